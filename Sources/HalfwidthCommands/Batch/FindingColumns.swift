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
  /// Where the next field is likely to belong: findings of one method have the same fields in the same order, but
  /// for those that are left out.
  private var expected = 0

  /// Adds the finding of the next row.
  mutating func add(row finding: Finding) {
    expected = 0
    finding.list(into: &self)
    rows += 1
  }

  /// Adds the finding of the next row by its fields.
  mutating func add(row fields: FieldList) {
    expected = 0
    for field in fields { add(field.name, field.value) }
    rows += 1
  }

  /// Adds the refusal of the next row.
  mutating func add(_ error: BatchError) {
    refused.append((rows, error))
    rows += 1
  }

  private mutating func place(of name: String) -> Int {
    if expected < columns.count, columns[expected].name == name { return expected }
    if let place = columns.firstIndex(where: { $0.name == name }) { return place }
    columns.append(Column(name: name))
    return columns.count - 1
  }

  private mutating func add(warnings list: [FieldValue]) {
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

extension FindingColumns: FieldSink {
  /// Takes a field of the next row.
  mutating func add(_ name: String, _ value: FieldValue) {
    if case .list(let list) = value, name == "warnings" { return add(warnings: list) }
    let place = place(of: name)
    columns[place].add(value, at: rows)
    expected = place + 1
  }
}

/// The values of one field.
private struct Column {
  let name: String
  /// Which of the lists has the values.
  private var form = Form.setting
  private var setting = FieldValue.undefined
  private var numbers: [Double] = []
  private var wholes: [Int] = []
  private var mixed: [FieldValue] = []
  /// How many rows have an element: up to the last one that has the field.
  private var length = 0
  /// How many rows have a value for it.
  private var count = 0

  /// Most columns are of one kind, which then needs no more room than its numbers.
  private enum Form {
    /// A text or level that was the same in every row.
    case setting
    /// Numbers that are no levels.
    case numbers
    /// Whole numbers.
    case wholes
    /// All else, with ``FieldValue/undefined`` where there is none.
    case mixed
  }

  init(name: String) { self.name = name }

  mutating func add(_ value: FieldValue, at row: Int) {
    if length == 0, row == 0 { begin(with: value) }
    if length < row { mix() }
    switch (form, value) {
    case (.numbers, .number(let number, let kind)) where kind != .level: numbers.append(number)
    case (.wholes, .integer(let number)): wholes.append(number)
    case (.setting, _) where value.isSame(as: setting): break
    case (.numbers, _), (.wholes, _), (.setting, _), (.mixed, _):
      mix()
      if length < row {
        mixed.append(contentsOf: repeatElement(.undefined, count: row - length))
        length = row
      }
      mixed.append(value)
    }
    length += 1
    if case .undefined = value { return }
    count += 1
  }

  private mutating func begin(with value: FieldValue) {
    switch value {
    case .string, .number(_, .level): setting = value
    case .number: form = .numbers
    case .integer: form = .wholes
    case .undefined, .flag, .list, .fields: form = .mixed
    }
  }

  /// All elements, whatever they are.
  private var values: [FieldValue] {
    switch form {
    case .setting: [FieldValue](repeating: setting, count: length)
    // The kind of a number is for people.
    case .numbers: numbers.map { .number($0, .amount) }
    case .wholes: wholes.map(FieldValue.integer)
    case .mixed: mixed
    }
  }

  private mutating func mix() {
    guard form != .mixed else { return }
    mixed = values
    form = .mixed
    (numbers, wholes) = ([], [])
  }

  /// The text or level of every row that was answered; nil where rows differ, or some lack it.
  private func shared(by answered: Int) -> FieldValue? {
    guard count == answered else { return nil }
    if form == .setting { return setting }
    guard form == .mixed, let first = mixed.first(where: { $0 != .undefined }), first.isSetting
    else { return nil }
    return mixed.allSatisfy { $0 == first || $0 == .undefined } ? first : nil
  }

  func write(rows: Int, answered: Int, to bytes: inout [UInt8], _ writer: JSONWriter) {
    JSONWriter.writeString(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    if let shared = shared(by: answered) {
      writer.write(shared, to: &bytes)
    } else if form == .numbers, length == rows {
      writer.write(numbers, to: &bytes)
    } else if form == .wholes, length == rows {
      writer.write(wholes, to: &bytes)
    } else {
      let missing = repeatElement(FieldValue.undefined, count: rows - length)
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

  /// Whether two settings are the same.
  fileprivate func isSame(as other: FieldValue) -> Bool {
    switch (self, other) {
    case (.string(let one), .string(let two)): one == two
    case (.number(let one, .level), .number(let two, .level)): one == two
    default: false
    }
  }
}
