internal import Halfwidth
internal import HalfwidthSurvey

/// Rows under one header: the columns of the one list, then those that only some method has, in the order in which
/// they first come up.
enum CSVDocument {
  private static let alternative = "alternative"

  static func text(_ rows: [CSVRow], _ style: CSVStyle) -> String {
    let found = distinct(rows.flatMap(\.names))
    let listed = CSVColumn.allCases.filter { column in
      CSVColumn.head.contains(column) || found.contains(column.rawValue)
    }.map(\.rawValue)
    // What is called alternative elsewhere holds both: the side of an interval, and the alternative of a test.
    let columns =
      listed
      + found.filter {
        CSVColumn(rawValue: $0) == nil && !(style.names.joinsAlternatives && $0 == alternative)
      }
    return CSVText.document(
      header: columns.map(style.names.name),
      rows: rows.map { row in
        columns.map { column in
          let isSide = column == CSVColumn.side.rawValue
          let value =
            row[column] ?? (isSide && style.names.joinsAlternatives ? row[alternative] : nil)
          let text = value.map { Self.text($0, style.infinity) } ?? ""
          return isSide ? style.names.side(text) : text
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
