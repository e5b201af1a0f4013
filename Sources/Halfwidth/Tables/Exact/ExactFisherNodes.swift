/// The nodes of a network after some columns: what the rows can sum to there.
struct ExactFisherNodes {
  /// What each row can sum to.
  let windows: [ClosedRange<Int>]
  /// What the rows sum to together.
  let total: Int

  /// The sums of the two largest rows, for which much is prepared once.
  var pairs: [(Int, Int)] {
    let last = windows.count - 1
    let least = windows[..<(last - 1)].reduce(0) { $0 + $1.lowerBound }
    let most = windows[..<(last - 1)].reduce(0) { $0 + $1.upperBound }
    return windows[last].flatMap { second in
      let low = max(windows[last - 1].lowerBound, total - second - most)
      let high = min(windows[last - 1].upperBound, total - second - least)
      return stride(from: low, through: high, by: 1).map { ($0, second) }
    }
  }

  /// Calls `body` with each node whose two largest rows have the given sums, until it says false.
  func forEach(_ first: Int, _ second: Int, _ body: ([Int]) -> Bool) {
    var node = windows.map(\.lowerBound)
    node[windows.count - 2] = first
    node[windows.count - 1] = second
    _ = fill(&node, row: 0, remaining: total - first - second, body)
  }

  private func fill(
    _ node: inout [Int], row: Int, remaining: Int, _ body: ([Int]) -> Bool
  ) -> Bool {
    if row == windows.count - 2 { return remaining != 0 || body(node) }
    var low = windows[row].lowerBound
    let high = min(windows[row].upperBound, remaining)
    if row == windows.count - 3 { low = max(low, remaining) }
    for sum in stride(from: low, through: high, by: 1) {
      node[row] = sum
      guard fill(&node, row: row + 1, remaining: remaining - sum, body) else { return false }
    }
    return true
  }
}
