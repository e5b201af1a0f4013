internal import Halfwidth

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
      let read = inputs.filter { $0.label == result.label }.flatMap(\.warnings)
      return self.rows(of: result).map { warned($0, of: read) }
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

  private static func rows(of result: ResultDocument.LabelledFinding) -> [Row] {
    let label = (name: "label", text: result.wireLabel)
    switch result.finding {
    case .proportion, .simultaneous:
      return ShareRow.rows(of: result).map { row in
        [label] + share(row)
      }
    case .matrix(let finding):
      return finding.values.indices.flatMap { row in
        finding.values[row].indices.map { [label] + cell(row, $0, of: finding) }
      }
    case .family(let finding):
      return zip(finding.rows, finding.members).map { row, member in
        row.filter { $0.key != "warnings" }.flatMap { fields($0.key, $0.value) }
          + [("warnings", codes(finding.warnings + member.warnings))]
      }
    default:
      let members = result.finding.json.filter { $0.key != "warnings" }
      return [
        [label] + members.flatMap { fields($0.key, $0.value) }
          + [("warnings", codes(result.finding.warnings))]
      ]
    }
  }

  /// The row with what is to be known of the file: it is to be known of everything found in it.
  private static func warned(_ row: Row, of warnings: [AnalysisWarning]) -> Row {
    guard !warnings.isEmpty else { return row }
    return row.map { field in
      guard field.name == "warnings" else { return field }
      let all = codes(warnings) + (field.text.isEmpty ? "" : " " + field.text)
      return (name: field.name, text: all)
    }
  }

  private static func cell(_ row: Int, _ column: Int, of finding: MatrixFinding) -> Row {
    let table = finding.observed
    var fields: Row = [(name: "method", text: finding.method), (name: "row", text: "\(row + 1)")]
    if let names = table.rowNames { fields.append((name: "row_name", text: names[row])) }
    fields.append((name: "column", text: "\(column + 1)"))
    if let names = table.columnNames { fields.append((name: "column_name", text: names[column])) }
    let percentage = table.rowPercentages[row][column]
    let value = finding.values[row][column]
    fields.append((name: "observed", text: "\(table.counts[row][column])"))
    fields.append((name: "row_percentage", text: percentage.map { "\($0)" } ?? ""))
    fields.append((name: finding.name, text: value.map { "\($0)" } ?? ""))
    fields.append((name: "warnings", text: codes(finding.warnings)))
    return fields
  }

  private static func share(_ row: ShareRow) -> Row {
    [
      ("category", row.category ?? ""), ("successes", "\(row.successes)"), ("n", "\(row.trials)"),
      ("estimand", row.estimand), ("method", row.method),
      ("confidence", "\(row.level.confidence)"), ("side", row.side.rawValue),
      ("estimate", "\(row.estimate)"), ("lower", row.interval.map { "\($0.lower)" } ?? ""),
      ("upper", row.interval.map { "\($0.upper)" } ?? ""), ("warnings", codes(row.warnings)),
    ]
  }

  private static func codes(_ warnings: [AnalysisWarning]) -> String {
    warnings.map(\.code.rawValue).joined(separator: " ")
  }

  private static func fields(_ name: String, _ value: JSONValue) -> Row {
    if case .object(let object) = value {
      return object.filter { $0.key != "warnings" }.flatMap {
        fields("\(name).\($0.key)", $0.value)
      }
    }
    return [(name, text(value))]
  }

  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .bool(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : "\(value)"
    case .string(let value): value
    case .array(let values): values.map(text).joined(separator: " ")
    case .object(let object): object.map { text($0.value) }.joined(separator: " ")
    }
  }
}
