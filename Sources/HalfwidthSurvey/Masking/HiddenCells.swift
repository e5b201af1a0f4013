/// Which counts of an item are hidden, so that none of fewer than some number of people follows from the others.
///
/// Every count below the limit, and every count that leaves fewer than it of the total, is hidden. Then further ones are,
/// the smallest first, until each hidden count has as many possible values as the limit says.
struct HiddenCells {
  /// Cells of an item, next to each other, that are counted together: a level, or a box.
  struct Group: Hashable {
    var cells: Range<Int>
    var count: Int
  }

  /// Whether each group is hidden, in the order given.
  private(set) var isHidden: [Bool]

  /// - Parameters:
  ///   - counts: The cells: every respondent is in one.
  ///   - groups: What would be shown: cells, and sums of neighbours.
  ///   - limit: The fewest people that a shown count may be of, at least 1.
  init(_ counts: [Int], groups: [Group], limit: Int) {
    let total = counts.reduce(0, +)
    isHidden = groups.map { $0.count < limit || total - $0.count < limit }
    while true {
      let known = zip(groups, isHidden).filter { !$1 }.map { ($0.0.cells, $0.0.count...$0.0.count) }
      let ranges = CellRanges(cells: counts.count, total: total, known: known)
      let isSafe = zip(groups, isHidden).allSatisfy { group, isHidden in
        !isHidden || ranges.possible(group.cells).count >= limit
      }
      let shown = groups.indices.filter { !isHidden[$0] }
      guard !isSafe, let next = shown.min(by: { groups[$0].count < groups[$1].count }) else {
        return
      }
      isHidden[next] = true
    }
  }
}
