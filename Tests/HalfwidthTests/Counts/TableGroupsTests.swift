import TestSupport
import Testing

@testable import Halfwidth

/// One rule for which lines of a table are the groups.
@Suite struct TableGroupsTests {
  private static let options = AnalysisOptions(
    level: 0.9, simulation: SimulationOptions(resamples: 199, seed: 7))

  static let tables =
    TableSamples.larger.map(\.counts) + [
      [[3, 10], [7, 5]], [[36, 14], [40, 10]], [[0, 8], [5, 12]], [[1, 4], [9, 0]],
      [[4, 9, 12, 25], [10, 12, 9, 3]], [[4, 10], [9, 12], [12, 9], [25, 3]],
    ]

  /// The table stands the other way in the input and says so; numbers for cells stand where the cells do.
  @Test(arguments: tables)
  func `a transposed table with its columns as groups has the transposed answer`(
    counts: [[Int]]
  ) throws {
    let rowScores = counts.indices.map { Double($0 * $0) }
    let columnScores = counts[0].indices.map { Double(2 * $0 + $0 % 2) }
    let table = try ContingencyTable(counts)
    let plain = try ScoredTable(table, rowScores: rowScores, columnScores: columnScores)
    let turned = try ScoredTable(
      table.transposed, rowScores: columnScores, columnScores: rowScores, groups: .columns)
    #expect(turned == plain.transposed && turned.transposed == plain)
    for entry in AnalysisCatalog.entries(of: .table) {
      if let measure = OrderedAssociationMethod(rawValue: entry.method) {
        // They say which lines are which, whatever the groups are: Somers' of the columns is then that of the rows.
        let other: OrderedAssociationMethod =
          switch measure {
          case .somersDColumns: .somersDRows
          case .somersDRows: .somersDColumns
          case .tauB, .tauC, .gamma, .spearman: measure
          }
        expectClose(
          try #require(other.finding(for: turned).estimate),
          try #require(measure.finding(for: plain).estimate), absolute: 1e-14)
        continue
      }
      let expected = entry.finding(for: .table(plain), options: Self.options)
      let found = entry.finding(for: .table(turned), options: Self.options)
      if case .matrix(var matrix) = expected, let first = matrix.values.first {
        matrix.values = first.indices.map { column in matrix.values.map { $0[column] } }
        guard case .matrix(let other) = found else {
          Issue.record("\(entry.method) has a number for each cell")
          continue
        }
        #expect(other.name == matrix.name && other.values.count == matrix.values.count)
        for (row, values) in other.values.enumerated() {
          for (column, value) in values.enumerated() {
            expectClose(
              value ?? .infinity, matrix.values[row][column] ?? .infinity, relative: 1e-13,
              "\(entry.method)")
          }
        }
      } else if found.warnings.contains(where: { $0.code == .wrongShape }) {
        #expect(expected.warnings.map(\.code) == found.warnings.map(\.code), "\(entry.method)")
      } else {
        #expect(found == expected, "\(entry.method)")
      }
    }
  }

  /// scipy 1.17.1, barnard_exact and boschloo_exact with n = 256, which take columns as samples: of
  /// [[3, 7], [10, 5]] and [[3, 10], [7, 5]].
  @Test(arguments: [
    ("barnard", TableGroups.rows, 0.08839178940616679),
    ("barnard", .columns, 0.08672350645065338), ("boschloo", .rows, 0.11042320773338415),
    ("boschloo", .columns, 0.08696223351089392),
  ])
  func `each way of taking the groups has its own test of two samples`(
    method: String, groups: TableGroups, expected: Double
  ) throws {
    let table = try ScoredTable(ContingencyTable([[3, 10], [7, 5]]), groups: groups)
    let entry = try #require(AnalysisCatalog.entry(.table, method: method))
    guard case .test(let test) = entry.finding(for: .table(table), options: Self.options) else {
      Issue.record("a test is expected")
      return
    }
    expectClose(try #require(test.pValue), expected, absolute: 1e-9)
  }

  /// 3 of 13 and 7 of 12 are rows; every test of `table` is one of `compare` too.
  @Test func `two samples have the answers of the table with them as rows`() throws {
    let counts = try IndependentCounts(
      BinomialCounts(successes: 3, trials: 13), BinomialCounts(successes: 7, trials: 12))
    let table = try ScoredTable(ContingencyTable([[3, 10], [7, 5]]))
    for method in ChiSquaredMethod.allCases.map(\.rawValue)
      + ExactTestMethod.allCases.map(\.rawValue)
    {
      let ofTable = try #require(AnalysisCatalog.entry(.table, method: method))
      let ofSamples = try #require(AnalysisCatalog.entry(.compare, method: method))
      #expect(
        ofTable.finding(for: .table(table), options: Self.options)
          == ofSamples.finding(for: .compare(counts), options: Self.options), "\(method)")
    }
  }

  @Test func `a table without two groups says which lines were taken for groups`() throws {
    let counts = try ContingencyTable([[4, 10], [9, 12], [12, 9]])
    let entry = try #require(AnalysisCatalog.entry(.table, method: "superiority"))
    func message(_ groups: TableGroups, _ table: ContingencyTable) throws -> String {
      let finding = entry.finding(
        for: .table(try ScoredTable(table, groups: groups)), options: Self.options)
      return try #require(finding.warnings.first { $0.code == .wrongShape }).message
    }
    #expect(
      try message(.rows, counts)
        == "superiority: the table has 3 rows, and each is a group; give two groups, or take the "
        + "columns as the groups")
    #expect(
      try message(.columns, counts.transposed)
        == "superiority: the table has 3 columns, and each is a group; give two groups, or take "
        + "the rows as the groups")
  }
}
