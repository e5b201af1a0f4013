/// Finds pairs of questions about the same items, as a general question and one about a special case are.
enum ComparisonProposer {
  /// The comparisons of some questions, each of which stands in one at most.
  static func comparisons(of questions: [ProposedQuestion]) -> [ProposedComparison] {
    var names = ProposedNames()
    var used: Set<String> = []
    var found: [ProposedComparison] = []
    for first in questions where !used.contains(first.id) {
      let twins = questions.filter { second in
        second.id != first.id && !used.contains(second.id) && haveSameItems(first, second)
      }
      guard let second = twins.max(by: { likeness($0, first) < likeness($1, first) }) else {
        continue
      }
      used.formUnion([first.id, second.id])
      let ids = [first, second].map { Set($0.items.map(\.id)) }
      let unmatched = (first.items + second.items).map(\.id)
        .filter { !(ids[0].contains($0) && ids[1].contains($0)) }
      found.append(
        ProposedComparison(
          id: names.name("\(first.id)-\(second.id)", or: "comparison"), first: first.id,
          second: second.id, unmatched: unmatched, items: ids[0].intersection(ids[1]).count))
    }
    return found
  }

  /// Whether two questions have the same kind of answers to the same items, or most of them.
  private static func haveSameItems(_ first: ProposedQuestion, _ second: ProposedQuestion) -> Bool {
    guard first.type == second.type, first.scale == second.scale,
      first.type == .scale || first.type == .multiple, first.column == nil, second.column == nil
    else { return false }
    let labels = [first, second].map { Set($0.items.map(\.label)) }
    let ids = [first, second].map { Set($0.items.map(\.id)) }
    let shared = ids[0].intersection(ids[1]).count
    return shared >= 2 && 2 * shared >= min(ids[0].count, ids[1].count)
      && labels[0].intersection(labels[1]).count == shared
  }

  /// How many characters two questions' ids begin and end with alike.
  private static func likeness(_ first: ProposedQuestion, _ second: ProposedQuestion) -> Int {
    zip(first.id, second.id).prefix { $0 == $1 }.count
      + zip(first.id.reversed(), second.id.reversed()).prefix { $0 == $1 }.count
  }
}
