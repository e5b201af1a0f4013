internal import NumericCore

/// The tests that neither of two groups tends to answer higher on an ordered scale; raw values are their slugs.
///
/// The statistic is U, the number of pairs of a respondent of each group of which the first group's answered
/// higher, with half of the ties; `greater` is the alternative that the first group answers higher. The chance of
/// such a pair is ``OrdinalDifferenceMethod/superiority``, whose interval lets the spreads of the groups differ
/// and so is not the dual of these tests: none is.
public enum MannWhitneyMethod: String, CaseIterable, Hashable, Sendable {
  /// By the normal approximation, its variance corrected for ties.
  ///
  /// Not to be used for a handful of respondents. Source: H. B. Mann, D. R. Whitney (1947), *Ann. Math. Statist.*
  /// 18(1), 50-60, [doi:10.1214/aoms/1177730491](https://doi.org/10.1214/aoms/1177730491).
  case normal = "mann-whitney"
  /// The same with U moved by a half: towards its mean, and for a one-sided alternative always against it.
  case corrected = "mann-whitney-cc"
  /// By all ways in which the answers could fall to the two groups, ties as they are.
  ///
  /// Two-sided by the distance of U from its mean: with ties its distribution need not be symmetric, and twice the
  /// smaller tail would be another p-value. It takes the answers as given and is conservative. Source: W. J. Conover
  /// (1999), *Practical Nonparametric Statistics*, 3rd ed., 5.1.
  case exact = "mann-whitney-exact"

  /// The method where none is asked for.
  public static let `default` = MannWhitneyMethod.exact

  /// Returns what the test finds of two groups.
  ///
  /// Where all answered alike the exact p-value is 1, and the others are undefined. The exact test takes up to
  /// 1,000 respondents, and fewer where its work would take long; a warning says so. `z` is among the details of the
  /// other two.
  ///
  /// - Complexity: O(k) for k levels; the exact test O(n^2 U) at the most, and far less with few levels.
  public func finding(
    for samples: IndependentOrdinalCounts, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    let levels = samples.countsByLevel
    // Pairs the one way less pairs the other way are whole, and half of that is the distance from the mean.
    var below = (first: 0.0, second: 0.0)
    var excess = 0.0
    for level in levels {
      let (first, second) = (Double(level.first), Double(level.second))
      excess += first * below.second - second * below.first
      below = (below.first + first, below.second + second)
    }
    let pairs = Double(samples.first.total) * Double(samples.second.total)
    let statistic = (pairs + excess) / 2
    let distance: Double
    switch self {
    case .exact: return exactFinding(levels, statistic: statistic, alternative)
    case .normal: distance = excess / 2
    case .corrected: distance = alternative.corrected(excess / 2)
    }
    let error = OrdinalSuperiority(samples).mannWhitneyStandardError * pairs
    var finding = TestFinding(
      method: rawValue, statistic: statistic, z: error > 0 ? distance / error : nil,
      alternative: alternative)
    if finding.pValue == nil {
      finding.warnings.add(
        .undefined,
        "\(rawValue) is undefined where all respondents answered alike; mann-whitney-exact is 1 there"
      )
    }
    return finding
  }

  private func exactFinding(
    _ levels: [(first: Int, second: Int)], statistic: Double, _ alternative: AlternativeHypothesis
  ) -> TestFinding {
    var below = 0
    // Midranks, doubled and less one.
    let ties = levels.filter { $0.first + $0.second > 0 }.map { level in
      defer { below += level.first + level.second }
      return (
        rank: 2 * below + level.first + level.second, first: level.first, second: level.second
      )
    }
    let counts = ties.reduce((0, 0)) { ($0.0 + $1.first, $0.1 + $1.second) }
    // Whichever group is smaller is drawn; of the other one the sums are in the reverse order.
    let isFirst = counts.0 <= counts.1
    let all = ties.map { (rank: $0.rank, count: $0.first + $0.second) }
    guard
      let distribution = RankSumDistribution(choosing: min(counts.0, counts.1), of: all)
    else {
      return TestFinding(
        method: rawValue, statistic: statistic, pValue: nil,
        warnings: [
          AnalysisWarning(
            .tooLarge,
            "\(rawValue) takes up to \(RankSumDistribution.mostRanks) respondents, and fewer with many different "
              + "answers, and there are \(counts.0 + counts.1); mann-whitney takes them")
        ], hypothesis: TestedHypothesis(alternative))
    }
    let sum = ties.reduce(0) { $0 + $1.rank * (isFirst ? $1.first : $1.second) }
    let pValue: Double =
      switch isFirst ? alternative : alternative.mirrored {
      case .two:
        distribution.share(
          asFarAs: sum,
          from: (
            min(counts.0, counts.1) * all.reduce(0) { $0 + $1.rank * $1.count }, counts.0 + counts.1
          ))
      case .less: distribution.share(atMost: sum)
      case .greater: distribution.share(atLeast: sum)
      }
    return TestFinding(
      method: rawValue, statistic: statistic, pValue: pValue,
      hypothesis: TestedHypothesis(alternative))
  }

  /// Returns what the test finds of the two groups of a table; nothing for a table with another number of groups or
  /// an empty one, with a warning that says so.
  func finding(for scored: ScoredTable, alternative: AlternativeHypothesis) -> TestFinding {
    switch scored.twoGroups(for: rawValue) {
    case .success(let samples): finding(for: samples, alternative: alternative)
    case .failure(let refusal):
      TestFinding(
        method: rawValue, pValue: nil, warnings: [refusal.warning],
        hypothesis: TestedHypothesis(alternative))
    }
  }
}

extension AlternativeHypothesis {
  /// A distance from the mean with a correction for continuity: two-sided it moves by a half towards the mean and
  /// not past it, one-sided always by a half against the alternative.
  func corrected(_ distance: Double) -> Double {
    switch self {
    case .two:
      distance == 0 ? 0 : Double(signOf: distance, magnitudeOf: max(distance.magnitude - 0.5, 0))
    case .less: distance + 0.5
    case .greater: distance - 0.5
    }
  }
}

extension IndependentOrdinalCounts {
  /// Returns a test that neither of two groups tends to answer higher.
  ///
  /// ```swift
  /// let groups = try IndependentOrdinalCounts(ContingencyTable([[4, 9, 12, 25], [9, 12, 15, 14]]))
  /// groups.test(.normal).pValue  // 0.0207
  /// ```
  public func test(
    _ method: MannWhitneyMethod = .default, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    method.finding(for: self, alternative: alternative)
  }
}
