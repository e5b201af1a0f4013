internal import Halfwidth
internal import HalfwidthSurvey

/// Rows under one header: the columns of the one list, then those that only some method has, in the order in which
/// they first come up.
enum CSVDocument {
  static func text(_ rows: [CSVRow], _ style: CSVStyle) -> String {
    let found = distinct(rows.flatMap(\.names))
    let listed = CSVColumn.allCases.filter { column in
      CSVColumn.head.contains(column) || found.contains(column.rawValue)
    }.map(\.rawValue)
    let columns = listed + found.filter { CSVColumn(rawValue: $0) == nil }
    return CSVText.document(
      header: columns.map(style.names.name),
      rows: rows.map { row in
        columns.map { column in
          let text = row[column].map { Self.text($0, style.infinity) } ?? ""
          return column == CSVColumn.side.rawValue ? style.names.side(text) : text
        }
      })
  }

  /// The value with all of its digits; a count has no point, and yes is what R, pandas and spreadsheets take for it.
  private static func text(_ value: FieldValue, _ infinity: InfiniteNumbers) -> String {
    switch value {
    case .undefined: ""
    case .flag(let flag): flag ? "TRUE" : "FALSE"
    case .integer(let number): "\(number)"
    case .number(let number, _) where number.isInfinite: infinity.text(number)
    case .number(let number, .parameter): NumberText.of(number)
    case .number(let number, .amount), .number(let number, .share),
      .number(let number, .probability), .number(let number, .level):
      "\(number)"
    case .string(let text): text
    case .list(let values): values.map { text($0, infinity) }.joined(separator: " ")
    case .fields(let fields): fields.map { text($0.value, infinity) }.joined(separator: " ")
    }
  }
}
