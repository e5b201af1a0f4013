internal import Halfwidth
internal import HalfwidthReport

/// What was found for many inputs: a list for each field instead of an object for each finding.
///
/// Numbers are lists with an element a row, null where the row was refused or has no such field. A text or a
/// level that is the same in every row, such as the method, stands there once. Warnings name their row.
struct FindingColumns {
  /// How many rows there are.
  private(set) var rows = 0
  /// The rows that were refused, and why.
  private(set) var refused: [(row: Int, error: BatchError)] = []
  private var columns: [Column] = []
  private var warnings: [FieldValue] = []

  /// Adds the finding of the next row.
  mutating func add(_ finding: FieldList) {
    // Findings of one method have the same fields in the same order, but for those that are left out.
    var expected = 0
    for field in finding {
      if field.name == "warnings" {
        add(warnings: field.value)
        continue
      }
      let place = place(of: field.name, from: expected)
      columns[place].add(field.value, at: rows)
      expected = place + 1
    }
    rows += 1
  }

  /// Adds the refusal of the next row.
  mutating func add(_ error: BatchError) {
    refused.append((rows, error))
    rows += 1
  }

  private mutating func place(of name: String, from expected: Int) -> Int {
    if expected < columns.count, columns[expected].name == name { return expected }
    if let place = columns.firstIndex(where: { $0.name == name }) { return place }
    columns.append(Column(name: name))
    return columns.count - 1
  }

  private mutating func add(warnings value: FieldValue) {
    guard case .list(let list) = value else { return }
    for case .fields(let warning) in list {
      var named: FieldList = ["row": .integer(rows)]
      named.add(warning)
      warnings.append(.fields(named))
    }
  }

  /// Writes the members of an answer.
  ///
  /// None begins with the name of another kind of answer's member: `answer$error` of R would find `errors`.
  func write(to bytes: inout [UInt8], _ writer: JSONWriter) {
    bytes.append(contentsOf: #""rows":\#(rows),"columns":{"#.utf8)
    for column in columns {
      column.write(rows: rows, answered: rows - refused.count, to: &bytes, writer)
      bytes.append(UInt8(ascii: ","))
    }
    bytes.append(contentsOf: #""warnings":"#.utf8)
    writer.write(.list(warnings), to: &bytes)
    bytes.append(contentsOf: #"},"refused":"#.utf8)
    let refused = refused.map { row, error in
      var fields: FieldList = ["row": .integer(row)]
      fields.add(error.fields)
      return FieldValue.fields(fields)
    }
    writer.write(.list(refused), to: &bytes)
  }
}

/// The values of one field.
private struct Column {
  let name: String
  /// Up to the last row that has the field.
  private var values: [FieldValue] = []
  /// How many rows have a value for it.
  private var count = 0

  init(name: String) { self.name = name }

  mutating func add(_ value: FieldValue, at row: Int) {
    if values.count < row {
      values.append(contentsOf: repeatElement(.undefined, count: row - values.count))
    }
    values.append(value)
    if value != .undefined { count += 1 }
  }

  /// The text or level of every row that was answered; nil where rows differ, or some lack it.
  private func shared(by answered: Int) -> FieldValue? {
    guard count == answered, let first = values.first(where: { $0 != .undefined }), first.isSetting
    else { return nil }
    return values.allSatisfy { $0 == first || $0 == .undefined } ? first : nil
  }

  func write(rows: Int, answered: Int, to bytes: inout [UInt8], _ writer: JSONWriter) {
    JSONWriter.writeString(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    if let shared = shared(by: answered) {
      writer.write(shared, to: &bytes)
    } else {
      let missing = repeatElement(FieldValue.undefined, count: rows - values.count)
      writer.write(.list(values + missing), to: &bytes)
    }
  }
}

extension FieldValue {
  /// Whether it says what was asked for, and not what was found.
  fileprivate var isSetting: Bool {
    switch self {
    case .string, .number(_, .level): true
    case .undefined, .flag, .integer, .number, .list, .fields: false
    }
  }
}
