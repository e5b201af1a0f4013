internal import Glibc
internal import HalfwidthSurvey
internal import Synchronization

/// The folder of the files that requests name, which keeps the file of text that was read last.
///
/// Many requests ask about one file: it is opened once, and gone through once for the first request and once
/// for all others. A file that was written since then is read again.
final class BatchFolder: Sendable {
  let path: String
  private let last = Mutex<Kept?>(nil)

  private struct Kept {
    var version: Version
    var table: RespondentTable
    var isWhole = false
  }

  init(_ path: String) { self.path = path }

  /// Reads a file.
  ///
  /// - Parameter path: Its path, which leads into the folder.
  func table(_ path: String, codes: AnswerCodes) throws(SurveyError) -> RespondentTable {
    let version = Version(path)
    return try last.withLock { kept throws(SurveyError) in
      if let known = kept, known.version == version {
        var table = known.table
        if !known.isWhole {
          table = table.reading(table.columnNames)
          kept = Kept(version: known.version, table: table, isWhole: true)
        }
        return table.with(codes)
      }
      let table = try RespondentTable.read(path)
      // The columns of a file of another program may be more than there is room for together.
      kept =
        table.source is DelimitedRespondents
        ? version.map { Kept(version: $0, table: table) } : nil
      return table.with(codes)
    }
  }

  /// What is another when a file is written anew.
  private struct Version: Hashable {
    private let path: String
    private let numbers: [Int]

    /// Nil for what is no file, and for one that was written so lately that its time may be that of the next writing
    /// as well.
    init?(_ path: String) {
      var status = stat()
      guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        time(nil) - status.st_mtim.tv_sec > 1
      else { return nil }
      self.path = path
      numbers = [
        Int(status.st_dev), Int(status.st_ino), status.st_size, status.st_mtim.tv_sec,
        status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
      ]
    }
  }
}
