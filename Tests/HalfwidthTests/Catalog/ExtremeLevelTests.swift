import TestSupport
import Testing

@testable import Halfwidth

/// Levels next to 0 and 1, for everything that takes a level.
@Suite struct ExtremeLevelTests {
  /// 2^-53 is the smallest significance that a double leaves.
  static let levels: [ConfidenceLevel] = [
    ConfidenceLevel(floatLiteral: .leastNonzeroMagnitude), 1e-300, 1e-100, 1e-20, 1e-17, 1e-16,
    1e-10, 1e-3, 0.3, 0.5, 0.7, 0.999, 0.999_999_999_9,
    0.999_999_999_999_999, 0.999_999_999_999_999_9,
  ]

  static let counts: [(Int, Int)] = [
    (0, 1), (1, 1), (1, 2), (0, 32), (1, 32), (8, 32), (31, 32), (32, 32), (5, 1_000),
    (500_000, 1_000_000), (3, 1_000_000_000), (0, 1 << 53), (1 << 52, 1 << 53),
  ]

  @Test(arguments: ProportionMethod.allCases)
  func `limits of one proportion are in order, and move outwards with the level`(
    method: ProportionMethod
  ) throws {
    for (successes, trials) in Self.counts {
      let counts = try BinomialCounts(successes: successes, trials: trials)
      for side in IntervalSide.allCases {
        var last: ConfidenceInterval?
        for level in Self.levels {
          guard let interval = method.interval(for: counts, level: level, side: side) else {
            continue
          }
          let comment = "\(method.rawValue) \(successes)/\(trials) \(side) \(level.confidence)"
          #expect(interval.lower >= 0 && interval.lower <= interval.upper, "\(comment)")
          #expect(interval.upper <= 1, "\(comment)")
          if let last {
            let slack = 1e-9 * max(interval.lower, interval.upper)
            #expect(interval.lower <= last.lower + slack, "\(comment)")
            #expect(interval.upper >= last.upper - slack, "\(comment)")
          }
          last = interval
        }
      }
    }
  }

  /// With all but the level beyond it, a lower limit is the upper limit that has only the level beyond it:
  /// of methods that are continuous in the count.
  @Test(arguments: [
    ProportionMethod.wald, .wilson, .agrestiCoull, .arcsine, .logit, .likelihoodRatio, .jeffreys,
    .midP,
  ])
  func `a one-sided limit below one half is the other limit above it`(
    method: ProportionMethod
  ) throws {
    for exponent in [2, 10, 20, 40, 52] {
      let small = 1 / Double(1 << exponent)
      for (successes, trials) in [(8, 32), (1, 32), (31, 32), (500, 100_000)] {
        let counts = try BinomialCounts(successes: successes, trials: trials)
        let (low, high) = (try ConfidenceLevel(small), try ConfidenceLevel(1 - small))
        let pairs = [
          (
            method.interval(for: counts, level: low, side: .lower)?.lower,
            method.interval(for: counts, level: high, side: .upper)?.upper
          ),
          (
            method.interval(for: counts, level: low, side: .upper)?.upper,
            method.interval(for: counts, level: high, side: .lower)?.lower
          ),
        ]
        for (near, far) in pairs {
          expectClose(
            try #require(near), try #require(far), absolute: 1e-11,
            "\(method.rawValue) \(successes)/\(trials) 2^-\(exponent)")
        }
      }
    }
  }

  /// 8 of 32 at 10^-17: scipy's beta.isf(1e-17, 8, 25) and (.., 8.5, 24.5) and beta.ppf(1e-17, 9, 24);
  /// for mid-p the roots by mpmath at 40 digits; closed forms by hand with scipy's z = norm.isf(1e-17).
  @Test(arguments: [
    (ProportionMethod.clopperPearson, IntervalSide.lower, 0.8815284698474422),
    (.clopperPearson, .upper, 0.001929718378711653), (.midP, .lower, 0.8937012641675893),
    (.midP, .upper, 0.0010863931237052036), (.jeffreys, .lower, 0.8892897243731775),
    (.agrestiCoull, .lower, 0.8343965323443776), (.agrestiCoull, .upper, 0.01197080904046477),
    (.wilson, .lower, 0.823034063731889),
  ])
  func `limits at a level of 10^-17 keep their digits`(
    method: ProportionMethod, side: IntervalSide, expected: Double
  ) throws {
    let counts = try BinomialCounts(successes: 8, trials: 32)
    let interval = try #require(method.interval(for: counts, level: 1e-17, side: side))
    expectClose(side == .lower ? interval.lower : interval.upper, expected, relative: 1e-10)
  }

