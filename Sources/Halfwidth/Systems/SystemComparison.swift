/// What is found of one system against a baseline, on the items of one task.
public struct SystemComparison: Hashable, Sendable {
  /// The task; nil where there is one alone.
  public var task: String?
  /// The system that others are compared with.
  public var baseline: String
  /// The system that is compared.
  public var system: String
  /// The number of items that both were run on.
  public var items: Int
  /// How many clusters the items are in; nil where each is drawn by itself.
  public var clusters: Int?
  /// How many runs the baseline has on these items.
  public var baselineRuns: Int
  /// How many runs the system has on these items.
  public var systemRuns: Int
  /// The baseline's mean over items of each item's mean score.
  public var baselineMean: Double
  /// The system's.
  public var systemMean: Double
  /// The system's mean minus the baseline's: the mean of the items' differences.
  public var estimate: Double
  /// Whether all scores are 0 or 1, so that means are shares.
  public var areShares: Bool
  /// What both made of each item, where each passed or failed it once and there are no clusters.
  public var pairs: PairedCounts?
  /// How the interval is made.
  public var method: MeanDifferenceMethod
  /// The nominal coverage of the interval, which is of this comparison alone.
  public var level: ConfidenceLevel
  /// The interval of the mean difference; nil where a warning says why.
  public var interval: ConfidenceInterval?
  /// The design effect of the clusters, as it was estimated; nil where there is none.
  public var designEffect: Double?
  /// The test of no difference.
  public var test: SystemTestMethod
  /// Its p-value, on both sides; nil where there is too much to go through.
  public var pValue: Double?
  /// The same, adjusted for the number of comparisons.
  public var adjustedPValue: Double?
  /// How sign-flips were simulated; nil where all were gone through.
  public var simulation: WestfallYoungFinding.Simulation?
  /// The seed by which as many runs of both were drawn for the test, where an item has more of one system and nothing
  /// numbers them; nil elsewhere.
  public var drawSeed: UInt64?
  /// The difference that matters; nil where none was given.
  public var margin: Double?
  /// The test of a difference of at least the margin; nil without a margin, and where there is none.
  public var equivalenceTest: EquivalenceTestMethod?
  /// The p-value of a difference of at least the margin, in either direction.
  public var equivalencePValue: Double?
  /// The same, adjusted for the number of comparisons.
  public var adjustedEquivalencePValue: Double?
  /// Whether a lower score is the better one.
  public var isLowerBetter: Bool
  /// What the comparison comes to, all comparisons together held to the level.
  public var verdict: SystemVerdict
  /// What became of items that only some systems have a score of; nil where there are none.
  public var leftOut: LeftOut?
  /// What other numbers of items would show.
  public var outlook: Outlook
  /// What a reader must know.
  public var warnings: [AnalysisWarning] = []

  /// Items that are left out, and what the verdict owes to that.
  public struct LeftOut: Hashable, Sendable {
    /// How many there are.
    public var items: Int
    /// The verdict of the items that all systems have.
    public var verdictWithout: SystemVerdict
    /// The verdict if a system failed on the items that it lacks; nil where that is not asked.
    public var verdictWithFailures: SystemVerdict?

    /// Whether they decide, so that nothing can be told.
    public var decides: Bool { verdictWithFailures.map { $0 != verdictWithout } ?? false }
  }

  /// What numbers of items show with a power of .8, if items spread as those that were run.
  public struct Outlook: Hashable, Sendable {
    /// The power that is planned for.
    public static let power = 0.8

    /// The smallest mean difference that so many items show; nil where they show none.
    public var detectable: Double?
    /// The difference that items are planned for: the margin, or else the one that was observed; nil for none.
    public var planned: Double?
    /// The items that show it; nil where differences do not spread.
    public var items: Int?
    /// The items that show a difference smaller than the margin, were there none.
    public var itemsForSame: Int?
  }
}

extension SystemComparison: WireRepresentable {
  /// Means and limits are shares where all scores are 0 or 1.
  public var fields: FieldList {
    let kind: FieldValue.NumberKind = areShares ? .share : .amount
    var fields: FieldList = [
      "estimand": .string(areShares ? "difference" : "mean_difference"),
      "system": .string(system), "baseline": .string(baseline),
    ]
    if let task { fields.add("task", .string(task)) }
    fields.add("n", .integer(items))
    if let leftOut { fields.add("items_left_out", .integer(leftOut.items)) }
    if let clusters { fields.add("clusters", .integer(clusters)) }
    fields.add("system_runs", .integer(systemRuns))
    fields.add("baseline_runs", .integer(baselineRuns))
    fields.add("system_estimate", .number(systemMean, kind))
    fields.add("baseline_estimate", .number(baselineMean, kind))
    fields.add("estimate", .amount(estimate))
    fields.add("method", .string(method.rawValue))
    fields.add("confidence", .level(level))
    fields.add("side", .string(IntervalSide.two.rawValue))
    fields.add(interval, .amount)
    if clusters != nil { fields.add("design_effect", .amount(designEffect)) }
    if let pairs {
      fields.add("n11", .integer(pairs.both))
      fields.add("n10", .integer(pairs.firstOnly))
      fields.add("n01", .integer(pairs.secondOnly))
      fields.add("n00", .integer(pairs.neither))
    }
    fields.add("test", .string(test.rawValue))
    fields.add("p_value", .probability(pValue))
    fields.add("adjusted_p_value", .probability(adjustedPValue))
    if test == .signFlip {
      fields.add("resamples", simulation.map { .integer($0.resamples) } ?? .string("exact"))
      if let simulation { fields.add("seed", .seed(simulation.seed)) }
      if let drawSeed { fields.add("draw_seed", .seed(drawSeed)) }
    }
    if let margin {
      fields.add("margins", .list([.amount(-margin), .amount(margin)]))
      if let equivalenceTest { fields.add("equivalence_test", .string(equivalenceTest.rawValue)) }
      fields.add("equivalence_p_value", .probability(equivalencePValue))
      fields.add("adjusted_equivalence_p_value", .probability(adjustedEquivalencePValue))
    }
    fields.add("lower_is_better", .flag(isLowerBetter))
    fields.add("verdict", .string(verdict.rawValue))
    if let leftOut {
      fields.add("verdict_without", .string(leftOut.verdictWithout.rawValue))
      if let failed = leftOut.verdictWithFailures {
        fields.add("verdict_with_failures", .string(failed.rawValue))
      }
    }
    fields.add("detectable_difference", .amount(outlook.detectable))
    fields.add("planned_difference", .amount(outlook.planned))
    fields.add("items_needed", .whole(outlook.items))
    if margin != nil { fields.add("items_needed_for_same", .whole(outlook.itemsForSame)) }
    fields.add("warnings", .warnings(warnings))
    return fields
  }
}
