import TestSupport
import Testing

@testable import Halfwidth

/// What no route may depend on: the order of rows, where zero is, and the unit.
@Suite struct ResampleInvarianceTests {
  /// How a statistic follows where column x is moved, or has another unit.
  private struct Law: Sendable {
    var statistic: SampleStatistic
    var shift: StatisticLaw.Shift
    /// The power of x's unit in it.
    var power: Int
  }

  /// All statistics that say how they follow: a new one is among them by itself.
  private static let laws: [Law] = {
    var all: [Law] = []
    for statistic in allColumnStatistics + [.quantile(0.3), .trimmedMean(0.2)] {
      guard let law = statistic.definition.law else { continue }
      let ofDifference = law.shift == .moves ? .stays : law.shift
      all += [
        Law(statistic: .column(statistic, of: "x"), shift: law.shift, power: law.powerX),
        Law(statistic: .difference(statistic, of: "x"), shift: ofDifference, power: law.powerX),
        Law(
          statistic: .pairedDifference(statistic, of: "x", minus: "y"), shift: law.shift,
          power: law.powerX),
      ]
    }
    for statistic in allPairStatistics {
      guard let law = statistic.definition.law else { continue }
      all += [
        Law(statistic: .pair(statistic, "x", "y"), shift: law.shift, power: law.powerX),
        Law(statistic: .pair(statistic, "y", "x"), shift: law.shift, power: law.powerY),
      ]
    }
    return all
  }()

