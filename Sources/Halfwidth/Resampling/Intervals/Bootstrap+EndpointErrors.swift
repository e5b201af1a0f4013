internal import Glibc
internal import NumericCore

/// How far simulation leaves the limits of an interval open.
///
/// A limit that is a quantile of B resamples lies, had there been endless many, between two order
/// statistics with at least the given confidence: their ranks come from the binomial distribution of
/// the number of resamples below it. Where the probability of the quantile is itself simulated, as in
/// BCa by its z0 and in a calibration, the ranks are further apart, in the ratio of the standard
/// errors. The bracket of a normal interval, which is no quantile, is z standard errors wide.
///
/// On a lattice the ends of a bracket are lattice points; where both are one, simulation leaves
/// nothing open. A bracket that reaches past the first or the last resample is open there: it ends
/// where the parameter space does.
///
/// Source: A. C. Davison, D. V. Hinkley (1997), *Bootstrap Methods and their Application*, section
/// 2.5.2; H. A. David, H. N. Nagaraja (2003), *Order Statistics*, section 7.1.
extension Bootstrap {
  /// Returns the Monte Carlo errors of a method's limits.
  ///
  /// - Parameters:
  ///   - method: The method, which must give an interval here.
  ///   - level: The interval's nominal coverage.
  ///   - side: Which limits it has.
  ///   - confidence: That of each bracket.
  /// - Returns: nil for an exact distribution, for a method whose limits are not simulated or that has none
  ///   here, and where the values were not kept and these errors were not asked for.
  /// - Complexity: O(log B) for values that are kept, O(positions) on a lattice.
  public func endpointErrors(
    _ method: BootstrapMethod, level: ConfidenceLevel, side: IntervalSide = .two,
    confidence: Double = 0.99
  ) -> BootstrapEndpointErrors? {
    precondition(confidence > 0 && confidence < 1, "a confidence lies strictly between 0 and 1")
    guard case .simulated(let count, _) = distribution.resamples else { return nil }
    let z = StandardNormal.quantile(upperTail: (1 - confidence) / 2)
    let ranks = OrderStatisticBracket(resamples: count, confidence: confidence, z: z)
    let tail = level.tail(side)
    let ends: (lower: Endpoint?, upper: Endpoint?)?
    switch method {
    case .percentile:
      ends = (
        ranks.endpoint(distribution, tail), ranks.endpoint(distribution, 1 - tail)
      )
    case .expandedPercentile:
      guard let tail = expandedTail(level: level, side: side) else { return nil }
      ends = (
        ranks.endpoint(distribution, tail), ranks.endpoint(distribution, 1 - tail)
      )
    case .basic:
      let (lower, upper) = (
        ranks.endpoint(distribution, tail), ranks.endpoint(distribution, 1 - tail)
      )
      ends = (upper.map(reflected), lower.map(reflected))
    case .bca: ends = bcaErrors(ranks, z: level.normalQuantile(side))
    case .normal: ends = normalErrors(level: level, side: side, z: z, count: count)
    case .studentized: ends = studentizedErrors(tail: tail, confidence: confidence, z: z)
    case .calibrated: ends = calibratedErrors(ranks, tail: tail, level: level, side: side)
    case .standardError, .abc, .ideal: ends = nil
    }
    guard let ends, let lower = ends.lower, let upper = ends.upper else { return nil }
    return BootstrapEndpointErrors(
      lower: side == .upper ? nil : clipped(lower),
      upper: side == .lower ? nil : clipped(upper), confidence: confidence)
  }

  typealias Endpoint = BootstrapEndpointErrors.Endpoint

  private func clipped(_ end: Endpoint) -> Endpoint {
    func clip(_ value: Double) -> Double { min(max(value, space.lowerBound), space.upperBound) }
    return Endpoint(
      bracket: clip(end.bracket.lowerBound)...clip(end.bracket.upperBound),
      standardError: end.standardError)
  }

