internal import NumericCore

/// The methods for the share of a finite population; raw values are their slugs.
public enum FinitePopulationMethod: String, CaseIterable, Hashable, Sendable {
  /// The numbers of successes in the population at which the sample has both tails above half of the
  /// significance: ``FinitePopulationCounts/hypergeometricCounts(level:side:)``.
  ///
  /// Its coverage is never below the level, if the sample was drawn at random. Of a sample that was not,
  /// only ``FinitePopulationCounts/possible`` can be said, which the finding holds as
  /// `bound_lower` and `bound_upper`.
  case hypergeometric

  /// The method where none is asked for.
  public static let `default` = FinitePopulationMethod.hypergeometric

  /// The largest population that the method takes.
  public static let largestPopulation = 1_000_000

  /// Returns the share of the sample, the bounds that need no assumption, and the interval for the share
  /// of the population.
  ///
  /// - Returns: Without an interval, and with a warning, for a population above ``largestPopulation``.
  /// - Complexity: O(s log N) for the standard deviation s of the successes; below a millisecond.
  public func finding(
    for counts: FinitePopulationCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    let population = Double(counts.population)
    var finding = IntervalFinding(
      estimand: "proportion", method: rawValue, level: level, estimate: counts.counts.estimate,
      interval: nil)
    var limits: ClosedRange<Int>?
    if counts.population <= Self.largestPopulation {
      let range = counts.hypergeometricCounts(level: level, side: side)
      limits = range
      finding.interval = ConfidenceInterval(
        lower: Double(range.lowerBound) / population, upper: Double(range.upperBound) / population,
        in: Double(side == .upper ? counts.possible.lowerBound : range.lowerBound)
          / population...Double(side == .lower ? counts.possible.upperBound : range.upperBound)
          / population, level: level, side: side)
    } else {
      finding.warnings.add(
        .tooManyTrials,
        "\(rawValue) is offered up to a population of \(Self.largestPopulation), and this "
          + "one is \(counts.population); wilson without a population takes it")
    }
    let possible = counts.possible
    finding.details = [
      NamedNumber("lower_count", limits.map { Double($0.lowerBound) }),
      NamedNumber("upper_count", limits.map { Double($0.upperBound) }),
      NamedNumber("bound_lower", Double(possible.lowerBound) / population),
      NamedNumber("bound_upper", Double(possible.upperBound) / population),
      NamedNumber("successes", Double(counts.counts.successes)),
      NamedNumber("n", Double(counts.counts.trials)), NamedNumber("population", population),
    ]
    if counts.others > 0 {
      finding.warnings.add(
        .finitePopulation,
        "\(rawValue) holds if the \(counts.counts.trials) were drawn at random from the "
          + "\(counts.population); if not, the bounds are all that can be said")
    }
    return finding
  }
}

extension FinitePopulationCounts {
  /// Returns the numbers of successes M in the population at which the observed count is in neither tail
  /// of its hypergeometric distribution: P(X >= x | M) and P(X <= x | M) above half of the significance,
  /// or one of them above all of it.
  ///
  /// Of everybody (n = N) it is the one number that was counted. The side that is not asked for goes as
  /// far as ``possible``.
  ///
  /// - Parameters:
  ///   - level: The nominal coverage, which the interval keeps for every M.
  ///   - side: Which limits are asked for.
  /// - Complexity: O(s log N) for the standard deviation s of the successes.
  ///
  /// Source: H. S. Konijn (1973), *Statistical Theory of Sample Survey Design and Analysis*; T. Wright
  /// (1991), *Exact Confidence Bounds when Sampling from Small Finite Universes*,
  /// [doi:10.1007/978-1-4612-3140-0](https://doi.org/10.1007/978-1-4612-3140-0).
  public func hypergeometricCounts(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ClosedRange<Int> {
    // A tail that is exactly the significance is no larger, and rounding must not make it so.
    let tail = level.tail(side) * (1 + 1e-11)
    func sample(_ marked: Int) -> HypergeometricDistribution {
      HypergeometricDistribution(population: population, marked: marked, draws: counts.trials)
    }
    let x = counts.successes
    // The upper tail grows with M, and the lower one falls: the first M, and the last one.
    let lower =
      side == .upper
      ? possible.lowerBound
      : Range(possible).partitioningIndex { sample($0).probability(atLeast: x) > tail }
    let upper =
      side == .lower
      ? possible.upperBound
      : Range(possible).partitioningIndex { sample($0).probability(atMost: x) <= tail } - 1
    // At a confidence below one half the tails can leave nothing between them.
    return min(lower, max(upper, x))...max(lower, upper)
  }
}

extension FinitePopulationCounts {
  /// Returns the estimate for all of a population of known size, with the interval of one method.
  ///
  /// ```swift
  /// let counts = try FinitePopulationCounts(BinomialCounts(successes: 37, trials: 50), population: 60)
  /// counts.interval().interval?.upper  // 0.7833
  /// ```
  public func interval(
    _ method: FinitePopulationMethod = .default, level: ConfidenceLevel = 0.95,
    side: IntervalSide = .two
  ) -> IntervalFinding {
    method.finding(for: self, level: level, side: side)
  }
}
