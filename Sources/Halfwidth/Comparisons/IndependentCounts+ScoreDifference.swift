internal import NumericCore

extension IndependentCounts {
  /// Returns Mee's score interval: every difference that Pearson's test, generalised to that null
  /// value, does not reject.
  ///
  /// It excludes 0 exactly where Pearson's chi-square test without correction rejects. It never leaves
  /// -1...1 and always holds the estimate.
  ///
  /// - Complexity: O(1), for any number of trials; some 10 evaluations of a closed form a limit.
  ///
  /// Source: R. W. Mee (1984), *Biometrics* 40, 1175-1176; the same statistic in C. P. Farrington, G.
  /// Manning (1990), *Statist. Med.* 9, 1447-1454,
  /// [doi:10.1002/sim.4780091208](https://doi.org/10.1002/sim.4780091208).
  public func meeInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    scoreInterval(correctsVariance: false, level: level, side: side)
  }

  /// Returns the Miettinen-Nurminen score interval: Mee's with the variance multiplied by N / (N - 1).
  ///
  /// It excludes 0 exactly where the N - 1 chi-square test rejects. Slightly wider than Mee's, with a
  /// coverage nearer to the level in small samples; the usual choice in clinical trials.
  ///
  /// - Complexity: O(1), for any number of trials; some 10 evaluations of a closed form a limit.
  ///
  /// Source: O. Miettinen, M. Nurminen (1985), *Statist. Med.* 4, 213-226,
  /// [doi:10.1002/sim.4780040211](https://doi.org/10.1002/sim.4780040211).
  public func miettinenNurminenInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    scoreInterval(correctsVariance: true, level: level, side: side)
  }

  /// Returns the signed score statistic of the hypothesis that the difference is `difference`: z,
  /// standard normal in large samples if it is true.
  ///
  /// The variance is taken at the maximum-likelihood proportions under the hypothesis. At 0 its square
  /// is Pearson's chi-square, or with the corrected variance the N - 1 chi-square.
  ///
  /// - Parameters:
  ///   - difference: A value in -1...1.
  ///   - correctsVariance: Whether the variance is multiplied by N / (N - 1), as Miettinen and
  ///     Nurminen do.
  /// - Returns: A positive number where the observed difference is larger; 0 where it is the same;
  ///   infinite where the data are impossible under the hypothesis.
  /// - Complexity: O(1), for any number of trials; some 10 evaluations of the likelihood equation,
  ///   and 60 where a proportion is near 2^-53.
  public func scoreStatistic(
    difference: Double, correctsVariance: Bool = false
  ) -> Double {
    precondition(difference.magnitude <= 1, "a difference of proportions lies in -1...1")
    if difference < 0 {
      return -swapped.scoreStatistic(difference: -difference, correctsVariance: correctsVariance)
    }
    let excess = self.difference - difference
    if excess == 0 { return 0 }
    // The second proportion and the first sample's proportion of failures add up to 1 - difference.
    // The smaller one is found, so that both keep their digits next to 0.
    let middle = (1 - difference) / 2
    let mirrored = likelihoodSlope(at: middle, difference: difference) > 0
    let counts = mirrored ? complement.swapped : self
    let p = counts.mostLikelySecond(difference: difference, upTo: middle)
    let variance =
      (p + difference) * (1 - difference - p) / Double(counts.first.trials)
      + p * (1 - p) / Double(counts.second.trials)
    return excess / (variance * scoreVarianceFactor(correctsVariance)).squareRoot()
  }

  /// The second proportion where the likelihood is largest, given that it is at most `middle`.
  private func mostLikelySecond(difference: Double, upTo middle: Double) -> Double {
    let slope = { likelihoodSlope(at: $0, difference: difference) }
    if slope(0) <= 0 { return 0 }
    return slope(middle) >= 0 ? middle : BracketedRoot.find(from: 0, to: middle, slope)
  }

  /// The slope of the log-likelihood in the second proportion, the first being larger by `difference`;
  /// it falls.
  private func likelihoodSlope(at p: Double, difference: Double) -> Double {
    func term(_ count: Int, over p: Double) -> Double { count == 0 ? 0 : Double(count) / p }
    let gained = term(second.successes, over: p) + term(first.successes, over: p + difference)
    let lost = term(first.failures, over: 1 - difference - p) + term(second.failures, over: 1 - p)
    return gained == lost ? 0 : gained - lost
  }

  private func scoreVarianceFactor(_ correctsVariance: Bool) -> Double {
    correctsVariance ? Double(total) / Double(total - 1) : 1
  }

  private func scoreInterval(
    correctsVariance: Bool, level: ConfidenceLevel, side: IntervalSide
  ) -> ConfidenceInterval {
    ConfidenceInterval(in: -1...1, level: level, side: side) { z in
      let scaled = z * scoreVarianceFactor(correctsVariance).squareRoot()
      return .init(lower: scoreLowerLimit(z: scaled), upper: -swapped.scoreLowerLimit(z: scaled))
    }
  }

  /// The difference below the estimate whose score statistic is `z`, without a search inside a search.
  ///
  /// With a Lagrange multiplier m for the null value, the likelihood equations are n1 (x1/n1 - p1) =
  /// m p1 (1 - p1) and n2 (p2 - x2/n2) = m p2 (1 - p2): a quadratic for each proportion. Their sum says
  /// that the observed difference exceeds the null value by m V, where V is the variance, so the
  /// statistic is m sqrt(V). It grows with m: its square is m times that excess, and both grow.
  private func scoreLowerLimit(z: Double) -> Double {
    if z == 0 { return difference }
    if first.successes == 0 && second.failures == 0 { return -1 }
    return max(-1, min(difference, scoreMultiplier(z: z).difference))
  }

  private func scoreMultiplier(z: Double) -> ScoreMultiplier {
    let n1 = Double(first.trials)
    let n2 = Double(second.trials)
    // A proportion of 1 in the first sample, or of 0 in the second, stays until m passes its number of
    // trials, and from there on adds to the squared statistic what m exceeds it by. That excess is
    // sought itself, since it may be far below one unit in the last place of m.
    let kept = min(first.failures == 0 ? n1 : .infinity, second.successes == 0 ? n2 : .infinity)
    if kept < .infinity && ScoreMultiplier(self, kept).statistic < z {
      let excess = BracketedRoot.find(from: 0, to: z * z * (1 + 1e-12)) {
        let statistic = ScoreMultiplier(self, kept, plus: $0).statistic
        return statistic * statistic - z * z
      }
      return ScoreMultiplier(self, kept, plus: excess)
    }
    // V is at most (1/n1 + 1/n2) / 4, and the squared statistic grows at least in proportion to m.
    let least = min(kept, 2 * z / (1 / n1 + 1 / n2).squareRoot())
    let reached = ScoreMultiplier(self, least)
    if reached.statistic >= z { return reached }
    let growth = z / reached.statistic
    let multiplier = BracketedRoot.find(
      from: least, to: min(kept, least * growth * growth * (1 + 1e-12))
    ) { ScoreMultiplier(self, $0).statistic - z }
    return ScoreMultiplier(self, multiplier)
  }
}

