/// Rows of a survey platform's file that are previews, or were left before the end, by the columns that it writes itself.
struct PlatformRows {
  /// What a platform says of a row.
  enum Kind: Hashable {
    /// Somebody tried the survey out.
    case test
    /// A respondent did not come to the end.
    case unfinished
  }

  /// Rows of a kind, ascending, and the column that says so.
  struct Found: Hashable {
    var kind: Kind
    var column: String
    var rows: [Int]
  }

  /// How a platform says it: a column, beside another one of its own, and its values in small letters.
  private struct Sign {
    var column: String
    var beside: String
    var kind: Kind
    var values: Set<String>
  }

  /// Qualtrics' response types as labels and as numbers, and the date that LimeSurvey writes at the end.
  private static let signs = [
    Sign(
      column: "Status", beside: "ResponseId", kind: .test,
      values: ["survey preview", "survey test", "offline preview", "1", "2", "17"]),
    Sign(column: "Finished", beside: "ResponseId", kind: .unfinished, values: ["false", "0"]),
    Sign(column: "submitdate", beside: "lastpage", kind: .unfinished, values: [""]),
    Sign(column: "Date submitted", beside: "Last page", kind: .unfinished, values: [""]),
  ]

  /// The columns that have to be read; none in a file of another origin.
  static func columns(among names: [String]) -> [String] {
    signs.filter { names.contains($0.column) && names.contains($0.beside) }.map(\.column)
  }

  /// Finds the rows.
  ///
  /// - Parameters:
  ///   - cells: Cells of the columns that have to be read.
  ///   - names: The names of all columns of the file.
  static func found(in cells: RespondentCells, among names: [String]) -> [Found] {
    let read = columns(among: names)
    return signs.compactMap { sign in
      guard read.contains(sign.column), let place = names.firstIndex(of: sign.column),
        let column = cells.columns[place]
      else { return nil }
      let rows = (0..<column.count).filter {
        sign.values.contains(column.cell(at: $0).text.words.lowercased())
      }
      return rows.isEmpty ? nil : Found(kind: sign.kind, column: sign.column, rows: rows)
    }
  }
}
