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
    /// Which of all systems the scores are of, in the order of the scores; nil for all of them.
    public var systems: [Int]?
    /// The items that are left out of the scores; nil for none.
    public var leftOut: LeftOut?

    /// Items that only some of the systems have a score of.
    ///
    /// A system that fails on an item may leave no score of it, and looks the better the more it leaves out.
    public struct LeftOut: Hashable, Sendable {
      /// How many there are, at least 1.
      public var items: Int
      /// The scores of all items, the worst one standing where a system has none: a verdict has to hold of these too.
      ///
      /// Nil where the worst score is not known, or where nobody asks because these items are left out on purpose.
      public var withFailures: ItemScores?

      /// Creates items that are left out.
      public init(items: Int, withFailures: ItemScores? = nil) {
        self.items = items
        self.withFailures = withFailures
      }
    }

    /// Creates a task.
    ///
    /// - Parameters:
    ///   - name: What it is called; nil for a task alone.
    ///   - scores: The scores of the systems that were run on it.
    ///   - systems: The places of these systems among all, each once; nil where all were run on it.
    ///   - leftOut: The items that are left out of the scores; nil for none.
    public init(
      name: String? = nil, scores: ItemScores, systems: [Int]? = nil, leftOut: LeftOut? = nil
    ) {
      self.name = name
      self.scores = scores
      self.systems = systems
      self.leftOut = leftOut
    }

    /// Where a system stands in the scores; nil for one that was not run on the task.
    func place(of system: Int) -> Int? { systems.map { $0.firstIndex(of: system) } ?? system }
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
    ///
    /// Its seed also draws runs where a system has more of an item
    /// than another and nothing numbers them; without one these are drawn with the seed 1.
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
  /// A task on which the baseline or a system was not run has no comparison of the two, and those that are made hold
  /// together. Where items are left out that might have failed, a verdict is one only if it is the same with them.
  ///
  /// - Parameters:
  ///   - tasks: At least one; each with scores of at least two of the systems.
  ///   - systems: What the systems are called, in the order of the scores.
  ///   - options: The level, the margin and the resamples.
  /// - Complexity: O(n) an item's difference and comparison, and that of ``WestfallYoungMethod`` for the sign-flips.
  public init(_ tasks: [Task], systems: [String], options: Options = Options()) {
    precondition(
      !tasks.isEmpty && systems.indices.contains(options.baseline)
        && tasks.allSatisfy {
          $0.scores.systems == ($0.systems?.count ?? systems.count)
            && ($0.systems ?? []).allSatisfy(systems.indices.contains)
        },
      "each task has scores of systems that there are")
    var options = options
    let draw = RunDraw(seed: options.simulation.seed)
    if options.simulation.seed == nil { options.simulation.seed = options.simulation.seedOrFresh }
    let made = Self.compared(tasks, systems, options, draw)
    var found = made.comparisons
    if tasks.contains(where: { $0.leftOut != nil }) {
      let whole = tasks.map { task in
        Task(
          name: task.name, scores: task.leftOut?.withFailures ?? task.scores, systems: task.systems)
      }
      let isHeld = tasks.contains { $0.leftOut?.withFailures != nil }
      let others = isHeld ? Self.compared(whole, systems, options, draw).comparisons : []
      for (place, asked) in made.asked.enumerated() {
        guard let leftOut = tasks[asked.task].leftOut else { continue }
        found[place].hold(
          leftOut: leftOut.items,
          withFailures: leftOut.withFailures == nil ? nil : others[place].verdict)
      }
    }
    comparisons = found
    let known = made.known
    ranks = tasks.indices.compactMap { number in
      let task = tasks[number]
      guard task.scores.systems >= 3, let baseline = task.place(of: options.baseline) else {
        return nil
      }
      return Self.ranks(
        task.scores, (task.systems ?? Array(systems.indices)).map { systems[$0] }, options, draw,
        baseline: baseline, known[number]
      ).map { TaskRanks(task: task.name, finding: $0) }
    }
  }

  /// Every comparison that can be made, and what its test is of by task and by place in the task's scores.
  private static func compared(
    _ tasks: [Task], _ systems: [String], _ options: Options, _ draw: RunDraw
  ) -> (asked: [Asked], comparisons: [SystemComparison], known: [[Int: PairTest]]) {
    let asked = systems.indices.flatMap { system in
      tasks.indices.compactMap { task -> Asked? in
        guard system != options.baseline, let own = tasks[task].place(of: system),
          let baseline = tasks[task].place(of: options.baseline)
        else { return nil }
        return Asked(task: task, system: system, place: own, baseline: baseline)
      }
    }
    var found: [SystemComparison] = []
    var known = [[Int: PairTest]](repeating: [:], count: tasks.count)
    for one in asked {
      let differences = tasks[one.task].scores.differences(
        of: one.place, minus: one.baseline, draw)
      let test = differences.test(options.simulation)
      known[one.task][one.place] = PairTest(differences, pValue: test?.pValue)
      found.append(
        SystemComparison(
          tasks[one.task], one, systems, differences, test, options, comparisons: asked.count))
    }
    let adjusted = SystemVerdict.adjusted(
      found.map { (difference: $0.pValue, margin: $0.equivalencePValue) })
    for (place, p) in adjusted.enumerated() { found[place].settle(p) }
    return (asked, found, known)
  }

  /// A comparison that can be made, by places: of the task and the system, and in the task's scores.
  fileprivate struct Asked {
    var task: Int
    var system: Int
    var place: Int
    var baseline: Int
  }

  /// What the ranks take from two systems.
  private struct PairTest {
    /// The sum of the differences, of which the sign counts.
    var total: Double
    var mean: Double
    var pValue: Double?

    init(_ differences: ItemDifferences, pValue: Double?) {
      total = differences.total
      mean = differences.mean
      self.pValue = pValue
    }
  }

  /// All pairs of systems, and their order; nil for more systems than are ranked.
  ///
  /// - Parameter known: Each system against the baseline.
  private static func ranks(
    _ scores: ItemScores, _ systems: [String], _ options: Options, _ draw: RunDraw, baseline: Int,
    _ known: [Int: PairTest]
  ) -> RankFinding? {
    let all = systems.indices
    var oneSided = [[Double]](repeating: [Double](repeating: 1, count: all.count), count: all.count)
    for one in all {
      for other in all where other > one {
        let pair: PairTest
        if let found = known[one == baseline ? other : one], one == baseline || other == baseline {
          pair = found
        } else {
          let differences = scores.differences(of: one, minus: other, draw)
          pair = PairTest(differences, pValue: differences.test(options.simulation)?.pValue)
        }
        if pair.total == 0 { continue }
        // What is known is the other one less the baseline.
        let isAbove = ((pair.total > 0) != options.isLowerBetter) != (one == baseline)
        // The law is symmetric: where the sum lies on the side that is asked about, half of it is beyond.
        oneSided[isAbove ? one : other][isAbove ? other : one] = (pair.pValue ?? 1) / 2
      }
    }
    // Ties are those of the differences, which are exact where scores have a common step.
    let totals = all.map { (known[$0]?.mean ?? 0) * (options.isLowerBetter ? -1 : 1) }
    let order = totals.map { total in Set(totals.filter { $0 < total }).count }
    guard
      let items = try? RankedItems(
        means: all.map(scores.mean), order: order, respondents: scores.items
      ).named(systems)
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
    _ task: SystemComparisons.Task, _ asked: SystemComparisons.Asked, _ systems: [String],
    _ differences: ItemDifferences, _ test: (pValue: Double, route: RandomizationTest.Route)?,
    _ options: SystemComparisons.Options, comparisons: Int
  ) {
    let scores = task.scores
    // What is squared is squared of numbers near 1.
    let (scaled, unit) = differences.scaled
    let inference = scaled.inference
    let plan = ItemsNeeded(scaled, level: options.level, comparisons: comparisons)
    let planned = options.margin ?? (differences.mean == 0 ? nil : differences.mean.magnitude)
    let margin = options.margin.map { $0 / unit }
    self.init(
      task: task.name, baseline: systems[options.baseline], system: systems[asked.system],
      items: scores.items, clusters: differences.clusterCount,
      baselineRuns: scores.runs(of: asked.baseline), systemRuns: scores.runs(of: asked.place),
      baselineMean: scores.mean(of: asked.baseline), systemMean: scores.mean(of: asked.place),
      estimate: differences.mean, areShares: scores.isBinary, pairs: differences.pairs,
      method: inference.method, level: options.level,
      interval: inference.interval(options.level)?.times(unit),
      designEffect: inference.designEffect, test: differences.testMethod, pValue: test?.pValue,
      drawSeed: differences.drawSeed, margin: options.margin,
      equivalenceTest: margin == nil ? nil : inference.equivalenceTest,
      equivalencePValue: margin.flatMap(inference.equivalencePValue(margin:)),
      isLowerBetter: options.isLowerBetter, verdict: .cannotTell,
      outlook: Outlook(
        detectable: plan.difference(
          shownBy: scores.items, units: differences.clusterCount ?? scores.items
        ).map { $0 * unit },
        planned: planned, items: planned.flatMap { plan.items(showing: $0 / unit) },
        itemsForSame: margin.flatMap(plan.items(showingLessThan:))))
    if case .simulated(let resamples, let seed)? = test?.route {
      simulation = WestfallYoungFinding.Simulation(resamples: resamples, seed: seed)
    }
    warn(differences, inference, plan)
  }
}
