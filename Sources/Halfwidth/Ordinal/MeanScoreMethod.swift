internal import NumericCore

/// The score equation of a mean on a bounded scale.
///
/// The test of a mean mu compares n (ybar - mu)^2 with V0(mu), the variance under the shares of greatest
/// likelihood among those with mean mu; where the data leave no other way, an end of the scale that nobody
/// chose takes a share. Those shares are f / (1 + lambda (y - mu)) for a Lagrange multiplier lambda, and
/// V0 = (ybar - mu) / lambda. With a = c^2 / n the limit below the mean is therefore ybar - D, D = a / ((1
/// + a) theta), where theta solves the one equation
///
///     sum of f theta^2 e^2 / (1 + theta e) = a,    e = y - ybar,
///
/// whose left side grows from 0 and has no cancelling terms; or theta is 1 / (ybar - lowest score), the
/// largest that there can be, where the sum stays below a. Of zeros and ones the limits are Wilson's, of
/// -1, 0 and 1 Tango's.
package struct MeanScoreEquation: Hashable, Sendable {
  /// The different values.
  package let values: [Double]
  /// How often each comes up, never 0.
  package let counts: [Int]
  /// The mean of the values.
  let mean: Double
  /// The ends of the scale.
  package let scale: ClosedRange<Double>
  /// The number of values.
  let total: Double
  /// The different values' distances from the mean, none of them 0.
  private let distances: [Double]
  /// Their shares.
  private let shares: [Double]

  /// Takes different values with how often each comes up; counts may be 0.
  ///
  /// - Precondition: All values lie on the scale, and at least one is counted.
  package init(values: [Double], counts: [Int], scale: ClosedRange<Double>) {
    let total = counts.reduce(0.0) { $0 + Double($1) }
    precondition(total > 0, "a mean is of at least one value")
    let used = zip(values, counts).filter { $0.1 > 0 }
    // From the first value on, so that equal values have themselves as mean.
    let first = used[0].0
    let shift = used.reduce(0.0) { $0 + Double($1.1) * ($1.0 - first) } / total
    let mean = min(max(first + shift, scale.lowerBound), scale.upperBound)
    let spread = used.filter { $0.0 != mean }
    self.values = used.map(\.0)
    self.counts = used.map(\.1)
    self.mean = mean
    self.scale = scale
    self.total = total
    // As (y - first) - shift, which loses less than y - mean where the scale is far from 0.
    distances = spread.map { $0.0 - first - shift }
    shares = spread.map { Double($0.1) / total }
  }

  /// Takes values as they come.
  init(values: [Double], scale: ClosedRange<Double>) {
    var counts: [Double: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    let sorted = counts.sorted { $0.key < $1.key }
    self.init(values: sorted.map(\.key), counts: sorted.map(\.value), scale: scale)
  }

  /// Returns the means that the test does not reject.
  ///
  /// - Parameter critical: c, at least 0, in place of a normal quantile; infinite for the whole scale.
  func limits(critical: Double) -> ConfidenceInterval.RawLimits {
    let ratio = critical * critical / total
    return ConfidenceInterval.RawLimits(
      lower: max(scale.lowerBound, mean - distance(ratio, room: mean - scale.lowerBound, sign: 1)),
      upper: min(scale.upperBound, mean + distance(ratio, room: scale.upperBound - mean, sign: -1)))
  }

  /// Returns the signed score statistic of a stated mean: the c at which it is a limit, above 0 where the data lie above
  /// it.
  ///
  /// - Parameter hypothesis: Any number; beyond the scale, and at an end of it, the data exclude it.
  /// - Returns: Standard normal in large samples under the hypothesis; infinite where the data exclude it.
  func statistic(at hypothesis: Double) -> Double {
    let gap = mean - hypothesis
    if gap == 0 { return 0 }
    let sign = gap > 0 ? 1.0 : -1.0
    let room = gap > 0 ? mean - scale.lowerBound : scale.upperBound - mean
    guard gap.magnitude < room else { return sign * .infinity }
    let reach = gap.magnitude / room
    // With D = a / ((1 + a) theta): a / (1 + a) over theta grows from 0, and is D where theta is right.
    func excess(_ share: Double) -> Double {
      if share == 0 { return -reach }
      let sum = tilt(share, room: room, sign: sign)
      return (sum == .infinity ? 1 : sum / (1 + sum)) / share - reach
    }
    let share = excess(1) <= 0 ? 1 : BracketedRoot.find(from: 0, to: 1, excess)
    return sign * (total * reach * share / (1 - reach * share)).squareRoot()
  }

  /// The sum of f theta^2 e^2 / (1 + theta e), theta in units of its largest value: from 0 to 1.
  private func tilt(_ share: Double, room: Double, sign: Double) -> Double {
    var sum = 0.0
    for (distance, weight) in zip(distances, shares) {
      let step = share * sign * distance / room
      let rest = 1 + step
      // A value at the end of the scale, where rounding may leave less than nothing.
      if rest <= 0 { return .infinity }
      sum += weight * step * step / rest
    }
    return sum
  }

  /// How far the limit lies from the mean.
  ///
  /// - Parameters:
  ///   - ratio: a = c^2 / n.
  ///   - room: From the mean to the end of the scale.
  ///   - sign: 1 for the lower limit, -1 for the upper one.
  private func distance(_ ratio: Double, room: Double, sign: Double) -> Double {
    if ratio == 0 || room <= 0 { return 0 }
    if ratio == .infinity { return room }
    func excess(_ share: Double) -> Double { tilt(share, room: room, sign: sign) - ratio }
    let share = excess(1) <= 0 ? 1 : BracketedRoot.find(from: 0, to: 1, excess)
    return room * ratio / ((1 + ratio) * share)
  }
}

extension OrdinalCounts {
  /// Returns the score interval for the mean score: all means that the score test does not reject.
  ///
  /// The variance under the hypothesis is that of the shares of greatest likelihood with that mean, so
  /// that the limits never leave the scale and have a width where all chose one category. Of two
  /// categories it is Wilson's interval. Where 95% is meant it covers .94 to .98 of means at n = 20 and
  /// 50, of symmetric, skewed and rare answers alike; ``meanScoreInterval(level:)`` covers far less of
  /// skewed ones.
  ///
  /// ```swift
  /// try OrdinalCounts([0, 0, 0, 50]).scoreInterval().lower  // 3.785...
  /// ```
  ///
  /// - Returns: Limits within the lowest and the highest score; a score that nobody chose belongs to the
  ///   scale.
  /// - Complexity: O(k) for k categories, about a dozen times for each limit.
  ///
  /// Source: the score test of a multinomial mean under constrained likelihood, as in A. B. Owen (1988),
  /// *Biometrika* 75(2), 237-249, [doi:10.1093/biomet/75.2.237](https://doi.org/10.1093/biomet/75.2.237);
  /// E. B. Wilson (1927) and T. Tango (1998) are its cases of two and three categories.
  public func scoreInterval(level: ConfidenceLevel = 0.95) -> ConfidenceInterval {
    let z = level.normalQuantile(.two)
    return ConfidenceInterval(
      scoreEquation.limits(critical: z), in: scores.range, level: level, side: .two)
  }

  private var scoreEquation: MeanScoreEquation {
    MeanScoreEquation(values: scores.values, counts: categories.counts, scale: scores.range)
  }
}

/// The intervals for the mean of answers on a bounded scale; raw values are the slugs.
public enum MeanScoreMethod: String, CaseIterable, Hashable, Sendable {
  /// ``OrdinalCounts/scoreInterval(level:)``.
  case score

  /// The method where none is asked for.
  public static let `default` = MeanScoreMethod.score

  /// Returns the mean with its interval.
  ///
  /// Details: `n`.
  public func finding(for counts: OrdinalCounts, level: ConfidenceLevel = 0.95) -> IntervalFinding {
    let interval =
      switch self {
      case .score: counts.scoreInterval(level: level)
      }
    return IntervalFinding(
      estimand: OrdinalMethod.meanScore.estimand, method: rawValue, level: level,
      estimate: counts.meanScore, interval: interval,
      details: [NamedNumber("n", Double(counts.total))])
  }
}

extension OrdinalCounts {
  /// Returns the mean of answers on a scale, with an interval that stays on the scale.
  ///
  /// ```swift
  /// let counts = try OrdinalCounts([4, 9, 12, 25])
  /// counts.interval().estimate  // 3.16
  /// ```
  public func interval(
    _ method: MeanScoreMethod = .default, level: ConfidenceLevel = 0.95
  ) -> IntervalFinding {
    method.finding(for: self, level: level)
  }
}
