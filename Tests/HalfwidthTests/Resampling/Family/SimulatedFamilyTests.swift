import Foundation
import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

@Suite struct SimultaneousBootstrapTests {
  static let mixed: [SampleStatistic] = [
    .column(.mean, of: "x"), .column(.variance, of: "y"), .column(.standardDeviation, of: "score"),
    .column(.proportion(atLeast: 3), of: "score"), .correlation("x", "y"),
    .ratioOfMeans("x", over: "y"), .slope("y", on: "x"),
    .pairedDifference(.mean, of: "y", minus: "tenths"),
    .pairedDifference(.proportion(atLeast: 2), of: "score", minus: "tenths"),
  ]
  static let grouped: [SampleStatistic] = [
    .difference(.mean, of: "x"), .difference(.variance, of: "y"),
    .difference(.proportion(atLeast: 3), of: "score"),
  ]

  /// The largest distance in each resample, each statistic by its own plain bootstrap.
  private func plainMaxima(
    _ family: SimultaneousBootstrap, _ finding: SimultaneousBootstrapFinding, _ plan: ResamplePlan
  ) throws -> [Double] {
    var largest = [Double](repeating: 0, count: plan.count)
    for (statistic, member) in zip(family.statistics, finding.members) where member.isInFamily {
      let replicates = try SimulatedBootstrap(statistic, of: family.sample)
        .referenceReplicates(plan)
      let (estimate, error) = (member.estimate ?? .nan, member.standardError ?? .nan)
      for (i, value) in replicates.enumerated() {
        var distance = abs((value ?? .infinity) - estimate) / error
        if case .pair(.correlation, _, _) = statistic, let value {
          // In Fisher's z.
          distance =
            abs(atanh(value) - atanh(estimate)) * Double(family.sample.count - 3).squareRoot()
        }
        largest[i] = max(largest[i], distance)
      }
    }
    return largest.sorted()
  }

  @Test(arguments: [mixed, grouped], [40, 60])
  func `the critical value is a quantile of the largest distance`(
    statistics: [SampleStatistic], rows: Int
  ) throws {
    let sample = try mixedSample(rows)
    let family = try SimultaneousBootstrap(statistics, of: sample)
    let plan = try ResamplePlan(resamples: 999, seed: 3)
    let finding = try family.finding(plan, level: 0.9)
    #expect(finding.familySize == statistics.count)
    let largest = try plainMaxima(family, finding, plan)
    let c = try #require(finding.criticalValue)
    expectClose(c, largest[899], relative: 1e-11)
    let bracket = try #require(finding.criticalBracket)
    #expect(bracket.lowerBound <= c && bracket.upperBound >= c)
    #expect(bracket.lowerBound < bracket.upperBound)
    // The ranks of a binomial count with 999 trials at .9, half a percent beyond each.
    for (limit, expected) in [
      (bracket.lowerBound, largest[874]), (bracket.upperBound, largest[923]),
    ] {
      expectClose(limit, expected, relative: 0.02)
    }
    for (statistic, member) in zip(statistics, finding.members) {
      let (estimate, error) = (try #require(member.estimate), try #require(member.standardError))
      let interval = try #require(member.interval)
      let raw =
        interval.raw
        ?? ConfidenceInterval.RawLimits(lower: interval.lower, upper: interval.upper)
      let n = Double(rows)
      switch member.intervalMethod {
      case "wilson":
        for limit in [interval.lower, interval.upper] {
          expectClose(
            (limit - estimate).magnitude, c * (limit * (1 - limit) / n).squareRoot(),
            relative: 1e-9)
        }
      case "tango":
        let x = zip(try sample.values(of: "score"), try sample.values(of: "tenths")).map {
          ($0 >= 2 ? 1 : 0) - ($1 >= 2 ? 1 : 0)
        }
        let pairs = try PairedCounts(
          both: x.count { $0 == 0 }, firstOnly: x.count { $0 == 1 },
          secondOnly: x.count { $0 == -1 }, neither: 0)
        expectClose(pairs.scoreStatistic(difference: interval.lower) ?? 0, c, relative: 1e-9)
        expectClose(pairs.scoreStatistic(difference: interval.upper) ?? 0, -c, relative: 1e-9)
      case "newcombe":
        let groups = try #require(sample.group).rows.map { group -> (p: Double, n: Double) in
          let values = (try? sample.values(of: "score")) ?? []
          return (
            Double(group.count { values[$0] >= 3 }) / Double(group.count), Double(group.count)
          )
        }
        // Wilson's limits by the quadratic formula.
        let limits = groups.map { p, n in
          let centre = (p + c * c / (2 * n)) / (1 + c * c / n)
          let half = c / (1 + c * c / n) * (p * (1 - p) / n + c * c / (4 * n * n)).squareRoot()
          return (lower: centre - half, upper: centre + half)
        }
        let below = (groups[0].p - limits[0].lower, limits[1].upper - groups[1].p)
        let above = (limits[0].upper - groups[0].p, groups[1].p - limits[1].lower)
        let squares = (below.0 * below.0 + below.1 * below.1, above.0 * above.0 + above.1 * above.1)
        expectClose(interval.lower, estimate - squares.0.squareRoot(), absolute: 1e-12)
        expectClose(interval.upper, estimate + squares.1.squareRoot(), absolute: 1e-12)
      case "fisher-z":
        for limit in [interval.lower, interval.upper] {
          expectClose(
            abs(atanh(limit) - atanh(estimate)), c / (n - 3).squareRoot(), relative: 1e-9)
        }
      default:
        #expect(member.intervalMethod == "t-mapped")
        let t = (estimate - raw.lower) / error
        expectClose(t, (raw.upper - estimate) / error, relative: 1e-9)
        #expect(t > c)
        if case .column(.mean, _) = statistic {
          // As much beyond t as beyond c.
          expectClose(
            StudentTDistribution(degreesOfFreedom: n - 1).tailBeyond(t),
            2 * StandardNormal.upperTail(at: c), relative: 1e-8)
        }
      }
      let errors = try #require(member.monteCarlo)
      for (limit, end) in [(interval.lower, errors.lower), (interval.upper, errors.upper)] {
        #expect(try #require(end).bracket.contains(limit))
      }
    }
  }

