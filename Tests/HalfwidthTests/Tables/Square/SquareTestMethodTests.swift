import TestSupport
import Testing

@testable import Halfwidth

@Suite struct SquareTestMethodTests {
  static func table(_ counts: [[Int]]) throws -> SquareTable {
    try SquareTable(ContingencyTable(counts))
  }

  /// Unaided distance vision of 7477 women, right eye by left eye (Stuart 1955).
  static let vision = [
    [1520, 266, 124, 66], [234, 1512, 432, 78], [117, 362, 1772, 205], [36, 82, 179, 492],
  ]
  /// Two raters' diagnoses of 100 patients (Fleiss 1981, table 8.7).
  static let raters = [[35, 5, 0], [15, 20, 5], [10, 5, 5]]

  /// Every table of two by two with at most 8 respondents.
  static let small: [[[Int]]] = {
    var tables: [[[Int]]] = []
    for a in 0...8 {
      for b in 0...(8 - a) {
        for c in 0...(8 - a - b) {
          for d in 0...(8 - a - b - c) where a + b + c + d > 0 {
            tables.append([[a, b], [c, d]])
          }
        }
      }
    }
    return tables
  }()

  @Test func `has the slugs of the contract`() {
    #expect(SquareTestMethod.allCases.map(\.rawValue) == ["bowker", "stuart-maxwell", "bhapkar"])
    #expect(SquareTestMethod.default == .stuartMaxwell)
  }

