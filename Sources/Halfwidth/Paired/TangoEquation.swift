internal import NumericCore

/// The score equation behind Tango's limits, for shares instead of counts.
///
/// With b and c respondents of n who answered yes to the first and to the second only, let T = (b -
/// c)/n, S = (b + c)/n and D = 1 - S. Under the hypothesis that the difference is d the likelihood is
/// greatest where the share of unequal answers is m, the larger root of
///
///     m^2 - (S + T d) m + T d - D d^2 = 0,
///
/// and the score test rejects where (T - d)^2 > z^2 / n (m - d^2). The discriminant is written as a
/// sum of terms of one sign, because the textbook form cancels where m has its kink: with c = 0 it is
/// a square, and a rounding error of 1e-16 under the root would be one of 1e-8 outside.
struct TangoEquation {
  /// T, the observed difference.
  let difference: Double
  /// S, the observed share of unequal answers.
  let discordance: Double
  /// D, the observed share of equal answers.
  let concordance: Double
  /// 4 (b/n) (c/n).
  let product: Double

  init(firstOnly: Int, secondOnly: Int, total: Int) {
    let n = Double(total)
    difference = Double(firstOnly - secondOnly) / n
    discordance = Double(firstOnly + secondOnly) / n
    concordance = Double(total - firstOnly - secondOnly) / n
    product = 4 * (Double(firstOnly) / n) * (Double(secondOnly) / n)
  }

  private init(difference: Double, of other: TangoEquation) {
    self.difference = difference
    discordance = other.discordance
    concordance = other.concordance
    product = other.product
  }

  /// The equation with the two answers exchanged.
  var swapped: TangoEquation { TangoEquation(difference: -difference, of: self) }

  /// Returns m - d^2, n times the variance of the estimate under the hypothesis, and its derivative in
  /// `distance`, where d is `distance` below the observed difference.
  ///
  /// Near the observed difference d would lose the digits of the distance, so that is the variable.
  @inline(__always)
  func variance(at distance: Double) -> (value: Double, slope: Double) {
    let d = difference - distance
    let lean = (1 + concordance) * distance - concordance * difference
    let root = (lean * lean + product * (1 - d) * (1 + d)).squareRoot()
    let value = 0.5 * (discordance + difference * d + root) - d * d
    let bend = root > 0 ? (lean * (1 + concordance) + product * d) / root : 0
    return (max(0, value), 0.5 * (bend - difference) + 2 * d)
  }

  /// Returns how far the lower limit lies below the observed difference.
  ///
  /// - Parameter scale: z^2 / n.
  func lowerDistance(scale: Double) -> Double {
    if let distance = boundDistance(scale: scale) { return distance }
    let spread = scale.squareRoot()
    let room = 1 + difference
    return BracketedRoot.find(from: 0, to: room) { distance in
      // At a difference of -1 the variance is 0, of which rounding leaves something.
      distance == room ? room : distance - spread * variance(at: distance).value.squareRoot()
    }
  }

  /// The distance where the variance at the observed difference is 0, and the equation has a closed
  /// form; nil elsewhere.
  private func boundDistance(scale: Double) -> Double? {
    if scale == 0 { return 0 }
    if discordance == 0 { return scale / (1 + scale) }
    if difference == 1 { return 2 * scale / (1 + scale) }
    if difference == -1 { return 0 }
    return nil
  }
}

extension PairedCounts {
  /// Returns Tango's score interval for the difference of two paired proportions.
  ///
  /// It holds every difference that the score test does not reject; for a difference of 0 that is
  /// McNemar's test without continuity correction. It never leaves -1...1, and has a width where all
  /// answers are equal. Coverage is near the level on average and not guaranteed for each truth.
  ///
  /// ```swift
  /// let counts = try PairedCounts(both: 1, firstOnly: 1, secondOnly: 7, neither: 12)
  /// counts.tangoInterval().lower  // -0.517232...
  /// ```
  ///
  /// - Returns: Limits that change their sign and place when the answers are exchanged, to the last
  ///   bit; 1 or -1 exactly where everybody's answers differ in one direction.
  /// - Complexity: O(1), for any number of respondents; about 12 evaluations of a square root a limit.
  ///
  /// Source: T. Tango (1998), *Statist. Med.* 17, 891-908,
  /// [doi:10.1002/(SICI)1097-0258(19980430)17:8<891::AID-SIM780>3.0.CO;2-B](
  /// https://doi.org/10.1002/%28SICI%291097-0258%2819980430%2917%3A8%3C891%3A%3AAID-SIM780%3E3.0.CO%3B2-B).
  public func tangoInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    let equation = tangoEquation
    return ConfidenceInterval(in: -1...1, level: level, side: side) { z in
      let scale = z * z / Double(total)
      return .init(
        lower: difference - equation.lowerDistance(scale: scale),
        upper: difference + equation.swapped.lowerDistance(scale: scale))
    }
  }

  /// Returns the score statistic for the hypothesis that the difference is `hypothesis`.
  ///
  /// Standard normal in large samples under that hypothesis, and above 0 where the observed
  /// difference is the larger one. At 0 its square is McNemar's statistic. Tango's limits are the
  /// differences at which its absolute value is the normal quantile.
  ///
  /// - Parameter hypothesis: A difference in -1...1.
  /// - Returns: An infinite value where the hypothesis excludes the data, nil where the variance and
  ///   the numerator are both 0.
  public func scoreStatistic(difference hypothesis: Double) -> Double? {
    precondition(hypothesis.magnitude <= 1, "a difference of proportions lies in -1...1")
    let distance = difference - hypothesis
    let variance = tangoEquation.variance(at: distance).value
    if variance == 0 && distance == 0 { return nil }
    return distance / (variance / Double(total)).squareRoot()
  }

  private var tangoEquation: TangoEquation {
    TangoEquation(firstOnly: firstOnly, secondOnly: secondOnly, total: total)
  }
}