  @Test func `every statistic but a share says how it follows, and is tried`() throws {
    for kind in StatisticKind.allCases {
      #expect((kind.definition(0.3).law == nil) == (kind == .proportion), "\(kind)")
      #expect(
        allColumnStatistics.contains { $0.kind == kind }
          || allPairStatistics.contains { $0.kind == kind }, "\(kind)")
    }
    for law in Self.laws {
      switch law.statistic {
      case .column, .pair:
        _ = try #require(
          try Self.bootstrap(law.statistic, .ordinary, Self.sample(.ordinary, { $0 })))
      case .difference, .pairedDifference, .custom: break
      }
    }
  }

  // Eighths, so that they are doubles far from 0 too.
  private static let x = [0.125, 1, 1.5, 2.25, 3, 3.125, 4, 7.5, 11]
  private static let y = [2.0, 1, 4, 3.5, 2.75, 6, 5, 9.125, 8]
  private static let group = ["a", "b", "b", "a", "b", "a", "a", "b", "a"]
  private static let cluster = ["1", "1", "2", "3", "3", "4", "5", "5", "6"]
  private static let weights = [1.0, 2, 1.5, 1, 3, 1, 2, 1, 1.25]

  private enum Route: String, CaseIterable, Sendable {
    case ideal, ordinary, balanced, weighted, survey
  }

  private static func sample(
    _ route: Route, _ move: (_ x: Double) -> Double, y: (_ y: Double) -> Double = { $0 },
    order: [Int] = Array(0..<9)
  ) throws -> BootstrapSample {
    let isSurvey = route == .survey
    return try BootstrapSample(
      columns: [
        .init("x", order.map { move(x[$0]) }), .init("y", order.map { y(Self.y[$0]) }),
      ],
      group: SampleLabels(order.map { group[$0] }, levels: ["a", "b"]),
      cluster: isSurvey ? SampleLabels(order.map { cluster[$0] }) : nil,
      weights: isSurvey ? order.map { weights[$0] } : nil)
  }

  /// The bootstrap by a route; nil where the route has none of the statistic.
  private static func bootstrap(
    _ statistic: SampleStatistic, _ route: Route, _ sample: BootstrapSample
  ) throws -> Bootstrap? {
    let plan = try ResamplePlan(resamples: 99, seed: 11)
    var scheme = ResampleScheme.ordinary
    do {
      switch route {
      case .ideal: return try statistic.ideal(of: sample)
      case .ordinary: break
      case .balanced: scheme = .balanced
      case .weighted: scheme = .weighted(weights)
      case .survey:
        guard try PreparedStatistic(statistic, of: sample).isWeighable else { return nil }
        return try SurveyBootstrap(statistic, of: sample).bootstrap(plan)
      }
      if scheme != .ordinary, case .difference = statistic { return nil }
      if scheme.isWeighted {
        guard try PreparedStatistic(statistic, of: sample).isWeighable else { return nil }
      }
      return try SimulatedBootstrap(statistic, of: sample, scheme: scheme).bootstrap(plan)
    } catch let error as IdealBootstrapError {
      switch error {
      case .noCommonStep, .tooLarge, .tooManyCompositions, .undefinedStatistic: return nil
      case .tooManyObservations, .notExact, .noClosedForm: throw error
      }
    } catch ResampleError.undefinedStatistic {
      return nil
    }
  }

  /// Compares a bootstrap with what another one is by the law.
  ///
  /// - Parameters:
  ///   - scaled: What the statistic is multiplied by.
  ///   - moved: What is added to it then.
  ///   - rounding: The distance of doubles where the statistic lies.
  private func expect(
    _ found: Bootstrap, _ base: Bootstrap, scaled: Double = 1, moved: Double = 0,
    rounding: Double = 0, _ comment: Comment
  ) {
    func close(_ a: Double?, _ b: Double?, _ what: String, isPure: Bool = false) {
      guard let a, let b else {
        #expect(a == nil && b == nil, "\(comment), \(what)")
        return
      }
      let unit = isPure ? 1 : base.standardError * scaled
      let bound = 1e-10 * (b.magnitude + unit) + 4 * rounding / (isPure ? base.standardError : 1)
      #expect((a - b).magnitude <= bound, "\(comment), \(what): \(a), not \(b)")
    }
    close(found.estimate, base.estimate * scaled + moved, "estimate")
    close(found.standardError, base.standardError * scaled, "standard error")
    close(found.bias, base.bias * scaled, "bias")
    close(found.influence?.acceleration, base.influence?.acceleration, "acceleration", isPure: true)
    close(found.z0, base.z0, "z0", isPure: true)
    for p in [0.01, 0.1, 0.25, 0.5, 0.75, 0.95] {
      // A quantile that falls on a limit between two values may be either.
      let near: [Double] = [p - 1e-9, p, p + 1e-9].map { base.distribution.quantile($0) ?? .nan }
      let right: [Double] = near.map { $0 * scaled + moved }
      let quantile = found.distribution.quantile(p) ?? .nan
      let nearest = right.min { ($0 - quantile).magnitude < ($1 - quantile).magnitude }
      close(quantile, nearest, "quantile \(p)")
    }
    for method in [BootstrapMethod.normal, .basic] {
      let (a, b) = (method.finding(for: found).interval, method.finding(for: base).interval)
      // Of a statistic in bounds, limits are clipped.
      guard base.space == -.infinity ... .infinity else { continue }
      close(a?.lower, b.map { $0.lower * scaled + moved }, "\(method)")
      close(a?.upper, b.map { $0.upper * scaled + moved }, "\(method)")
    }
  }

  @Test(arguments: [1e7, -1e9, 1e12] as [Double])
  func `adding a constant moves what it must and leaves the rest`(constant: Double) throws {
    for law in Self.laws where law.shift != .changes {
      for route in Route.allCases {
        let here = try Self.bootstrap(law.statistic, route, Self.sample(route, { $0 }))
        let there = try Self.bootstrap(
          law.statistic, route, Self.sample(route, { $0 + constant }))
        guard let here, let there else {
          #expect((here == nil) == (there == nil), "\(route), \(law.statistic.text)")
          continue
        }
        expect(
          there, here, moved: law.shift == .moves ? constant : 0,
          rounding: law.shift == .moves ? constant.ulp : 0,
          "\(route), \(law.statistic.text) + \(constant)")
      }
    }
  }

  @Test(arguments: [1e-30, 1 / 3, 1e30] as [Double])
  func `another unit scales`(unit: Double) throws {
    for law in Self.laws {
      for route in Route.allCases where route != .ideal {
        // Both columns of a paired difference have a unit; other pairs have that of x alone.
        let isPair = if case .pairedDifference = law.statistic { true } else { false }
        // Numbers without a common step: on a lattice, resamples are drawn otherwise.
        let root = 2.0.squareRoot()
        let here = try Self.bootstrap(
          law.statistic, route, Self.sample(route, { $0 * root }, y: { $0 * root }))
        let there = try Self.bootstrap(
          law.statistic, route,
          Self.sample(route, { $0 * root * unit }, y: { isPair ? $0 * root * unit : $0 * root }))
        guard let here, let there else {
          #expect((here == nil) == (there == nil), "\(route), \(law.statistic.text)")
          continue
        }
        let power = (0..<law.power.magnitude).reduce(1.0) { product, _ in product * unit }
        let scale = law.power < 0 ? 1 / power : power
        expect(there, here, scaled: scale, "\(route), \(law.statistic.text) times \(unit)")
      }
    }
  }

  @Test func `a power of two scales the exact distribution`() throws {
    for law in Self.laws {
      for unit in [0.25, 8, 1024] {
        let isPair = if case .pairedDifference = law.statistic { true } else { false }
        guard let here = try Self.bootstrap(law.statistic, .ideal, Self.sample(.ideal, { $0 }))
        else { continue }
        let there = try Self.bootstrap(
          law.statistic, .ideal, Self.sample(.ideal, { $0 * unit }, y: { isPair ? $0 * unit : $0 }))
        let power = (0..<law.power.magnitude).reduce(1.0) { product, _ in product * unit }
        let scale = law.power < 0 ? 1 / power : power
        expect(
          try #require(there), here, scaled: scale, "ideal, \(law.statistic.text) times \(unit)")
      }
    }
  }

  @Test func `units so small or large that powers are lost are refused with a sentence`() throws {
    #expect(throws: BootstrapSampleError.tooClose(column: "x")) {
      try BootstrapSample(columns: [.init("x", Self.x.map { $0 * 1e-150 })])
    }
    #expect(throws: BootstrapSampleError.tooLarge(1.25e149, row: 0, column: "x")) {
      try BootstrapSample(columns: [.init("x", Self.x.map { $0 * 1e150 })])
    }
    #expect(
      throws: CountsError(
        .outOfRange, "the scores differ by less than 1e-35 in all; change the unit")
    ) {
      try ScoredCounts(scores: [0, 1e-150], counts: [2, 3])
    }
    // Without spread nothing is lost, and what nobody has is no score.
    _ = try BootstrapSample(columns: [.init("x", [1e-150, 1e-150])])
    _ = try ScoredCounts(scores: [0, 1e-150, 1], counts: [2, 0, 3])
  }

  @Test func `the exact distribution has no order of rows`() throws {
    let orders = [[8, 7, 6, 5, 4, 3, 2, 1, 0], [3, 0, 8, 5, 1, 7, 2, 6, 4]]
    for law in Self.laws {
      guard let base = try Self.bootstrap(law.statistic, .ideal, Self.sample(.ideal, { $0 }))
      else { continue }
      for order in orders {
        let other = try Self.bootstrap(
          law.statistic, .ideal, Self.sample(.ideal, { $0 }, order: order))
        #expect(other == base, "\(law.statistic.text)")
      }
    }
  }

  @Test func `a resample has one value, whatever the order of the data and of the draws`() throws {
    let order = [3, 0, 8, 5, 1, 7, 2, 6, 4]
    let isFirst = Self.group.map { $0 == "a" }
    for law in Self.laws {
      for shift in [0.0, 1e9] {
        guard try Self.bootstrap(law.statistic, .ordinary, Self.sample(.ordinary, { $0 })) != nil
        else { continue }
        let base = try SimulatedBootstrap(
          law.statistic, of: Self.sample(.ordinary, { $0 + shift }))
        let other = try SimulatedBootstrap(
          law.statistic, of: Self.sample(.ordinary, { $0 + shift }, order: order))
        let isGrouped = base.prepared.parts.count > 1
        for start in 0..<9 {
          // Some rows often, some not; of two groups first those of the one.
          var rows = (0..<9).map { UInt32((start + $0 * $0) % 9) }
          if isGrouped {
            let (a, b) = (
              (0..<9).filter { isFirst[$0] }, (0..<9).filter { !isFirst[$0] }
            )
            rows =
              (0..<5).map { UInt32(a[(start + $0 * $0) % 5]) }
              + (0..<4).map { UInt32(b[(start + $0 * $0) % 4]) }
          }
          let moved = rows.map { row in UInt32(order.firstIndex(of: Int(row)) ?? 0) }
          let shuffled = isGrouped ? moved : moved.reversed()
          let (one, two) = (
            base.evaluator.evaluator.value(rows).map { base.evaluator.value($0) },
            other.evaluator.evaluator.value(shuffled).map { other.evaluator.value($0) }
          )
          guard let one, let two else {
            #expect(one == nil && two == nil, "\(law.statistic.text)")
            continue
          }
          expectClose(two, one, relative: 1e-13, "\(law.statistic.text) + \(shift)")
        }
      }
    }
  }
}
