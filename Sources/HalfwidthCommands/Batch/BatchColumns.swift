internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// The member `data` of a request: a row for each respondent, as a file would have them.
struct BatchColumns: RespondentColumns {
  let path = "'data'"
  /// Data of a request are taken as they are, with a warning.
  let refusesUndeclaredCodes = false
  let columnNames: [String]
  let codes: AnswerCodes
  private let rows: [[Cell]]

  /// What stands at one place.
  private enum Cell {
    case number(Double)
    case text(String)
    /// Null, or a text that stands for a missing value.
    case missing(String)

    var isMissing: Bool {
      if case .missing = self { true } else { false }
    }

    /// What the cell is as a text: 1 and 1.0 are one.
    var text: String {
      switch self {
      case .number(let number): NumberText.of(number)
      case .text(let text), .missing(let text): text
      }
    }
  }

  /// Reads values, which are one column, or rows of them.
  ///
  /// - Parameters:
  ///   - names: The columns' names; nil calls them x, and y, or x1, x2 and so on.
  ///   - codes: What is said of the codes among the answers.
  init(
    _ list: [JSONValue], names: [String]?, codes: AnswerCodes = AnswerCodes()
  ) throws(BatchError) {
    guard !list.isEmpty else {
      throw BatchError(
        .badInput,
        "'data' is empty, so there is no column; give values, or a row of them for each respondent")
    }
    var rows: [[Cell]] = []
    rows.reserveCapacity(list.count)
    for (index, row) in list.enumerated() {
      var cells: [Cell] = []
      if case .array(let values) = row {
        cells.reserveCapacity(values.count)
        for (place, value) in values.enumerated() {
          cells.append(try Self.cell(value, index, place))
        }
      } else {
        cells = [try Self.cell(row, index, nil)]
      }
      guard !cells.isEmpty else {
        throw BatchError(.badInput, "'data[\(index)]' is empty; give values, or rows of them")
      }
      guard cells.count == rows.first?.count ?? cells.count else {
        throw BatchError(
          .badInput,
          "'data[\(index)]' has \(cells.count) numbers and 'data[0]' \(rows[0].count); give every row as "
            + "many")
      }
      rows.append(cells)
    }
    self.rows = rows
    self.codes = codes
    columnNames = try Self.checked(names, of: rows[0].count)
  }

  /// The same columns with other codes.
  private init(_ other: BatchColumns, codes: AnswerCodes) {
    (columnNames, rows, self.codes) = (other.columnNames, other.rows, codes)
  }

  private static func cell(
    _ value: JSONValue, _ row: Int, _ place: Int?
  ) throws(BatchError) -> Cell {
    switch value {
    case .null: return .missing("")
    case .integer(let number): return .number(Double(number))
    case .number(let number): return .number(number)
    // As R's jsonlite writes what is missing in a column of numbers.
    case .string(let text): return RespondentCell.isMissing(text) ? .missing(text) : .text(text)
    case .bool, .array, .object:
      throw BatchError(
        .wrongType,
        "'\(Self.place(row, place))' must be a number, the text of a label, or null where it is missing"
      )
    }
  }

  private static func checked(_ names: [String]?, of columns: Int) throws(BatchError) -> [String] {
    guard let names else {
      return columns <= 2 ? Array(["x", "y"].prefix(columns)) : (1...columns).map { "x\($0)" }
    }
    guard names.count == columns else {
      throw BatchError(
        .badInput, "'columns' has \(names.count) names, and the rows \(columns) numbers; name each")
    }
    var known: Set<String> = []
    for name in names {
      guard !name.isEmpty else {
        throw BatchError(.badInput, "'columns' has an empty name; give each column one")
      }
      guard known.insert(name).inserted else {
        throw BatchError(
          .badInput,
          "'columns' has '\(BatchError.excerpt(name))' twice; give each column a name of its own")
      }
    }
    return names
  }

  private static func place(_ row: Int, _ column: Int?) -> String {
    "data[\(row)]" + (column.map { "[\($0)]" } ?? "")
  }

  // MARK: - Columns

  func kinds(of names: [String]) throws(SurveyError) -> [ColumnKind] {
    try places(names).map { kind(of: $0) }
  }

  private func kind(of column: Int) -> ColumnKind {
    var numbers: [Double] = []
    var isWhole = true
    for row in rows {
      if isCoded(row[column]) {
        isWhole = false
        continue
      }
      switch row[column] {
      case .text: return .text
      case .missing: isWhole = false
      case .number(let number): numbers.append(number)
      }
    }
    if numbers.isEmpty { return .empty }
    if numbers.allSatisfy({ $0 == 0 || $0 == 1 }) { return .binary }
    let first = numbers[0]
    let numbersRows =
      isWhole && numbers.count >= 3 && numbers[0] == numbers[0].rounded()
      && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
      && ColumnKind.areRowNumbers(named: columnNames[column], from: first)
    return numbersRows ? .rowNumbers : .numbers
  }

