internal import CLibCSV

/// How libcsv goes through a text of fields.
enum DelimitedParser {
  typealias FieldCall =
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void
  typealias RowCall = @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void

  /// How a pass ended.
  enum End {
    case whole
    /// Who is told of the fields wanted no more.
    case stopped
    /// In the last run a quote stands inside a field, or something after a quoted one.
    case strayQuote
    /// The last field's quote does not end.
    case openQuote
  }

  /// Goes through a text and tells what is found.
  ///
  /// Byte by byte where a field or a row may end, because the library tells what it found and not where; a
  /// run of other bytes at once.
  ///
  /// - Parameters:
  ///   - context: What `field` and `row` are given.
  ///   - before: Called with each run before it is parsed.
  ///   - after: Called after each run, with whether it ended between rows: after a row's end, blank lines and
  ///     leading spaces. Returns whether to go on.
  @inline(__always)
  static func parse(
    _ bytes: [UInt8], _ layout: DelimitedLayout, context: UnsafeMutableRawPointer,
    field: FieldCall, row: RowCall, before: (Range<Int>) -> Void,
    after: (_ isBetweenRows: Bool) throws(SurveyError) -> Bool
  ) throws(SurveyError) -> End {
    var parser = unsafe csv_parser()
    guard unsafe csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI)) == 0 else {
      preconditionFailure("libcsv starts with any options")
    }
    defer { unsafe csv_free(&parser) }
    unsafe csv_set_delim(&parser, layout.separator.byte)
    var index = layout.start
    while index < layout.end {
      let end = layout.endOfRun(in: bytes, from: index)
      before(index..<end)
      let parsed = unsafe bytes.withUnsafeBytes { bytes in
        unsafe csv_parse(
          &parser, bytes.baseAddress?.advanced(by: index), end - index, field, row, context)
      }
      guard parsed == end - index else { return .strayQuote }
      index = end
      // State 0 is between rows.
      guard try after(unsafe parser.pstate == 0) else { return .stopped }
    }
    return unsafe csv_fini(&parser, field, row, context) == 0 ? .whole : .openQuote
  }
}
