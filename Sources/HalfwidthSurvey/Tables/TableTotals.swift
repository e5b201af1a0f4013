internal import Halfwidth

/// A table of a file without the rows and columns that are sums of the others.
struct TableTotals {
  /// What is left.
  private(set) var rest: NamedCounts
  /// What was left out, and what looks like a sum and was not.
  private(set) var warnings: [AnalysisWarning] = []

  /// Looks for sums in a table.
  ///
  /// - Throws: ``SurveyError`` for a row or a column that is called a total and is the sum of the others,
  ///   unless `dropsTotals`.
  init(_ table: NamedCounts, dropsTotals: Bool) throws(SurveyError) {
    let rows = TotalLines(.row, of: table)
    let columns = TotalLines(.column, of: table)
    let named = rows.named + columns.named
    if let first = named.first(where: \.isSum), !dropsTotals {
      let names = named.filter(\.isSum).map(\.title).joined(separator: " and ")
      let isOne = named.count(where: \.isSum) == 1
      throw SurveyError(
        first.position,
        isOne
          ? "\(names) is the sum of the others and would be counted as one of them; leave it out of the "
            + "file, or use --drop-totals"
          : "\(names) are the sums of the others and would be counted with them; leave them out of the "
            + "file, or use --drop-totals")
    }
    var dropped: [TotalLines.Line] = []
    for lines in [rows, columns] {
      if dropsTotals { dropped += lines.named.isEmpty ? lines.unnamed : lines.named }
      if !dropsTotals { warnings += (lines.named + lines.unnamed).map(\.warning) }
    }
    rest = table.without(
      rows: Set(dropped.filter { $0.axis == .row }.map(\.number)),
      columns: Set(dropped.filter { $0.axis == .column }.map(\.number)))
    if !dropped.isEmpty { warnings.append(Self.leftOut(dropped)) }
    if dropsTotals && dropped.isEmpty {
      warnings.add(
        .possibleTotal, "no row and no column is a total, so --drop-totals left nothing out")
    }
  }

  private static func leftOut(_ lines: [TotalLines.Line]) -> AnalysisWarning {
    let sums = lines.filter(\.isSum).map(\.title)
    let others = lines.filter { !$0.isSum }.map { "\($0.title), though not the sum of the others" }
    let verb = lines.count == 1 ? "was" : "were"
    return AnalysisWarning(
      .linesLeftOut, "\((sums + others).joined(separator: " and ")) \(verb) left out as totals")
  }
}

/// The rows, or the columns, of a table that may be sums of the others.
struct TotalLines {
  /// One of them.
  struct Line {
    /// Whether it is a row or a column.
    var axis: TableAxis
    /// Its number, from 0.
    var number: Int
    /// What a person calls it: `the row 'Total'`, `the last column`.
    var title: String
    /// Whether it is the sum of the others.
    var isSum: Bool
    /// Whether it has the name of a total.
    var isNamed: Bool
    var position: SourcePosition

    /// What to say where it stays in the table.
    var warning: AnalysisWarning {
      AnalysisWarning(
        .possibleTotal,
        isNamed
          ? "\(title) has the name of a total and is not the sum of the others, so it is counted as "
            + "one of them; leave it out of the file where it is a total"
          : "\(title) is the sum of the others and is counted as one of them; use --drop-totals where it "
            + "is a total")
    }
  }

  /// Those with the name of a total.
  private(set) var named: [Line] = []
  /// Where none has the name of a total: the last, or else the first, if it is the sum of the others and
  /// there are at least three.
  private(set) var unnamed: [Line] = []

  init(_ axis: TableAxis, of table: NamedCounts) {
    let isRow = axis == .row
    let lines = isRow ? table.counts : Self.transposed(table.counts)
    let names = isRow ? table.rowNames : table.columnNames
    let positions = isRow ? table.rowPositions : table.columnPositions
    let totals = TotalNames.places(in: names ?? [])
    // Sums of sums may be rounded or stale; whether a row is a sum is seen in the other columns.
    let crossing = TotalNames.places(in: (isRow ? table.columnNames : table.rowNames) ?? [])
    let parts = lines.indices.filter { !totals.contains($0) }
    let places = lines[0].indices.filter { !crossing.contains($0) }
    func isSum(_ line: Int, of parts: [Int]) -> Bool {
      let others = parts.filter { $0 != line }
      guard !others.isEmpty, !places.isEmpty else { return false }
      return places.allSatisfy { place in
        others.reduce(0.0) { $0 + Double(lines[$1][place]) } == Double(lines[line][place])
      }
    }
    func line(_ number: Int, named: Bool, title: String) -> Line {
      Line(
        axis: axis, number: number, title: title, isSum: isSum(number, of: parts), isNamed: named,
        position: positions[number])
    }
    if let names {
      let sums = parts.filter { TotalNames.mayBeTotal(names[$0]) && isSum($0, of: parts) }
      named = (totals + sums).sorted().map {
        line($0, named: true, title: "the \(axis.rawValue) '\(names[$0])'")
      }
    }
    guard named.isEmpty, lines.count >= 3 else { return }
    let last = line(
      lines.count - 1, named: false,
      title: names.map { "the \(axis.rawValue) '\($0[lines.count - 1])'" }
        ?? "the last \(axis.rawValue)")
    let first = line(
      0, named: false,
      title: names.map { "the \(axis.rawValue) '\($0[0])'" } ?? "the first \(axis.rawValue)")
    unnamed = Array([last, first].filter(\.isSum).prefix(1))
  }

  private static func transposed(_ rows: [[Int]]) -> [[Int]] {
    rows[0].indices.map { column in rows.map { $0[column] } }
  }
}
