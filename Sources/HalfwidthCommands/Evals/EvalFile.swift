internal import Glibc
internal import HalfwidthSurvey

/// A file of scores with a row for each run: JSON Lines, or a table of any format that respondents have.
struct EvalFile {
  private enum Content {
    case lines(EvalLines)
    case table(RespondentTable, RespondentCells)
  }

  let path: String
  /// What stands before decimals, and between the fields of a table of text.
  let format: DelimitedFormat
  private let content: Content

  private static let lineEndings = [".jsonl", ".ndjson", ".json"]
  private static let tableEndings = [
    ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".sav", ".zsav", ".por", ".dta", ".sas7bdat", ".xpt",
  ]

  /// Opens a file; of one whose name doesn't say what it holds the first character does.
  ///
  /// - Parameter members: The names that will be asked for, each once.
  init(
    _ path: String, members: [String], _ files: FileArguments
  ) throws(CommandFailure) {
    self.path = path
    let format = try files.format()
    let name = path.lowercased()
    if !Self.tableEndings.contains(where: name.hasSuffix) {
      let bytes = try CommandFailure.translating(
        BoundedFile.bytes(of: path, limit: EvalLines.largest))
      let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
      if Self.lineEndings.contains(where: name.hasSuffix) || first == UInt8(ascii: "{") {
        content = .lines(try EvalLines(path: path, bytes: bytes, members: members))
        self.format = format
        return
      }
      // The bytes of a pipe come once.
      guard try Self.isFile(path) else {
        throw CommandFailure(
          .badData, path,
          "is a pipe without JSON Lines; give a table as a file, whose name ends in .csv or the like"
        )
      }
    }
    let table = try CommandFailure.translating(
      RespondentTable.read(path, format: format, sheet: files.sheet))
    let places = table.columnNames.indices.filter { members.contains(table.columnNames[$0]) }
    let cells = table.source.cells(of: places)
    if let fault = cells.oddRow ?? cells.end { throw CommandFailure(fault) }
    content = .table(table, cells)
    self.format = table.source.format
  }

  private static func isFile(_ path: String) throws(CommandFailure) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      throw CommandFailure(.noInput, path, "can't be looked at any more; check the path")
    }
    return status.st_mode & S_IFMT == S_IFREG
  }

  /// How the file was read, where it isn't as most files are.
  var remarks: [String] {
    switch content {
    case .lines: []
    case .table(let table, _): table.source.remarks
    }
  }

  /// The number of rows.
  var count: Int {
    switch content {
    case .lines(let lines): lines.lines.count
    case .table(_, let cells): cells.rowCount
    }
  }

  /// The names that there are.
  var names: [String] {
    switch content {
    case .lines(let lines): lines.names
    case .table(let table, _): table.columnNames
    }
  }

  /// What stands under a name, a cell for each row; nil where there is no such name.
  func column(_ name: String) -> [EvalCell]? {
    switch content {
    case .lines(let lines):
      guard let cells = lines.columns[name] else { return nil }
      return cells + [EvalCell](repeating: .nothing, count: lines.lines.count - cells.count)
    case .table(let table, let cells):
      guard let place = table.columnNames.firstIndex(of: name), let column = cells.columns[place]
      else { return nil }
      return (0..<cells.rowCount).map { EvalCell(column.cell(at: $0)) }
    }
  }

  /// Where a row has what stands under a name, as `file:line:column`.
  func place(row: Int, _ name: String) -> String {
    switch content {
    case .lines(let lines): lines.place(row: row, name)
    case .table(let table, _):
      table.columnNames.firstIndex(of: name).flatMap { table.source.place(row: row, column: $0) }
        ?? path
    }
  }

  /// The first row whose item is called like a row of totals; nil in JSON Lines, which have none.
  func total(of name: String) -> (row: Int, word: String)? {
    guard case .table(let table, let cells) = content,
      let place = table.columnNames.firstIndex(of: name)
    else { return nil }
    return cells.totals.first { $0.column == place }.map { ($0.row, $0.name) }
  }
}
