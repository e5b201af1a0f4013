internal import NumericCore

extension IndependentCounts {
  /// Returns Koopman's score interval: every ratio that Pearson's test, generalised to that null
  /// value, does not reject.
  ///
  /// It excludes 1 exactly where Pearson's chi-square test without correction rejects, and covers near
  /// the nominal level in small samples too. The same interval as that of Gart and Nam, and as
  /// Miettinen and Nurminen's without N / (N - 1).
  ///
  /// - Returns: A lower limit of exactly 0 where the first sample has no successes, an upper limit of
  ///   infinity where the second has none.
  /// - Complexity: O(1), for any number of trials; some 10 evaluations of a closed form a limit.
  ///
  /// Source: P. A. R. Koopman (1984), *Biometrics* 40, 513-517; J. J. Gart, J. Nam (1988), *Biometrics*
  /// 44, 323-338.
  public func koopmanInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    ConfidenceInterval(in: 0...Double.infinity, level: level, side: side) { z in
      // Both hold the estimate, to the last bit.
      .init(
        lower: min(koopmanLowerLimit(z: z), ratio ?? 0),
        upper: max(1 / swapped.koopmanLowerLimit(z: z), ratio ?? 0))
    }
  }

  /// Returns the signed score statistic of the hypothesis that the ratio is `ratio`: z, standard
  /// normal in large samples if it is true.
  ///
  /// The variance is taken at the maximum-likelihood proportions under the hypothesis. At 1 its square
  /// is Pearson's chi-square.
  ///
  /// - Parameter ratio: At least 0; may be infinite.
  /// - Returns: A positive number where the observed ratio is larger; 0 where it is the same, and
  ///   without any successes; infinite where the data are impossible under the hypothesis.
  /// - Complexity: O(1).
  public func scoreStatistic(ratio: Double) -> Double {
    precondition(ratio >= 0, "a ratio of proportions is not negative")
    if ratio > 1 { return -swapped.scoreStatistic(ratio: 1 / ratio) }
    let excess = first.estimate - ratio * second.estimate
    if excess == 0 { return 0 }
    let n1 = Double(first.trials)
    let n2 = Double(second.trials)
    // With r the ratio, the second proportion is the smaller root of
    // (n1 + n2) r p^2 - (a + b) p + x1 + x2 = 0. Its complement solves an equation of its own, and each
    // is written so that it keeps its digits next to 0.
    let missing = 1 - ratio
    let a = ratio * (n1 + Double(second.successes))
    let b = n2 + Double(first.successes)
    let product = Double(first.failures) * Double(second.failures)
    let root = ((a - b) * (a - b) + 4 * ratio * product).squareRoot()
    let p2 = min(1, 2 * Double(successes) / (a + b + root))
    let y2 = Double(second.failures)
    let c = Double(first.failures) + y2 - missing * (n1 + n2 + y2)
    let square = ratio * (n1 + n2)
    let other = (c * c + 4 * square * missing * y2).squareRoot()
    let q2 = c > 0 ? (c + other) / (2 * square) : y2 == 0 ? 0 : 2 * missing * y2 / (other - c)
    let variance =
      ratio * p2 * (missing + ratio * q2) / n1 + ratio * ratio * p2 * q2 / n2
    return excess / variance.squareRoot()
  }

  /// The ratio below the estimate whose score statistic is `z`.
  ///
  /// With a multiplier m for the null value the likelihood equations give p1 = (x1 - m) / (n1 - m) and
  /// p2 = (x2 + m) / (n2 + m), and the squared statistic is m^2 (1 - x1/n1) / (x1 - m) +
  /// m^2 (1 - x2/n2) / (x2 + m): two parts that grow from 0.
  private func koopmanLowerLimit(z: Double) -> Double {
    if first.successes == 0 { return 0 }
    let x1 = Double(first.successes)
    let n1 = Double(first.trials)
    let x2 = Double(second.successes)
    let n2 = Double(second.trials)
    let q1 = Double(first.failures) / n1
    let q2 = Double(second.failures) / n2
    let square = z * z

    if first.failures == 0 {
      // The first proportion stays at 1 until m is n1, where it may take any value.
      let rest = square - n1 * n1 * q2 / (x2 + n1)
      if rest >= 0 { return n1 / (n1 + rest) * ((n1 + n2) / (n1 + x2)) }
    }
    // Where one part alone is `share` of the square.
    func firstAlone(_ share: Double) -> Double {
      2 * share * x1 / (share + (share * share + 4 * q1 * share * x1).squareRoot())
    }
    func secondAlone(_ share: Double) -> Double {
      q2 == 0 ? .infinity : (share + (share * share + 4 * q2 * share * x2).squareRoot()) / (2 * q2)
    }
    let multiplier: Double
    if z == 0 {
      multiplier = 0
    } else if q1 == 0 {
      multiplier = secondAlone(square)
    } else if q2 == 0 {
      multiplier = firstAlone(square)
    } else {
      // At least one part is a half of the square, and none is more than all of it.
      multiplier = BracketedRoot.find(
        from: min(firstAlone(square / 2), secondAlone(square / 2)) * (1 - 1e-12),
        to: min(x1, min(firstAlone(square), secondAlone(square)) * (1 + 1e-12))
      ) { m in
        m * (q1 / (x1 - m) + q2 / (x2 + m)).squareRoot() - z
      }
    }
    let p1 = q1 == 0 ? 1 : (x1 - multiplier) / (n1 - multiplier)
    return p1 * ((n2 + multiplier) / (x2 + multiplier))
  }
}
