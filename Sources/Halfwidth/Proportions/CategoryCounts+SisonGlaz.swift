internal import Glibc
internal import NumericCore

extension CategoryCounts {
  /// Returns the simultaneous intervals of Sison and Glaz.
  ///
  /// All intervals have the same width: from (x - c)/n to (x + c + 2 gamma)/n, with the largest whole
  /// c whose coverage, by the Edgeworth approximation to a sum of truncated Poisson variables, is
  /// still below the level, and gamma interpolated between c and c + 1. Made for seven or more
  /// categories with counts of at least 5. **Not to be used where shares are small**: at true shares
  /// .002, .002, .1, .896 and n = 50 the coverage at 95% is .789.
  ///
  /// - Returns: Limits clipped to 0...1. Where the approximation never passes the level, each interval
  ///   is all of 0...1.
  /// - Complexity: O(d c) for d different counts, with c about sqrt(n); below a tenth of a second for
  ///   any counts with a total of 10^6.
  ///
  /// Source: C. P. Sison, J. Glaz (1995), *J. Amer. Statist. Assoc.* 90(429), 366-369,
  /// [doi:10.1080/01621459.1995.10476521](https://doi.org/10.1080/01621459.1995.10476521); W. L. May,
  /// W. D. Johnson (2000), *J. Statist. Softw.* 5(6), [doi:10.18637/jss.v005.i06](https://doi.org/10.18637/jss.v005.i06).
  public func sisonGlazIntervals(level: ConfidenceLevel = 0.95) -> [ConfidenceInterval] {
    let n = Double(total)
    var different: [Int: Int] = [:]
    for count in counts { different[count, default: 0] += 1 }
    var variables = different.sorted { $0.key < $1.key }.map {
      SimultaneousTruncatedPoisson(mean: $0.key, times: $0.value)
    }
    let ofTotal = PoissonDistribution(mean: n).probability(of: total)
    var below = 0.0
    var reach = 0
    var isSettled = false
    while reach < total && !isSettled {
      reach += 1
      isSettled = true
      for place in variables.indices {
        variables[place].widen()
        isSettled = isSettled && variables[place].isSettled
      }
      let coverage = Self.sisonGlazCoverage(variables, total: n) / ofTotal
      if coverage > level.confidence && below < level.confidence {
        let gamma = (level.confidence - below) / (coverage - below)
        return counts.map { count in
          let x = Double(count)
          let c = Double(reach - 1)
          // The interval is the method's; what is outside of 0...1 is no interval of shares, and raw
          // limits outside are not of interest, as the asymmetry is part of the method.
          return ConfidenceInterval(
            lower: max(0, (x - c) / n), upper: min(1, (x + c + 2 * gamma) / n), level: level,
            side: .two)
        }
      }
      below = coverage
    }
    return counts.map { _ in
      ConfidenceInterval(lower: 0, upper: 1, level: level, side: .two)
    }
  }

  /// The probability that every count of a new sample is within reach of the observed one, with the
  /// observed shares for the true ones, times the probability of the total.
  ///
  /// Levin's representation: the counts are independent Poisson variables given their sum. The sum of
  /// the truncated ones is approximated by an Edgeworth series with four moments.
  private static func sisonGlazCoverage(
    _ variables: [SimultaneousTruncatedPoisson], total n: Double
  ) -> Double {
    var logInside = 0.0
    var mean = 0.0
    var second = 0.0
    var third = 0.0
    var fourthCumulant = 0.0
    for variable in variables {
      let moments = variable.moments
      logInside += variable.times * log(variable.inside)
      mean += variable.times * moments.mean
      second += variable.times * moments.second
      third += variable.times * moments.third
      fourthCumulant += variable.times * (moments.fourth - 3 * moments.second * moments.second)
    }
    let spread = second.squareRoot()
    let z = (n - mean) / spread
    let skewness = third / (second * spread)
    let kurtosis = fourthCumulant / (second * second)
    let z2 = z * z
    let series =
      1 + skewness * z * (z2 - 3) / 6 + kurtosis * (z2 * (z2 - 6) + 3) / 24
      + skewness * skewness * (z2 * (z2 * (z2 - 15) + 45) - 15) / 72
    return exp(logInside) * series * StandardNormal.density(at: z) / spread
  }
}
