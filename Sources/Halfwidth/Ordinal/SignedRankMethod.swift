internal import Glibc
internal import NumericCore

/// The tests that differences of the same respondents are as often above 0 as below it; raw values are their slugs.
///
/// The signed-rank tests rank the differences by their size, and ask whether those above 0 have their share of the
/// ranks: their hypothesis is that the differences lie symmetrically about 0. The statistic is V, the sum of the ranks
/// of the differences above 0. The sign tests count those above 0 and need no symmetry. `greater` is the
/// alternative that differences tend to be above 0; the difference of two answers is the first minus the second. No
/// printed interval is dual to any of them.
public enum SignedRankMethod: String, CaseIterable, Hashable, Sendable {
  /// Wilcoxon's test by the normal approximation: differences of 0 are dropped before the others are ranked.
  ///
  /// Source: F. Wilcoxon (1945), *Biometrics Bulletin* 1(6), 80-83,
  /// [doi:10.2307/3001968](https://doi.org/10.2307/3001968).
  case wilcoxon = "signed-rank"
  /// The same with V moved by a half: towards its mean, and for a one-sided alternative always against it.
  case wilcoxonCorrected = "signed-rank-cc"
  /// The same by all ways in which the signs could fall.
  case wilcoxonExact = "signed-rank-exact"
  /// Pratt's test by the normal approximation: differences of 0 are ranked with the others, and their ranks dropped.
  ///
  /// With many differences of 0 it is to be preferred: dropping a difference of 0 can turn Wilcoxon's verdict the
  /// wrong way. Source: J. W. Pratt (1959), *J. Amer. Statist. Assoc.* 54(287), 655-667,
  /// [doi:10.1080/01621459.1959.10501526](https://doi.org/10.1080/01621459.1959.10501526).
  case pratt = "signed-rank-pratt"
  /// The same with V moved by a half, as ``wilcoxonCorrected``.
  case prattCorrected = "signed-rank-pratt-cc"
  /// The same by all ways in which the signs could fall.
  case prattExact = "signed-rank-pratt-exact"
  /// The sign test: the number of differences above 0 among as many fair coins as are not 0; of two answers of yes
  /// or no it is McNemar's exact test.
  ///
  /// Source: J. Arbuthnott (1710), *Philos. Trans.* 27, 186-190; W. J. Conover (1999), *Practical
  /// Nonparametric Statistics*, 3rd ed., 3.4.
  case sign = "sign-test"
  /// The sign test with the observed number counted by half; approximate, and its size can pass the level.
  case signMidP = "sign-test-mid-p"

  /// The method where none is asked for.
  public static let `default` = SignedRankMethod.wilcoxonExact

  /// The largest number of differences other than 0 that the sign tests take.
  public static let largestSigns = 1_000_000

  /// How V is compared with what chance would make it.
  private enum Comparison {
    case exact, normal, corrected
  }

  /// Returns what the test finds.
  ///
  /// Where all differences are 0 the exact p-values are 1, and the others are undefined. The exact signed-rank tests
  /// take up to 1,000 differences other than 0, and fewer where their work would take long; a warning says so. `z`
  /// is among the details of the approximate ones.
  ///
  /// - Complexity: O(k) for k different sizes; the exact signed-rank tests O(n V) for n differences.
  public func finding(
    for differences: SignedDifferences, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    switch self {
    case .wilcoxon: rankFinding(differences, .normal, ranksZeros: false, alternative)
    case .wilcoxonCorrected: rankFinding(differences, .corrected, ranksZeros: false, alternative)
    case .wilcoxonExact: rankFinding(differences, .exact, ranksZeros: false, alternative)
    case .pratt: rankFinding(differences, .normal, ranksZeros: true, alternative)
    case .prattCorrected: rankFinding(differences, .corrected, ranksZeros: true, alternative)
    case .prattExact: rankFinding(differences, .exact, ranksZeros: true, alternative)
    case .sign, .signMidP: signFinding(differences, alternative)
    }
  }

