/// The items of one task that systems are compared on.
struct EvalItems {
  /// The systems that are compared: the baseline and all that share an item with it; none where there are not two.
  let systems: [Int]
  /// The units that all of them have a score of; empty where nothing is compared.
  let kept: [Int]
  /// The units that at least one of them has a score of.
  let all: [Int]
  /// The systems that are not compared with the baseline.
  let absent: [Int]
  private let reason: Reason

  private enum Reason {
    case noBaseline
    case noSharedItem
    case noItemOfAll
  }

  /// Finds the items.
  ///
  /// - Parameters:
  ///   - units: Those of the task.
  ///   - count: How many systems there are.
  ///   - has: By system, by unit, whether there is a score.
  init(_ units: [Int], _ count: Int, _ has: [[Bool]], baseline: Int) {
    let others = (0..<count).filter { $0 != baseline }
    let sharing = (0..<count).filter { system in
      units.contains { has[system][$0] && has[baseline][$0] }
    }
    let common = units.filter { unit in sharing.allSatisfy { has[$0][unit] } }
    guard sharing.count >= 2, !common.isEmpty else {
      (systems, kept, all, absent) = ([], [], [], others)
      reason =
        sharing.isEmpty ? .noBaseline : sharing.count == 1 ? .noSharedItem : .noItemOfAll
      return
    }
    systems = sharing
    kept = common
    all = units.filter { unit in sharing.contains { has[$0][unit] } }
    absent = others.filter { !sharing.contains($0) }
    reason = .noSharedItem
  }

  /// How many units only some of them have a score of.
  var leftCount: Int { all.count - kept.count }

  /// Why systems are not compared, as one sentence without a full stop.
  ///
  /// - Parameter task: What the task is called; nil where there is one alone.
  func absence(of task: String?, _ names: [String], baseline: Int) -> String {
    let own = absent.map { names[$0] }.joined(separator: ", ")
    let subject =
      task.map { "the task '\($0)' is not compared for \(own)" } ?? "\(own) is not compared"
    switch reason {
    case .noBaseline: return "\(subject): \(names[baseline]) has no score of it"
    case .noSharedItem:
      return "\(subject): there is no score of an item that \(names[baseline]) has one of"
    case .noItemOfAll:
      return "\(subject): no item has a score of all systems; compare fewer of them at once"
    }
  }
}
