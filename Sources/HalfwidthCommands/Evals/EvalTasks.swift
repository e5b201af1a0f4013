internal import Halfwidth
internal import HalfwidthSurvey

/// The items that all systems were run on, by task.
struct EvalTasks {
  private(set) var tasks: [SystemComparisons.Task] = []
  /// What a reader must know of what was left out or assumed.
  private(set) var warnings: [AnalysisWarning]

  /// How scores are to be taken.
  struct Scores {
    /// The lowest and the highest score; nil where nobody said it.
    var scale: ClosedRange<Double>?
    var isLowerBetter: Bool
  }

  /// Pairs the runs.
  ///
  /// - Parameter paths: Of the files, for messages.
  init(_ runs: EvalRuns, _ asked: Scores, paths: [String]) throws(CommandFailure) {
    warnings = runs.warnings
    let place = paths.joined(separator: ", ")
    var has = [[Bool]](
      repeating: [Bool](repeating: false, count: runs.units.count), count: runs.systems.count)
    for run in runs.runs { has[run.system][run.unit] = true }
    let kept = runs.units.indices.filter { unit in has.allSatisfy { $0[unit] } }
    guard !kept.isEmpty else { throw Self.nothingInCommon(runs, place) }
    leaveOut(runs, has, kept: kept.count)
    var names: [String?] = []
    var members: [String?: [Int]] = [:]
    for unit in kept {
      if members[runs.units[unit].task, default: []].isEmpty { names.append(runs.units[unit].task) }
      members[runs.units[unit].task, default: []].append(unit)
    }
    var item = [Int?](repeating: nil, count: runs.units.count)
    var number = [String?: Int]()
    for (task, name) in names.enumerated() {
      number[name] = task
      for (place, unit) in (members[name] ?? []).enumerated() { item[unit] = place }
    }
    var scores = [[ItemScores.Run]](repeating: [], count: names.count)
    for run in runs.runs {
      guard let item = item[run.unit], let task = number[runs.units[run.unit].task] else {
        continue
      }
      scores[task].append(ItemScores.Run(item: item, system: run.system, score: run.score))
    }
    var isAssumed = false
    for (task, name) in names.enumerated() {
      let own = (members[name] ?? []).map { runs.units[$0] }
      let isBinary = scores[task].allSatisfy { $0.score == 0 || $0.score == 1 }
      let isUnit = scores[task].allSatisfy { (0...1).contains($0.score) }
      // Times and losses that happen to lie below 1 have no end there.
      let takesUnit = isUnit && (isBinary || !asked.isLowerBetter)
      if takesUnit && !isBinary && asked.scale == nil { isAssumed = true }
      tasks.append(
        SystemComparisons.Task(
          name: name,
          scores: try CommandInput.checked(
            name.map { "\(place), \($0)" } ?? place,
            ItemScores.init(_:items:systems:clusters:scale:), scores[task], own.count,
            runs.systems.count, runs.hasClusters ? Self.clusters(own) : nil,
            asked.scale ?? (takesUnit ? 0...1 : nil))))
    }
    if isAssumed {
      warnings.append(
        AnalysisWarning(
          code: .assumedScale,
          message: "scores lie in 0 to 1, which is taken for their scale; --scale gives another one"
        ))
    }
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

  private mutating func leaveOut(_ runs: EvalRuns, _ has: [[Bool]], kept: Int) {
    let left = runs.units.indices.filter { unit in !has.allSatisfy { $0[unit] } }
    guard !left.isEmpty else { return }
    let names = left.prefix(Self.mostNames).map { runs.units[$0].id }.joined(separator: ", ")
    let more = left.count > Self.mostNames ? " and \(left.count - Self.mostNames) more" : ""
    let lacking = runs.systems.indices.compactMap { system in
      let count = left.count { !has[system][$0] }
      return count == 0 ? nil : "\(runs.systems[system]) lacks \(count)"
    }
    warnings.append(
      AnalysisWarning(
        code: .linesLeftOut,
        message:
          "\(left.count) of \(left.count + kept) items \(left.count == 1 ? "is" : "are") left out, because not every system has a score of them "
          + "(\(lacking.joined(separator: ", "))): \(names)\(more)"))
  }
}