  func columns(_ request: ColumnsRequest) throws(SurveyError) -> RespondentValues {
    let numberPlaces = try places(request.answers + request.numbers)
    let labelPlaces = try places(request.texts + request.labels)
    var columns = RespondentValues(
      numbers: [[Double]](repeating: [], count: numberPlaces.count),
      labels: [[String]](repeating: [], count: labelPlaces.count), droppedRows: [])
    let coded = Set(try places(request.answers + request.texts + request.labels))
    var codedRows = 0
    // Where a missing answer means no, it is 0, or a text that nothing is equal to.
    let answers = Set(try places(request.missing == .zero ? request.answers + request.texts : []))
    var blanks: [Int: Int] = [:]
    for (index, row) in rows.enumerated() {
      let isCoded = coded.contains { self.isCoded(row[$0]) }
      let isMissing = { (place: Int) in
        row[place].isMissing && !answers.contains(place)
          && !(coded.contains(place) && self.isCoded(row[place]))
      }
      let missing =
        numberPlaces.first(where: isMissing)
        ?? labelPlaces.first { isMissing($0) && label(row[$0]).isEmpty }
      if isCoded { codedRows += 1 }
      if isCoded || missing != nil {
        if let place = missing, request.missing != .drop {
          throw SurveyError(
            .badData, path: "'\(Self.place(index, row.count == 1 ? nil : place))'",
            "'\(columnNames[place])' has no value here; give one, or leave such rows out with "
              + "\"missing\":\"drop\"")
        }
        columns.droppedRows.append(index)
        continue
      }
      for place in answers where row[place].isMissing { blanks[place, default: 0] += 1 }
      for (column, place) in numberPlaces.enumerated() {
        if row[place].isMissing {
          columns.numbers[column].append(0)
          continue
        }
        guard case .number(let number) = row[place] else {
          throw SurveyError(
            .badData, path: "'\(Self.place(index, row.count == 1 ? nil : place))'",
            "the column '\(columnNames[place])' is one of numbers, and this is the text "
              + "'\(BatchError.excerpt(row[place].text))'; write a number, or null where it is missing"
          )
        }
        columns.numbers[column].append(number)
      }
      for (column, place) in labelPlaces.enumerated() {
        columns.labels[column].append(label(row[place]))
      }
    }
    if columns.dropped == rows.count {
      throw SurveyError(
        .badData, path: path,
        "all \(rows.count) rows have a missing value; ask for columns that are filled in")
    }
    for (column, name) in request.answers.enumerated() {
      guard let count = blanks[numberPlaces[column]] else { continue }
      guard columns.numbers[column].allSatisfy({ $0 == 0 || $0 == 1 }) else {
        throw SurveyError(
          .badData, path: path,
          "'\(name)' has other numbers than 0 and 1, so that a missing one can't be 0; leave such rows "
            + "out with \"missing\":\"drop\"")
      }
      columns.warnings.add(
        .inputReading,
        "\(count) missing value\(count == 1 ? "" : "s") of column '\(name)' "
          + "\(count == 1 ? "is" : "are") counted as 0")
    }
    if let warning = codes.warning(leftOut: codedRows) { columns.warnings.append(warning) }
    return columns
  }

  /// Whether an answer is a code that was declared to stand for none.
  private func isCoded(_ cell: Cell) -> Bool {
    !codes.missing.isEmpty && AnswerCodes.holds(codes.missing, cell.text)
  }

  /// What a cell is as a label; nothing where it is missing, unless `NA` was declared to be one.
  private func label(_ cell: Cell) -> String {
    cell.isMissing && !codes.valid.contains(cell.text) ? "" : cell.text
  }

  func sampledRows(
    numbers: [String], labels: [String]
  ) throws(SurveyError) -> SampledRows {
    let request = ColumnsRequest(answers: [], numbers: numbers, labels: labels, missing: .refuse)
    guard !(numbers + labels).isEmpty else {
      return SampledRows(numbers: [], labels: [], rows: Array(rows.indices))
    }
    let found = try BatchColumns(self, codes: AnswerCodes()).columns(request)
    return SampledRows(numbers: found.numbers, labels: found.labels, rows: Array(rows.indices))
  }

  func place(row: Int, column name: String) -> String {
    "'\(Self.place(row, columnNames.firstIndex(of: name)))'"
  }

  func place(row: Int, column name: String, of columns: RespondentValues) -> String {
    var index = row
    for dropped in columns.droppedRows where dropped <= index { index += 1 }
    return place(row: index, column: name)
  }

  private func places(_ names: [String]) throws(SurveyError) -> [Int] {
    var places: [Int] = []
    for name in names {
      guard let place = columnNames.firstIndex(of: name) else {
        throw SurveyError(
          .badData, path: path,
          "there is no column '\(BatchError.excerpt(name))'; "
            + EditDistance.suggestion(forColumn: name, among: columnNames))
      }
      places.append(place)
    }
    return places
  }
}