  @Test func `standard errors are those of the delta method`() throws {
    let sample = try mixedSample(30)
    let finding = try SimultaneousBootstrap(Self.mixed, of: sample)
      .finding(ResamplePlan(resamples: 99, seed: 1))
    func variance(_ name: String) -> Double {
      let x = sample.columns.first { $0.name == name }?.values ?? []
      let mean = x.reduce(0, +) / 30
      return x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 30
    }
    expectClose(
      finding.members[0].standardError ?? 0, (variance("x") / 30).squareRoot(), relative: 1e-12)
    let p = finding.members[3].estimate ?? 0
    expectClose(
      finding.members[3].standardError ?? 0, (p * (1 - p) / 30).squareRoot(), relative: 1e-12)
    // The others are those of the bootstrap to first order: each near its own standard deviation.
    let plan = try ResamplePlan(resamples: 1_500, seed: 2)
    for (statistic, member) in zip(Self.mixed, finding.members) {
      let values = try SimulatedBootstrap(statistic, of: sample).referenceReplicates(plan)
        .compactMap(\.self)
      let mean = values.reduce(0, +) / Double(values.count)
      let spread = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      expectClose(member.standardError ?? 0, spread.squareRoot(), relative: 0.25, "\(member.name)")
    }
  }

  @Test func `p-values are from sign-flips, and not from the bootstrap`() throws {
    let (x, noise) = numbers(50)
    // From no difference at all to a clear one.
    let columns = (0..<9).map { column in
      BootstrapSample.Column(
        "c\(column)", zip(x, noise).map { 0.1 * Double(column) + $0 / 5 + $1 * 0.3 })
    }
    let zero = noise.map { $0 * 0.3 + 0.1 }
    let sample = try BootstrapSample(columns: columns + [.init("zero", zero)])
    let family = try SimultaneousBootstrap(
      (0..<9).map { .pairedDifference(.mean, of: "c\($0)", minus: "zero") }, of: sample)
    let plan = try ResamplePlan(resamples: 1_999, seed: 5)
    let finding = try family.finding(plan)
    let flips = WestfallYoungMethod.signFlipMaxT.finding(
      for: try RespondentDifferences(
        (0..<50).map { row in columns.map { $0.values[row] - zero[row] } }),
      simulation: SimulationOptions(resamples: 1_999, seed: 5))
    for (place, member) in finding.members.enumerated() {
      let p = try #require(member.pValue)
      #expect(p.hypothesis == .symmetry && p.resamples == 1_999)
      expectClose(p.alone, flips.pValues?[place] ?? 9, absolute: 1e-12)
      expectClose(p.adjusted, flips.adjusted?[place] ?? 9, absolute: 1e-12)
      #expect(p.adjusted >= p.alone && p.alone >= 0.0005)
    }
    #expect(finding.members[8].pValue?.adjusted == 0.0005)
    #expect(finding.members[1].pValue?.adjusted ?? 0 > 0.2)
    let means = try SimultaneousBootstrap([.column(.mean, of: "zero")], of: sample)
    #expect(try means.finding(plan).members[0].pValue == nil)
  }

