/// Two samples of different respondents, each known only as a set of counts of which one is right.
public struct CandidateComparison: Hashable, Sendable {
  /// The candidates for the first sample.
  public let first: CandidateCounts
  /// The candidates for the second sample.
  public let second: CandidateCounts

  /// Creates a pair of sets.
  ///
  /// - Throws: ``CountsError`` where the two together have more than 2^53 trials.
  public init(_ first: CandidateCounts, _ second: CandidateCounts) throws(CountsError) {
    guard first.trials + second.trials <= BinomialCounts.largestTrials else {
      throw .beyondExact("the two samples have more than 2^53 trials together")
    }
    self.first = first
    self.second = second
  }

  /// The most pairs of candidates that are compared.
  public static let largestPairs = 100_000
}

/// What two sets of candidate counts say about the difference of different respondents.
///
/// The ranges are valid whichever candidates are right; the width that they have beyond one interval
/// comes from what is printed and is not sampling error.
public struct CandidateComparisonFinding: Hashable, Sendable {
  /// What was observed.
  public let comparison: CandidateComparison
  /// The nominal coverage; the test rejects at 1 minus it.
  public let level: ConfidenceLevel
  /// The first proportion minus the second, at least and at most.
  public let difference: ClosedRange<Double>
  /// The lowest of Newcombe's lower limits.
  public let lower: Double
  /// The highest of Newcombe's upper limits.
  public let upper: Double
  /// The p-values of the central Fisher test, by which the verdict is.
  public let pValue: ClosedRange<Double>
  /// Whether the test rejects for every pair of candidates, for some, or for none.
  public let verdict: MarginsVerdict
  /// What a reader must know.
  public let warnings: [AnalysisWarning]
}

extension CandidateComparison {
  private static let tooMany = CountsError.tooLarge(
    "the candidates of the two counts are too many to be compared one by one; give the counts "
      + "themselves")

  /// Returns what the candidates say about the difference, over every pair.
  ///
  /// Newcombe's interval and the central Fisher test, the defaults for a difference and for an exact
  /// test of different respondents; they are not dual, so one may say something else than the other.
  /// **Not for two answers of the same respondents**: use ``CandidateMargins``.
  ///
  /// - Parameter level: The test rejects at p-values up to 1 minus the level.
  /// - Throws: ``CountsError`` for more than ``largestPairs`` pairs of candidates, and for
  ///   samples above ``IndependentCounts/largestConditionalTotal``.
  /// - Complexity: O(a b) intervals and tests for sets of a and b candidates.
  public func finding(
    level: ConfidenceLevel = 0.95
  ) throws(CountsError) -> CandidateComparisonFinding {
    let (pairs, overflow) = first.successes.count.multipliedReportingOverflow(
      by: second.successes.count)
    guard !overflow && pairs <= Self.largestPairs else { throw Self.tooMany }
    var differences: [Double] = []
    var pValues: [Double] = []
    var lower = Double.infinity
    var upper = -Double.infinity
    var nearBound: AnalysisWarning?
    for one in first.binomials {
      for two in second.binomials {
        let counts = IndependentCounts(unchecked: one, two)
        guard let pValue = counts.centralFisherPValue() else { throw Self.tooMany }
        let interval = counts.newcombeInterval(level: level)
        nearBound = nearBound ?? DifferenceMethod.newcombe.warning(for: counts)
        differences.append(counts.difference)
        pValues.append(pValue)
        lower = min(lower, interval.lower)
        upper = max(upper, interval.upper)
      }
    }
    let rejections = pValues.count { $0 <= level.significance }
    return CandidateComparisonFinding(
      comparison: self, level: level,
      difference: (differences.min() ?? 0)...(differences.max() ?? 0), lower: lower, upper: upper,
      pValue: (pValues.min() ?? 1)...(pValues.max() ?? 1),
      verdict: MarginsVerdict(rejections: rejections, of: pValues.count),
      warnings: (pairs == 1
        ? []
        : [
          AnalysisWarning(
            .severalCandidates,
            "\(pairs) pairs of counts fit what is printed; the ranges hold all of them")
        ]) + (nearBound.map { [$0] } ?? []))
  }
}

extension CandidateComparisonFinding: WireRepresentable {
  /// Ranges over every candidate.
  public var fields: FieldList {
    [
      "estimand": .string("difference"),
      "estimate": .amount(
        difference.lowerBound == difference.upperBound ? difference.lowerBound : nil),
      "estimate_min": .amount(difference.lowerBound),
      "estimate_max": .amount(difference.upperBound),
      "method": .string(DifferenceMethod.newcombe.rawValue), "confidence": .level(level),
      "lower": .amount(lower), "upper": .amount(upper),
      "test": .string(ExactTestMethod.fisherCentral.rawValue),
      "p_value_min": .probability(pValue.lowerBound),
      "p_value_max": .probability(pValue.upperBound), "verdict": .string(verdict.rawValue),
      "warnings": .warnings(warnings),
    ]
  }
}
