extension ContingencyTable {
  /// The counts that independence of rows and columns leads to expect, row total times column total over
  /// the total; 0 in an empty row or column.
  ///
  /// - Complexity: O(rows times columns).
  public var expectedCounts: [[Double]] {
    rowTotals.map { row in columnTotals.map { expectedCount(rowTotal: row, columnTotal: $0) } }
  }

  /// The percentage of its row that each cell is; nil in an empty row.
  ///
  /// - Complexity: O(rows times columns).
  public var rowPercentages: [[Double?]] {
    zip(counts, rowTotals).map { row, total in
      row.map { total == 0 ? nil : 100 * Double($0) / Double(total) }
    }
  }

  func expectedCount(rowTotal: Int, columnTotal: Int) -> Double {
    Double(rowTotal) * Double(columnTotal) / Double(total)
  }

  /// The total times (observed minus expected), from whole numbers and rounded once.
  ///
  /// Observed minus expected in doubles has no digit left at the largest totals.
  func scaledDeviation(row: Int, column: Int) -> Double {
    CrossProduct.difference(
      total, counts[row][column], minus: rowTotals[row], columnTotals[column])
  }

  /// How small the expected counts are; every margin must be above 0.
  var expectedCountsDiagnosis: ExpectedCountsDiagnosis {
    ExpectedCountsDiagnosis(self)
  }
}

/// How small the expected counts of a table are, for the rules of thumb of chi-square methods.
struct ExpectedCountsDiagnosis {
  /// The smallest expected count.
  let minimum: Double
  /// The number of cells.
  let cells: Int
  /// The number of cells with an expected count below 5.
  let cellsBelowFive: Int
  /// Whether some expected count is below 1.
  let hasBelowOne: Bool

  init(_ table: ContingencyTable) {
    let smallest = (row: table.rowTotals.min() ?? 0, column: table.columnTotals.min() ?? 0)
    func isBelow(_ limit: Int, row: Int, column: Int) -> Bool {
      CrossProduct.difference(row, column, minus: limit, table.total) < 0
    }
    minimum = table.expectedCount(rowTotal: smallest.row, columnTotal: smallest.column)
    hasBelowOne = isBelow(1, row: smallest.row, column: smallest.column)
    cells = table.rows * table.columns
    cellsBelowFive = table.rowTotals.reduce(0) { sum, row in
      sum + table.columnTotals.count { isBelow(5, row: row, column: $0) }
    }
  }

  /// The share of cells with an expected count below 5.
  var shareBelowFive: Double { Double(cellsBelowFive) / Double(cells) }

  /// Whether Cochran's rule holds: none below 1, and at most a fifth of them below 5; so in a 2 x 2
  /// table none below 5.
  ///
  /// Source: W. G. Cochran (1954), *Biometrics* 10(4), 417-451.
  var satisfiesCochran: Bool { !hasBelowOne && 5 * cellsBelowFive <= cells }

  /// The numbers under their wire names.
  var details: [NamedNumber] {
    [
      NamedNumber("min_expected", minimum),
      NamedNumber("share_expected_below_5", shareBelowFive),
    ]
  }

  /// A warning that says how small the counts are, and `advice`.
  func warning(_ advice: String) -> AnalysisWarning {
    let rounded = (minimum * 100).rounded() / 100
    let smallest = rounded > 0 ? "\(rounded)" : "below 0.01"
    return AnalysisWarning(
      .smallExpectedCounts,
      "\(cellsBelowFive) of \(cells) expected counts are below 5 and the smallest is "
        + "\(smallest); \(advice)")
  }
}

/// Products of counts, which need more bits than a word.
enum CrossProduct {
  /// Returns a b - c d for numbers that are not negative, from the exact products and rounded once.
  static func difference(_ a: Int, _ b: Int, minus c: Int, _ d: Int) -> Double {
    let first = UInt(a).multipliedFullWidth(by: UInt(b))
    let second = UInt(c).multipliedFullWidth(by: UInt(d))
    let isNegative = (first.high, first.low) < (second.high, second.low)
    let (large, small) = isNegative ? (second, first) : (first, second)
    let (low, borrow) = large.low.subtractingReportingOverflow(small.low)
    let high = large.high - small.high - (borrow ? 1 : 0)
    let magnitude = Double(high) * 0x1p64 + Double(low)
    return isNegative ? -magnitude : magnitude
  }
}
