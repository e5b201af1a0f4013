/// Two or more systems on the items of one or several tasks: each against a baseline, and of three or more their ranks.
///
/// What is drawn from all that there could be are items (or clusters of them), so that these are what counts: repeated
/// runs of an item are averaged first. The verdicts hold together, by an exact test whose false alarms for systems that
/// do not differ are at most the level for 8 items as for 10,000; see ``SystemVerdict``.
///
/// ```swift
/// let runs: [ItemScores.Run] = (0..<8).flatMap { item in
///   [
///     ItemScores.Run(item: item, system: 0, score: item < 1 ? 1 : 0),
///     ItemScores.Run(item: item, system: 1, score: item < 7 ? 1 : 0),
///   ]
/// }
/// let tasks = [SystemComparisons.Task(scores: try ItemScores(runs, items: 8, systems: 2))]
/// let found = SystemComparisons(tasks, systems: ["old", "new"]).comparisons[0]
/// found.pValue  // 0.0313
/// found.verdict == .better  // true
/// ```
///
/// **Not** for items that somebody chose because a system failed on them: what is compared is then the choice. Not for
/// the best of many versions that were tried on the same items either: give all of them.
///
/// Source: E. Miller (2024), "Adding error bars to evals", [arXiv:2411.00640](https://arxiv.org/abs/2411.00640), for
/// paired differences, repeated runs and clusters of items; here with score intervals and exact tests in place of normal
/// ones, which hold for few items.
public struct SystemComparisons: Hashable, Sendable {
  /// One system against the baseline, by system, by task.
  public let comparisons: [SystemComparison]
  /// The ranks of three systems or more, by task; none of two.
  public let ranks: [TaskRanks]

  /// The items of one task.
  public struct Task: Hashable, Sendable {
    /// What the task is called; nil where there is one alone.
    public var name: String?
    /// The scores.
    public var scores: ItemScores

    /// Creates a task.
    public init(name: String? = nil, scores: ItemScores) {
      self.name = name
      self.scores = scores
    }
  }

  /// The ranks of all systems on one task.
  public struct TaskRanks: Hashable, Sendable {
    /// The task; nil where there is one alone.
    public var task: String?
    /// The ranks, which hold together within the task.
    public var finding: RankFinding
  }

  /// What is asked.
  public struct Options: Hashable, Sendable {
    /// The confidence of intervals; the verdicts together err at most at its significance.
    public var level: ConfidenceLevel
    /// The place of the baseline among the systems.
    public var baseline: Int
    /// The difference that matters, above 0; nil for none.
    public var margin: Double?
    /// Whether a lower score is the better one, as of a time.
    public var isLowerBetter: Bool
    /// How sign-flips are simulated where they are too many.
    public var simulation: SimulationOptions

    /// Creates options.
    ///
    /// - Precondition: A margin is above 0.
    public init(
      level: ConfidenceLevel = 0.95, baseline: Int = 0, margin: Double? = nil,
      isLowerBetter: Bool = false, simulation: SimulationOptions = SimulationOptions()
    ) {
      precondition(margin ?? 1 > 0, "a margin is above 0")
      self.level = level
      self.baseline = baseline
      self.margin = margin
      self.isLowerBetter = isLowerBetter
      self.simulation = simulation
    }
  }

  /// Compares the systems.
  ///
  /// - Parameters:
  ///   - tasks: At least one; all of them with scores of the same systems.
  ///   - systems: What the systems are called, in the order of the scores.
  ///   - options: The level, the margin and the resamples.
  /// - Complexity: O(n) an item's difference and comparison, and that of ``WestfallYoungMethod`` for the sign-flips.
  public init(_ tasks: [Task], systems: [String], options: Options = Options()) {
    precondition(
      !tasks.isEmpty && systems.indices.contains(options.baseline)
        && tasks.allSatisfy { $0.scores.systems == systems.count },
      "each task has scores of each system")
    var options = options
    if options.simulation.seed == nil { options.simulation.seed = options.simulation.seedOrFresh }
    let others = systems.indices.filter { $0 != options.baseline }
    var found: [SystemComparison] = []
    for system in others {
      for task in tasks {
        found.append(
          SystemComparison(
            task, system, systems, options, comparisons: others.count * tasks.count))
      }
    }
    let adjusted = SystemVerdict.adjusted(
      found.map { (difference: $0.pValue, margin: $0.equivalencePValue) })
    for (place, p) in adjusted.enumerated() { found[place].settle(p) }
    comparisons = found
    ranks =
      systems.count < 3
      ? []
      : tasks.compactMap { task in
        Self.ranks(task.scores, systems, options).map { TaskRanks(task: task.name, finding: $0) }
      }
  }

