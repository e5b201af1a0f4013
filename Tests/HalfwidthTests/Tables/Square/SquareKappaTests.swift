import TestSupport
import Testing

@testable import Halfwidth

@Suite struct SquareKappaTests {
  static func table(_ counts: [[Int]]) throws -> SquareTable {
    try SquareTable(ContingencyTable(counts))
  }

  @Test func `has the slugs of the contract`() {
    #expect(
      KappaMethod.allCases.map(\.rawValue) == ["cohen-kappa", "kappa-linear", "kappa-quadratic"])
    #expect(KappaMethod.default == .cohen)
  }

  @Test func `is the ratio of disagreements, by hand`() throws {
    // 40 of 50 agree, and 25 by chance: kappa = (0.8 - 0.5) / (1 - 0.5).
    let finding = KappaMethod.cohen.finding(for: try Self.table([[20, 5], [5, 20]]))
    expectClose(finding.estimate ?? .nan, 0.6, absolute: 1e-15)
    // With equal margins of 1/2 the delta method gives (1 - kappa^2) / n.
    expectClose(finding.standardError ?? .nan, (0.64 / 50).squareRoot(), absolute: 1e-15)
    expectClose(finding.details[1].value ?? .nan, (1.0 / 50).squareRoot(), absolute: 1e-15)
    #expect(finding.details.map(\.name) == ["kappa", "standard_error_null", "z"])
    #expect(finding.details[0].value == finding.estimate && finding.estimand == "kappa")
    // 3 categories, all margins (1/3, 1/3, 1/3), disagreement always of 2 steps of 2: observed 1/3;
    // expected 2/3 for nominal, (4/9)(1/2) + (2/9) = 4/9 for linear, (4/9)/4 + 2/9 = 1/3 for quadratic.
    let corners = try Self.table([[5, 0, 5], [0, 10, 0], [5, 0, 5]])
    for (method, kappa) in [(KappaMethod.cohen, 0.5), (.linear, 0.25), (.quadratic, 0)] {
      expectClose(method.finding(for: corners).estimate ?? .nan, kappa, absolute: 1e-15)
    }
  }

  @Test func `two categories have no order: the three are one`() throws {
    for counts in SquareTestMethodTests.small {
      let findings = KappaMethod.allCases.map { method in
        try? method.finding(for: Self.table(counts))
      }
      for finding in findings.dropFirst() {
        #expect(finding?.estimate == findings[0]?.estimate, "\(counts)")
        #expect(finding?.interval == findings[0]?.interval, "\(counts)")
      }
    }
  }

  @Test(arguments: KappaMethod.allCases)
  func `every small table has kappa in -1...1 inside its interval, or a reason`(method: KappaMethod)
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
      let finding = method.finding(for: table)
      let isOneCell = counts.count { $0 > 0 } == 1 && table.concordant > 0
      guard let kappa = finding.estimate, let interval = finding.interval,
        let error = finding.standardError
      else {
        if !isOneCell || finding.warnings.map(\.code) != [.undefined] {
          Issue.record("\(counts) \(finding)")
        }
        continue
      }
      let isHeld =
        interval.lower >= -1 && interval.upper <= 1 && kappa >= -1 - 1e-14 && kappa <= 1
        && interval.lower <= kappa + 1e-14 && kappa <= interval.upper
      let isPerfect = table.concordant == table.total
      if !isHeld || isOneCell || error.isNaN || (isPerfect != (kappa == 1))
        || (isPerfect && (error != 0 || finding.warnings.isEmpty))
      {
        Issue.record("\(counts) \(finding)")
      }
    }
  }

  @Test(arguments: KappaMethod.allCases)
  func `exchanging the raters or reversing the scale changes nothing`(method: KappaMethod) throws {
    for counts in [SquareTestMethodTests.vision, SquareTestMethodTests.raters] {
      let original = try Self.table(counts)
      let finding = method.finding(for: original)
      let reversed = try Self.table(counts.reversed().map { $0.reversed() })
      for table in [reversed, try SquareTable(original.table.transposed)] {
        let other = method.finding(for: table)
        expectClose(other.estimate ?? .nan, finding.estimate ?? .nan, absolute: 1e-14)
        expectClose(other.standardError ?? .nan, finding.standardError ?? .nan, relative: 1e-12)
      }
    }
  }

  @Test func `a rater with one answer agrees by chance only, and the interval says nothing`() throws
  {
    for method in KappaMethod.allCases {
      let finding = method.finding(for: try Self.table([[3, 7, 1], [0, 0, 0], [0, 0, 0]]))
      #expect(finding.estimate == 0 && finding.standardError == 0 && finding.pValue == nil)
      #expect(finding.warnings.map(\.code) == [.undefined, .smallExpectedCounts])
    }
  }

  @Test func `keeps the raw limits beside clipped ones, and takes 2^53 respondents`() throws {
    let finding = KappaMethod.cohen.finding(for: try Self.table([[0, 6], [7, 0]]))
    #expect(finding.interval?.lower == -1)
    expectClose(finding.interval?.raw?.lower ?? .nan, -1.153_043_908_811_083, absolute: 1e-12)
    let big = 1 << 51
    let large = KappaMethod.quadratic.finding(for: try Self.table([[big, big], [big, big]]))
    #expect(large.estimate == 0)
    expectClose(large.standardError ?? .nan, 0x1p-26 / 2.0.squareRoot(), relative: 1e-14)
  }
}