/// The proportions that are most likely under a null value below the observed difference, given by
/// the multiplier that leads to it, as a sum.
private struct ScoreMultiplier {
  /// The null value.
  let difference: Double
  /// The score statistic.
  let statistic: Double

  init(_ counts: IndependentCounts, _ base: Double, plus excess: Double = 0) {
    let (p1, q1) = Self.lowered(counts.first, base, excess)
    let (q2, p2) = Self.lowered(counts.second.swapped, base, excess)
    difference = p1 + p2 < 1 ? p1 - p2 : q2 - q1
    let variance = p1 * q1 / Double(counts.first.trials) + p2 * q2 / Double(counts.second.trials)
    statistic = (base + excess) * variance.squareRoot()
  }

  /// The root p in 0...1 of m p^2 - (n + m) p + x = 0, and 1 - p; sums of terms of one sign, so that
  /// each keeps its digits.
  private static func lowered(
    _ counts: BinomialCounts, _ base: Double, _ excess: Double
  ) -> (p: Double, q: Double) {
    let x = Double(counts.successes)
    let y = Double(counts.failures)
    let n = Double(counts.trials)
    let multiplier = base + excess
    let gap = n - base - excess
    let root = (gap * gap + 4 * multiplier * y).squareRoot()
    let p = x == 0 ? 0 : min(1, 2 * x / (n + multiplier + root))
    if gap < 0 { return (p, min(1, (root - gap) / (2 * multiplier))) }
    return (p, y == 0 ? 0 : min(1, 2 * y / (gap + root)))
  }
}
