import TestSupport
import Testing

@testable import Halfwidth

@Suite struct ResidualMatrixMethodTests {
  private func table(_ counts: [[Int]]) -> ContingencyTable { TableSamples.table(counts) }

  @Test func `names are those of the contract`() {
    #expect(
      TableMatrixMethod.allCases.map(\.rawValue) == ["expected-counts", "adjusted-residuals"])
    #expect(TableMatrixMethod.allCases.map(\.name) == ["expected", "residuals"])
  }

  @Test func `expected counts have the margins of the table`() {
    for table in TableSamples.twoByTwo(upTo: 10) + TableSamples.larger {
      let expected = table.expectedCounts
      for (row, total) in zip(expected, table.rowTotals) {
        expectClose(row.reduce(0, +), Double(total), absolute: 1e-10)
      }
      for (column, total) in table.columnTotals.enumerated() {
        expectClose(expected.reduce(0) { $0 + $1[column] }, Double(total), absolute: 1e-10)
      }
    }
  }

  @Test func `every residual of a 2 x 2 table is the root of pearson's statistic`() throws {
    for table in TableSamples.twoByTwo(upTo: 12) where !table.hasZeroMargin {
      let root = try #require(table.pearsonStatistic()).squareRoot()
      let sign = try #require(table.phi()) < 0 ? -1.0 : 1.0
      let finding = TableMatrixMethod.adjustedResiduals.finding(for: table)
      for (row, values) in finding.values.enumerated() {
        for (column, value) in values.enumerated() {
          expectClose(
            try #require(value), (row == column ? sign : -sign) * root, absolute: 1e-13,
            "\(table.counts)")
        }
      }
      #expect(finding.warnings.isEmpty)
    }
  }

  /// (9 - 20 * 24 / 70) / sqrt(20 * 24 / 70 * 50 / 70 * 46 / 70), by hand.
  @Test func `a residual of a larger table`() throws {
    let residuals = table([[9, 11], [7, 18], [8, 17]]).adjustedResiduals()
    let expected = (9 - 480.0 / 70) / (480.0 / 70 * (50.0 / 70) * (46.0 / 70)).squareRoot()
    expectClose(try #require(residuals[0][0]), expected, relative: 1e-13)
  }

  @Test func `empty lines have no residuals, and the others keep theirs`() throws {
    let finding = TableMatrixMethod.adjustedResiduals.finding(
      for: table([[5, 0, 3], [2, 0, 6], [0, 0, 0]]))
    let full = table([[5, 3], [2, 6]]).adjustedResiduals()
    #expect(finding.values[2] == [nil, nil, nil])
    for row in 0..<2 {
      #expect(finding.values[row][1] == nil)
      expectClose(
        try #require(finding.values[row][0]), try #require(full[row][0]), relative: 1e-14)
    }
    #expect(finding.warnings.map(\.code) == [.zeroMargin])
    let alone = TableMatrixMethod.adjustedResiduals.finding(for: table([[5, 3], [0, 0]]))
    #expect(!alone.values.joined().contains { $0 != nil })
    let expected = TableMatrixMethod.expectedCounts.finding(for: table([[5, 3], [0, 0]]))
    #expect(expected.values == [[5, 3], [0, 0]])
    // The empty row has expected counts, and no percentages of its observed ones.
    #expect(expected.warnings.map(\.code) == [.undefined])
    #expect(expected.observed.rowPercentages == [[62.5, 37.5], [nil, nil]])
  }

  /// Reference: mpmath at 50 digits.
  @Test func `keeps its digits at the largest totals`() throws {
    let half = 1 << 51
    let residuals = table([
      [half + 40_000_000, half - 7], [half - 90_000_001, half - 3_000_000],
    ]).adjustedResiduals()
    expectClose(try #require(residuals[0][0]), 1.33816253576406061, relative: 1e-14)
    expectClose(try #require(residuals[0][1]), -1.33816253576406061, relative: 1e-14)
  }
}
