/// A table whose lines stand in the order of their scores, without the empty ones.
///
/// Categories of one score are one category: whoever gave them the same score said that they are the same.
struct OrderedTable {
  /// The counts by row; nothing for a row or a column in which all counts are 0.
  let counts: [[Int]]
  /// The sums of the rows; none is 0.
  let rowTotals: [Int]
  /// The sums of the columns; none is 0.
  let columnTotals: [Int]
  /// The sum of all counts.
  let total: Int

  /// Creates the table.
  ///
  /// - Parameter rowsAreGroups: Whether rows are groups without an order, which stay apart whatever their
  ///   scores are.
  init(_ scored: ScoredTable, rowsAreGroups: Bool = false) {
    let table = scored.table
    let rows =
      rowsAreGroups
      ? table.rowTotals.indices.filter { table.rowTotals[$0] > 0 }.map { [$0] }
      : Self.levels(scored.rowScores.values, table.rowTotals)
    let columns = Self.levels(scored.columnScores.values, table.columnTotals)
    counts = rows.map { rows in
      columns.map { columns in
        rows.reduce(0) { sum, row in columns.reduce(sum) { $0 + table[row, $1] } }
      }
    }
    rowTotals = rows.map { $0.reduce(0) { $0 + table.rowTotals[$1] } }
    columnTotals = columns.map { $0.reduce(0) { $0 + table.columnTotals[$1] } }
    total = table.total
  }

  /// The lines that have respondents, from the lowest score up, those of one score together.
  private static func levels(_ scores: [Double], _ totals: [Int]) -> [[Int]] {
    let used = totals.indices.filter { totals[$0] > 0 }.sorted {
      (scores[$0], $0) < (scores[$1], $1)
    }
    var levels: [[Int]] = []
    for line in used {
      if let last = levels.last, scores[last[0]] == scores[line] {
        levels[levels.count - 1].append(line)
      } else {
        levels.append([line])
      }
    }
    return levels
  }

  /// The number of rows with respondents.
  var rows: Int { rowTotals.count }
  /// The number of columns with respondents.
  var columns: Int { columnTotals.count }
  /// Whether neither of the two answers is the same for all.
  var varies: Bool { rows > 1 && columns > 1 }

  /// How many respondents stand below a line less how many stand above it, for each line; the respondents'
  /// midranks, doubled and from their mean on.
  static func places(_ totals: [Int]) -> [Int] {
    var below = 0
    let total = totals.reduce(0, +)
    return totals.map { own in
      defer { below += own }
      return below - (total - below - own)
    }
  }
}

/// Which pairs of respondents stand in the same order by both answers, and which in the reverse one.
struct PairConcordance {
  /// For each cell the respondents who stand above it by both answers, or below it by both.
  let concordant: [[Int]]
  /// For each cell the respondents who stand above it by one answer and below it by the other.
  let discordant: [[Int]]
  /// Twice the number of pairs in the same order.
  let concordantSum: Double
  /// Twice the number of pairs in the reverse order.
  let discordantSum: Double

  /// - Complexity: O(rows times columns), for any total.
  init(_ table: OrderedTable) {
    // How many stand in the rows above and the columns before a corner.
    var corner = [[Int]](
      repeating: [Int](repeating: 0, count: table.columns + 1), count: table.rows + 1)
    for row in 0..<table.rows {
      var own = 0
      for column in 0..<table.columns {
        own += table.counts[row][column]
        corner[row + 1][column + 1] = corner[row][column + 1] + own
      }
    }
    let (rows, columns) = (table.rows, table.columns)
    var same = table.counts
    var reverse = table.counts
    var sums = (same: 0.0, reverse: 0.0)
    for row in 0..<rows {
      for column in 0..<columns {
        let (top, bottom) = (corner[row], corner[row + 1])
        same[row][column] =
          top[column] + table.total - bottom[columns] - corner[rows][column + 1]
          + bottom[column + 1]
        reverse[row][column] =
          top[columns] - top[column + 1] + corner[rows][column] - bottom[column]
        let count = Double(table.counts[row][column])
        sums.same += count * Double(same[row][column])
        sums.reverse += count * Double(reverse[row][column])
      }
    }
    concordant = same
    discordant = reverse
    concordantSum = sums.same
    discordantSum = sums.reverse
  }
}
