internal import Halfwidth

/// Reads `counts.csv`: the numbers that a report prints, one a row.
struct CountsReader {
  /// The columns, in any order in the file.
  enum Column: String, CaseIterable {
    case question, item, category, count, percent, n, figure
    case location = "where"
    case mean
    case deviation = "sd"

    /// Whether a file may be without it.
    var isOptional: Bool { self == .mean || self == .deviation }

    /// Its place among all columns, without a search: rows are many.
    fileprivate var place: Int {
      switch self {
      case .question: 0
      case .item: 1
      case .category: 2
      case .count: 3
      case .percent: 4
      case .n: 5
      case .figure: 6
      case .location: 7
      case .mean: 8
      case .deviation: 9
      }
    }
  }

  /// The rows of a file.
  struct Rows {
    /// Counts, percentages and bounds.
    var values: [PrintedValue] = []
    /// Means of scores.
    var scores: [PrintedScore] = []
  }

  private let names: CodebookNames
  private let unread: UnreadQuestions
  /// The place of each column, in the order of the cases; nil for one that the file does not have.
  private var columns: [Int?] = []

  /// - Parameter unread: Questions that the codebook has and that could not be read: nothing is said of their rows.
  static func read(
    _ file: TextFile, codebook: Codebook, unread: UnreadQuestions = UnreadQuestions()
  ) throws(SurveyError) -> Rows {
    let table = try DelimitedTable.read(file)
    guard let header = table.rows.first else {
      throw SurveyError(.badData, path: file.path, "the file has no header; add one")
    }
    var reader = CountsReader(
      names: CodebookNames(questions: codebook.questions, scales: codebook.scales), unread: unread)
    try reader.readHeader(header, file: file)
    guard table.rows.count > 1 else {
      throw SurveyError(
        header[0].position, "the file has a header and no rows; add the printed numbers")
    }
    var rows = Rows()
    var faults: [SurveyError] = []
    var seen: [RowIdentity: Int] = [:]
    seen.reserveCapacity(table.rows.count)
    rows.values.reserveCapacity(table.rows.count)
    for (index, row) in table.rows.enumerated().dropFirst() {
      do throws(SurveyError) {
        if let count = table.stray(row: index) {
          throw SurveyError(
            row[0].position,
            "the row has \(count) fields and the header \(header.count); put a field that holds a comma in "
              + "quotes, and write decimals with a point")
        }
        guard let (value, score) = try reader.value(row) else { continue }
        let identity = RowIdentity(value)
        if let first = seen.updateValue(value.source.line, forKey: identity) {
          throw SurveyError(
            value.source,
            "this row repeats line \(first): same question, item, category and where; remove one, or "
              + "say in 'where' how the places differ")
        }
        if let score { rows.scores.append(score) } else { rows.values.append(value) }
      } catch {
        faults.append(error)
      }
    }
    if let error = SurveyError.joined(faults) { throw error }
    return rows
  }

  /// What makes a row itself: the same number printed at two places is two rows.
  private struct RowIdentity: Hashable {
    var quantity: QuantityIdentity
    var place: String

    init(_ value: PrintedValue) {
      quantity = QuantityIdentity(value)
      place = value.place
    }
  }

  private mutating func readHeader(
    _ header: [DelimitedTable.Field], file: TextFile
  ) throws(SurveyError) {
    let known = Column.allCases.map(\.rawValue)
    var places: [String: Int] = [:]
    for (index, field) in header.enumerated() {
      guard known.contains(field.text) else {
        throw SurveyError(
          field.position,
          "unknown column '\(field.text)'; \(EditDistance.suggestion(for: field.text, among: known))"
        )
      }
      guard places.updateValue(index, forKey: field.text) == nil else {
        throw SurveyError(field.position, "column '\(field.text)' stands twice; remove one")
      }
    }
    for column in Column.allCases {
      columns.append(places[column.rawValue])
      guard places[column.rawValue] != nil || column.isOptional else {
        let needed = Column.allCases.filter { !$0.isOptional }.map(\.rawValue)
        throw SurveyError(
          header[0].position,
          "column '\(column.rawValue)' is missing; the columns are \(needed.joined(separator: ","))"
        )
      }
    }
  }

