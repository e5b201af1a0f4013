internal import Glibc
internal import NumericCore

/// The chance that a respondent of the first sample stands above one of the second, ties counted half.
///
/// P(X > Y) + P(X = Y) / 2, the parameter of the Mann-Whitney and Brunner-Munzel tests: one half where
/// neither sample tends to stand above the other. It uses the order of the scores and not their
/// distances, so it suits ordered answers where a mean would not.
///
/// - Complexity: O(k log k) for k categories, for any number of respondents.
///
/// Source: E. Brunner, U. Munzel (2000), *Biometrical Journal* 42(1), 17-25,
/// [doi:10.1002/(SICI)1521-4036(200001)42:1<17::AID-BIMJ17>3.0.CO;2-U](https://doi.org/10.1002/(SICI)1521-4036(200001)42:1%3C17::AID-BIMJ17%3E3.0.CO;2-U).
public struct OrdinalSuperiority: Hashable, Sendable {
  /// The estimate, in 0...1: exactly 0 or 1 at complete separation.
  public let estimate: Double
  /// The share of pairs in which the second sample's respondent stands above, ties counted half: one
  /// minus ``estimate``, with its own digits.
  public let complement: Double
  /// Whether every respondent of one sample stands above every one of the other.
  public let isSeparated: Bool
  /// The standard error of the estimate; nil where it would be 0 or has too few respondents.
  public let standardError: Double?
  /// Satterthwaite's degrees of freedom of the standard error; nil where that is.
  public let degreesOfFreedom: Double?
  /// The Mann-Whitney statistic as a standard normal variable, its variance corrected for ties and no
  /// continuity correction; nil where all answers are the same.
  public let mannWhitneyZ: Double?
  /// The standard deviation, were the samples alike, of half the distance of the estimate from its complement; 0
  /// where all answers are the same.
  let mannWhitneyStandardError: Double

  /// Compares two samples.
  public init(_ samples: IndependentOrdinalCounts) {
    let levels = samples.countsByLevel.map { (first: Double($0.first), second: Double($0.second)) }
    let n1 = Double(samples.first.total)
    let n2 = Double(samples.second.total)
    // Where each level stands among the other sample, and among both: the share below it, and half of
    // the share on it.
    var places: [(first: Double, second: Double, both: Double)] = []
    var below = (first: 0.0, second: 0.0)
    for level in levels {
      let middle = (
        first: below.first + level.first / 2, second: below.second + level.second / 2
      )
      places.append(
        (middle.second / n2, middle.first / n1, (middle.first + middle.second) / (n1 + n2)))
      below = (below.first + level.first, below.second + level.second)
    }
    func sum(_ term: (_ level: Int) -> Double) -> Double {
      levels.indices.reduce(0) { $0 + term($1) }
    }
    let above = sum { levels[$0].first * places[$0].first } / n1
    let under = sum { levels[$0].second * places[$0].second } / n2
    let isSeparated = above == 0 || under == 0
    estimate = isSeparated ? (above == 0 ? 0 : 1) : above
    complement = isSeparated ? (above == 0 ? 1 : 0) : under
    self.isSeparated = isSeparated

    // Half the distance from one half, from the estimate and its complement, is 0 where they are equal.
    let shift = (above - under) / 2
    let spread = sum {
      (levels[$0].first + levels[$0].second) * (places[$0].both - 0.5) * (places[$0].both - 0.5)
    }
    let variance = (n1 + n2) * spread / ((n1 + n2 - 1) * n1 * n2)
    let allTied = levels.contains { $0.first == n1 && $0.second == n2 }
    mannWhitneyZ = allTied ? nil : shift / variance.squareRoot()
    mannWhitneyStandardError = allTied ? 0 : variance.squareRoot()

    guard !isSeparated, !allTied, n1 > 1, n2 > 1 else {
      standardError = nil
      degreesOfFreedom = nil
      return
    }
    let part1 =
      sum { levels[$0].first * (places[$0].first - above) * (places[$0].first - above) }
      / ((n1 - 1) * n1)
    let part2 =
      sum { levels[$0].second * (places[$0].second - under) * (places[$0].second - under) }
      / ((n2 - 1) * n2)
    let total = part1 + part2
    standardError = total.squareRoot()
    degreesOfFreedom = total * total / (part1 * part1 / (n1 - 1) + part2 * part2 / (n2 - 1))
  }

  /// The two-sided p-value of the Mann-Whitney test by the normal approximation; nil where all answers
  /// are the same.
  ///
  /// Its null hypothesis is that the two samples come from one distribution. Asymptotic: not to be used
  /// for a handful of respondents.
  ///
  /// Source: H. B. Mann, D. R. Whitney (1947), *Ann. Math. Statist.* 18(1), 50-60,
  /// [doi:10.1214/aoms/1177730491](https://doi.org/10.1214/aoms/1177730491).
  public var mannWhitneyPValue: Double? {
    mannWhitneyZ.map { 2 * StandardNormal.upperTail(at: $0.magnitude) }
  }

  /// Returns the Brunner-Munzel interval on the logit scale: never outside 0...1.
  ///
  /// - Returns: 0 to 1, by rule, at complete separation, where there is no standard error; nil where all
  ///   answers are the same, and where a sample has one respondent and the samples overlap. In small
  ///   samples it covers too little near 0 and 1.
  public func interval(level: ConfidenceLevel = 0.95) -> ConfidenceInterval? {
    if isSeparated {
      return ConfidenceInterval(lower: 0, upper: 1, level: level, side: .two)
    }
    guard let standardError, let degreesOfFreedom else { return nil }
    let logit = log(estimate / complement)
    let half =
      StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
      .quantile(upperTail: level.tail(.two)) * standardError / (estimate * complement)
    return ConfidenceInterval(
      lower: 1 / (1 + exp(half - logit)), upper: 1 / (1 + exp(-half - logit)), level: level,
      side: .two)
  }

  /// The distance from one half, whose p-value is that of the Brunner-Munzel test, which lets the spreads
  /// of the samples differ; nil where there is no standard error.
  var studentized: StudentizedEstimate? {
    guard let standardError, let degreesOfFreedom else { return nil }
    return StudentizedEstimate(
      estimate: (estimate - complement) / 2, standardError: standardError,
      degreesOfFreedom: degreesOfFreedom)
  }
}
