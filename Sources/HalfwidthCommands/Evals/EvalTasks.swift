internal import Halfwidth
internal import HalfwidthSurvey

/// The items that systems are compared on, by task.
///
/// Of a task it takes the baseline and the systems that share an item with it, and of these systems the items that all of
/// them were run on. The order of rows makes no difference: items are in that of their names.
struct EvalTasks {
  private(set) var tasks: [SystemComparisons.Task] = []
  /// What a reader must know of what was left out or assumed.
  private(set) var warnings: [AnalysisWarning]
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
        AnalysisWarning(
          code: .notCompared,
          message: items.absence(of: name, runs.systems, baseline: baseline)))
    }
    leaveOut(runs, has, common.filter { !$0.kept.isEmpty })
    let scores = Self.scores(runs, names, common)
    var isAssumed = false
    for (number, items) in common.enumerated() where !items.kept.isEmpty {
      let scale = try Self.scale(scores[number].all, runs.substitutes[names[number]], asked)
      if asked.scale == nil, scale != nil, !Self.areBinary(scores[number].all) { isAssumed = true }
      let own = items.kept.map { runs.units[$0] }
      tasks.append(
        SystemComparisons.Task(
          name: names[number],
          scores: try CommandInput.checked(
            names[number].map { "\(place), \($0)" } ?? place,
            ItemScores.init(_:items:systems:clusters:scale:), scores[number].kept, own.count,
            items.systems.count, runs.hasClusters ? Self.clusters(own) : nil, scale),
          systems: items.systems))
    }
    if isAssumed {
      warnings.append(
        AnalysisWarning(
          code: .assumedScale,
          message: "scores lie in 0 to 1, which is taken for their scale; --scale gives another one"
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

  /// By task the scores of all runs, and the runs of the items that are kept.
  private static func scores(
    _ runs: EvalRuns, _ names: [String?], _ common: [EvalItems]
  ) -> [(all: [Double], kept: [ItemScores.Run])] {
    var found = [(all: [Double], kept: [ItemScores.Run])](repeating: ([], []), count: names.count)
    let number = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var item = [Int?](repeating: nil, count: runs.units.count)
    for items in common {
      for (place, unit) in items.kept.enumerated() { item[unit] = place }
    }
    let order = EvalNameOrder.places(runs.numbers)
    for run in runs.runs {
      guard let task = number[runs.units[run.unit].task] else { continue }
      found[task].all.append(run.score)
      if let item = item[run.unit],
        let system = common[task].systems.firstIndex(of: run.system)
      {
        found[task].kept.append(
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

  /// How many names are listed.
  private static let mostNames = 3

  private mutating func leaveOut(_ runs: EvalRuns, _ has: [[Bool]], _ common: [EvalItems]) {
    let left = common.flatMap { items in items.left.map { (unit: $0, systems: items.systems) } }
    guard !left.isEmpty else { return }
    let all = left.count + common.reduce(0) { $0 + $1.kept.count }
    let names = left.prefix(Self.mostNames).map { runs.units[$0.unit].id }.joined(separator: ", ")
    let more = left.count > Self.mostNames ? " and \(left.count - Self.mostNames) more" : ""
    let lacking = runs.systems.indices.compactMap { system in
      let count = left.count { $0.systems.contains(system) && !has[system][$0.unit] }
      return count == 0 ? nil : "\(runs.systems[system]) lacks \(count)"
    }
    warnings.append(
      AnalysisWarning(
        code: .linesLeftOut,
        message:
          "\(left.count) of \(all) items \(left.count == 1 ? "is" : "are") left out, because not every system has a score of them "
          + "(\(lacking.joined(separator: ", "))): \(names)\(more)"))
  }
}