  /// What a row prints; where it is the mean of scores, that too; nil for a row of a question that could not be read.
  private func value(
    _ row: [DelimitedTable.Field]
  ) throws(SurveyError) -> (PrintedValue, PrintedScore?)? {
    let fields = CountsRow(fields: row, columns: columns)
    if unread.mayBe(fields.text(.question), among: names) { return nil }
    let question = try fields.resolved(.question) { id throws(NameFault) in
      guard !id.isEmpty else { throw NameFault("the question is empty; write its id") }
      return try names.question(id)
    }
    let item = try fields.resolved(.item) { id throws(NameFault) in
      try names.checkItem(id.isEmpty ? nil : id, of: question)
      return id.isEmpty ? nil : id
    }
    let category = try fields.resolved(.category) { name throws(NameFault) -> String? in
      if !name.isEmpty {
        try names.checkCategory(name, of: question)
        return name
      }
      guard question.type != .scale || !fields.text(.mean).isEmpty else {
        throw NameFault("question '\(question.id)' has a scale; write the level or box")
      }
      return nil
    }
    let base = try fields.base() ?? question.printed.base
    let count = try fields.count(base: base)
    let percent = try fields.percent()
    let mean = try fields.score(.mean)
    guard count != nil || percent != nil || mean != nil else {
      throw fields.error(.count, "count and percent are both empty; write what is printed")
    }
    let stated = fields.text(.location)
    guard let place = stated.isEmpty ? question.printed.place : stated else {
      throw fields.error(
        .location,
        "'where' is empty; write section and paragraph, or 'where' of the question for all of its rows"
      )
    }
    let figure = fields.text(.figure)
    for column in [Column.location, .figure] {
      if let control = fields.text(column).controlCharacter {
        throw fields.error(
          column, "'\(column.rawValue)' holds the control character \(control); take it out")
      }
    }
    let value = PrintedValue(
      question: question.id, item: item, category: category, count: count, percent: percent,
      base: base, figure: figure.isEmpty ? nil : figure, place: place, source: row[0].position)
    let deviation = try fields.score(.deviation)
    guard let mean else {
      if deviation == nil { return (value, nil) }
      throw fields.error(
        .deviation, "a standard deviation stands beside a mean; write it in 'mean'")
    }
    guard question.type == .scale, category == nil, count == nil, percent == nil else {
      throw fields.error(
        .mean,
        "a mean is of the scores of a scale, in a row of its own; leave category, count and percent empty"
      )
    }
    guard let base else {
      throw fields.error(
        .n, "a mean needs its base; write n, or 'n' of the question for all of its rows")
    }
    return (
      value,
      PrintedScore(
        question: question.id, item: item, mean: mean, deviation: deviation, base: base,
        figure: value.figure, place: place, source: row[0].position)
    )
  }
}

/// The fields of one row by column.
private struct CountsRow {
  let fields: [DelimitedTable.Field]
  /// The place of each column, in the order of the cases; nil for one that the file does not have.
  let columns: [Int?]

  private func place(_ column: CountsReader.Column) -> Int? { columns[column.place] }

  /// The field of a column; that of the first one where the file does not have it.
  func field(_ column: CountsReader.Column) -> DelimitedTable.Field { fields[place(column) ?? 0] }

  /// The text of a column; empty where the file does not have it.
  func text(_ column: CountsReader.Column) -> String { place(column).map { fields[$0].text } ?? "" }

  /// A mean or a standard deviation; nil where there is none.
  func score(_ column: CountsReader.Column) throws(SurveyError) -> PrintedDecimal? {
    let text = text(column)
    if text.isEmpty { return nil }
    do throws(CountsError) {
      return try PrintedDecimal(parsing: text)
    } catch {
      throw self.error(column, error.message)
    }
  }

  func error(_ column: CountsReader.Column, _ message: String) -> SurveyError {
    SurveyError(field(column).position, message)
  }

  /// Looks a field's name up; what is wrong with it gets the field's place.
  func resolved<Value>(
    _ column: CountsReader.Column, _ look: (String) throws(NameFault) -> Value
  ) throws(SurveyError) -> Value {
    try translating({ (fault: NameFault) in error(column, fault.message) }, look(text(column)))
  }

  func base() throws(SurveyError) -> Int? {
    let text = text(.n)
    if text.isEmpty { return nil }
    guard let base = Int(text), text.first != "+", (1...SampleReader.largestSample).contains(base)
    else {
      throw error(
        .n,
        "n '\(text.shortened)' must be a whole number from 1 to \(SampleReader.largestSample); "
          + (NumberSlip(text)?.remedy ?? "write the printed base, or nothing"))
    }
    return base
  }

  func count(base: Int?) throws(SurveyError) -> PrintedValue.Printed? {
    let text = text(.count)
    if text.isEmpty { return nil }
    guard let count = PrintedValue.Printed(text), count.unitsPerOne == 1 else {
      let remedy = NumberSlip(text)?.remedy ?? "write it as printed"
      throw error(
        .count,
        "count '\(text.shortened)' must be a whole number of respondents, or a bound such as >40; "
          + remedy)
    }
    if let base, count.units > base {
      throw error(.count, "count \(count.digits) is more than n = \(base); correct one of them")
    }
    return count
  }

  func percent() throws(SurveyError) -> PrintedValue.Printed? {
    let text = text(.percent)
    if text.isEmpty { return nil }
    guard
      let percent = PrintedValue.Printed(
        text.utf8.last == UInt8(ascii: "%") ? String(text.dropLast()) : text)
    else {
      let remedy = NumberSlip(text)?.remedy ?? "write it as 84, 8.5 or >90"
      throw error(.percent, "percent '\(text.shortened)' is malformed; \(remedy)")
    }
    guard percent.units <= 100 * percent.unitsPerOne else {
      throw error(.percent, "percent \(text) is more than 100; correct it")
    }
    return percent
  }
}

/// What makes a quantity itself: rows with the same print the same thing.
struct QuantityIdentity: Hashable {
  var question: String
  var item: String?
  var category: String?
}

extension QuantityIdentity {
  init(_ value: PrintedValue) {
    self.init(question: value.question, item: value.item, category: value.category)
  }
}
