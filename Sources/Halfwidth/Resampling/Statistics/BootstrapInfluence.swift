/// What the jackknife says about a statistic's curvature: the sums behind the acceleration of BCa.
///
/// With U_i = (n - 1) (mean of the leave-one-out values - value without observation i), the sums are
/// those of U^2 / n^2 and U^3 / n^3. The sums of independent samples add, which gives the k-sample
/// rule of B. Efron and R. J. Tibshirani (1993), *An Introduction to the Bootstrap*, equation 15.36.
public struct BootstrapInfluence: Hashable, Sendable {
  /// The sum of U^2 / n^2 over the observations: about the square of the standard error.
  public let squares: Double
  /// The sum of U^3 / n^3.
  public let cubes: Double
  /// Whether the statistic is a mean, or a difference of means: then U is an observation's distance
  /// from its mean, `squares` is the square of the ideal bootstrap's standard error, and there is no
  /// bias.
  public let isLinear: Bool

  /// Creates influence sums.
  public init(squares: Double, cubes: Double, isLinear: Bool = false) {
    precondition(
      squares >= 0 && squares.isFinite && cubes.isFinite, "sums of powers of influences are finite")
    self.squares = squares
    self.cubes = cubes
    self.isLinear = isLinear
  }

  /// Creates the sums from the statistic without one observation, by groups of equal observations.
  ///
  /// - Parameter groups: For each group the statistic without one of its observations, and how
  ///   many the group has; observations in all, at least 1. One observation alone has no influence.
  /// - Complexity: O(k) in the number of groups.
  public init(leaveOneOut groups: [(value: Double, count: Int)]) {
    let n = Double(groups.reduce(0) { $0 + $1.count })
    precondition(n >= 1, "a jackknife has at least one observation")
    let first = groups[0].value
    let mean = groups.reduce(0) { $0 + ($1.value - first) * Double($1.count) } / n
    var squares = 0.0
    var cubes = 0.0
    for (value, count) in groups {
      let part = (n - 1) * (mean - (value - first)) / n
      squares += Double(count) * part * part
      cubes += Double(count) * part * part * part
    }
    self.init(squares: squares, cubes: cubes)
  }

  /// The acceleration: the sum of cubes over 6 times the sum of squares to the power 3/2.
  ///
  /// 0 where no observation has an influence. Its magnitude is at most 1/6.
  ///
  /// Source: Efron and Tibshirani (1993), equation 14.15.
  public var acceleration: Double {
    squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
  }

  /// The sums of minus the statistic.
  var negated: BootstrapInfluence {
    BootstrapInfluence(squares: squares, cubes: -cubes, isLinear: isLinear)
  }

  /// The sums of a statistic of one sample plus a statistic of another.
  static func + (first: BootstrapInfluence, second: BootstrapInfluence) -> BootstrapInfluence {
    BootstrapInfluence(
      squares: first.squares + second.squares, cubes: first.cubes + second.cubes,
      isLinear: first.isLinear && second.isLinear)
  }
}
