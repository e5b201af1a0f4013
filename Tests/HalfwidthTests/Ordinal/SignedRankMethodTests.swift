import TestSupport
import Testing

@testable import Halfwidth

@Suite struct SignedRankMethodTests {
  @Test func `equal steps of decimal numbers are one size, and small ones beside large ones stay`()
    throws
  {
    // .3 - .2 and .2 - .1 are two doubles; .30000000000000004 is .1 + .2.
    let steps = try SignedDifferences(
      [0.3, 0.2, 0.7, 0.1 + 0.2], minus: [0.2, 0.1, 0.9, 0.3])
    #expect(steps.zeros == 1)
    #expect(steps.sizes.map(\.positive) == [2, 0] && steps.sizes.map(\.negative) == [0, 1])
    let mixed = try SignedDifferences([1e15, 0.02, 0.03], minus: [0, 0.01, 0.01])
    #expect(mixed.zeros == 0 && mixed.sizes.map(\.positive) == [1, 1, 1])
    #expect(throws: CountsError.self) { try SignedDifferences([1], minus: [1, 2]) }
    #expect(throws: CountsError.self) { try SignedDifferences([], minus: []) }
    #expect(throws: CountsError.self) { try SignedDifferences([.infinity], minus: [1]) }
    #expect(throws: CountsError.self) { try SignedDifferences([1e308], minus: [-1e308]) }
  }

  private static let samples: [[Double]] = [
    [1, -2, 3, 4, -1, 2], [0, 0, 1, -1, 2, 2, -3, 0, 1], [5], [-5], [1, 1, 1, 1], [2, -2],
    [0.5, 1.5, -2.5, 0, 3.5], [1, -1, 1, -1, 0],
  ]

  /// V and the probabilities of V at most and at least the observed one, over all signs.
  private static func enumerated(_ values: [Double], ranksZeros: Bool) -> (
    v: Double, less: Double, greater: Double
  ) {
    let used = ranksZeros ? values : values.filter { $0 != 0 }
    let ranks = used.map { value in
      let below = used.count { $0.magnitude < value.magnitude }
      let alike = used.count { $0.magnitude == value.magnitude }
      return Double(below) + Double(alike + 1) / 2
    }
    let kept = zip(used, ranks).filter { $0.0 != 0 }
    let v = kept.reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
    let all = (0..<(1 << kept.count)).map { bits in
      kept.indices.reduce(0) { $0 + (bits >> $1 & 1 == 1 ? kept[$1].1 : 0) }
    }
    let total = Double(all.count)
    return (
      v, Double(all.count { $0 <= v }) / total, Double(all.count { $0 >= v }) / total
    )
  }

  @Test(arguments: [(SignedRankMethod.wilcoxonExact, false), (.prattExact, true)])
  func `the exact tests go through all signs`(method: SignedRankMethod, ranksZeros: Bool) throws {
    for values in Self.samples {
      let differences = try SignedDifferences(values)
      let (v, less, greater) = Self.enumerated(values, ranksZeros: ranksZeros)
      let expected: [AlternativeHypothesis: Double] = [
        .less: less, .greater: greater, .two: min(1, 2 * min(less, greater)),
      ]
      for (alternative, p) in expected {
        let finding = method.finding(for: differences, alternative: alternative)
        #expect(finding.statistic == v)
        expectClose(try #require(finding.pValue), p, absolute: 1e-15, "\(values) \(alternative)")
      }
    }
  }

  @Test func `without differences of 0 Pratt's tests are Wilcoxon's`() throws {
    let differences = try SignedDifferences([1, -2, 3, 4, -1, 2, 2.5])
    for (pratt, wilcoxon) in [
      (SignedRankMethod.pratt, SignedRankMethod.wilcoxon), (.prattCorrected, .wilcoxonCorrected),
      (.prattExact, .wilcoxonExact),
    ] {
      #expect(
        pratt.finding(for: differences).pValue == wilcoxon.finding(for: differences).pValue)
    }
  }

  @Test func `turning all signs exchanges the directions`() throws {
    for values in Self.samples {
      let (plain, turned) = (
        try SignedDifferences(values), try SignedDifferences(values.map { -$0 })
      )
      for method in SignedRankMethod.allCases {
        for alternative in AlternativeHypothesis.allCases {
          let p = method.finding(for: plain, alternative: alternative).pValue
          let other = method.finding(for: turned, alternative: alternative.mirrored).pValue
          expectClose(p ?? -1, other ?? -1, relative: 1e-13, "\(method) \(alternative) \(values)")
        }
      }
    }
  }

