import TestSupport
import Testing

@testable import Halfwidth

@Suite struct MarginsFindingTests {
  /// Compares every number of two findings: p-values relatively, limits absolutely, all else exactly.
  static func expectSame(
    _ fast: MarginsFinding, _ plain: MarginsFinding,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let comment = "\(fast.margins) \(fast.level.confidence)"
    for (one, two) in [(fast.exact, plain.exact), (fast.midP, plain.midP)] {
      expectClose(
        one.pValueMin, two.pValueMin, relative: 2e-12, comment, sourceLocation: sourceLocation)
      expectClose(
        one.pValueMax, two.pValueMax, relative: 2e-12, comment, sourceLocation: sourceLocation)
      #expect(one.bothAtMin == two.bothAtMin, "\(comment)", sourceLocation: sourceLocation)
      #expect(one.bothAtMax == two.bothAtMax, "\(comment)", sourceLocation: sourceLocation)
      #expect(
        one.method == two.method && one.joint == two.joint && one.rejections == two.rejections,
        "\(comment)", sourceLocation: sourceLocation)
    }
    let (one, two) = (fast.tango, plain.tango)
    for (limit, other) in [
      (one.lowerMin, two.lowerMin), (one.upperMax, two.upperMax),
      (one.lowerMax ?? 9, two.lowerMax ?? 9), (one.upperMin ?? 9, two.upperMin ?? 9),
    ] {
      expectClose(limit, other, absolute: 1e-14, comment, sourceLocation: sourceLocation)
    }
    #expect(
      one.bothAtLowerMin == two.bothAtLowerMin && one.bothAtUpperMax == two.bothAtUpperMax
        && one.exclusionsOfZero == two.exclusionsOfZero && one.joint == two.joint,
      "\(comment)", sourceLocation: sourceLocation)
    #expect(
      fast.criticalDiscordance == plain.criticalDiscordance
        && fast.criticalPhi == plain.criticalPhi && fast.verdict == plain.verdict
        && fast.warnings == plain.warnings && fast.phiMin == plain.phiMin
        && fast.phiMax == plain.phiMax && fast.discordant == plain.discordant,
      "\(comment)", sourceLocation: sourceLocation)
  }

  @Test(arguments: [0.5, 0.9, 0.95] as [ConfidenceLevel])
  func `each table from the one before gives what each table alone gives, up to 12`(
    level: ConfidenceLevel
  ) throws {
    for margins in PairedMarginsTests.everyMargins(upTo: 12) {
      try Self.expectSame(margins.finding(level: level), margins.plainFinding(level: level))
    }
  }

  @Test(arguments: [
    (46, 39, 50), (25, 25, 50), (26, 25, 50), (50, 0, 50), (49, 1, 50), (27, 25, 50), (0, 31, 50),
    (120, 100, 200), (100, 100, 200), (101, 100, 200), (199, 2, 200), (60, 40, 200),
    (2_500, 2_400, 5_000), (2_500, 2_499, 5_000), (2_500, 2_500, 5_000), (2_900, 2_000, 5_000),
    (2_600, 2_560, 5_000), (4_000, 3_600, 5_000), (3, 900, 5_000),
  ])
  func `and at larger totals`(first: Int, second: Int, total: Int) throws {
    let margins = try PairedMargins(first: first, second: second, total: total)
    try Self.expectSame(margins.finding(), margins.plainFinding())
    let joint = margins.joint
    guard let middle = margins.phi(both: joint.lowerBound + joint.count / 2),
      let top = margins.phi(both: joint.upperBound)
    else { return }
    let range = JointConstraint.phi(middle...top)
    try Self.expectSame(margins.finding(where: range), margins.plainFinding(where: range))
  }

  /// Independent of every table that the margins make: all tables are sorted by the margins they have.
  @Test func `the range is over all tables with the margins`() throws {
    for total in 1...7 {
      var found: [PairedMargins: [PairedCounts]] = [:]
      for table in PairedTables.all(of: total) {
        let margins = PairedMargins(
          uncheckedFirst: table.first.successes, second: table.second.successes, total: total)
        found[margins, default: []].append(table)
      }
      for (margins, tables) in found {
        let finding = try margins.finding(level: 0.8)
        let exact = tables.map(FairCoins.exactP)
        #expect(finding.exact.pValueMin == exact.min() && finding.exact.pValueMax == exact.max())
        #expect(finding.exact.rejections == exact.count { $0 <= 0.2 })
        let midP = tables.map(FairCoins.midP)
        #expect(finding.midP.pValueMin == midP.min() && finding.midP.pValueMax == midP.max())
        let limits = tables.map { $0.tangoInterval(level: 0.8) }
        expectClose(
          finding.tango.lowerMin, try #require(limits.map(\.lower).min()), absolute: 1e-15)
        expectClose(
          finding.tango.upperMax, try #require(limits.map(\.upper).max()), absolute: 1e-15)
        let (low, high) = (limits.map(\.lower).max() ?? 0, limits.map(\.upper).min() ?? 0)
        #expect((finding.tango.lowerMax == nil) == (low > high + 1e-15))
        let verdict: MarginsVerdict =
          exact.allSatisfy { $0 <= 0.2 } ? .every : exact.contains { $0 <= 0.2 } ? .some : .none
        #expect(finding.verdict == verdict)
      }
    }
  }

  @Test func `46 against 39 of 50: shown for some tables`() throws {
    let finding = try PairedMargins(first: 46, second: 39, total: 50).finding()
    #expect(finding.net == 7 && finding.discordant == 7...15 && finding.verdict == .some)
    #expect(finding.exact.pValueMin == 0.015625 && finding.exact.bothAtMin == [39])
    #expect(finding.exact.pValueMax == 0.11846923828125 && finding.exact.bothAtMax == [35])
    // Of 7, 9, 11, 13 and 15 discordant pairs: p = .016, .039, .065, .092, .118.
    #expect(finding.criticalDiscordance == 9 && finding.exact.rejections == 2)
    #expect(finding.criticalPhi == finding.margins.phi(both: 38))
    #expect(finding.warnings.isEmpty)
  }

  @Test func `a known table is that table's own inference`() throws {
    let margins = try PairedMargins(first: 46, second: 39, total: 50)
    let finding = try margins.finding(where: .both(36))
    let table = margins.counts(both: 36)
    #expect(finding.discordant == 13...13 && finding.joint == 36...36)
    #expect(finding.exact.pValueMin == finding.exact.pValueMax)
    #expect(finding.exact.pValueMin == FairCoins.exactP(table))
    #expect(finding.midP.pValueMax == FairCoins.midP(table))
    #expect(finding.tango.lowerMin == table.tangoInterval().lower)
    #expect(finding.tango.lowerMax == finding.tango.lowerMin)
    #expect(finding.phiMin == table.phi && finding.phiMax == table.phi)
    #expect(finding.verdict == .none && finding.criticalDiscordance == nil)
  }

  @Test func `approximate methods that disagree with the verdict are named`() throws {
    // Exact .0625 to .180, mid-p .031 to .109; Tango leaves out 0 for some tables.
    let finding = try PairedMargins(first: 48, second: 43, total: 50).finding()
    #expect(finding.verdict == .none)
    #expect(finding.warnings.map(\.code) == [.methodsDisagree, .methodsDisagree])
    #expect(
      finding.warnings.first?.message
        == "at 0.95 mcnemar-mid-p, which is approximate, rejects for some tables, and "
        + "mcnemar-exact, by which the verdict is, rejects for no table")
    #expect(
      finding.warnings.last?.message.hasPrefix(
        "at 0.95 tango, which is approximate, leaves out 0 for some tables") == true)
  }

  @Test func `p-values that tie are all listed, and those below the smallest double do not`() throws
  {
    let equal = try PairedMargins(first: 5, second: 5, total: 10).finding()
    #expect(
      equal.exact.bothAtMin == [0, 1, 2, 3, 4, 5] && equal.midP.bothAtMax == [0, 1, 2, 3, 4, 5])
    let near = try PairedMargins(first: 11, second: 12, total: 30).finding()
    #expect(near.exact.bothAtMin == Array(0...11) && near.midP.bothAtMin == [11])
    #expect(near.midP.bothAtMax == [0])
    // 2^-2999 and its neighbours are 0 as doubles.
    let far = try PairedMargins(first: 4_000, second: 1_000, total: 5_000).finding()
    #expect(far.exact.pValueMin == 0 && far.exact.bothAtMin == [1_000])
    #expect(far.exact.bothAtMax == [0])
  }

  /// Twice 2^-m underflows from 1,075 pairs on; the largest p-value of these margins does not.
  ///
  /// References: 60-digit decimal sums.
  @Test(arguments: [
    (500_500, 499_500, 1_000_000, 3.17794691363305514820e-01, 3.17310749833610405979e-01),
    (502_500, 497_500, 1_000_000, 5.76254163774060372598e-07, 5.73280843185329693482e-07),
    (518_000, 482_000, 1_000_000, 7.53899161946998511454e-284, 7.27682438027269428894e-284),
    (2_100, 1_500, 3_600, 1.42907065836923551807e-23, 1.22325160415169544003e-23),
  ])
  func `half a million steps keep the digits of the p-value`(
    first: Int, second: Int, total: Int, exact: Double, midP: Double
  ) {
    let walked = McNemarSweep(
      net: first - second, discordant: (first - second)...total, significance: 0.05)
    expectClose(walked.exact.largest, exact, relative: 2e-13)
    expectClose(walked.midP.largest, midP, relative: 2e-13)
  }

  @Test(arguments: PairedDifferenceMethod.allCases)
  func `every interval has its union`(method: PairedDifferenceMethod) throws {
    let offered = try #require(MarginsMethod(rawValue: method.rawValue))
    for margins in PairedMarginsTests.everyMargins(upTo: 9) {
      guard case .intervals(let union) = try offered.finding(for: margins, level: 0.9) else {
        Issue.record("an interval has a union")
        return
      }
      let all = margins.joint.map {
        ($0, method.interval(for: margins.counts(both: $0), level: 0.9))
      }
      let lowest = try #require(all.map(\.1.lower).min())
      let highest = try #require(all.map(\.1.upper).max())
      expectClose(union.lowerMin, lowest, absolute: 1e-15)
      expectClose(union.upperMax, highest, absolute: 1e-15)
      #expect(
        union.bothAtLowerMin == all.filter { $0.1.lower == lowest }.map(\.0), "\(margins)")
      #expect(
        union.bothAtUpperMax == all.filter { $0.1.upper == highest }.map(\.0), "\(margins)")
      #expect(union.exclusionsOfZero == all.count { !$0.1.contains(0) })
      #expect(union.estimate == margins.difference && union.method == method.rawValue)
      if let low = union.lowerMax, let high = union.upperMin {
        #expect(all.allSatisfy { $0.1.lower <= low + 1e-15 && high <= $0.1.upper + 1e-15 })
      }
    }
  }

  @Test func `methods are the tests and the intervals, and the exact test is the default`() throws {
    #expect(
      MarginsMethod.allCases.map(\.rawValue)
        == ["mcnemar-exact", "mcnemar-mid-p", "tango", "wald", "bonett-price", "agresti-min"]
        + ["newcombe-paired"])
    #expect(MarginsMethod.default == .mcNemarExact)
    let margins = try PairedMargins(first: 46, second: 39, total: 50)
    let whole = try margins.finding(level: 0.9)
    #expect(
      try MarginsMethod.mcNemarExact.finding(for: margins, level: 0.9) == .pValues(whole.exact))
    #expect(try MarginsMethod.mcNemarMidP.finding(for: margins, level: 0.9) == .pValues(whole.midP))
    #expect(try MarginsMethod.tango.finding(for: margins, level: 0.9) == .intervals(whole.tango))
  }

  @Test func `exchanging the questions turns the union round`() throws {
    for margins in PairedMarginsTests.everyMargins(upTo: 10) {
      let other = PairedMargins(
        uncheckedFirst: margins.second, second: margins.first, total: margins.total)
      let (one, two) = (try margins.finding(), try other.finding())
      #expect(one.exact == two.exact && one.midP == two.midP && one.verdict == two.verdict)
      #expect(
        one.tango.lowerMin == -two.tango.upperMax && one.tango.upperMax == -two.tango.lowerMin)
      #expect(one.criticalDiscordance == two.criticalDiscordance)
    }
  }

  @Test func `a million discordant pairs are enumerated, and more are refused with advice`() throws
  {
    let few = try PairedMargins(first: 10, second: 4, total: 1 << 53)
    let finding = try few.finding()
    #expect(finding.discordant == 6...14 && finding.exact.pValueMin == 0.03125)
    #expect(finding.exact.pValueMax == FairCoins.exactP(few.counts(both: 0)))
    let many = try PairedMargins(first: 600_000, second: 600_000, total: 1_200_001)
    for method in MarginsMethod.allCases {
      #expect(throws: PairedMargins.tooManyTables(discordant: 1_200_000)) {
        try method.finding(for: many)
      }
    }
    let narrowed = try many.finding(where: .phi(0.999...1))
    #expect(narrowed.discordant.upperBound < 1_000)
  }
}
