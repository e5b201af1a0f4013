internal import Halfwidth
internal import HalfwidthSurvey

/// The items of all tasks that only some of the systems compared have a score of.
struct EvalShortfall {
  /// One of them.
  private struct Item {
    var unit: Int
    /// The systems that are compared on its task, and have no score of it.
    var lacking: [Int]
  }

  private let items: [Item]
  /// How many items there are, those that all have among them.
  private let all: Int

  /// How many items are listed by name.
  private static let mostNames = 3

  /// Finds them.
  ///
  /// - Parameter has: By system, by unit, whether there is a score.
  init(_ tasks: [EvalItems], _ has: [[Bool]]) {
    all = tasks.reduce(0) { $0 + $1.all.count }
    items = tasks.filter { $0.leftCount > 0 }.flatMap { task in
      task.all.compactMap { unit in
        let lacking = task.systems.filter { !has[$0][unit] }
        return lacking.isEmpty ? nil : Item(unit: unit, lacking: lacking)
      }
    }
  }

  /// What is to be known of them; nil where there are none.
  func warning(_ runs: EvalRuns) -> EvalWarning? {
    guard !items.isEmpty else { return nil }
    let names = items.prefix(Self.mostNames).map { runs.units[$0.unit].id }.joined(separator: ", ")
    let more = items.count > Self.mostNames ? " and \(items.count - Self.mostNames) more" : ""
    let lacking = runs.systems.indices.compactMap { system in
      let count = items.count { $0.lacking.contains(system) }
      return count == 0 ? nil : "\(runs.systems[system]) lacks \(count)"
    }
    let (verb, them) = items.count == 1 ? ("is", "it") : ("are", "them")
    let who = "(\(lacking.joined(separator: ", "))): \(names)\(more)"
    let counted = "\(items.count) of \(all) items \(verb)"
    let left = "\(counted) left out, because not every system has a score of \(them) \(who)"
    return switch runs.missing {
    case .zero:
      EvalWarning(
        .missingValues, "\(counted) counted as 0 for a system that has no score of \(them) \(who)")
    case .drop: EvalWarning(.linesLeftOut, left)
    case .refuse:
      EvalWarning(
        .linesLeftOut,
        "\(left); --missing drop decides without \(them), --missing zero counts \(them) as 0")
    }
  }

  /// Where the first one stands that a system lacks, among units.
  static func place(
    _ task: EvalItems, _ has: [[Bool]], _ runs: EvalRuns, _ files: String
  ) -> String {
    for unit in task.all {
      if let system = task.systems.first(where: { !has[$0][unit] }) {
        return "\(files), \(runs.units[unit].id) of \(runs.systems[system])"
      }
    }
    return files
  }

  /// The runs of items, and where a system has none of one as many as the system that has most, at the worst score.
  ///
  /// They are numbered as that system's, so that runs that are paired by number stay so.
  static func filled(
    _ runs: [ItemScores.Run], items: Int, systems: Int, worst: Double
  ) -> [ItemScores.Run] {
    var counts = [Int](repeating: 0, count: items * systems)
    for run in runs { counts[run.item * systems + run.system] += 1 }
    // By item the system that is followed, and those that lack it.
    var followed = [Int?](repeating: nil, count: items)
    for item in 0..<items {
      let own = counts[item * systems..<(item + 1) * systems]
      guard own.contains(0), let most = own.max() else { continue }
      followed[item] = own.firstIndex(of: most).map { $0 - item * systems }
    }
    return runs
      + runs.filter { followed[$0.item] == $0.system }.flatMap { run in
        (0..<systems).filter { counts[run.item * systems + $0] == 0 }.map {
          ItemScores.Run(item: run.item, system: $0, score: worst, number: run.number)
        }
      }
  }
}
