internal import CNativeFiles
internal import Glibc

/// Why a file of another program can't be read.
enum NativeFault: Error, Hashable {
  /// How the format's reader ended, other than whole.
  case outcome(UInt32)
  /// The child was ended by a signal.
  case signal(Int32)
  /// The child said nothing for too long.
  case silent
  /// What the child wrote makes no sense, or ends early.
  case garbled
  /// More columns, rows, labels or bytes than are read.
  case tooMuch(String)
  /// A name that two columns have.
  case nameTwice(String)
  /// There is no column.
  case noColumn
  /// A workbook doesn't have the sheet, and which ones it has.
  case noSheet(String?, among: [String])
  /// A number is infinite.
  case notFinite(row: Int, column: String)
  /// The system gives no child.
  case system(Int32)

  /// What is wrong and what to do, as one sentence without a full stop.
  func error(in path: String, _ format: NativeFormat) -> SurveyError {
    SurveyError(.badData, path: path, message(format))
  }

  private func message(_ format: NativeFormat) -> String {
    let again = "save it again in \(format.program), or save it there as CSV UTF-8"
    switch self {
    case .outcome(let code): return Self.message(of: code, format, again: again)
    case .signal(SIGXCPU), .signal(SIGKILL), .silent:
      return "takes longer to read than a file of its size may; \(again)"
    case .signal, .garbled:
      return "is damaged: reading it as a file of \(format.program) failed; \(again)"
    case .tooMuch(let what):
      return "has \(what); save the columns that are needed in a file of their own"
    case .nameTwice(let name): return "'\(name)' names two columns; give each a name of its own"
    case .noColumn: return "has no column; save the data with it"
    case .noSheet(nil, _): return "has no sheet that is shown; name one with --sheet"
    case .noSheet(let name?, let known):
      let names = known.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
      return
        "has no sheet '\(name)'; its sheets are \(names)\(known.count > 12 ? " and others" : "")"
    case .notFinite(let row, let column):
      return
        "row \(row + 1) of column '\(column)' is infinite; correct it, or make it a missing value"
    case .system(let code):
      return
        "can't be read, as the system starts no process for it (\(unsafe String(cString: strerror(code)).lowercased()))"
        + "; free memory and processes, or save the file as CSV UTF-8"
    }
  }

  private static func message(of code: UInt32, _ format: NativeFormat, again: String) -> String {
    switch native_outcome(rawValue: code) {
    case native_cut_off: "is cut off: it ends before its rows do; copy it again, or \(again)"
    case native_no_memory: "takes more memory to read than a file may; \(again)"
    case native_bad_text:
      "has a text that is not in the encoding that the file names; save it in \(format.program) as Unicode"
    case native_unknown_encoding:
      "is in an encoding that is not known here; save it in \(format.program) as Unicode"
    case native_unknown_version:
      "is of a version or a compression that is not read; save it in \(format.program) as an older version, "
        + "or as CSV UTF-8"
    case native_text_too_long: "has a text of more than 1 MiB; leave its column out"
    case native_long_texts:
      "is of Stata's format 119, whose columns of long texts (strL) are not read; save it in Stata as one of "
        + "fewer columns, or leave that column out"
    case native_unpacks_too_much:
      "unpacks to far more than a workbook does; save the sheet as CSV UTF-8"
    case native_no_workbook:
      "holds no workbook of XML, as .xlsx does and .xlsb does not; save it in Excel as .xlsx or as CSV UTF-8"
    case native_out_of_order: "changed while it was read, or is damaged; \(again)"
    default: "is damaged or cut off; copy it again, or \(again)"
    }
  }
}
