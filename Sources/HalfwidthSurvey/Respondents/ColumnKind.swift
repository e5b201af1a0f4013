/// What the cells of a column are, beside missing ones.
public enum ColumnKind: Hashable, Sendable {
  /// There is a cell that is no number.
  case text
  /// All are numbers.
  case numbers
  /// All are 0 or 1, or words for no and yes.
  case binary
  /// Whole numbers from row to row one more, of three rows or more, which start at 0 or 1 or are called
  /// so: they number the rows.
  case rowNumbers
  /// There is none.
  case empty

  /// Whether whole numbers from row to row one more number the rows, and are no answers.
  ///
  /// - Parameters:
  ///   - name: The column's name.
  ///   - first: The number of the first row.
  public static func areRowNumbers(named name: String, from first: Double) -> Bool {
    if first == 0 || first == 1 { return true }
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    return words.contains { rowNames.contains($0) }
  }

  private static let rowNames: Set = [
    "id", "ids", "row", "rownames", "no", "nr", "n", "num", "number", "index", "case", "caseid",
    "record",
    "respondent", "respid", "participant", "person", "serial", "key", "obs", "uid", "lfdn",
  ]
}

extension RespondentTable {
  /// Returns what columns hold.
  ///
  /// Rows of another length than the header are passed over; ``columns(_:)`` says where they are.
  ///
  /// - Throws: ``SurveyError`` for a name that the header doesn't have, and for a file that is no table.
  /// - Complexity: O(n) in the rows, and in the bytes of the file where the columns were not read before.
  public func kinds(of names: [String]) throws(SurveyError) -> [ColumnKind] {
    let places = try places(names)
    let cells = cells(of: places)
    if let end = cells.end { throw end }
    return places.map { place in
      guard let column = cells.columns[place] else { return .empty }
      return KindFinder(reader(of: place, blankMeansNo: false), codes)
        .kind(of: column, without: cells.oddRows)
    }
  }

  /// Reads the answers of a column.
  func reader(of place: Int, blankMeansNo: Bool) -> AnswerReader {
    AnswerReader(
      DecimalReader(column: columnNames[place], format: source.format), blankMeansNo: blankMeansNo)
  }
}

/// Finds out what a column holds.
private struct KindFinder {
  private var reader: AnswerReader
  private let codes: AnswerCodes
  private var count = 0
  private var isBinary = true
  private var increases = true
  private var first = 0.0
  private var last = 0.0

  private enum Seen {
    case missing
    case number(Double)
  }

  init(_ reader: AnswerReader, _ codes: AnswerCodes) {
    self.reader = reader
    self.codes = codes
  }

  /// - Parameter oddRows: Rows to be passed over, ascending.
  consuming func kind(of column: CellColumn, without oddRows: [Int]) -> ColumnKind {
    var odd = oddRows[...]
    var known = [Seen?](repeating: nil, count: column.distinct.count)
    var isKnown = [Bool](repeating: false, count: known.count)
    let coded = codes.missing.compactMap(CellNumber.plain)
    var next = 0
    while next < column.count {
      let row = next
      next += 1
      if odd.first == row {
        odd.removeFirst()
        continue
      }
      if !increases, count > 0 {
        // Numbers can't number the rows any more, and those that were seen, or are not 0 and 1 only, say nothing new.
        next = column.end(
          of: row..<(odd.first ?? column.count), where: isKnown,
          orNumberBut: !isBinary && reader.takesNumbers ? coded : nil)
        if next > row { continue }
        next = row + 1
      }
      let place = column.place(at: row)
      if let place, let seen = known[place] {
        add(seen)
        continue
      }
      guard let seen = read(LocatedCell(cell: column.cell(at: row), row: row)) else { return .text }
      if let place { (known[place], isKnown[place]) = (seen, true) }
      add(seen)
    }
    if count == 0 { return .empty }
    if isBinary { return .binary }
    let numbersRows =
      increases && count >= 3 && ColumnKind.areRowNumbers(named: reader.column, from: first)
    return numbersRows ? .rowNumbers : .numbers
  }

  /// What a cell holds; nil where that is no number.
  private mutating func read(_ cell: LocatedCell) -> Seen? {
    switch cell.cell.state(codes, isAnswer: true) {
    case .missing, .coded: .missing
    case .present: reader.value(cell).map { .number($0) }
    }
  }

  private mutating func add(_ seen: Seen) {
    guard case .number(let number) = seen else {
      increases = false
      return
    }
    if number != 0 && number != 1 { isBinary = false }
    if number != number.rounded() || count > 0 && number != last + 1 { increases = false }
    if count == 0 { first = number }
    last = number
    count += 1
  }
}
