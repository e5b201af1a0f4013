import Foundation
import TestSupport
import Testing

@testable import Halfwidth

@Suite struct OrderedAssociationMethodTests {
  private static let tables = [
    [[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]], [[4, 1], [2, 7]],
    [[3, 0, 2], [1, 5, 0]], [[2, 2, 2], [2, 2, 2], [2, 2, 2]],
    [[0, 4, 1], [5, 0, 0], [1, 1, 1]],
  ]

  private static func finding(
    _ method: OrderedAssociationMethod, _ counts: [[Int]], rows: [Double]? = nil,
    columns: [Double]? = nil
  ) throws -> IntervalFinding {
    method.finding(
      for: try ScoredTable(
        TableSamples.table(counts), rowScores: rows, columnScores: columns))
  }

  private static func detail(_ finding: IntervalFinding, _ name: String) -> Double? {
    finding.details.first { $0.name == name }?.value
  }

  /// The measure of shares by its definition, pair by pair of cells.
  private static func definition(_ method: OrderedAssociationMethod, _ p: [[Double]]) -> Double {
    var (sum, untied, rows, columns) = (0.0, 0.0, 0.0, 0.0)
    for i in p.indices {
      for j in p[i].indices {
        for k in p.indices {
          for l in p[k].indices {
            let pair = p[i][j] * p[k][l]
            sum += pair * Double((k - i).signum() * (l - j).signum())
            untied += i != k && j != l ? pair : 0
            rows += i != k ? pair : 0
            columns += j != l ? pair : 0
          }
        }
      }
    }
    switch method {
    case .tauB: return sum / (rows * columns).squareRoot()
    case .tauC:
      let m = Double(min(p.count, p[0].count))
      let total = p.joined().reduce(0, +)
      return sum / (total * total) * m / (m - 1)
    case .gamma: return sum / untied
    case .somersDColumns: return sum / rows
    case .somersDRows: return sum / columns
    case .spearman:
      let total = p.joined().reduce(0, +)
      let r = p.map { $0.reduce(0, +) / total }
      let c = p[0].indices.map { column in p.reduce(0) { $0 + $1[column] } / total }
      func midranks(_ shares: [Double]) -> [Double] {
        shares.indices.map { shares[..<$0].reduce(0, +) + shares[$0] / 2 - 0.5 }
      }
      let (g, h) = (midranks(r), midranks(c))
      var product = 0.0
      for i in p.indices { for j in p[i].indices { product += p[i][j] / total * g[i] * h[j] } }
      let squares = { (shares: [Double], places: [Double]) in
        zip(shares, places).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
      }
      return product / (squares(r, g) * squares(c, h)).squareRoot()
    }
  }