  @Test func `proportions alone are a family, without those of too few answers`() throws {
    let rows = (0..<30).map { row in [6, 12, 24, 0].enumerated().map { (row + 7 * $0) % 30 < $1 } }
    let sample = try BootstrapSample(
      columns: (0..<4).map { item in
        .init("q\(item)", rows.map { $0[item] ? 1 : 0 })
      })
    let plan = try ResamplePlan(resamples: 1_999, seed: 3)
    let finding = try SimultaneousBootstrap(
      (0..<4).map { .column(.proportion(atLeast: 1), of: "q\($0)") }, of: sample
    ).finding(plan)
    #expect(finding.digest != nil && finding.resamples == 1_999)
    #expect(finding.members.map(\.isInFamily) == [true, true, true, false])
    #expect(finding.members[3].intervalMethod == "bonferroni-clopper-pearson")
  }

  @Test func `what does not vary leaves the family, and is named`() throws {
    let (x, y) = numbers(20)
    let yes = x.map { $0 > 0 ? 1.0 : 0 }
    let sample = try BootstrapSample(columns: [
      .init("x", x), .init("y", y), .init("constant", x.map { _ in 4 }), .init("yes", yes),
      .init("same", yes), .init("all", x.map { _ in 1 }), .init("double", x.map { 2 * $0 }),
    ])
    let finding = try SimultaneousBootstrap(
      [
        .column(.mean, of: "x"), .column(.mean, of: "constant"), .correlation("x", "double"),
        .correlation("x", "constant"), .column(.proportion(atLeast: 1), of: "all"),
        .pairedDifference(.proportion(atLeast: 1), of: "yes", minus: "same"),
        .ratioOfMeans("double", over: "x"), .slope("y", on: "x"),
      ], of: sample
    ).finding(ResamplePlan(resamples: 999, seed: 1))
    #expect(
      finding.members.map(\.isInFamily) == [
        true, false, false, false, false, false, false, true,
      ])
    let methods = finding.members.map(\.intervalMethod)
    #expect(
      methods == [
        "t-mapped", nil, nil, nil, "bonferroni-clopper-pearson", "bonferroni-tango", nil,
        "t-mapped",
      ])
    #expect(finding.members[3].estimate == nil && finding.members[1].estimate == 4)
    for member in finding.members where !member.isInFamily {
      #expect(member.warnings.count == 1 && member.warnings[0].message.contains(member.name))
      #expect((member.interval == nil) == (member.intervalMethod == nil))
    }
    // z^2 / (n + z^2) with Bonferroni's z is Tango's upper limit where nobody answered differently.
    let z = StandardNormal.quantile(upperTail: 0.025 / 8)
    expectClose(finding.members[5].interval?.upper ?? 0, z * z / (20 + z * z), relative: 1e-6)
    #expect(finding.familySize == 2)
  }

  @Test func `where nothing varies nothing is drawn`() throws {
    let one = try BootstrapSample(columns: [.init("x", [3]), .init("yes", [1])])
    for statistics in [
      [SampleStatistic.column(.mean, of: "x"), .column(.variance, of: "x")],
      [.column(.proportion(atLeast: 1), of: "yes"), .correlation("x", "yes")],
    ] {
      let finding = try SimultaneousBootstrap(statistics, of: one)
        .finding(ResamplePlan(resamples: 99, seed: 1))
      #expect(finding.criticalValue == nil && finding.digest == nil && finding.resamples == 0)
      #expect(finding.members.allSatisfy { !$0.isInFamily && $0.warnings.count == 1 })
    }
  }

  @Test func `undefined resamples are infinitely far away`() throws {
    // All three rows are the same with probability 1/9, above one minus the level.
    let sample = try BootstrapSample(columns: [
      .init("x", [0.1, 0.2, 0.3]), .init("y", [1, 3, 2]),
    ])
    let family = try SimultaneousBootstrap([.slope("x", on: "y")], of: sample)
    let plan = try ResamplePlan(resamples: 9_999, seed: 6)
    let finding = try family.finding(plan)
    #expect(finding.criticalValue == .infinity)
    #expect(finding.members[0].interval?.lower == -.infinity)
    #expect(finding.members[0].interval?.upper == .infinity)
    #expect(finding.warnings.filter { $0.code == .undefined }.count == 2)
    let message = finding.warnings.first { $0.code == .undefined }?.message ?? ""
    #expect(message.contains("infinitely far away: slope(x,y) in "))
    let alone = try SimulatedBootstrap(.slope("x", on: "y"), of: sample)
      .referenceReplicates(plan).count { $0 == nil }
    #expect(try family.maxima(plan).undefined == [alone] && alone > 900)
    let loose = try family.finding(plan, level: 0.8)
    #expect(loose.criticalValue?.isFinite == true)
  }

  @Test func `a statistic whose standard error is far too small is named`() throws {
    // 21 ones of 40: the variance hardly depends on their number, to first order.
    let (x, y) = numbers(40)
    let sample = try BootstrapSample(columns: [
      .init("x", x), .init("y", y), .init("half", (0..<40).map { $0 < 21 ? 1 : 0 }),
    ])
    let means: [SampleStatistic] = [.column(.mean, of: "x"), .column(.mean, of: "y")]
    let plan = try ResamplePlan(resamples: 999, seed: 2)
    let sound = try SimultaneousBootstrap(means, of: sample).finding(plan)
    #expect(!sound.warnings.contains { $0.code == .degenerate })
    let odd = try SimultaneousBootstrap(means + [.column(.variance, of: "half")], of: sample)
      .finding(plan)
    let warning = try #require(odd.warnings.first { $0.code == .degenerate })
    #expect(warning.message.hasPrefix("variance(half) varies far more in resamples"))
    #expect(odd.criticalValue ?? 0 > 2 * (sound.criticalValue ?? 9))
  }

  @Test(arguments: [mixed, grouped])
  func `same seed, same bits`(statistics: [SampleStatistic]) throws {
    let family = try SimultaneousBootstrap(statistics, of: mixedSample(40))
    let plan = try ResamplePlan(resamples: 2_000, seed: 3)
    let whole = try family.maxima(plan)
    for plans in try divisions(of: plan) {
      var joined = try family.maxima(plans[0])
      for plan in plans.dropFirst() { joined.append(try family.maxima(plan)) }
      #expect(joined == whole)
    }
  }

  @Test func `it goes on until the limits are known, or to a limit`() throws {
    let family = try SimultaneousBootstrap(
      [.column(.mean, of: "x"), .column(.mean, of: "y")], of: mixedSample(30))
    let plan = try ResamplePlan(resamples: 999, seed: 3, threads: 2)
    let found = try family.adaptiveFinding(tolerance: 0.02, plan: plan)
    #expect(found.widestBracket <= 0.02 && found.resamples > 999)
    #expect(found.warnings.map(\.code) == [.approximate, .simulated])
    // The resamples are those of one run.
    let whole = try family.finding(ResamplePlan(resamples: found.resamples, seed: 3))
    #expect(whole == found)
    let stopped = try family.adaptiveFinding(tolerance: 1e-5, plan: plan, limit: 5_000)
    #expect(stopped.resamples == 5_000)
    #expect(stopped.warnings.map(\.code) == [.approximate, .simulated, .toleranceNotReached])
    #expect(throws: ResampleError.self) {
      try family.adaptiveFinding(tolerance: 0, plan: plan)
    }
  }

  @Test func `what is no family is refused with a sentence`() throws {
    let sample = try mixedSample(20)
    func message(_ statistics: [SampleStatistic]) -> String {
      do throws(ResampleError) {
        _ = try SimultaneousBootstrap(statistics, of: sample)
        return ""
      } catch {
        return error.message
      }
    }
    let mean = SampleStatistic.column(.mean, of: "x")
    #expect(message([mean, .column(.median, of: "x")]).contains("median(x) is no smooth function"))
    #expect(message([.column(.trimmedMean(0.1), of: "x")]).contains("no smooth function"))
    #expect(message([mean, .difference(.mean, of: "x")]).contains("difference-mean(x) draws each"))
    #expect(message([]).contains("1 to 4096 statistics"))
    #expect(message([.column(.mean, of: "nope")]).contains("there is no column nope"))
  }
}
