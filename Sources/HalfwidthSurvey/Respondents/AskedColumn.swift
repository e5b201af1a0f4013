/// A column that is asked for, with what is known of its different cells.
struct AskedColumn {
  /// What is asked of a column.
  enum Role: Hashable {
    /// Answers as numbers, and as texts.
    case answer, text
    /// Numbers in which no code of a missing answer stands.
    case number
    /// Texts, by the labels that the file has for them.
    case label

    var isText: Bool { self == .text || self == .label }
    /// Whether a blank can't mean no.
    var needsValue: Bool { self == .number || self == .label }
  }

  /// Its place in the file.
  let place: Int
  let role: Role
  let cells: CellColumn
  /// Whether the file says that dates stand there.
  let holdsDates: Bool
  private let column: RespondentColumn
  private let codes: AnswerCodes
  /// The codes that stand for a missing answer here, as far as they are numbers.
  private let codedNumbers: [Double]
  private let states: [RespondentCell.State]
  private let texts: [String]
  /// The numbers of the different cells, as far as ``isKept`` says that they were read.
  private var numbers: [Double]
  private var isKept: [Bool]
  /// The places that the texts of the different cells were given, as far as they were.
  private var textPlaces: [UInt32]
  /// Which of the different cells were read, so that nothing is left to be found out of a row that has one.
  private var isKnown: [Bool]

  init(_ place: Int, of table: RespondentTable, in cells: RespondentCells, as role: Role) {
    self.place = place
    self.role = role
    self.cells = cells.columns[place] ?? CellColumn([])
    let codes = table.codes
    self.codes = codes
    codedNumbers = role == .number ? [] : codes.missing.compactMap(CellNumber.plain)
    let name = table.columnNames[place]
    holdsDates = table.source.columns[place].content == .dates
    let column = role == .label ? table.source.columns[place] : RespondentColumn(name)
    self.column = column
    let distinct = self.cells.distinct
    states = distinct.map { $0.state(codes, isAnswer: role != .number) }
    texts = role.isText ? distinct.map(column.label) : []
    numbers = [Double](repeating: 0, count: role.isText ? 0 : distinct.count)
    isKept = [Bool](repeating: false, count: distinct.count)
    textPlaces = [UInt32](repeating: 0, count: texts.count)
    isKnown = isKept
  }

  var name: String { column.name }

  func located(_ row: Int) -> LocatedCell { LocatedCell(cell: cells.cell(at: row), row: row) }

  /// Whether there is a value in a row.
  func state(at row: Int) -> RespondentCell.State {
    if let place = cells.place(at: row) { return states[place] }
    if let number = cells.furtherNumber(at: row) {
      return codedNumbers.contains(number) ? .coded : .present
    }
    return cells.cell(at: row).state(codes, isAnswer: role != .number)
  }

  /// The text of a row.
  func text(at row: Int) -> String {
    if let place = cells.place(at: row) { return texts[place] }
    return column.label(of: cells.cell(at: row))
  }

  /// The number of a row, where its cell was read before, or is one that says nothing new of the column.
  func number(at row: Int, takesNumbers: Bool) -> Double? {
    if let place = cells.place(at: row) { return isKept[place] ? numbers[place] : nil }
    return takesNumbers ? cells.furtherNumber(at: row) : nil
  }

  /// Keeps the number of a row's cell for others that hold the same.
  mutating func keep(_ number: Double, at row: Int) {
    guard let place = cells.place(at: row) else { return }
    (numbers[place], isKept[place]) = (number, true)
  }

  // MARK: - Rows like others before

  /// Notes that a row was taken with all that it says.
  mutating func settle(_ row: Int) {
    guard let place = cells.place(at: row) else { return }
    isKnown[place] = role.isText || isKept[place]
  }

  /// The end of the rows from one on of which nothing is left to be found out.
  ///
  /// - Parameter takesNumbers: Whether any number says nothing new of the column.
  func endOfKnown(_ rows: Range<Int>, takesNumbers: Bool) -> Int {
    cells.end(of: rows, where: isKnown, orNumberBut: takesNumbers ? codedNumbers : nil)
  }

  /// Adds the numbers of such rows to a list.
  func add(_ rows: Range<Int>, to list: inout [Double]) {
    cells.add(numbers: rows, of: numbers, to: &list)
  }

  /// Adds the text of a row to a column.
  mutating func add(_ row: Int, to column: inout TextColumn) {
    let text = text(at: row)
    column.append(text)
    if let place = cells.place(at: row) { textPlaces[place] = column.place(of: text) }
  }

  /// Adds the texts of such rows to a column.
  func add(_ rows: Range<Int>, to column: inout TextColumn) {
    column.append(rows, of: textPlaces, from: cells)
  }
}
