public import Halfwidth

/// What the counts of a share say about the value that was stated of it.
public struct StatedShareFinding: Hashable, Sendable {
  /// What was stated.
  public var stated: StatedShare
  /// The test: the one that is dual to the survey's intervals where there is such a test.
  public var test: ProportionTest
  /// The slugs of the intervals that hold exactly the values that the test does not reject; empty where none does.
  public var dualIntervals: [String]
  /// In which direction: that of a one-sided interval.
  public var alternative: AlternativeHypothesis
  /// The smallest and the largest share that the counts leave possible.
  public var estimates: ClosedRange<Double>
  /// The p-value, at least and at most over the counts that are possible; nil where the test has none.
  public var pValue: ClosedRange<Double>?
  /// The p-values adjusted for the stated shares of the question; nil where there is one alone.
  public var family: MarginsFamilyFinding? = nil
  /// Whether the share is as good as the stated one; nil where no margins are stated.
  public var equivalence: Equivalence?
  /// What was approximated, and what is undefined and why.
  public var warnings: [AnalysisWarning]
  /// The level whose significance the p-values are held against.
  public var level: ConfidenceLevel

  /// Two one-sided tests at the ends of the margins, each at the whole significance.
  ///
  /// A share can't be beyond both ends, so that what either test shows alone needs no adjustment for the other.
  public struct Equivalence: Hashable, Sendable {
    /// The ends of the margins.
    public var margins: ClosedRange<Double>
    /// The test of each end.
    public var test: ProportionTest
    /// The larger of the two p-values, at least and at most over the counts that are possible.
    public var pValue: ClosedRange<Double>?
    /// The p-value against a share at the lower end or below it, the largest that is possible.
    public var pValueAboveLower: Double?
    /// The p-value against a share at the upper end or above it, the largest that is possible.
    public var pValueBelowUpper: Double?
    /// The interval at twice the significance, which lies within the margins where both tests reject; nil where there is
    /// none.
    public var interval: ProportionFinding?
  }
}

extension StatedShareFinding {
  /// Tests a stated share.
  ///
  /// - Parameter counts: The counts that are possible; each is tested.
  /// - Complexity: A test for each of the counts.
  init(_ stated: StatedShare, _ counts: CandidateCounts, settings: AnalysisSettings) {
    self.stated = stated
    level = settings.level
    estimates = counts.estimateRange
    test = ProportionTest(dualTo: settings.method) ?? .default
    alternative = AlternativeHypothesis(settings.side)
    // The reader of the codebook has checked the value, and each count has been checked as one.
    let (asked, tested) = (alternative, test)
    let found = Self.findings(counts) { counts in
      (try? TestedHypothesis(.proportion, null: stated.value, alternative: asked)).map {
        tested.finding(for: counts, hypothesis: $0, level: settings.level)
      }
    }
    dualIntervals =
      found.first.map { first in
        first.dualIntervals.filter { dual in found.allSatisfy { $0.dualIntervals.contains(dual) } }
      } ?? []
    pValue = Self.range(found.map(\.pValue))
    warnings = distinct(found.flatMap(\.warnings))
    equivalence = stated.margins.map { Equivalence($0, counts, settings) }
  }

  /// What a test finds of each of the counts that are possible.
  static func findings(
    _ counts: CandidateCounts, _ test: (BinomialCounts) -> TestFinding?
  ) -> [TestFinding] {
    counts.successes.compactMap { successes in
      (try? BinomialCounts(successes: successes, trials: counts.trials)).flatMap(test)
    }
  }

  /// The smallest and the largest of some numbers; nil where one is not known.
  static func range(_ values: [Double?]) -> ClosedRange<Double>? {
    let known = values.compactMap(\.self)
    guard known.count == values.count, let least = known.min(), let most = known.max() else {
      return nil
    }
    return least...most
  }
}

