internal import NumericCore

/// The quantile of the largest statistics of a family's resamples, and how far simulation leaves it open.
struct MaxTCriticalValue: Hashable, Sendable {
  /// The order statistic number (B + 1) (1 - alpha), rounded up; infinite where there are too few
  /// resamples.
  let value: Double
  /// The order statistics between which it lies with ``confidence``, had there been endless many
  /// resamples; from 0 or to infinity where there are too few to say.
  let bracket: ClosedRange<Double>
  /// Its standard error over repeated simulations; infinite where there are too few to say.
  let standardError: Double

  /// That of the bracket.
  static let confidence = 0.99

  /// Finds the quantile of so many maxima.
  ///
  /// - Parameters:
  ///   - significance: The share beyond it.
  ///   - maximum: Returns the one with a rank, from 1.
  init(of total: Int, significance: Double, maximum: (_ rank: Int) -> Double) {
    // From above, so that the tail alone is rounded.
    let above = Int((Double(total + 1) * significance * (1 + 1e-12)).rounded(.down))
    let z = StandardNormal.quantile(upperTail: (1 - Self.confidence) / 2)
    let share = 1 - significance
    let ranks = OrderStatisticBracket(
      resamples: total, confidence: Self.confidence, z: z
    ).ranks(share)
    func value(_ rank: Int) -> Double { rank > total ? .infinity : maximum(max(rank, 1)) }
    self.value = value(total + 1 - above)
    let lower = ranks.lower < 1 ? 0 : value(ranks.lower)
    bracket = lower...max(lower, value(ranks.upper))
    let centre = Double(total + 1) * share
    let deviation = (Double(total) * share * (1 - share)).squareRoot()
    let step = max(deviation, 1)
    let ends = [centre - step, centre + step].map {
      Int(min(max($0.rounded(), 1), Double(total + 1)))
    }
    let distance = ends[1] > ends[0] ? value(ends[1]) - value(ends[0]) : .infinity
    standardError =
      distance.isFinite ? distance / Double(ends[1] - ends[0]) * deviation : .infinity
  }
}
