internal import Halfwidth

/// A row of comma-separated values: values under the names of columns, in the order in which they came.
struct CSVRow {
  private(set) var names: [String] = []
  private var values: [String: FieldValue] = [:]

  /// The value under a name; `.undefined` is an empty cell, and nil no cell at all.
  subscript(name: String) -> FieldValue? {
    get { values[name] }
    set {
      if newValue == nil {
        names.removeAll { $0 == name }
      } else if values[name] == nil {
        names.append(name)
      }
      values[name] = newValue
    }
  }

  subscript(column: CSVColumn) -> FieldValue? {
    get { self[column.rawValue] }
    set { self[column.rawValue] = newValue }
  }

  /// The row with the values of another in it, which take the place of its own.
  func merging(_ other: CSVRow) -> CSVRow {
    var row = self
    for name in other.names { row[name] = other[name] }
    return row
  }
}

extension CSVRow: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (CSVColumn, FieldValue)...) {
    for (column, value) in elements { self[column] = value }
  }
}

extension CSVRow {
  /// Everything that a finding says: of an object each member, with a dot after the object's name.
  init(_ fields: FieldList) {
    for field in fields { add(field.name, field.value) }
  }

  /// What a finding says under the names of the one list.
  init(known fields: FieldList) {
    for field in fields where field.name == "parameter" || CSVColumn(rawValue: field.name) != nil {
      add(field.name, field.value)
    }
  }

  private mutating func add(_ name: String, _ value: FieldValue) {
    switch (name, value) {
    case ("warnings", _): self[name] = .string(Self.codes(value))
    // Degrees of freedom are a number for chi-squared, and two for F.
    case ("parameter", .list(let numbers)):
      self[.df] = numbers.first ?? .undefined
      if numbers.count > 1 { self[.denominatorDF] = numbers[1] }
    case ("parameter", _): self[.df] = value
    // What is warned of inside of an object stands under the row's own warnings.
    case (_, .fields(let fields)):
      for field in fields where field.name != "warnings" {
        add("\(name).\(field.name)", field.value)
      }
    default: self[name] = value
    }
  }

  /// The codes of warnings, with spaces between them.
  static func codes(_ warnings: FieldValue) -> String {
    guard case .list(let warnings) = warnings else { return "" }
    return warnings.compactMap { warning in
      guard case .fields(let fields) = warning, case .string(let code)? = fields["code"] else {
        return nil
      }
      return code
    }.joined(separator: " ")
  }
}
