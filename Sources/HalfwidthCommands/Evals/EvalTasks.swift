internal import Halfwidth
internal import HalfwidthSurvey

/// The items that systems are compared on, by task.
///
/// Of a task it takes the baseline and the systems that share an item with it, and of these systems the items that all of
/// them were run on; with `--missing zero` all items, of which a system that was not run on one failed it. The order of
/// rows makes no difference: items are in that of their names.
struct EvalTasks {
  private(set) var tasks: [SystemComparisons.Task] = []
  /// What a reader must know of what was left out or assumed.
  private(set) var warnings: [EvalWarning]
  /// Whether every system is compared with the baseline on every task.
  private(set) var isWhole = true

  /// How scores are to be taken.
  struct Scores {
    /// The lowest and the highest score; nil where nobody said it.
    var scale: ClosedRange<Double>?
    var isLowerBetter: Bool
  }

  /// Pairs the runs.
  ///
  /// - Parameters:
  ///   - baseline: The system that others are compared with.
  ///   - paths: Of the files, for messages.
  init(
    _ runs: EvalRuns, _ asked: Scores, baseline: Int, paths: [String]
  ) throws(CommandFailure) {
    warnings = runs.warnings
    let place = paths.joined(separator: ", ")
    var has = [[Bool]](
      repeating: [Bool](repeating: false, count: runs.units.count), count: runs.systems.count)
    for run in runs.runs { has[run.system][run.unit] = true }
    // Tasks stand as the files have them, and their items in the order of names.
    var names: [String?] = []
    var members: [String?: [Int]] = [:]
    for unit in runs.units where members.updateValue([], forKey: unit.task) == nil {
      names.append(unit.task)
    }
    for unit in Self.inOrder(runs) { members[runs.units[unit].task]?.append(unit) }
    let common = names.map {
      EvalItems(members[$0] ?? [], runs.systems.count, has, baseline: baseline)
    }
    guard common.contains(where: { !$0.kept.isEmpty }) else {
      throw Self.nothingInCommon(runs, place)
    }
    for (name, items) in zip(names, common) where !items.absent.isEmpty {
      isWhole = false
      warnings.append(
        EvalWarning(
          .notCompared, items.absence(of: name, runs.systems, baseline: baseline)))
    }
    if let warning = EvalShortfall(common, has).warning(runs) { warnings.append(warning) }
    let scores = Self.scores(runs, names, common, \.kept)
    let areAlone = runs.missing == .drop || common.allSatisfy { $0.leftCount == 0 }
    let all = areAlone ? [] : Self.scores(runs, names, common, \.all)
    var isAssumed = false
    for (number, items) in common.enumerated() where !items.kept.isEmpty {
      var substitutes = runs.substitutes[names[number]] ?? EvalSubstitutes()
      if runs.missing == .zero, items.leftCount > 0 {
        substitutes.addBlank { EvalShortfall.place(items, has, runs, place) }
      }
      let scale = try Self.scale(scores[number].all, substitutes, asked)
      if asked.scale == nil, scale != nil, !Self.areBinary(scores[number].all) { isAssumed = true }
      if asked.scale == nil, !asked.isLowerBetter {
        warnOfScales(runs, items.systems, scores[number].chosen, names[number])
      }
      func itemScores(
        _ found: [ItemScores.Run], _ units: [Int]
      ) throws(CommandFailure) -> ItemScores {
        try CommandInput.checked(
          names[number].map { "\(place), \($0)" } ?? place,
          ItemScores.init(_:items:systems:clusters:scale:), found, units.count,
          items.systems.count,
          runs.hasClusters ? Self.clusters(units.map { runs.units[$0] }) : nil, scale)
      }
      var task = SystemComparisons.Task(
        name: names[number], scores: try itemScores(scores[number].chosen, items.kept),
        systems: items.systems)
      if items.leftCount > 0 {
        var failed: ItemScores?
        if !areAlone, let scale {
          let worst = asked.isLowerBetter ? scale.upperBound : scale.lowerBound
          failed = try itemScores(
            EvalShortfall.filled(
              all[number].chosen, items: items.all.count, systems: items.systems.count,
              worst: worst), items.all)
        }
        if runs.missing == .zero, let failed {
          task.scores = failed
        } else {
          task.leftOut = SystemComparisons.Task.LeftOut(
            items: items.leftCount, withFailures: failed)
        }
      }
      tasks.append(task)
    }
    if isAssumed {
      warnings.append(
        EvalWarning(
          .assumedScale,
          "scores lie in 0 to 1, which is taken for their scale; --scale gives another one"
        ))
    }
  }

