internal import NumericCore

/// The tests that shares of categories are as stated; raw values are their slugs.
///
/// Whether a distribution has shares that were stated beforehand. Not to be used with shares that were estimated from
/// the same counts, for which there would be fewer degrees of freedom.
public enum GoodnessTest: String, CaseIterable, Hashable, Sendable {
  /// Pearson's chi-squared: the sum of (observed - expected)^2 / expected.
  ///
  /// Approximate; not to be relied on where expected counts are below about 5. Source: K. Pearson (1900), *Philos. Mag.*
  /// 50, 157-175, [doi:10.1080/14786440009463897](https://doi.org/10.1080/14786440009463897).
  case pearson
  /// The likelihood ratio G: twice the sum of observed log(observed / expected).
  ///
  /// Its approximation is worse than Pearson's where counts are small. Source: S. S. Wilks (1938), *Ann. Math. Statist.*
  /// 9(1), 60-62.
  case likelihoodRatio = "likelihood-ratio"
  /// The power divergence with power 2/3, nearest to chi-squared at small expected counts.
  ///
  /// Source: N. Cressie, T. R. C. Read (1984), *J. R. Statist. Soc. B* 46(3), 440-464,
  /// [doi:10.1111/j.2517-6161.1984.tb01318.x](https://doi.org/10.1111/j.2517-6161.1984.tb01318.x).
  case cressieRead = "cressie-read"
  /// The exact multinomial test: the probability of all counts that are no more likely than the observed ones.
  ///
  /// Its size is never above the level; for few respondents, and small expected counts. Of two categories it is the exact
  /// binomial test. Counts whose probabilities differ by less than one in ten million are ties.
  case exactMultinomial = "exact-multinomial"
  /// The exact multinomial test with half weight for all counts exactly as likely as the observed ones.
  ///
  /// Its size is near the level and can pass it; not for a result that must hold the level.
  case exactMultinomialMidP = "exact-multinomial-mid-p"
  /// The probability of all counts with a Pearson statistic at least as large as the observed one.
  ///
  /// Pearson's test without its approximation.
  case exactPearson = "exact-pearson"

  /// The test where none is asked for.
  public static let `default` = GoodnessTest.pearson

  /// Returns what the test finds.
  ///
  /// The exact tests go through counts by pieces that are extreme or not as a whole; how many they take is counted, so
  /// that a table is refused or answered alike on every machine. Above four million pieces the p-value is nil, with the
  /// warning `too-large`.
  ///
  /// - Complexity: O(k) in the number of categories; exact tests up to O(n^(k - 2) log n) for n respondents.
  public func finding(for counts: GoodnessCounts) -> TestFinding {
    switch self {
    case .pearson, .likelihoodRatio, .cressieRead:
      let df = Double(counts.shares.count - 1)
      let statistic = statistic(for: counts)
      let least = counts.expectedCounts.min() ?? 0
      let belowFive = counts.expectedCounts.count { $0 < 5 * (1 - 1e-12) }
      var finding = TestFinding(
        method: rawValue, statistic: statistic, degreesOfFreedom: df,
        pValue: ChiSquaredDistribution(degreesOfFreedom: df).upperTail(at: statistic),
        details: [
          NamedNumber("min_expected", least),
          NamedNumber("share_expected_below_5", Double(belowFive) / Double(counts.shares.count)),
        ])
      if least < 1 || 5 * belowFive > counts.shares.count {
        finding.warnings.add(
          .smallExpectedCounts,
          "\(belowFive) of \(counts.shares.count) expected counts are below 5; exact-pearson needs no large counts"
        )
      }
      return finding
    case .exactMultinomial, .exactMultinomialMidP, .exactPearson: return exactFinding(counts)
    }
  }

  private func exactFinding(_ counts: GoodnessCounts) -> TestFinding {
    let statistic = self == .exactPearson ? GoodnessTest.pearson.statistic(for: counts) : nil
    var finding = TestFinding(method: rawValue, statistic: statistic, pValue: nil)
    let order: ExactGoodness.Order = self == .exactPearson ? .statistic : .probability
    switch ExactGoodness.pValue(of: counts, by: order, halvesTies: self == .exactMultinomialMidP) {
    case .some(let p):
      finding.pValue = p
      if p < TestFinding.smallestPValue {
        finding.warnings.add(
          .underflow,
          "the p-value of \(rawValue) is below 10^-300, too small to be told; pearson gives the logarithm of its own"
        )
      }
    case .none:
      finding.warnings.add(
        .tooLarge,
        "an exact answer for \(counts.shares.count) categories and a total of \(counts.counts.total) would take too "
          + "long; pearson takes them, and so does \(rawValue) with fewer categories")
    }
    return finding
  }

  /// The statistic alone, without its p-value; of an exact test Pearson's.
  package func statistic(for counts: GoodnessCounts) -> Double {
    let power: Double =
      switch self {
      case .pearson, .exactMultinomial, .exactMultinomialMidP, .exactPearson: 1
      case .likelihoodRatio: 0
      case .cressieRead: 2.0 / 3
      }
    return zip(counts.counts.counts, counts.expectedCounts).reduce(0) { sum, pair in
      let deviation = (Double(pair.0) - pair.1) / pair.1
      return sum + pair.1 * PowerDivergence.term(relativeDeviation: deviation, power: power)
    }
  }
}

extension GoodnessCounts {
  /// Returns a test that the shares are as stated.
  ///
  /// ```swift
  /// let counts = try GoodnessCounts(CategoryCounts([12, 20, 18]))
  /// counts.test(.pearson).pValue  // 0.3535
  /// ```
  public func test(_ method: GoodnessTest = .default) -> TestFinding { method.finding(for: self) }
}