  /// All pairs of systems, and their order; nil for more systems than are ranked.
  private static func ranks(
    _ scores: ItemScores, _ systems: [String], _ options: Options
  ) -> RankFinding? {
    let all = systems.indices
    var oneSided = [[Double]](repeating: [Double](repeating: 1, count: all.count), count: all.count)
    for one in all {
      for other in all where other > one {
        let differences = scores.differences(of: one, minus: other)
        // The law is symmetric: where the sum lies on the side that is asked about, half of it is beyond.
        let half = (differences.test(options.simulation)?.pValue ?? 1) / 2
        if differences.total == 0 { continue }
        let isAbove = (differences.total > 0) != options.isLowerBetter
        oneSided[isAbove ? one : other][isAbove ? other : one] = half
      }
    }
    let means = all.map(scores.mean)
    // Ties are those of the differences, which are exact where scores have a common step.
    let totals = all.map {
      scores.differences(of: $0, minus: 0).mean * (options.isLowerBetter ? -1 : 1)
    }
    let order = totals.map { total in Set(totals.filter { $0 < total }).count }
    guard
      let items = try? RankedItems(means: means, order: order, respondents: scores.items)
        .named(systems)
    else { return nil }
    let compared = RankComparisons(items, oneSided: oneSided)
    return RankFinding(
      method: RankMethod.pairedHolm.rawValue, level: options.level, items: items,
      ranks: Ranks(compared, level: options.level),
      tiedSets: compared.tiedSets(level: options.level))
  }
}

extension SystemComparison {
  /// Compares one system with the baseline, as if it were the only comparison.
  fileprivate init(
    _ task: SystemComparisons.Task, _ system: Int, _ systems: [String],
    _ options: SystemComparisons.Options, comparisons: Int
  ) {
    let scores = task.scores
    let differences = scores.differences(of: system, minus: options.baseline)
    let inference = differences.inference
    let test = differences.test(options.simulation)
    let plan = ItemsNeeded(differences, level: options.level, comparisons: comparisons)
    let planned = options.margin ?? (differences.mean == 0 ? nil : differences.mean.magnitude)
    self.init(
      task: task.name, baseline: systems[options.baseline], system: systems[system],
      items: scores.items, clusters: differences.clusterCount,
      baselineRuns: scores.runs(of: options.baseline), systemRuns: scores.runs(of: system),
      baselineMean: scores.mean(of: options.baseline), systemMean: scores.mean(of: system),
      estimate: differences.mean, areShares: scores.isBinary, pairs: differences.pairs,
      method: inference.method, level: options.level, interval: inference.interval(options.level),
      designEffect: inference.designEffect, test: differences.testMethod, pValue: test?.pValue,
      margin: options.margin,
      equivalencePValue: options.margin.flatMap(inference.equivalencePValue(margin:)),
      isLowerBetter: options.isLowerBetter, verdict: .cannotTell,
      outlook: Outlook(
        detectable: plan.difference(
          shownBy: scores.items, units: differences.clusterCount ?? scores.items),
        planned: planned, items: planned.flatMap(plan.items(showing:)),
        itemsForSame: options.margin.flatMap(plan.items(showingLessThan:))))
    if case .simulated(let resamples, let seed)? = test?.route {
      simulation = WestfallYoungFinding.Simulation(resamples: resamples, seed: seed)
    }
    warn(differences, inference, fewestUnits: plan.fewestUnits)
  }

  private mutating func warn(
    _ differences: ItemDifferences, _ inference: MeanDifference, fewestUnits: Int
  ) {
    if case .none(let warning) = inference.form { warnings.append(warning) }
    if interval != nil, inference.method.isApproximate {
      warnings.add(
        .approximate,
        "scores have no scale that is known, so that \(method.rawValue) is only roughly right, most of all for few items"
      )
    }
    if differences.even != nil {
      warnings.add(
        .methodChosen,
        "some items have more runs of one system than of the other: \(test.rawValue) takes the first ones, as many of both, "
          + "because otherwise systems that are alike would be called different too often")
    }
    if pValue == nil {
      warnings.add(
        .tooLarge,
        "so many items take too long for \(test.rawValue); give fewer, or ask for fewer resamples")
    }
    if simulation != nil {
      warnings.add(
        .simulated,
        "all sign-flips are too many to be gone through, so that \(test.rawValue) simulates them")
    }
    let units = differences.clusterCount ?? items
    if units < fewestUnits {
      let name = "\(clusters == nil ? "item" : "cluster")\(units == 1 ? "" : "s")"
      warnings.add(
        .smallSample,
        "no result of \(units) \(name) shows a difference at this level: that takes \(fewestUnits) at least"
      )
    }
    if let interval, let pValue, interval.contains(0) == (pValue <= level.significance) {
      warnings.add(
        .methodsDisagree,
        interval.contains(0)
          ? "the interval holds 0, and \(test.rawValue) shows a difference: the verdict goes by the test"
          : "the interval leaves 0 out, and \(test.rawValue) shows no difference: the verdict goes by the test"
      )
    }
  }

  /// Takes the adjusted p-values, and decides.
  fileprivate mutating func settle(_ adjusted: (difference: Double?, margin: Double?)) {
    adjustedPValue = adjusted.difference
    adjustedEquivalencePValue = adjusted.margin
    if let p = adjusted.margin, p <= level.significance {
      verdict = .same
    } else if let p = adjusted.difference, p <= level.significance, estimate != 0 {
      verdict = (estimate > 0) != isLowerBetter ? .better : .worse
    }
  }
}
