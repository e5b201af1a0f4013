internal import NumericCore

/// The constants of the ABC method: what replaces the bootstrap distribution.
struct BootstrapABC {
  /// The standard error by the infinitesimal jackknife.
  let standardError: Double
  let acceleration: Double
  let z0: Double
  /// Which way the weights change fastest for the statistic, a step of one standard error.
  let direction: [Double]

  /// Why there are none.
  enum Gap: String, Error {
    case notFinite = "the statistic has no finite derivatives by the observations' weights"
    case flat = "the statistic's derivatives by the observations' weights are all 0"
    case curved = "the statistic is too curved for a correction of its bias"
  }

  /// Differentiates the functional at the data's weights.
  init(_ functional: BootstrapFunctional) throws(Gap) {
    let weights = functional.weights
    let centre = functional.value(weights)
    var influences = [Double](repeating: 0, count: weights.count)
    var curvature = 0.0
    var start = 0
    for size in functional.sampleSizes {
      let n = Double(size)
      // Each observation's weight changes by about a thousandth of itself.
      let step = 0.001 / n
      for i in start..<start + size where weights[i] > 0 {
        var more = weights
        var less = weights
        for j in start..<start + size {
          more[j] *= 1 - step
          less[j] *= 1 + step
        }
        more[i] += step
        less[i] -= step
        let (up, down) = (functional.value(more), functional.value(less))
        influences[i] = (up - down) / (2 * step)
        curvature += weights[i] * (up - 2 * centre + down) / (step * step) / (2 * n)
      }
      start += size
    }
    var squares = 0.0
    var cubes = 0.0
    let sizes = functional.sampleSizes.flatMap { [Double](repeating: Double($0), count: $0) }
    for i in weights.indices {
      let part = influences[i] / sizes[i]
      squares += weights[i] * sizes[i] * part * part
      cubes += weights[i] * sizes[i] * part * part * part
    }
    guard squares.isFinite, curvature.isFinite else { throw .notFinite }
    let error = squares.squareRoot()
    // What differences leave of a value by rounding it is nothing.
    let rounding = 1e-12 * Double(weights.count).squareRoot() * centre.magnitude
    guard error > rounding else { throw .flat }
    let direction = weights.indices.map { weights[$0] * influences[$0] / (sizes[$0] * error) }
    // In standard errors; it changes a typical weight by a thousandth of itself.
    let step = 0.001 * Double(weights.count).squareRoot()
    let up = functional.value(zip(weights, direction).map { $0 + step * $1 })
    let down = functional.value(zip(weights, direction).map { $0 - step * $1 })
    let quadratic = (up - 2 * centre + down) / (2 * step * step * error)
    standardError = error
    acceleration = cubes / (6 * squares * error)
    self.direction = direction
    guard
      let z0 = BootstrapABC.z0(
        acceleration: acceleration, curvature: curvature / error - quadratic)
    else { throw quadratic.isFinite ? .curved : .notFinite }
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
  /// differences of them, nothing is differentiated: the limit is that many standard errors away. Where
  /// resamples draw rows by weights, derivatives are those at these weights, and each counts by its own.
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
    let z = level.normalQuantile(side)
    let acceleration: Double
    let correction: Double
    let error: Double
    let limit: (Double) -> Double
    if let functional {
      let constants: BootstrapABC
      do throws(BootstrapABC.Gap) {
        constants = try BootstrapABC(functional)
      } catch {
        return .undefined("abc is undefined: \(error.rawValue); use percentile")
      }
      (acceleration, correction) = (constants.acceleration, constants.z0)
      error = constants.standardError
      limit = { steps in
        functional.value(zip(functional.weights, constants.direction).map { $0 + steps * $1 })
      }
    } else if let influence, influence.isLinear {
      acceleration = influence.acceleration
      // Without curvature 2 Phi(a) Phi(0) is Phi(a).
      correction = acceleration
      let step = influence.squares.squareRoot()
      error = step
      limit = { [estimate] in estimate + $0 * step }
    } else {
      return .undefined(units.noDerivatives(of: statistic))
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