  private func reflected(_ end: Endpoint) -> Endpoint {
    func reflect(_ value: Double) -> Double {
      value.isFinite ? distribution.reflection(of: value, about: estimate) : -value
    }
    return Endpoint(
      bracket: reflect(end.bracket.upperBound)...reflect(end.bracket.lowerBound),
      standardError: end.standardError)
  }

  /// The share below the estimate moves z0, and so the probabilities of both limits.
  private func bcaErrors(
    _ ranks: OrderStatisticBracket, z: Double
  ) -> (lower: Endpoint?, upper: Endpoint?)? {
    guard let acceleration = influence?.acceleration, let z0, z0.isFinite else { return nil }
    let share = StandardNormal.lowerTail(at: z0)
    let ends = [-z, z].map { quantile -> Endpoint? in
      guard let (g, divisor) = Self.bcaQuantile(quantile, z0: z0, acceleration: acceleration)
      else { return nil }
      let p = StandardNormal.lowerTail(at: g)
      let slope = exp((z0 * z0 - g * g) / 2) * (1 + 1 / (divisor * divisor))
      let own = p * (1 - p)
      let variance =
        own + slope * slope * share * (1 - share) - 2 * slope * (min(p, share) - p * share)
      return ranks.endpoint(
        distribution, p, widening: own > 0 ? (max(variance, 0) / own).squareRoot() : 1)
    }
    return (ends[0], ends[1])
  }

  private func normalErrors(
    level: ConfidenceLevel, side: IntervalSide, z: Double, count: Int
  ) -> (lower: Endpoint?, upper: Endpoint?)? {
    guard case .limits(let lower, let upper, _) = normalLimits(level: level, side: side) else {
      return nil
    }
    let quantile = level.normalQuantile(side)
    let moments = distribution.standardMoments
    // Of minus the mean, and of the standard deviation times the quantile, with their covariance.
    let own = 1 + quantile * quantile * (moments.kurtosis - 1) / 4
    func end(_ limit: Double, _ sign: Double) -> Endpoint {
      let variance = max(own - sign * quantile * moments.skewness, 0) / Double(count)
      let error = standardError * variance.squareRoot()
      return Endpoint(bracket: limit - z * error...limit + z * error, standardError: error)
    }
    return (end(lower, -1), end(upper, 1))
  }

  private func studentizedErrors(
    tail: Double, confidence: Double, z: Double
  ) -> (lower: Endpoint?, upper: Endpoint?)? {
    guard let pivots = supplement.studentized, pivots.undefinedShare <= tail,
      case .simulated(let count, _) = pivots.distribution.resamples
    else { return nil }
    let ranks = OrderStatisticBracket(resamples: count, confidence: confidence, z: z)
    func end(_ probability: Double) -> Endpoint? {
      guard let pivot = ranks.endpoint(pivots.distribution, probability) else { return nil }
      let error = pivots.standardError
      // An open end stays open, also where the error is 0.
      func limit(_ pivot: Double) -> Double {
        pivot.isFinite ? estimate - error * pivot : -pivot
      }
      return Endpoint(
        bracket: limit(pivot.bracket.upperBound)...limit(pivot.bracket.lowerBound),
        standardError: error * pivot.standardError)
    }
    return (end(1 - tail), end(tail))
  }

  /// The calibrated tail is a quantile of the resamples as well, about in proportion to the nominal
  /// one, and its error is taken to be independent.
  private func calibratedErrors(
    _ ranks: OrderStatisticBracket, tail: Double, level: ConfidenceLevel, side: IntervalSide
  ) -> (lower: Endpoint?, upper: Endpoint?)? {
    guard let calibration = supplement.calibration, calibration.level == level,
      calibration.side == side
    else { return nil }
    func widening(_ own: Double) -> Double {
      guard own > 0 && own < 1 else { return 1 }
      let scaled = own / tail
      return (1 + scaled * scaled * tail * (1 - tail) / (own * (1 - own))).squareRoot()
    }
    return (
      ranks.endpoint(
        distribution, calibration.lowerTail, widening: widening(calibration.lowerTail)),
      ranks.endpoint(
        distribution, 1 - calibration.upperTail, widening: widening(calibration.upperTail))
    )
  }
}
