/// A file of comma-separated values (RFC 4180), or with another separator: fields as text, each with its
/// place.
struct DelimitedTable {
  /// One field.
  struct Field {
    var text: String
    var position: SourcePosition
    /// Whether it stood in quotes.
    var isQuoted = false
  }

  /// The rows in the file's order, the header first.
  ///
  /// Blank lines are left out, and so are rows of separators only at the end and columns at the right in
  /// which no row has anything; a file without anything has no row.
  var rows: [[Field]]
  /// What separates the fields, and where the rows end.
  var layout: DelimitedLayout

  /// What a reader should know of how the file was read, each a sentence without a full stop.
  var remarks: [String]

  /// Reads a file.
  ///
  /// - Parameter separator: What stands between the fields; nil finds it.
  /// - Throws: ``SurveyError`` for a separator that can't be told, and for a quote that does not end or
  ///   stands inside an unquoted field, with its place.
  static func read(
    _ file: TextFile, separator: FieldSeparator? = nil
  ) throws(SurveyError) -> DelimitedTable {
    let layout = try DelimitedLayout(of: file, separator: separator)
    var rows: [[Field]] = []
    try forEachRow(of: file, layout) { row throws(SurveyError) in
      rows.append(row)
      return true
    }
    let width = rows.reduce(0) { max($0, Self.width($1)) }
    // Empty fields in quotes make a row, and nothing in any of them makes none.
    if width == 0 { rows = [] }
    for index in rows.indices where rows[index].count > width {
      rows[index].removeLast(rows[index].count - width)
    }
    return DelimitedTable(rows: rows, layout: layout, remarks: file.remarks + layout.remarks)
  }

  /// The number of fields up to the last that holds something.
  static func width(_ row: [Field]) -> Int {
    (row.lastIndex { !$0.text.isEmpty } ?? -1) + 1
  }

  /// Calls `body` with the rows of a file one by one, until it returns false; only one row is held.
  ///
  /// - Throws: ``SurveyError`` for a quote that does not end or stands inside an unquoted field, with
  ///   its place, and what `body` throws.
  static func forEachRow(
    of file: TextFile, _ layout: DelimitedLayout, _ body: ([Field]) throws(SurveyError) -> Bool
  ) throws(SurveyError) {
    let collector = Collector(file: file, layout: layout)
    let context = unsafe Unmanaged.passUnretained(collector).toOpaque()
    let end = try unsafe DelimitedParser.parse(
      file.bytes, layout, context: context, field: Collector.field, row: Collector.row,
      before: { run in
        collector.cursor = collector.next
        collector.offset = run.upperBound
        collector.next.pass(file.bytes[run])
      },
      after: { isBetweenRows throws(SurveyError) in
        if isBetweenRows { collector.startField() }
        guard let row = collector.takeRow() else { return true }
        return try body(row)
      })
    switch end {
    case .stopped: return
    case .strayQuote:
      throw SurveyError(
        collector.position(collector.cursor),
        "a quote stands inside a field; put the whole field in quotes and double those inside")
    case .openQuote:
      throw SurveyError(
        collector.position(collector.fieldStart),
        "a quoted field does not end; close its quote")
    case .whole:
      if let row = collector.takeRow() { _ = try body(row) }
    }
  }

  /// What the library's calls leave.
  private final class Collector {
    let file: TextFile
    private let layout: DelimitedLayout
    var fields: [Field] = []
    private var row: [Field]?
    /// Where the byte that is being parsed stands, and the one after it.
    var cursor = TextCursor()
    var next = TextCursor()
    private(set) var fieldStart = TextCursor()
    /// Where the next byte stands, and the field's first one.
    var offset: Int
    private var fieldOffset: Int

    init(file: TextFile, layout: DelimitedLayout) {
      self.file = file
      self.layout = layout
      offset = layout.start
      fieldOffset = layout.start
      for byte in file.bytes[..<layout.start] { next.pass(byte) }
      cursor = next
      fieldStart = next
    }

    /// The next byte begins a field.
    func startField() {
      fieldStart = next
      fieldOffset = offset
    }

    /// The row that has just ended, once.
    func takeRow() -> [Field]? {
      defer { row = nil }
      return row
    }

    func position(_ cursor: TextCursor) -> SourcePosition {
      SourcePosition(file: file.path, line: cursor.line, column: cursor.column)
    }

    static let field: DelimitedParser.FieldCall =
      { bytes, count, context in
        guard let collector = unsafe Collector.at(context) else { return }
        let raw = unsafe UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count)
        unsafe collector.fields.append(
          Field(
            text: String(decoding: raw, as: UTF8.self),
            position: collector.position(collector.fieldStart),
            isQuoted: collector.layout.isQuoted(
              in: collector.file.bytes, at: collector.fieldOffset)))
        // The separator that ended the field is being parsed: the next one starts after it.
        collector.startField()
      }

    static let row: DelimitedParser.RowCall = { _, context in
      guard let collector = unsafe Collector.at(context) else { return }
      if !collector.fields.isEmpty { collector.row = collector.fields }
      collector.fields = []
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> Collector? {
      unsafe context.map { unsafe Unmanaged<Collector>.fromOpaque($0).takeUnretainedValue() }
    }
  }
}
