internal import NumericCore

/// A statistic as a smooth function of the observations' weights.
public struct BootstrapFunctional: Sendable {
  /// The number of observations in each independent sample.
  public let sampleSizes: [Int]
  /// Returns the statistic for weights, sample after sample, that sum to 1 in each sample; some may be
  /// slightly below 0.
  public let value: @Sendable ([Double]) -> Double

  /// Creates a functional.
  ///
  /// - Parameters:
  ///   - sampleSizes: At least one sample, and none empty.
  ///   - value: The statistic; with equal weights in each sample, that of the data.
  public init(sampleSizes: [Int], value: @escaping @Sendable ([Double]) -> Double) {
    precondition(
      !sampleSizes.isEmpty && sampleSizes.allSatisfy { $0 >= 1 },
      "a functional has at least one sample, and no empty one")
    self.sampleSizes = sampleSizes
    self.value = value
  }
}

/// The constants of the ABC method: what replaces the bootstrap distribution.
struct BootstrapABC {
  /// The standard error by the infinitesimal jackknife.
  let standardError: Double
  let acceleration: Double
  let z0: Double
  /// Which way the weights change fastest for the statistic, a step of one standard error.
  let direction: [Double]
  let equal: [Double]

  /// Differentiates the functional at equal weights; nil where it has no finite derivatives, or none
  /// that differs from 0.
  init?(_ functional: BootstrapFunctional) {
    var equal: [Double] = []
    for size in functional.sampleSizes {
      equal += [Double](repeating: 1 / Double(size), count: size)
    }
    let centre = functional.value(equal)
    var influences = [Double](repeating: 0, count: equal.count)
    var curvature = 0.0
    var start = 0
    for size in functional.sampleSizes {
      let n = Double(size)
      // Each observation's weight changes by about a thousandth of itself.
      let step = 0.001 / n
      for i in start..<start + size {
        var more = equal
        var less = equal
        for j in start..<start + size {
          more[j] *= 1 - step
          less[j] *= 1 + step
        }
        more[i] += step
        less[i] -= step
        let (up, down) = (functional.value(more), functional.value(less))
        influences[i] = (up - down) / (2 * step)
        curvature += (up - 2 * centre + down) / (step * step) / (2 * n * n)
      }
      start += size
    }
    var squares = 0.0
    var cubes = 0.0
    var sizes = functional.sampleSizes.flatMap { [Double](repeating: Double($0), count: $0) }
    for (influence, n) in zip(influences, sizes) {
      let part = influence / n
      squares += part * part
      cubes += part * part * part
    }
    guard squares > 0, squares.isFinite, curvature.isFinite else { return nil }
    let error = squares.squareRoot()
    for i in sizes.indices { sizes[i] = influences[i] / (sizes[i] * sizes[i] * error) }
    // In standard errors; it changes a typical weight by a thousandth of itself.
    let step = 0.001 * Double(equal.count).squareRoot()
    let up = functional.value(zip(equal, sizes).map { $0 + step * $1 })
    let down = functional.value(zip(equal, sizes).map { $0 - step * $1 })
    let quadratic = (up - 2 * centre + down) / (2 * step * step * error)
    standardError = error
    acceleration = cubes / (6 * squares * error)
    direction = sizes
    self.equal = equal
    guard
      let z0 = BootstrapABC.z0(
        acceleration: acceleration, curvature: curvature / error - quadratic)
    else { return nil }
    self.z0 = z0
  }

  /// The bias correction Phi^-1(2 Phi(a) Phi(-c)); nil where that probability is not below 1.
  static func z0(acceleration: Double, curvature: Double) -> Double? {
    let probability =
      2 * StandardNormal.lowerTail(at: acceleration) * StandardNormal.lowerTail(at: -curvature)
    return probability > 0 && probability < 1
      ? StandardNormal.quantile(lowerTail: probability) : nil
  }

  /// How many steps along ``direction`` the limit for the normal quantile `z` lies; nil past the pole.
  static func steps(z: Double, z0: Double, acceleration: Double) -> Double? {
    let w = z0 + z
    let divisor = 1 - acceleration * w
    return divisor > 0 ? w / (divisor * divisor) : nil
  }
}

extension Bootstrap {
  /// Returns approximate BCa limits from derivatives instead of resamples.
  ///
  /// The statistic is a function of the observations' weights. Its first derivatives give the standard
  /// error and the acceleration a, its second ones the bias and the curvature along the direction in
  /// which it changes fastest; z0 = Phi^-1(2 Phi(a) Phi(-c)), and the limit for the normal quantile z
  /// is the statistic at weights moved by w / (1 - a w)^2 standard errors, w = z0 + z. For means, and
  /// differences of them, nothing is differentiated: the limit is that many standard errors away.
  ///
  /// - Parameters:
  ///   - level: The nominal coverage.
  ///   - side: Which limits to give.
  ///   - functional: The statistic as a smooth function of weights; not needed for means. A median is
  ///     not smooth.
  /// - Returns: No limits for a statistic without finite derivatives, or past the pole of 1 - a w.
  /// - Complexity: O(n) evaluations of the statistic.
  ///
  /// Source: T. DiCiccio, B. Efron (1992), *Biometrika* 79, 231-245,
  /// [doi:10.1093/biomet/79.2.231](https://doi.org/10.1093/biomet/79.2.231).
  public func abcLimits(
    level: ConfidenceLevel, side: IntervalSide, functional: BootstrapFunctional?
  ) -> BootstrapLimits {
    let z = StandardNormal.quantile(upperTail: level.tail(side))
    let acceleration: Double
    let correction: Double
    let error: Double
    let limit: (Double) -> Double
    if let functional {
      guard let constants = BootstrapABC(functional) else {
        return .undefined(
          "abc is undefined: the statistic has no finite derivatives by the observations' weights, or "
            + "none that differs from 0; use percentile")
      }
      (acceleration, correction) = (constants.acceleration, constants.z0)
      error = constants.standardError
      limit = { steps in
        functional.value(zip(constants.equal, constants.direction).map { $0 + steps * $1 })
      }
    } else if let influence, influence.isLinear {
      acceleration = influence.acceleration
      // Without curvature 2 Phi(a) Phi(0) is Phi(a).
      correction = acceleration
      let step = influence.squares.squareRoot()
      error = step
      limit = { [estimate] in estimate + $0 * step }
    } else {
      return .undefined(
        "abc needs the statistic as a smooth function of weights, and \(statistic) comes without one; "
          + "use bca or percentile")
    }
    let lower = BootstrapABC.steps(z: -z, z0: correction, acceleration: acceleration)
    let upper = BootstrapABC.steps(z: z, z0: correction, acceleration: acceleration)
    guard let lower = side == .upper ? 0 : lower, let upper = side == .lower ? 0 : upper else {
      return .undefined(
        "abc is undefined at this level: the correction for acceleration passes its pole; use a lower "
          + "confidence, or percentile")
    }
    return .limits(
      lower: limit(lower), upper: limit(upper),
      details: [
        NamedNumber("abc_standard_error", error), NamedNumber("abc_z0", correction),
        NamedNumber("abc_acceleration", acceleration),
      ])
  }
}
