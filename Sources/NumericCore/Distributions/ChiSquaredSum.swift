internal import Glibc

/// A sum of independent chi-squared variables, each times a coefficient that may be negative.
public struct ChiSquaredSum: Hashable, Sendable {
  /// A chi-squared variable and what it is multiplied by.
  public struct Term: Hashable, Sendable {
    /// The coefficient; finite and not 0.
    public var coefficient: Double
    /// The degrees of freedom, above 0; need not be whole.
    public var degreesOfFreedom: Double

    /// Creates a term.
    public init(_ coefficient: Double, degreesOfFreedom: Double) {
      precondition(
        coefficient.isFinite && coefficient != 0 && degreesOfFreedom > 0,
        "a coefficient is finite and not 0, and degrees of freedom are above 0")
      self.coefficient = coefficient
      self.degreesOfFreedom = degreesOfFreedom
    }
  }

  /// The terms, at least one.
  public let terms: [Term]

  /// Creates a sum.
  public init(_ terms: [Term]) {
    precondition(!terms.isEmpty, "a sum has a term")
    self.terms = terms
  }

  /// Returns the probability of a value above `x` by Lugannani and Rice's saddlepoint approximation, in
  /// Barndorff-Nielsen's form.
  ///
  /// The error is some percent of the probability, also far out, where a normal approximation has none of its
  /// digits; of a probability near one half it is some thousandths.
  ///
  /// - Returns: Nil where the saddlepoint is next to 0, at the mean of the sum, where the formula divides 0 by
  ///   0; and for an `x` beyond the bound of a sum with coefficients of one sign.
  /// - Complexity: O(k) for each of about 15 evaluations of k terms.
  ///
  /// Source: D. Kuonen (1999), *Biometrika* 86(4), 929-935,
  /// [doi:10.1093/biomet/86.4.929](https://doi.org/10.1093/biomet/86.4.929).
  public func saddlepointUpperTail(at x: Double) -> Double? {
    let largest = terms.reduce(0) { max($0, $1.coefficient.magnitude) }
    let scaled = terms.map {
      (lambda: $0.coefficient / largest, count: $0.degreesOfFreedom)
    }
    let point = x / largest
    func slope(_ zeta: Double) -> Double {
      scaled.reduce(0) { $0 + $1.count * $1.lambda / (1 - 2 * zeta * $1.lambda) }
    }
    // The generating function has poles at 1 / (2 lambda).
    let poles = scaled.map { 1 / (2 * $0.lambda) }
    let above = poles.filter { $0 > 0 }.min()
    let below = poles.filter { $0 < 0 }.max()
    func end(_ pole: Double?, _ sign: Double) -> Double? {
      if let pole { return pole * (1 - 1e-12) }
      var end = sign
      while sign < 0 ? slope(end) >= point : slope(end) <= point {
        end *= 2
        if end.magnitude > 1e12 { return nil }
      }
      return end
    }
    guard let lower = end(below, -1), let upper = end(above, 1), slope(lower) < point,
      slope(upper) > point
    else { return nil }
    let zeta = BracketedRoot.find(from: lower, to: upper) { slope($0) - point }
    guard zeta.magnitude >= 1e-4 else { return nil }
    let cumulant = scaled.reduce(0) { $0 - $1.count * log(1 - 2 * zeta * $1.lambda) / 2 }
    let curvature = scaled.reduce(0) {
      let ratio = $1.lambda / (1 - 2 * zeta * $1.lambda)
      return $0 + 2 * $1.count * ratio * ratio
    }
    let root = (2 * (zeta * point - cumulant)).squareRoot()
    let w = zeta < 0 ? -root : root
    let v = zeta * curvature.squareRoot()
    return StandardNormal.upperTail(at: w + log(v / w) / w)
  }
}