  private func rankFinding(
    _ differences: SignedDifferences, _ comparison: Comparison, ranksZeros: Bool,
    _ alternative: AlternativeHypothesis
  ) -> TestFinding {
    // Midranks, doubled.
    var below = ranksZeros ? differences.zeros : 0
    let ranked = differences.sizes.map { size in
      defer { below += size.count }
      return (rank: 2 * below + size.count + 1, size: size)
    }
    let statistic = ranked.reduce(0) { $0 + Double($1.rank) * Double($1.size.positive) } / 2
    if comparison == .exact {
      return exactFinding(ranked, statistic: statistic, zeros: differences.zeros, alternative)
    }
    // The ranks of those above 0 less the ranks of those below it, and half of that is the distance from the mean.
    let distance =
      ranked.reduce(0) {
        $0 + Double($1.rank) * Double($1.size.positive - $1.size.negative)
      } / 4
    let squares = ranked.reduce(0) {
      $0 + Double($1.rank) * Double($1.rank) * Double($1.size.count)
    }
    let moved = comparison == .corrected ? alternative.corrected(distance) : distance
    var finding = TestFinding(
      method: rawValue, statistic: statistic,
      z: squares > 0 ? moved / (squares.squareRoot() / 4) : nil, alternative: alternative)
    if finding.pValue == nil {
      finding.warnings.add(
        .undefined,
        "\(rawValue) is undefined where all differences are 0; the exact test is 1 there")
    }
    return finding
  }

  private func exactFinding(
    _ ranked: [(rank: Int, size: SignedDifferences.Size)], statistic: Double, zeros: Int,
    _ alternative: AlternativeHypothesis
  ) -> TestFinding {
    var finding = TestFinding(
      method: rawValue, statistic: statistic, pValue: nil,
      hypothesis: TestedHypothesis(alternative))
    let ties = ranked.map { (rank: $0.rank, count: $0.size.count) }
    guard let distribution = RankSumDistribution(anyOf: ties) else {
      finding.warnings.add(
        .tooLarge,
        "\(rawValue) takes up to \(RankSumDistribution.mostRanks) differences other than 0, and fewer with many "
          + "different sizes, and there are \(ranked.reduce(0) { $0 + $1.size.count }); "
          + "\(self == .prattExact ? Self.pratt.rawValue : Self.wilcoxon.rawValue) takes them")
      return finding
    }
    let sum = ranked.reduce(0) { $0 + $1.rank * $1.size.positive }
    finding.pValue = alternative.pValue(
      less: distribution.share(atMost: sum), greater: distribution.share(atLeast: sum))
    return finding
  }

  private func signFinding(
    _ differences: SignedDifferences, _ alternative: AlternativeHypothesis
  ) -> TestFinding {
    let (positive, trials) = (differences.positive, differences.nonzero)
    guard trials <= Self.largestSigns else {
      return TestFinding(
        method: rawValue, statistic: Double(positive), pValue: nil,
        warnings: [
          AnalysisWarning(
            .tooManyTrials,
            "\(rawValue) is offered up to \(Self.largestSigns) differences other than 0, and there are \(trials); "
              + "signed-rank takes them")
        ], hypothesis: TestedHypothesis(alternative))
    }
    // A fair coin's tail above a number is the one below what is left of the trials.
    let count: Int
    switch alternative {
    case .two:
      let tails = FairCoinTails(smaller: min(positive, trials - positive), of: trials)
      let isMidP = self == .signMidP
      return TestFinding(
        method: rawValue, statistic: Double(positive), exact: isMidP ? tails.midP : tails.exactP,
        logarithm: isMidP ? tails.logarithms.midP : tails.logarithms.exactP)
    case .less: count = positive
    case .greater: count = trials - positive
    }
    let tail = FairCoinTail(atMost: count, of: trials, countsLastByHalf: self == .signMidP)
    var finding = TestFinding(
      method: rawValue, statistic: Double(positive), exact: tail.probability,
      logarithm: tail.logarithm)
    finding.hypothesis = TestedHypothesis(alternative)
    return finding
  }
}

/// The lower tail of a number of fair coins.
private struct FairCoinTail {
  let probability: Double
  private let coins: BinomialDistribution
  private let count: Int
  private let countsLastByHalf: Bool

  init(atMost count: Int, of trials: Int, countsLastByHalf: Bool) {
    coins = BinomialDistribution(trials: trials, probability: 0.5)
    self.count = count
    self.countsLastByHalf = countsLastByHalf
    probability =
      countsLastByHalf
      ? coins.probability(atMost: count - 1) + coins.probability(of: count) / 2
      : coins.probability(atMost: count)
  }

  /// The natural logarithm of the probability, also where that is too small for a double.
  var logarithm: Double {
    let tail = coins.logProbability(atMost: count)
    guard countsLastByHalf else { return tail }
    let last = coins.logProbability(of: count)
    return tail + log1p(-exp(last - tail) / 2)
  }
}

extension SignedDifferences {
  /// Returns a test that the differences are as often above 0 as below it.
  ///
  /// ```swift
  /// let differences = try SignedDifferences([-3, 2, 0, 5, 4, 6])
  /// differences.test(.wilcoxonExact).pValue  // 0.1875
  /// ```
  public func test(
    _ method: SignedRankMethod = .default, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    method.finding(for: self, alternative: alternative)
  }
}
