/// A number for each cell of a table.
public struct MatrixFinding: Hashable, Sendable {
  /// The slug of the method.
  public var method: String
  /// The wire name of the numbers, such as `residuals`.
  public var name: String
  /// The numbers by row; nil where one is undefined.
  public var values: [[Double?]]
  /// The counts that they were computed from, with the names of rows and columns.
  public var observed: ContingencyTable
  /// What was approximated, and what is undefined and why.
  public var warnings: [AnalysisWarning] = []
}

extension MatrixFinding: WireRepresentable {
  /// The numbers, and the counts that they are of with the names of rows and columns where they have any.
  public var fields: FieldList {
    func list(_ rows: [[Double?]], _ value: (Double?) -> FieldValue) -> FieldValue {
      .list(rows.map { .list($0.map(value)) })
    }
    var fields: FieldList = ["method": .string(method)]
    fields.add(observed.names)
    fields.add("observed", .list(observed.counts.map(FieldValue.wholes)))
    fields.add("row_percentages", list(observed.rowPercentages, FieldValue.parameter))
    fields.add(name, list(values, FieldValue.amount))
    fields.add("warnings", .warnings(warnings))
    return fields
  }

  /// A list for each cell.
  var rows: [FieldList] {
    let percentages = observed.rowPercentages
    return values.indices.flatMap { row in
      values[row].indices.map { column in
        var cell: FieldList = ["method": .string(method), "row": .integer(row + 1)]
        if let names = observed.rowNames { cell.add("row_name", .string(names[row])) }
        cell.add("column", .integer(column + 1))
        if let names = observed.columnNames { cell.add("column_name", .string(names[column])) }
        cell.add("observed", .integer(observed.counts[row][column]))
        cell.add("row_percentage", .parameter(percentages[row][column]))
        cell.add(name, .amount(values[row][column]))
        cell.add("warnings", .warnings(warnings))
        return cell
      }
    }
  }

  /// What the numbers are, and of how large a table.
  public var description: String {
    "\(name) of \(observed.rows) by \(observed.columns) counts, \(method)"
  }
}

extension ContingencyTable {
  /// The names of rows and columns; nothing where there are none.
  package var names: FieldList {
    var fields: FieldList = [:]
    if let rowNames { fields.add("row_names", .texts(rowNames)) }
    if let columnNames { fields.add("column_names", .texts(columnNames)) }
    return fields
  }
}