  static func inputs() throws -> [AnalysisInput] {
    let tables = [
      [[10, 20], [30, 40]], [[5, 0], [0, 5]], [[5, 5], [5, 5]], [[3, 1, 4], [1, 5, 9]],
      [[0, 0], [1, 2]],
    ]
    var inputs: [AnalysisInput] = []
    for counts in tables {
      let table = try ContingencyTable(counts)
      inputs.append(.table(try ScoredTable(table)))
      if table.isSquare {
        inputs.append(.square(try SquareTable(table), try PairedOrdinalCounts(table)))
      }
    }
    for counts in [[4, 9, 12, 25], [0, 0, 7], [1, 0], [50_000, 3, 400_000]] {
      inputs.append(.multinomial(try CategoryCounts(counts), nil))
    }
    for (a, b, c, d) in [
      (36, 50, 40, 50), (0, 5, 5, 5), (0, 3, 0, 7), (1, 1, 1, 1), (1_000_000, 10_000_000, 3, 50),
    ] {
      inputs.append(
        .compare(
          try IndependentCounts(
            BinomialCounts(successes: a, trials: b), BinomialCounts(successes: c, trials: d))))
    }
    for (a, b, c, d) in [
      (20, 12, 2, 16), (0, 0, 0, 5), (5, 3, 0, 0), (0, 9, 0, 0), (1_000, 100_000, 99_993, 9),
    ] {
      let counts = try PairedCounts(both: a, firstOnly: b, secondOnly: c, neither: d)
      inputs.append(.paired(counts))
      if a < 1_000 {
        inputs.append(.margins(try MarginsInput(PairedMargins(counts.first, counts.second))))
      }
    }
    for strata in [[[[10, 5], [4, 11]], [[8, 2], [6, 4]]], [[[1, 0], [0, 1]]]] {
      inputs.append(.stratified(try ScoredStrata(strata)))
    }
    for (x, n) in [
      ([5, 8, 12], [20, 21, 25]), ([0, 3], [5, 3]), ([1, 2, 900_000], [3, 5, 1_000_000]),
    ] {
      inputs.append(.groups(try GroupCounts(successes: x, trials: n)))
    }
    for text in ["1,1,2;2,2,2;1,,1;3,3,2", "1,2;2,1", "1,1;2,2"] {
      inputs.append(.raters(try Ratings(parsing: text)))
    }
    return inputs
  }

  @Test func `every analysis of counts has limits in order, or says why not`() throws {
    for input in try Self.inputs() {
      for entry in AnalysisCatalog.entries(of: input.analysis) {
        for level in Self.levels {
          let options = AnalysisOptions(
            level: level, simulation: SimulationOptions(resamples: 19, seed: 1))
          let finding = entry.finding(for: input, options: options)
          let comment = "\(entry.method) at \(level.confidence) of \(input)"
          switch finding {
          case .interval(let interval):
            if let limits = interval.interval {
              #expect(limits.lower <= limits.upper, "\(comment)")
            } else if interval.hasInterval {
              #expect(!interval.warnings.isEmpty, "\(comment)")
            }
          case .simultaneous(let family):
            let intervals = family.intervals ?? []
            #expect(intervals.allSatisfy { $0.lower <= $0.upper }, "\(comment)")
          case .pairwise(let pairs):
            if case .differences(let differences, _) = pairs.content {
              #expect(
                differences.allSatisfy { $0.interval.lower <= $0.interval.upper }, "\(comment)")
            }
          case .marginsInterval(let union):
            #expect(union.lowerMin <= union.upperMax, "\(comment)")
          default: break
          }
        }
      }
    }
  }
}