  @Test(arguments: OrderedAssociationMethod.allCases)
  func `is what its definition says, with the delta method by numerical derivatives`(
    method: OrderedAssociationMethod
  ) throws {
    for counts in Self.tables {
      let n = Double(counts.joined().reduce(0, +))
      let p = counts.map { $0.map { Double($0) / n } }
      let finding = try Self.finding(method, counts)
      expectClose(try #require(finding.estimate), Self.definition(method, p), absolute: 1e-13)
      // The variance of a function of multinomial shares: the spread of its derivatives, of which a constant may be
      // added as the shares have the sum 1.
      var slopes: [(weight: Double, slope: Double)] = []
      let step = 1e-5
      for i in p.indices {
        for j in p[i].indices where counts[i][j] > 0 {
          func moved(_ by: Double) -> Double {
            var moved = p
            moved[i][j] += by
            let total = moved.joined().reduce(0, +)
            return Self.definition(method, moved.map { $0.map { $0 / total } })
          }
          slopes.append((p[i][j], (moved(step) - moved(-step)) / (2 * step)))
        }
      }
      let mean = slopes.reduce(0) { $0 + $1.weight * $1.slope }
      let variance = slopes.reduce(0) {
        $0 + $1.weight * ($1.slope - mean) * ($1.slope - mean)
      }
      expectClose(
        try #require(finding.standardError), (variance / n).squareRoot(), relative: 1e-6,
        absolute: 1e-8, "\(method) \(counts)")
    }
  }

  /// In 2 x 2 tables tau-b and Spearman's correlation are phi, and z^2 under independence is Pearson's statistic.
  @Test func `of two by two the measures of ranks are phi`() throws {
    for table in TableSamples.twoByTwo(upTo: 9) {
      guard let phi = table.phi(), let pearson = table.pearsonStatistic() else { continue }
      for method in [OrderedAssociationMethod.tauB, .spearman] {
        let finding = try Self.finding(method, table.counts)
        expectClose(try #require(finding.estimate), phi, absolute: 1e-13)
        guard let error = Self.detail(finding, "standard_error_null"), error > 0 else { continue }
        #expect(finding.pValue != nil)
      }
      let tau = try Self.finding(.tauC, table.counts)
      // 4 (ad - bc) / n^2, and its standard errors are one.
      let (a, b, c, d) = (table[0, 0], table[0, 1], table[1, 0], table[1, 1])
      let n = Double(table.total)
      expectClose(
        try #require(tau.estimate), 4 * Double(a * d - b * c) / (n * n), absolute: 1e-14)
      #expect(tau.standardError == Self.detail(tau, "standard_error_null"))
      _ = pearson
    }
  }

  @Test
  func
    `transposing exchanges Somers' measures and leaves the others, and turning the rows changes the sign`()
    throws
  {
    for counts in Self.tables {
      let table = TableSamples.table(counts)
      for method in OrderedAssociationMethod.allCases {
        let plain = try Self.finding(method, counts)
        let other: OrderedAssociationMethod =
          switch method {
          case .somersDColumns: .somersDRows
          case .somersDRows: .somersDColumns
          case .tauB, .tauC, .gamma, .spearman: method
          }
        let transposed = try Self.finding(other, table.transposed.counts)
        expectClose(
          try #require(transposed.estimate), try #require(plain.estimate), absolute: 1e-14)
        expectClose(
          try #require(transposed.standardError), try #require(plain.standardError),
          absolute: 1e-14)
        let turned = try Self.finding(method, counts.reversed())
        expectClose(try #require(turned.estimate), -(try #require(plain.estimate)), absolute: 1e-14)
        expectClose(
          try #require(turned.standardError), try #require(plain.standardError), absolute: 1e-13)
        // The same by scores that stand the other way.
        let scored = try Self.finding(
          method, counts, rows: counts.indices.map { Double(-$0) })
        #expect(scored.estimate == turned.estimate)
      }
    }
  }

  @Test(arguments: OrderedAssociationMethod.allCases)
  func `empty lines play no part, and lines of one score are one`(method: OrderedAssociationMethod)
    throws
  {
    let plain = try Self.finding(method, [[4, 1, 3], [2, 7, 1]])
    let padded = try Self.finding(method, [[4, 0, 1, 3], [0, 0, 0, 0], [2, 0, 7, 1]])
    #expect(plain == padded)
    let split = try Self.finding(
      method, [[3, 1, 3], [1, 0, 0], [2, 7, 1]], rows: [1, 1, 2])
    #expect(split == plain)
  }

  @Test(arguments: OrderedAssociationMethod.allCases)
  func `where one answer does not vary nothing is defined`(method: OrderedAssociationMethod) throws
  {
    for counts in [[[3, 4], [0, 0]], [[6, 0], [9, 0]], [[1, 0], [0, 0]]] {
      let finding = try Self.finding(method, counts)
      #expect(finding.estimate == nil && finding.interval == nil && finding.pValue == nil)
      #expect(finding.fields["standard_error"] == .undefined)
      #expect(finding.fields["z"] == .undefined)
      #expect(finding.warnings.map(\.code) == [.undefined])
    }
  }

  @Test(arguments: OrderedAssociationMethod.allCases)
  func `a perfect order is exactly 1, its interval a point, and of two people there is no test`(
    method: OrderedAssociationMethod
  ) throws {
    let perfect = try Self.finding(method, [[5, 0, 0], [0, 6, 0], [0, 0, 7]])
    // Tau-c reaches 1 where all lines have as many respondents.
    if method != .tauC {
      #expect(perfect.estimate == 1)
      #expect(perfect.standardError == 0 && perfect.interval?.lower == 1)
      #expect(perfect.warnings.map(\.code).contains(.smallExpectedCounts))
    }
    let two = try Self.finding(method, [[1, 0], [0, 1]])
    #expect(two.estimate == 1 && two.pValue == nil)
    #expect(Self.detail(two, "standard_error_null") == 0)
    #expect(two.warnings.map(\.code).contains(.undefined))
  }

  @Test func `millions of respondents keep their digits, and a p-value that is too small says so`()
    throws
  {
    let small = try Self.finding(.spearman, [[4, 1, 3], [2, 7, 1]])
    let large = try Self.finding(
      .spearman, [[4_000_000, 1_000_000, 3_000_000], [2_000_000, 7_000_000, 1_000_000]])
    expectClose(try #require(large.estimate), try #require(small.estimate), relative: 1e-13)
    expectClose(
      try #require(large.standardError), try #require(small.standardError) / 1_000, relative: 1e-12)
    #expect(large.pValue == 0 && large.warnings.isEmpty)
    // The normal tail's expansion at z: log10 of 2 exp(-z^2 / 2) / (z sqrt(2 pi)) (1 - 1 / z^2 + 3 / z^4).
    let z = try #require(Self.detail(large, "z"))
    let series = 1 - 1 / (z * z) + 3 / (z * z * z * z)
    let tail =
      -z * z / 2 / 2.302585092994046 + log10(2 * series / (z * (2 * Double.pi).squareRoot()))
    expectClose(try #require(large.log10PValue), tail, relative: 1e-9)
    #expect(large.fields["log10_p_value"] != nil && small.fields["log10_p_value"] == nil)
  }

  @Test(arguments: OrderedAssociationMethod.allCases)
  func `against one direction the p-value is a tail of z, and the interval is the same`(
    method: OrderedAssociationMethod
  ) throws {
    for counts in Self.tables {
      let scored = try ScoredTable(ContingencyTable(counts))
      let two = method.finding(for: scored)
      let greater = method.finding(for: scored, alternative: .greater)
      let less = method.finding(for: scored, alternative: .less)
      let z = try #require(Self.detail(two, "z"))
      // The normal distribution function by the library's complementary error function.
      expectClose(try #require(greater.pValue), erfc(z / 2.0.squareRoot()) / 2, relative: 1e-12)
      expectClose(try #require(less.pValue), erfc(-z / 2.0.squareRoot()) / 2, relative: 1e-12)
      #expect(greater.interval == two.interval && less.interval == two.interval)
      #expect(
        greater.fields["alternative"] == .string("greater") && two.fields["alternative"] == nil)
    }
  }

  @Test(arguments: OrderedAssociationMethod.allCases)
  func `a p-value that few respondents make too small says so`(
    method: OrderedAssociationMethod
  ) throws {
    // The smallest two-sided p-value that dealing out these answers anew can give is 2/252.
    let few = try Self.finding(method, [[0, 0, 2, 3], [2, 2, 1, 0]])
    #expect(try #require(few.pValue) < 1e-20)
    #expect(few.warnings.map(\.code).contains(.smallSample))
    let more = try Self.finding(method, [[10, 8, 12, 20], [15, 12, 13, 10]])
    #expect(!more.warnings.map(\.code).contains(.smallSample))
  }
}
