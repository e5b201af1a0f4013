internal import Halfwidth

/// Results as rows of comma-separated values.
///
/// A share has a row for each category or candidate, a matrix one for each cell, a family or an adjustment one for
/// each statistic or p-value, anything else one row.
enum ResultCSV {
  static func rows(
    _ results: [ResultDocument.LabelledFinding], inputs: [ResultInput]
  ) -> [CSVRow] {
    results.flatMap { result in
      let read = inputs.filter { $0.label == result.label }
      let names = read.compactMap(\.categoryNames).first
      let warned = CSVRow.codes(.warnings(read.flatMap(\.warnings)))
      return result.rows.map { fields in
        var row = CSVRow(fields)
        if let names, case .integer(let number)? = row[.category], names.indices ~= number - 1 {
          row[.category] = .string(names[number - 1])
        }
        if row[.lower] != nil && row[.side] == nil {
          row[.side] = .string(IntervalSide.two.rawValue)
        }
        // What is to be known of the file is to be known of everything found in it.
        if !warned.isEmpty, case .string(let own)? = row[.warnings] {
          row[.warnings] = .string(own.isEmpty ? warned : "\(warned) \(own)")
        }
        return row
      }
    }
  }
}
