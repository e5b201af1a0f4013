internal import CLibCSV

/// A file of comma-separated values (RFC 4180): fields as text, each with its place.
struct DelimitedTable {
  /// One field.
  struct Field {
    var text: String
    var position: SourcePosition
  }

  /// The rows in the file's order, the header first; blank lines are left out.
  var rows: [[Field]]

  /// Reads a file.
  ///
  /// - Throws: ``SurveyError`` for a quote that does not end or stands inside an unquoted field, with
  ///   its place.
  static func read(_ file: TextFile) throws(SurveyError) -> DelimitedTable {
    var table = DelimitedTable(rows: [])
    try forEachRow(of: file) { row throws(SurveyError) in
      table.rows.append(row)
      return true
    }
    return table
  }

  /// Calls `body` with the rows of a file one by one, until it returns false; only one row is held.
  ///
  /// - Throws: ``SurveyError`` for a quote that does not end or stands inside an unquoted field, with
  ///   its place, and what `body` throws.
  static func forEachRow(
    of file: TextFile, _ body: ([Field]) throws(SurveyError) -> Bool
  ) throws(SurveyError) {
    let collector = Collector(file: file.path)
    var parser = unsafe csv_parser()
    guard unsafe csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI)) == 0 else {
      preconditionFailure("libcsv starts with any options")
    }
    defer { unsafe csv_free(&parser) }
    let context = unsafe Unmanaged.passUnretained(collector).toOpaque()
    // Byte by byte, because the library tells what it found and not where.
    for byte in file.bytes {
      collector.cursor = collector.next
      collector.next.pass(byte)
      var one = byte
      let parsed = unsafe csv_parse(&parser, &one, 1, Collector.field, Collector.row, context)
      guard parsed == 1 else {
        throw SurveyError(
          collector.position(collector.cursor),
          "a quote stands inside a field; put the whole field in quotes and double those inside")
      }
      // State 0 is between rows: after a row's end, blank lines and leading spaces.
      if unsafe parser.pstate == 0 { collector.fieldStart = collector.next }
      if let row = collector.takeRow(), try !body(row) { return }
    }
    guard unsafe csv_fini(&parser, Collector.field, Collector.row, context) == 0 else {
      throw SurveyError(
        collector.position(collector.fieldStart),
        "a quoted field does not end; close its quote")
    }
    if let row = collector.takeRow() { _ = try body(row) }
  }

  /// What the library's calls leave.
  private final class Collector {
    let file: String
    var fields: [Field] = []
    private var row: [Field]?
    /// Where the byte that is being parsed stands, and the one after it.
    var cursor = TextCursor()
    var next = TextCursor()
    var fieldStart = TextCursor()

    init(file: String) {
      self.file = file
    }

    /// The row that has just ended, once.
    func takeRow() -> [Field]? {
      defer { row = nil }
      return row
    }

    func position(_ cursor: TextCursor) -> SourcePosition {
      SourcePosition(file: file, line: cursor.line, column: cursor.column)
    }

    static let field:
      @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void =
        { bytes, count, context in
          guard let collector = unsafe Collector.at(context) else { return }
          let raw = unsafe UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count)
          unsafe collector.fields.append(
            Field(
              text: String(decoding: raw, as: UTF8.self),
              position: collector.position(collector.fieldStart)))
          // The separator that ended the field is being parsed: the next one starts after it.
          collector.fieldStart = collector.next
        }

    static let row: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, context in
      guard let collector = unsafe Collector.at(context) else { return }
      if !collector.fields.isEmpty { collector.row = collector.fields }
      collector.fields = []
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> Collector? {
      unsafe context.map { unsafe Unmanaged<Collector>.fromOpaque($0).takeUnretainedValue() }
    }
  }
}