  /// All units, in the order of their clusters' and items' names.
  private static func inOrder(_ runs: EvalRuns) -> [Int] {
    let clusters = Array(Set(runs.units.compactMap(\.cluster)))
    let clusterPlaces = Dictionary(
      uniqueKeysWithValues: zip(clusters, EvalNameOrder.places(clusters)))
    let ids = Array(Set(runs.units.map(\.id)))
    let idPlaces = Dictionary(uniqueKeysWithValues: zip(ids, EvalNameOrder.places(ids)))
    let keys = runs.units.map { unit in
      (unit.cluster.flatMap { clusterPlaces[$0] } ?? 0, idPlaces[unit.id] ?? 0)
    }
    return runs.units.indices.sorted { keys[$0] < keys[$1] }
  }

  /// By task the scores of all runs, and the runs of the units that are chosen.
  private static func scores(
    _ runs: EvalRuns, _ names: [String?], _ common: [EvalItems], _ units: (EvalItems) -> [Int]
  ) -> [(all: [Double], chosen: [ItemScores.Run])] {
    var found = [(all: [Double], chosen: [ItemScores.Run])](repeating: ([], []), count: names.count)
    let number = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var item = [Int?](repeating: nil, count: runs.units.count)
    for items in common {
      for (place, unit) in units(items).enumerated() { item[unit] = place }
    }
    let order = EvalNameOrder.places(runs.numbers)
    for run in runs.runs {
      guard let task = number[runs.units[run.unit].task] else { continue }
      found[task].all.append(run.score)
      if let item = item[run.unit],
        let system = common[task].systems.firstIndex(of: run.system)
      {
        found[task].chosen.append(
          ItemScores.Run(
            item: item, system: system, score: run.score, number: run.number.map { order[$0] }))
      }
    }
    return found
  }

  private static func areBinary(_ scores: [Double]) -> Bool {
    scores.allSatisfy { $0 == 0 || $0 == 1 }
  }

  /// The scale of a task's scores: what was asked for, or 0 to 1 where all lie there; nil for none.
  private static func scale(
    _ scores: [Double], _ substitutes: EvalSubstitutes?, _ asked: Scores
  ) throws(CommandFailure) -> ClosedRange<Double>? {
    let isBinary = areBinary(scores)
    // Times and losses that happen to lie below 1 have no end there.
    let takesUnit =
      isBinary || !asked.isLowerBetter && scores.allSatisfy { (0...1).contains($0) }
    let scale = asked.scale ?? (takesUnit ? 0...1 : nil)
    try substitutes?.check(
      scale: scale, isBinary: isBinary && scale == 0...1, isLowerBetter: asked.isLowerBetter)
    return scale
  }

  /// Says where a system's scores look like shares, and another one's like percentages.
  private mutating func warnOfScales(
    _ runs: EvalRuns, _ systems: [Int], _ found: [ItemScores.Run], _ task: String?
  ) {
    var lowest = [Double](repeating: .infinity, count: systems.count)
    var highest = [Double](repeating: -.infinity, count: systems.count)
    for run in found {
      lowest[run.system] = min(lowest[run.system], run.score)
      highest[run.system] = max(highest[run.system], run.score)
    }
    guard lowest.allSatisfy({ $0 >= 0 }), let share = highest.firstIndex(where: { $0 <= 1 }),
      let percent = highest.firstIndex(where: { (10...100).contains($0) })
    else { return }
    warnings.append(
      EvalWarning(
        .inputReading,
        (task.map { "\($0): " } ?? "")
          + "scores of \(runs.systems[systems[share]]) are at most 1 and those of \(runs.systems[systems[percent]]) up to "
          + "\(NumberText.of(highest[percent])), as if one had shares and the other percentages; write both alike, or give the "
          + "--scale that both have"))
  }

  private static func clusters(_ units: [EvalRuns.Unit]) -> [Int] {
    var places: [String: Int] = [:]
    return units.map { unit in
      let cluster = unit.cluster ?? ""
      if let place = places[cluster] { return place }
      places[cluster] = places.count
      return places.count - 1
    }
  }

  // MARK: - What is left out

  private static func nothingInCommon(_ runs: EvalRuns, _ place: String) -> CommandFailure {
    var systems: [String: Set<Int>] = [:]
    for run in runs.runs { systems[runs.units[run.unit].id, default: []].insert(run.system) }
    let isCommon = systems.values.contains { $0.count == runs.systems.count }
    return CommandFailure(
      .badData, place,
      isCommon && runs.hasClusters
        ? "no item was run by all systems within one cluster; run all of them in each cluster, such as a job, since "
          + "clusters of one system alone differ by more than the systems"
        : "no item has a score of all \(runs.systems.count) systems; give files of the same items, or name what the items "
          + "are called by with --id")
  }
}
