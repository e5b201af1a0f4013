internal import NumericCore

/// A test as a report prints it, such as `t(28) = 2.20, p = .036`: whether its p-value can be that of its statistic and
/// its degrees of freedom.
///
/// The statistic was rounded, so that it stands for a range, and the p-values of the range are held against the printed
/// one, which was rounded too. Source of the rule: M. B. Nuijten, C. H. J. Hartgerink, M. A. L. M. van Assen, S. Epskamp
/// and J. M. Wicherts (2016), *Behav. Res. Methods* 48, 1205-1226,
/// [doi:10.3758/s13428-015-0664-2](https://doi.org/10.3758/s13428-015-0664-2). It says nothing of tests that were
/// corrected, of several comparisons for example, whose p-values are others.
public struct ReportedTest: Hashable, Sendable {
  /// The statistic's distribution.
  public let distribution: Distribution
  /// The statistic's size, without its sign.
  public let statistic: PrintedDecimal
  /// The printed p-value.
  public let pValue: PrintedPValue

  /// Distributions of statistics, with their degrees of freedom.
  public enum Distribution: Hashable, Sendable {
    /// Student's t.
    case t(Double)
    /// Fisher's F.
    case f(Double, Double)
    /// Chi-squared.
    case chiSquared(Double)
    /// A correlation with n - 2 degrees of freedom.
    case correlation(Double)
    /// The standard normal one.
    case z
  }

  /// Creates a test.
  ///
  /// - Throws: ``CountsError`` for degrees of freedom that are not above 0 or above 10^9, and a correlation above 1.
  public init(
    _ distribution: Distribution, statistic: PrintedDecimal, pValue: PrintedPValue
  ) throws(CountsError) {
    let freedom: [Double] =
      switch distribution {
      case .t(let df), .chiSquared(let df), .correlation(let df): [df]
      case .f(let first, let second): [first, second]
      case .z: []
      }
    guard freedom.allSatisfy({ $0 > 0 && $0 <= 1e9 }) else {
      throw .outOfRange(
        "degrees of freedom are numbers above 0, and at most 10^9; give those printed")
    }
    if case .correlation = distribution, statistic.units > statistic.unitsPerOne {
      throw .outOfRange("a correlation of \(statistic) is above 1; give the one printed")
    }
    self.distribution = distribution
    self.statistic = statistic
    self.pValue = pValue
  }

  /// Whether half of a p-value can be that of one side: not of tests with several degrees of freedom.
  public var hasSides: Bool {
    switch distribution {
    case .t, .z, .correlation: true
    case .f(let first, _): first == 1
    case .chiSquared(let df): df == 1
    }
  }

  /// The two-sided p-values of all statistics that are rounded to the printed one.
  public var pValues: ClosedRange<Double> {
    let half = 0.5 / Double(statistic.unitsPerOne)
    return tail(statistic.value + half)...tail(max(statistic.value - half, 0))
  }

  private func tail(_ size: Double) -> Double {
    switch distribution {
    case .t(let df):
      return min(1, 2 * StudentTDistribution(degreesOfFreedom: df).upperTail(at: size))
    case .z: return min(1, 2 * StandardNormal.upperTail(at: size))
    case .chiSquared(let df):
      return ChiSquaredDistribution(degreesOfFreedom: df).upperTail(at: size)
    case .f(let first, let second):
      // The part of the second variance is a beta variable.
      return BetaDistribution(alpha: second / 2, beta: first / 2)
        .lowerTail(at: second / (second + first * size))
    case .correlation(let df):
      guard size < 1 else { return 0 }
      let t = size * (df / ((1 - size) * (1 + size))).squareRoot()
      return min(1, 2 * StudentTDistribution(degreesOfFreedom: df).upperTail(at: t))
    }
  }

  /// Whether the p-value can be that of the statistic, and how.
  public var verdict: PrintedPValue.Verdict { pValue.verdict(among: pValues, hasSides: hasSides) }

  /// Whether all p-values of the statistic lie on the other side of .05 than the printed one; never where they are
  /// consistent.
  public var changesDecision: Bool {
    guard verdict == .inconsistent, let isSignificant = pValue.isAtMost(0.05) else { return false }
    let all = pValues
    return isSignificant ? all.lowerBound > 0.05 : all.upperBound < 0.05
  }
}
