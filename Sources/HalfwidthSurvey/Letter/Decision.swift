/// Something that follows from numbers that are not known, by everything that they could be.
///
/// `Number` names an unknown number. The completions are all that is possible: one with every number filled
/// in, and what follows from it.
struct Decision<Number: Hashable> {
  /// The unknown numbers that it can depend on; each once, few.
  let numbers: [Number]
  /// A value for each number, in their order, and what follows.
  let completions: [(values: [Int], outcome: Int)]

  /// The sets of numbers that decide it whatever their values are, none of which could do without one of its
  /// numbers; one empty set where everything possible gives the same.
  ///
  /// - Complexity: O(2^k c) for k numbers and c completions.
  var smallestSets: [Set<Number>] {
    var found: [Int] = []
    let all = 1 << numbers.count
    for size in 0...numbers.count {
      for set in 0..<all where set.nonzeroBitCount == size {
        if !found.contains(where: { $0 & set == $0 }), decides(set) { found.append(set) }
      }
    }
    return found.map { set in
      Set(numbers.indices.filter { set >> $0 & 1 == 1 }.map { numbers[$0] })
    }
  }

  /// Whether no two completions that have the same values in a set have different outcomes.
  private func decides(_ set: Int) -> Bool {
    let places = numbers.indices.filter { set >> $0 & 1 == 1 }
    var outcomes: [[Int]: Int] = [:]
    for completion in completions {
      let known = places.map { completion.values[$0] }
      if outcomes.updateValue(completion.outcome, forKey: known) ?? completion.outcome
        != completion.outcome
      {
        return false
      }
    }
    return true
  }
}

extension Decision {
  /// The decisions on the parts of a statement that holds as far as the least of them does.
  ///
  /// What a part adds beyond the most that the others allow makes no difference.
  static func parts(
    _ parts: [(numbers: [Number], completions: [(values: [Int], outcome: Int)])]
  ) -> [Decision] {
    let reached = parts.map { $0.completions.map(\.outcome).max() ?? 0 }
    return parts.indices.map { index in
      let most = reached.indices.filter { $0 != index }.map { reached[$0] }.min() ?? .max
      return Decision(
        numbers: parts[index].numbers,
        completions: parts[index].completions.map { ($0.values, min($0.outcome, most)) })
    }
  }

  /// For each of several decisions a set of numbers that decides it, so that they are the fewest numbers together.
  ///
  /// Most decisions have one smallest set. Where they have several, the choices are searched through; a search
  /// that would be too long keeps the best that it has seen, and `isWhole` is false.
  static func fewest(_ sets: [[Set<Number>]]) -> (sets: [Set<Number>], isWhole: Bool) {
    var search = Search(sets: sets)
    let forced = sets.filter { $0.count == 1 }.reduce(into: Set<Number>()) { $0.formUnion($1[0]) }
    search.go(0, forced, [])
    return (search.best ?? sets.compactMap(\.first), search.isWhole)
  }

  private struct Search {
    let sets: [[Set<Number>]]
    var best: [Set<Number>]?
    /// Whether no choice was left out.
    var isWhole: Bool { steps <= Self.mostSteps }
    private var fewest = Int.max
    private var steps = 0
    private static var mostSteps: Int { 100_000 }

    init(sets: [[Set<Number>]]) { self.sets = sets }

    mutating func go(_ index: Int, _ union: Set<Number>, _ chosen: [Set<Number>]) {
      steps += 1
      guard union.count < fewest, best == nil || steps <= Self.mostSteps else { return }
      guard index < sets.count else {
        fewest = union.count
        best = chosen
        return
      }
      // One that needs nothing more is as good as any.
      if let free = sets[index].first(where: { $0.isSubset(of: union) }) {
        return go(index + 1, union, chosen + [free])
      }
      for set in sets[index] { go(index + 1, union.union(set), chosen + [set]) }
    }
  }
}
