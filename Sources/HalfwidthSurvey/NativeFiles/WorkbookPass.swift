internal import CNativeFiles

/// One pass through the rows of a sheet that keeps the cells of some columns.
struct WorkbookPass {
  private let limits: NativeFile.Limits
  private let header: WorkbookHeader
  private let path: String
  private let places: [Int]
  private var columns: [WorkbookColumn]
  /// The column of the next value; nil before a row.
  private var next: Int?
  private var rowCount = 0
  private var names = TotalNameFinder()
  private var totals: [RespondentCells.TotalName] = []
  private var oddRows: [Int] = []
  private var oddRow: SurveyError?
  /// Rows whose first text is the name of the first column.
  private var named: [Int] = []

  init(_ header: WorkbookHeader, columns places: [Int], path: String, _ limits: NativeFile.Limits) {
    self.limits = limits
    self.header = header
    self.path = path
    self.places = places.sorted()
    columns = places.map { _ in WorkbookColumn() }
  }

  /// Goes through a sheet, once.
  static func cells(
    of places: [Int], _ header: WorkbookHeader, in file: NativeFile
  ) throws(NativeFault) -> RespondentCells {
    var pass = WorkbookPass(header, columns: places, path: file.path, file.limits)
    var asked = [NativeFile.Wanted](
      repeating: .nothing, count: (header.columns.last?.place ?? 0) + 1)
    for column in header.columns { asked[column.place] = .name }
    for place in places { asked[header.columns[place].place] = .values }
    let request = NativeFile.Request(columns: asked, sheet: header.sheet, header: header.row)
    try file.read(request) { kind, frame throws(NativeFault) in try pass.add(kind, frame) }
    return try pass.cells()
  }

  /// Adds a frame's values.
  mutating func add(_ kind: native_frame, _ frame: NativeCursor) throws(NativeFault) {
    guard kind == native_values else { throw .garbled }
    var frame = frame
    while !frame.isAtEnd {
      if let column = next {
        try columns[column].add(&frame)
        next = column + 1
      } else {
        guard try frame.byte() == UInt8(native_row.rawValue) else { throw .garbled }
        try begin(&frame)
        next = 0
      }
      if next == columns.count { (next, rowCount) = (nil, rowCount + 1) }
    }
    try limits.check(rows: rowCount, bytes: columns.reduce(0) { $0 + $1.size })
  }

  /// Notes what the row is called, and what stands in it without a name above.
  private mutating func begin(_ frame: inout NativeCursor) throws(NativeFault) {
    let column = try frame.count()
    let name = try frame.utf8()
    let strayColumn = try frame.count()
    let stray = try frame.utf8()
    if let place = header.columns.firstIndex(where: { $0.place + 1 == column }), names.isName(name)
    {
      totals.append(RespondentCells.TotalName(row: rowCount, column: place, name: name))
    }
    if let first = header.columns.first, first.place + 1 == column, first.name == name {
      named.append(rowCount)
    }
    guard strayColumn > 0 else { return }
    oddRows.append(rowCount)
    if oddRow == nil {
      oddRow = SurveyError(
        .badData,
        path: WorkbookHeader.place(
          path, header.sheet, row: header.row + 1 + rowCount, column: strayColumn - 1),
        stray.isEmpty
          ? "the cell stands in a column without a name; write one in the first row"
          : "'\(stray)' stands in a column without a name; write one in the first row")
    }
  }

  /// The cells, when all rows are there.
  func cells() throws(NativeFault) -> RespondentCells {
    guard next == nil else { throw .garbled }
    var cells = RespondentCells(
      rowCount: rowCount,
      columns: Dictionary(uniqueKeysWithValues: zip(places, columns.map { $0.finished() })))
    cells.totals = totals
    cells.oddRows = oddRows
    cells.oddRow = oddRow
    let repeated = named.filter { repeatsNames($0, cells) }
    // Where other rows have the first name as well it is an answer, as in boxes that hold their option.
    if let row = repeated.first, repeated.count == named.count {
      if oddRows.first.map({ row < $0 }) ?? true {
        cells.oddRow = SurveyError(
          .badData,
          path: WorkbookHeader.place(
            path, header.sheet, row: header.row + 1 + row, column: header.columns[0].place),
          HeaderRows.repeated)
      }
      cells.oddRows = Set(oddRows + repeated).sorted()
    }
    return cells
  }

  /// Whether the cells of a row that are read, one at least beside the first column's, hold the names of their columns.
  private func repeatsNames(_ row: Int, _ cells: RespondentCells) -> Bool {
    places.contains { $0 > 0 }
      && places.allSatisfy { cells.columns[$0]?.cell(at: row).text == header.columns[$0].name }
  }
}

/// The cells of a sheet's column while they are read.
private struct WorkbookColumn {
  private var cells = CellColumn()
  private var values = DistinctTexts()

  /// How many bytes are kept.
  var size: Int { cells.size + values.size }

  /// Adds the next row's cell.
  mutating func add(_ frame: inout NativeCursor) throws(NativeFault) {
    let value = try frame.bytes { cursor throws(NativeFault) in try cursor.passWorkbookValue() }
    try values.add(value, to: &cells) { () throws(NativeFault) in
      var cursor = NativeCursor(value)
      _ = try cursor.workbookValue()
    }
  }

  /// The cells, when all rows are there.
  func finished() -> CellColumn {
    var finished = cells
    let values = values
    finished.settle { place in
      var cursor = NativeCursor(values[Int(place)])
      // It was read before without a fault.
      return (try? cursor.workbookValue())?.cell ?? .missing(.empty)
    }
    return finished
  }
}