  @Test func `of yes and no the sign test is McNemar's exact test`() throws {
    for (b, c) in [(12, 2), (0, 5), (3, 3), (70, 41), (1, 0)] {
      let table = TableSamples.table([[20, b], [c, 16]])
      let pairs = SignedDifferences(try PairedOrdinalCounts(table))
      let counts = try PairedCounts(both: 16, firstOnly: c, secondOnly: b, neither: 20)
      #expect(pairs.positive == c && pairs.nonzero == b + c && pairs.zeros == 36)
      #expect(
        SignedRankMethod.sign.finding(for: pairs).pValue
          == McNemarMethod.exact.finding(for: counts).pValue)
      #expect(
        SignedRankMethod.signMidP.finding(for: pairs).pValue
          == McNemarMethod.midP.finding(for: counts).pValue)
    }
  }

  @Test func `where all differences are 0 the exact tests are 1 and the others undefined`() throws {
    let zeros = try SignedDifferences([0, -0.0, 0])
    #expect(zeros.zeros == 3)
    for method in SignedRankMethod.allCases {
      let finding = method.finding(for: zeros)
      #expect(finding.statistic == 0)
      switch method {
      case .wilcoxonExact, .prattExact, .sign, .signMidP: #expect(finding.pValue == 1)
      case .wilcoxon, .wilcoxonCorrected, .pratt, .prattCorrected:
        #expect(finding.pValue == nil && finding.warnings.map(\.code) == [.undefined])
      }
    }
  }

  @Test func `scores in equal steps tie though doubles differ`() throws {
    let table = TableSamples.table([[0, 4, 0], [0, 0, 3], [1, 0, 0]])
    let steps = try PairedOrdinalCounts(table, scores: [0.1, 0.2, 0.3])
    #expect(0.3 - 0.2 != 0.2 - 0.1)
    #expect(
      SignedDifferences(steps).sizes.map { [$0.positive, $0.negative] } == [[0, 7], [1, 0]])
  }

  @Test func `what would take too long is refused with the way out`() throws {
    let many = try SignedDifferences((1...1_001).map { Double($0) })
    let finding = SignedRankMethod.wilcoxonExact.finding(for: many)
    #expect(finding.pValue == nil && finding.warnings.map(\.code) == [.tooLarge])
    #expect(finding.warnings[0].message.contains("signed-rank takes them"))
    let tied = try SignedDifferences((1...1_000).map { $0 % 3 == 0 ? -1 : 1 })
    #expect(SignedRankMethod.prattExact.finding(for: tied).pValue ?? 1 < 1e-20)
    let lopsided = SignedDifferences(
      try PairedOrdinalCounts(TableSamples.table([[1 << 52, 900], [3, 1]])))
    for method in SignedRankMethod.allCases {
      #expect(method.finding(for: lopsided).statistic != nil, "\(method)")
    }
    let signs = SignedDifferences(
      try PairedOrdinalCounts(TableSamples.table([[0, 600_000], [600_000, 1]])))
    #expect(SignedRankMethod.sign.finding(for: signs).warnings.map(\.code) == [.tooManyTrials])
  }

  @Test func `a sign test beyond a double's reach has its logarithm`() throws {
    let signs = SignedDifferences(
      try PairedOrdinalCounts(TableSamples.table([[0, 0], [1_200, 1]])))
    let less = SignedRankMethod.sign.finding(for: signs, alternative: .greater)
    // 2^-1200, and half of that.
    expectClose(try #require(less.log10PValue), -361.23599479677744, relative: 1e-12)
    let half = SignedRankMethod.signMidP.finding(for: signs, alternative: .greater)
    expectClose(try #require(half.log10PValue), -361.53702479244142, relative: 1e-12)
  }

  @Test func `no differences and numbers that are none are refused`() {
    #expect(throws: CountsError.self) { try SignedDifferences([]) }
    #expect(throws: CountsError.self) { try SignedDifferences([1, .nan]) }
    #expect(throws: CountsError.self) { try SignedDifferences([.infinity]) }
    for text in ["", "1,,2", "a", "1;2", "0x1", "1,"] {
      #expect(throws: CountsError.self) { try SignedDifferences(parsing: text) }
    }
  }
}
