internal import CBoostMath
internal import Glibc

/// The beta distribution on 0...1.
public struct BetaDistribution: Hashable, Sendable {
  /// The exponent of x, plus one; above 0.
  public let alpha: Double
  /// The exponent of 1 - x, plus one; above 0.
  public let beta: Double

  /// Creates the distribution with density proportional to x^(alpha - 1) (1 - x)^(beta - 1).
  public init(alpha: Double, beta: Double) {
    precondition(
      alpha > 0 && beta > 0 && alpha.isFinite && beta.isFinite,
      "the shapes of a beta distribution are finite and above 0")
    self.alpha = alpha
    self.beta = beta
  }

  /// Returns the probability of a value at or below `x`, for `x` in 0...1.
  public func lowerTail(at x: Double) -> Double {
    precondition(x >= 0 && x <= 1, "a beta variable lies in 0...1")
    return boost_beta_lower(alpha, beta, x)
  }

  /// Returns the probability of a value above `x`, for `x` in 0...1.
  public func upperTail(at x: Double) -> Double {
    precondition(x >= 0 && x <= 1, "a beta variable lies in 0...1")
    return boost_beta_upper(alpha, beta, x)
  }

  /// Returns the value with the given probability at or below it.
  ///
  /// - Parameter lowerTail: A probability in 0...1; exact at both ends.
  /// - Complexity: O(1), about 0.5 microseconds; some 20 evaluations of the tail where the library's
  ///   inverse misses and the answer is bracketed anew.
  public func quantile(lowerTail: Double) -> Double {
    precondition(lowerTail >= 0 && lowerTail <= 1, "a tail probability lies in 0...1")
    if lowerTail == 0 { return 0 }
    if lowerTail == 1 { return 1 }
    let guess = boost_beta_lower_inverse(alpha, beta, lowerTail)
    return checked(guess, target: lowerTail) { boost_beta_lower(alpha, beta, $0) }
  }

  /// Returns the value with the given probability above it.
  ///
  /// - Parameter upperTail: A probability in 0...1; exact at both ends.
  /// - Complexity: As of ``quantile(lowerTail:)``.
  public func quantile(upperTail: Double) -> Double {
    precondition(upperTail >= 0 && upperTail <= 1, "a tail probability lies in 0...1")
    if upperTail == 0 { return 1 }
    if upperTail == 1 { return 0 }
    let guess = boost_beta_upper_inverse(alpha, beta, upperTail)
    return checked(guess, target: upperTail) { boost_beta_upper(alpha, beta, $0) }
  }

  /// Returns `guess` if the tail there is `target`, else the root found by bracketing.
  ///
  /// Boost's inverse is wrong far out: at shapes 3 and 1e6 it puts a lower tail of 1e-300 at 2e-33, and
  /// the answer is 2e-106.
  /// The comparison is on the logarithm of the tail, and allows what one rounding of x moves it.
  private func checked(
    _ guess: Double, target: Double, tail: (Double) -> Double
  ) -> Double {
    if guess > 0 && guess < 1 {
      let reached = tail(guess)
      let slack = 1e-13 + 4 * guess.ulp * boost_beta_density(alpha, beta, guess) / target
      if (reached - target).magnitude <= slack * target { return guess }
    }
    // On the logit scale, so that limits next to 0 keep their digits.
    let goal = log(target)
    func excess(atLogit logit: Double) -> Double {
      let x = 1 / (1 + exp(-logit))
      let value = tail(min(max(x, .leastNonzeroMagnitude), 1 - .ulpOfOne / 2))
      return value > 0 ? log(value) - goal : -.infinity
    }
    let ends = -745.0...37.0
    let low = excess(atLogit: ends.lowerBound)
    let high = excess(atLogit: ends.upperBound)
    // The answer lies between a bound and the double next to it.
    if (low < 0) == (high < 0) {
      return low.magnitude < high.magnitude ? 0 : 1
    }
    let logit = BracketedRoot.find(
      from: ends.lowerBound, to: ends.upperBound, excess(atLogit:))
    return 1 / (1 + exp(-logit))
  }
}