extension StatedShareFinding.Equivalence {
  fileprivate init(
    _ margins: ClosedRange<Double>, _ counts: CandidateCounts, _ settings: AnalysisSettings
  ) {
    self.margins = margins
    // Blaker's test has no direction, and each of the two tests has one.
    let dual = ProportionTest(dualTo: settings.method) ?? .default
    let own = dual == .exactBinomialBlaker ? .default : dual
    test = own
    let found = StatedShareFinding.findings(counts) { counts in
      (try? TestedHypothesis(.proportion, margins: margins.lowerBound, margins.upperBound)).map {
        own.finding(for: counts, hypothesis: $0, level: settings.level)
      }
    }
    pValue = StatedShareFinding.range(found.map(\.pValue))
    pValueAboveLower =
      StatedShareFinding.range(found.map { $0.stated?.pValueAboveLower })?.upperBound
    pValueBelowUpper =
      StatedShareFinding.range(found.map { $0.stated?.pValueBelowUpper })?.upperBound
    let method = ProportionTest(dualTo: settings.method) == own ? settings.method : .clopperPearson
    interval = settings.level.atTwiceTheSignificance.map {
      method.finding(for: counts, level: $0, side: .two)
    }
  }

  /// Whether equivalence is shown for all counts that are possible, for some, or for none; nil where it can't be told.
  public func verdict(_ level: ConfidenceLevel) -> MarginsVerdict? {
    pValue.map { MarginsVerdict($0, level: level) }
  }
}

extension StatedShareFinding {
  /// Whether the test, not adjusted, rejects for all counts that are possible, for some, or for none; nil where it can't be
  /// told.
  public var verdict: MarginsVerdict? { pValue.map { MarginsVerdict($0, level: level) } }

  /// On which side of the stated share all that is possible lies.
  public enum Side: Hashable, Sendable {
    /// Above it.
    case higher
    /// Below it.
    case lower
  }

  /// On which side of the stated share all counts lie that are possible; nil where they lie on both, or at it.
  public var side: Side? {
    estimates.lowerBound > stated.value
      ? .higher : estimates.upperBound < stated.value ? .lower : nil
  }
}

extension [StatedShareFinding?] {
  /// Adjusts the p-values by Holm's rule for so many stated shares; those that are not there count with 1.
  mutating func adjust(total: Int, level: ConfidenceLevel) {
    let known = indices.filter { self[$0]?.pValue != nil }
    for index in indices { self[index]?.family = nil }
    let values = known.compactMap { self[$0]?.pValue }
    guard total > 1, !values.isEmpty, let family = try? MarginsFamily(pValues: values, asked: total)
    else { return }
    for (index, found) in zip(known, family.findings(level: level)) { self[index]?.family = found }
  }
}

extension StatedShareFinding: WireRepresentable {
  /// The stated value, the test with its p-values, and what they are adjusted for; `equivalence` where margins are stated.
  public var fields: FieldList {
    var fields: FieldList = [
      "null": .share(stated.value), "alternative": .string(alternative.rawValue),
      "test": .string(test.rawValue), "dual_intervals": .texts(dualIntervals),
      "p_value_min": .probability(pValue?.lowerBound),
      "p_value_max": .probability(pValue?.upperBound), "verdict": .text(verdict?.rawValue),
    ]
    if let family { fields.add(family.fields.without("adjustment_is_lower_bound")) }
    if let equivalence {
      fields.add(
        "equivalence",
        .fields([
          "margins": .list([
            .share(equivalence.margins.lowerBound), .share(equivalence.margins.upperBound),
          ]), "test": .string(equivalence.test.rawValue),
          "p_value_min": .probability(equivalence.pValue?.lowerBound),
          "p_value_max": .probability(equivalence.pValue?.upperBound),
          "p_value_above_lower": .probability(equivalence.pValueAboveLower),
          "p_value_below_upper": .probability(equivalence.pValueBelowUpper),
          "verdict": .text(equivalence.verdict(level)?.rawValue),
          "method": .text(equivalence.interval?.method),
          "confidence": equivalence.interval.map { .level($0.level) } ?? .undefined,
          "lower": .share(equivalence.interval?.interval?.lower),
          "upper": .share(equivalence.interval?.interval?.upper),
        ]))
    }
    fields.add("warnings", .warnings(warnings))
    return fields
  }

  /// The stated value and the p-values.
  public var description: String {
    "\(stated.value): p \(pValue.map { "\($0)" } ?? "undefined"), \(test.rawValue)"
  }
}
