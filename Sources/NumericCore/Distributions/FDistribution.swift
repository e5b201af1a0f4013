/// The F distribution, on 0 to infinity.
public struct FDistribution: Hashable, Sendable {
  /// Degrees of freedom of the numerator, above 0; need not be whole.
  public let numerator: Double
  /// Degrees of freedom of the denominator, above 0; need not be whole.
  public let denominator: Double

  /// Creates the distribution of the quotient of two mean squares.
  public init(numerator: Double, denominator: Double) {
    precondition(
      numerator > 0 && denominator > 0 && numerator.isFinite && denominator.isFinite,
      "degrees of freedom are finite and above 0")
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Returns the probability of a value above `x`, for `x` at least 0; accurate far out.
  public func upperTail(at x: Double) -> Double {
    precondition(x >= 0, "an F variable is not negative")
    let ratio = numerator * x / denominator
    if ratio == .infinity { return 0 }
    // Each form takes the share that is small, where 1 minus it would lose digits.
    return ratio >= 1
      ? BetaDistribution(alpha: denominator / 2, beta: numerator / 2).lowerTail(at: 1 / (1 + ratio))
      : BetaDistribution(alpha: numerator / 2, beta: denominator / 2)
        .upperTail(at: ratio / (1 + ratio))
  }
}
