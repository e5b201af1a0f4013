internal import CNativeFiles

/// A sheet of a workbook, and the columns that its first rows name.
struct WorkbookHeader: Sendable {
  /// The sheet's name.
  let sheet: String
  /// The sheets that are shown.
  let shownSheets: [String]
  /// The last row that names the columns, from 1.
  let row: Int
  /// The named columns in their order, each with where it stands in the sheet, from 0.
  let columns: [HeaderRows.Column]
  /// Where columns stand whose first cells are all days or times.
  let dates: Set<Int>
  private let rowsRemark: String?

  /// What a first column without a name is called, as R and pandas write it.
  private static let unnamedFirst = "(row names)"

  /// Reads the first rows of a sheet.
  ///
  /// - Parameters:
  ///   - wanted: The sheet's name; nil for the first that is shown.
  ///   - rows: How many rows name the columns, where a person said it.
  /// - Throws: ``SurveyError``
  init(of file: NativeFile, sheet wanted: String?, rows: Int? = nil) throws(SurveyError) {
    var collected = Collected()
    try file.located(collected.read(file, sheet: wanted))
    try self.init(collected, sheet: wanted, rows: rows, path: file.path)
  }

  /// Frames of what a workbook says of its sheets, and of the first rows of one.
  struct Collected {
    private(set) var sheets: [(name: String, isHidden: Bool)] = []
    fileprivate private(set) var lines: [(row: Int, cells: [(place: Int, value: WorkbookValue)])] =
      []

    /// Where columns stand that hold days or times and nothing else, as far as rows were read.
    fileprivate func dates(after row: Int) -> Set<Int> {
      var dates: Set<Int> = []
      var others: Set<Int> = []
      for (place, value) in lines.lazy.filter({ $0.row > row }).flatMap(\.cells) {
        switch value {
        case .moment: dates.insert(place)
        case .text, .digits: others.insert(place)
        case .missing: break
        }
      }
      return dates.subtracting(others)
    }

    /// The cells of rows from one on, with nothing where nothing stands.
    fileprivate func cells(from first: Int, rows: Int) -> [[HeaderRows.Cell]] {
      var cells = [[HeaderRows.Cell]](repeating: [], count: rows)
      for line in lines where line.row < first + rows {
        let width = (line.cells.last?.place ?? -1) + 1
        var row = [HeaderRows.Cell](repeating: HeaderRows.Cell(text: ""), count: width)
        for (place, value) in line.cells {
          let cell = value.cell
          row[place].text = cell.text
          if case .number = cell { row[place].isNumber = true }
        }
        cells[line.row - first] = row
      }
      return cells
    }

    mutating func read(_ file: NativeFile, sheet: String?) throws(NativeFault) {
      do throws(NativeFault) {
        try file.read(NativeFile.Request(sheet: sheet)) { kind, frame throws(NativeFault) in
          try add(kind, frame)
        }
      } catch {
        guard error == .outcome(native_no_sheet.rawValue) else { throw error }
        throw .noSheet(sheet, among: sheets.map(\.name))
      }
    }

    mutating func add(_ kind: native_frame, _ frame: NativeCursor) throws(NativeFault) {
      var frame = frame
      switch kind {
      case native_sheet:
        guard sheets.count < 10_000 else { throw .tooMuch("more than 10000 sheets") }
        let isHidden = try frame.byte() != 0
        sheets.append((try frame.utf8(), isHidden))
      case native_line:
        let row = try frame.count()
        let count = try frame.count()
        guard lines.count < native_lines, row > lines.last?.row ?? 0, row <= native_sheet_rows,
          count > 0, count <= native_sheet_columns
        else { throw .garbled }
        var cells: [(place: Int, value: WorkbookValue)] = []
        for _ in 0..<count {
          let place = try frame.count()
          guard place < native_sheet_columns else { throw .garbled }
          cells.append((place, try frame.workbookValue()))
        }
        lines.append((row, cells.sorted { $0.place < $1.place }))
      default: throw .garbled
      }
      guard frame.isAtEnd else { throw .garbled }
    }
  }

  /// Finds the columns.
  init(
    _ collected: Collected, sheet wanted: String?, rows stated: Int? = nil, path: String
  ) throws(SurveyError) {
    let shown = collected.sheets.filter { !$0.isHidden }.map(\.name)
    let sheet = wanted ?? shown.first ?? ""
    guard let first = collected.lines.first, let last = collected.lines.last else {
      throw SurveyError(
        .badData, path: "\(path), \(sheet)",
        "the sheet is empty; give --sheet if the answers are in another one")
    }
    self.sheet = sheet
    shownSheets = shown
    let looked = min(last.row - first.row + 1, max(stated ?? 0, HeaderRows.looked))
    let header: HeaderRows
    do throws(HeaderRows.Fault) {
      let cells = collected.cells(from: first.row, rows: looked)
      header = try HeaderRows(cells, stated: stated, firstUnnamed: nil)
      if let title = header.title(above: cells) { throw title }
    } catch {
      throw SurveyError(
        .badData,
        path: Self.place(path, sheet, row: first.row + error.row, column: error.column),
        error.message)
    }
    let row = first.row + header.count - 1
    self.row = row
    rowsRemark = header.remark
    let others = shown.filter { $0 != sheet }
    if wanted == nil, !others.isEmpty, last.row <= row {
      let names = others.prefix(6).map { "'\($0.shortened)'" }.joined(separator: ", ")
      throw SurveyError(
        .badData, path: "\(path), \(sheet)",
        "the sheet has no row below its first; give --sheet (sheet under 'format' in a survey) if the answers are in "
          + "another one: \(names)\(others.count > 6 ? " and others" : "")")
    }
    dates = collected.dates(after: row)
    var columns = header.columns
    guard let firstPlace = columns.first?.place else {
      throw SurveyError(
        .badData, path: Self.place(path, sheet, row: first.row, column: first.cells[0].place),
        "the first row must name the columns, and it is blank")
    }
    // R and pandas put the names of rows first, under no name.
    let unnamed = collected.lines.drop { $0.row <= row }.flatMap(\.cells)
      .filter { $0.place < firstPlace }
    if firstPlace > 0, Set(unnamed.map(\.place)) == [firstPlace - 1] {
      columns.insert(HeaderRows.Column(place: firstPlace - 1, name: Self.unnamedFirst), at: 0)
    }
    self.columns = columns
  }

  /// What a reader should know of which sheet is read, and of its rows of names.
  ///
  /// - Parameter wanted: The sheet that a person named.
  func remarks(wanted: String?) -> [String] {
    let rows = rowsRemark.map { [$0] } ?? []
    guard wanted == nil, shownSheets.count > 1 else { return rows }
    return [
      "the sheet '\(sheet)' is read, the first of \(shownSheets.count); --sheet names another"
    ] + rows
  }

  /// Where a cell stands, such as `answers.xlsx, Sheet1!C5`.
  static func place(_ path: String, _ sheet: String, row: Int, column: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      letters = String(Unicode.Scalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return "\(path), \(sheet)!\(letters)\(row)"
  }
}