  @Test func `refuses a table that is not square, and names its shape`() throws {
    let oblong = try ContingencyTable([[1, 2, 3], [4, 5, 6]])
    let error = #expect(throws: CountsError.self) {
      try SquareTable(oblong)
    }
    #expect(
      error?.message
        == "a table of 2 by 3 is not square; give the same categories, in the same order, "
        + "as rows and as columns")
  }

  @Test func `published tables give their printed statistics`() throws {
    let vision = try Self.table(Self.vision)
    let bowker = vision.bowkerTest()
    expectClose(bowker.statistic ?? .nan, 19.11, absolute: 0.005)
    #expect(bowker.degreesOfFreedom == 6)
    let stuart = vision.stuartMaxwellTest()
    expectClose(stuart.statistic ?? .nan, 11.96, absolute: 0.005)
    #expect(stuart.degreesOfFreedom == 3)
    expectClose(stuart.pValue ?? .nan, 0.0075, absolute: 0.00005)
    // Bhapkar (1966) and Agresti print 11.98 for the same table.
    let bhapkar = vision.bhapkarTest()
    expectClose(bhapkar.statistic ?? .nan, 11.98, absolute: 0.005)
    // statsmodels 0.15.0 SquareTable.homogeneity(method="bhapkar").
    expectClose(bhapkar.statistic ?? .nan, 11.975_720_155_525_66, relative: 1e-13)
    expectClose(bhapkar.pValue ?? .nan, 0.007_466_797_469_724, relative: 1e-12)
    // Fleiss (1981) prints 14.00 for his.
    let raters = try Self.table(Self.raters)
    expectClose(raters.stuartMaxwellTest().statistic ?? .nan, 14, absolute: 0.005)
    // 14 / (1 - 14/100).
    expectClose(raters.bhapkarTest().statistic ?? .nan, 1400.0 / 86, relative: 1e-13)
  }

  @Test func `with two categories all are McNemar's, or its Wald form`() throws {
    for counts in Self.small {
      let table = try Self.table(counts)
      let (b, c) = (Double(counts[0][1]), Double(counts[1][0]))
      let n = Double(table.total)
      let bowker = table.bowkerTest()
      let stuart = table.stuartMaxwellTest()
      let bhapkar = table.bhapkarTest()
      guard b + c > 0 else {
        #expect(bowker.statistic == 0 && bowker.pValue == 1)
        #expect(stuart.statistic == nil && bhapkar.statistic == nil)
        continue
      }
      let mcnemar = (b - c) * (b - c) / (b + c)
      expectClose(bowker.statistic ?? .nan, mcnemar, relative: 1e-15, "\(counts)")
      expectClose(stuart.statistic ?? .nan, mcnemar, relative: 1e-14, "\(counts)")
      #expect(bowker.degreesOfFreedom == 1 && stuart.degreesOfFreedom == 1)
      let variance = b + c - (b - c) * (b - c) / n
      if b + c == n && (b == 0 || c == 0) {
        #expect(
          bhapkar.statistic == nil && bhapkar.warnings.map(\.code) == [.singular], "\(counts)")
      } else {
        expectClose(
          bhapkar.statistic ?? .nan, (b - c) * (b - c) / variance, relative: 1e-13, "\(counts)")
      }
    }
  }

  @Test(arguments: SquareTestMethod.allCases)
  func `permuting the categories or exchanging the classifications changes nothing`(
    method: SquareTestMethod
  ) throws {
    for counts in [Self.vision, Self.raters, [[4, 0, 0], [3, 0, 2], [0, 5, 1]]] {
      let original = try Self.table(counts)
      let finding = method.finding(for: original)
      let order = Array(counts.indices.reversed().dropFirst()) + [counts.count - 1]
      let permuted = try Self.table(order.map { i in order.map { j in counts[i][j] } })
      for table in [permuted, try SquareTable(original.table.transposed)] {
        let other = method.finding(for: table)
        expectClose(other.statistic ?? -1, finding.statistic ?? -1, relative: 1e-12)
        expectClose(other.pValue ?? -1, finding.pValue ?? -1, relative: 1e-11)
        #expect(other.degreesOfFreedom == finding.degreesOfFreedom)
      }
    }
  }

  @Test func `every table of three categories with counts up to 2 has an answer or a reason`()
    throws
  {
    var counts = [0, 0, 0, 0, 0, 0, 0, 0, 0]
    for code in 1..<19683 {
      var rest = code
      for cell in counts.indices {
        counts[cell] = rest % 3
        rest /= 3
      }
      let table = try Self.table([Array(counts[0..<3]), Array(counts[3..<6]), Array(counts[6..<9])])
      for method in SquareTestMethod.allCases {
        let finding = method.finding(for: table)
        if let statistic = finding.statistic, let p = finding.pValue {
          guard statistic >= 0 && p >= 0 && p <= 1 else {
            Issue.record("\(method) \(counts) \(statistic) \(p)")
            continue
          }
        } else {
          guard finding.warnings.map(\.code) == [.singular] && method != .bowker else {
            Issue.record("\(method) \(counts) \(finding.warnings)")
            continue
          }
        }
        for detail in finding.details where detail.value?.isNaN ?? false {
          Issue.record("\(method) \(counts) \(detail)")
        }
      }
      // Stuart and Maxwell's explains no more than all respondents, and Wald's form is never smaller.
      if let stuart = table.stuartMaxwellTest().statistic {
        let n = Double(table.total)
        if let wald = table.bhapkarTest().statistic {
          if !(wald >= stuart * (1 - 1e-12)) { Issue.record("\(counts) \(stuart) \(wald)") }
          if stuart < n * 0.999 { expectClose(wald, stuart / (1 - stuart / n), relative: 1e-9) }
        } else {
          expectClose(stuart, n, relative: 1e-12, "\(counts)")
        }
      }
    }
  }

  @Test func `a category without moves is dropped by name, not by a guess`() throws {
    // The third category is met only by those who stayed in it: the rest is McNemar's 12 against 4.
    let finding = try Self.table([[20, 12, 0], [4, 14, 0], [0, 0, 9]]).stuartMaxwellTest()
    #expect(finding.statistic == nil && finding.degreesOfFreedom == nil && finding.pValue == nil)
    #expect(finding.warnings.map(\.code) == [.singular])
    #expect(finding.details.first == NamedNumber("categories_dropped", 1))
    let reduced = finding.details.dropFirst().map { $0.value ?? .nan }
    expectClose(reduced[0], 4, relative: 1e-14)
    #expect(reduced[1] == 1)
    expectClose(reduced[2], 0.045_500_263_896_358_4, relative: 1e-12)  // erfc(sqrt 2)
    // Two pairs that nobody moved between: 12 against 4, and 9 against 0, with one degree each.
    let two = try Self.table([
      [0, 12, 0, 0], [4, 0, 0, 0], [0, 0, 0, 9], [0, 0, 0, 1],
    ]).stuartMaxwellTest()
    #expect(two.statistic == nil && two.details[0].value == 0 && two.details[2].value == 2)
    expectClose(two.details[1].value ?? .nan, 13, relative: 1e-14)
    // Nobody moved at all.
    let nobody = try Self.table([[10, 0, 0], [0, 12, 0], [0, 0, 9]]).stuartMaxwellTest()
    #expect(nobody.details.map(\.value) == [3, nil, nil, nil])
  }

  @Test func `Bowker's counts all pairs, and those with somebody apart`() throws {
    let finding = try Self.table([[10, 2, 0], [3, 12, 4], [0, 1, 9]]).bowkerTest()
    expectClose(finding.statistic ?? .nan, 2, relative: 1e-15)
    #expect(finding.degreesOfFreedom == 3)
    #expect(finding.details[0] == NamedNumber("df_nonzero_pairs", 2))
    expectClose(finding.details[1].value ?? .nan, 0.367_879_441_171_442_3, relative: 1e-14)  // 1/e
    #expect(finding.warnings.map(\.code) == [.smallExpectedCounts])
    #expect(try Self.table(Self.vision).bowkerTest().warnings.isEmpty)
  }

  @Test func `two groups that hardly mix keep their digits, or are said to be too far apart`()
    throws
  {
    func finding(_ exponent: Int) throws -> TestFinding {
      let many = 1 << exponent
      return try Self.table([
        [0, many, 0, 0], [many - 5, 0, 1, 0], [0, 0, 0, many], [0, 0, many + 3, 0],
      ]).stuartMaxwellTest()
    }
    // By rational arithmetic.
    expectClose(try finding(20).statistic ?? .nan, 1.000_016_212_485_661_5, relative: 1e-9)
    // At 2^40 the answer would have 3 digits, at 2^50 none.
    for exponent in [40, 50] {
      let finding = try finding(exponent)
      #expect(finding.statistic == nil && finding.pValue == nil)
      #expect(finding.warnings.map(\.code) == [.singular])
    }
  }

  @Test func `counts up to 2^53 keep their digits`() throws {
    let big = 1 << 51
    let table = try Self.table([[1, big, 0], [big - 2, 5, 7], [0, 9, big]])
    // (2)^2 / (2^52 - 2) + 4 / 16.
    expectClose(table.bowkerTest().statistic ?? .nan, 0.25, relative: 1e-14)
    for method in SquareTestMethod.allCases {
      let finding = method.finding(for: table)
      #expect((finding.statistic ?? .nan) >= 0 && (finding.pValue ?? .nan) <= 1)
    }
    // All of 2^53 - 1 the same way: the statistic is their number.
    let oneWay = try Self.table([[0, (1 << 53) - 1], [0, 1]])
    expectClose(oneWay.stuartMaxwellTest().statistic ?? .nan, 0x1p53, relative: 1e-15)
    // S = b, so S / (1 - S / N) = b N / (N - b) = b N, of which 1 - S / N would keep no digit.
    expectClose(oneWay.bhapkarTest().statistic ?? .nan, 0x1p106, relative: 1e-15)
  }
}
