internal import Halfwidth
internal import HalfwidthSurvey

/// Results as comma-separated values: the wire names are the columns, in the order in which they first
/// come up.
///
/// A share has a row for each category or candidate, a matrix one for each cell, a family one for each
/// statistic, anything else one row.
/// Lists are written with spaces between their parts, members of an object with a dot after its name.
enum ResultCSV {
  private typealias Row = [(name: String, text: String)]

  /// Returns the document.
  static func document(
    _ results: [ResultDocument.LabelledFinding], inputs: [ResultInput] = []
  ) -> String {
    let rows = results.flatMap { result in
      let read = inputs.filter { $0.label == result.label }
      let names = read.compactMap(\.categoryNames).first
      return result.rows.map {
        row(named($0, names), of: .warnings(read.flatMap(\.warnings)))
      }
    }
    let header = distinct(rows.flatMap { $0.map(\.name) })
    return CSVText.document(
      header: header,
      rows: rows.map { row in
        let texts = Dictionary(
          row.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
        return header.map { texts[$0] ?? "" }
      })
  }

  /// A row with the name of its category after the number.
  private static func named(_ fields: FieldList, _ names: [String]?) -> FieldList {
    guard let names, case .integer(let number)? = fields["category"], names.indices ~= number - 1
    else { return fields }
    var named = FieldList()
    for field in fields {
      named.add(field.name, field.value)
      if field.name == "category" { named.add("category_name", .string(names[number - 1])) }
    }
    return named
  }

  /// A row, with what is to be known of the file before its own warnings: it is to be known of everything
  /// found in it.
  private static func row(_ fields: FieldList, of warnings: FieldValue) -> Row {
    fields.flatMap { field -> Row in
      field.name == "warnings"
        ? [
          (
            field.name,
            [warnings, field.value].map(codes).filter { !$0.isEmpty }.joined(separator: " ")
          )
        ] : columns(field.name, field.value)
    }
  }

  /// The columns of a field; what is warned of inside of one stands under the row's own warnings or
  /// belongs to a part of it.
  private static func columns(_ name: String, _ value: FieldValue) -> Row {
    guard case .fields(let fields) = value else { return [(name, text(value))] }
    return fields.filter { $0.name != "warnings" }.flatMap {
      columns("\(name).\($0.name)", $0.value)
    }
  }

  /// The codes of warnings, with spaces between them.
  static func codes(_ warnings: FieldValue?) -> String {
    guard case .list(let warnings) = warnings else { return "" }
    return warnings.compactMap { warning in
      if case .fields(let fields) = warning { fields["code"].map(text) } else { nil }
    }.joined(separator: " ")
  }

  /// The value with all of its digits.
  static func text(_ value: FieldValue) -> String {
    switch value {
    case .undefined: ""
    case .flag(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .number(let number, _): number.isInfinite ? FieldValue.infinity(number) : "\(number)"
    case .string(let text): text
    case .list(let values): values.map(text).joined(separator: " ")
    case .fields(let fields): fields.map { text($0.value) }.joined(separator: " ")
    }
  }
}
