/// How the lines of a table are split in two, again and again, until each stands alone.
///
/// Nodes are sets of neighbouring lines: the lines themselves come first, by their numbers.
struct MonteCarloSplits: Sendable {
  /// A node and its halves.
  struct Split: Sendable {
    let whole: Int
    let first: Int
    let second: Int
  }

  /// For each node the sum of its lines' totals.
  private(set) var totals: [Int]
  /// Wholes before their halves.
  private(set) var splits: [Split] = []
  /// The node of all lines.
  private(set) var root = 0

  /// Splits lines with these totals, at least one.
  init(_ totals: [Int]) {
    self.totals = totals
    root = split(0..<totals.count)
  }

  private mutating func split(_ lines: Range<Int>) -> Int {
    if lines.count == 1 { return lines.lowerBound }
    let node = totals.count
    totals.append(totals[lines].reduce(0, +))
    let middle = lines.lowerBound + lines.count / 2
    let place = splits.count
    splits.append(Split(whole: node, first: 0, second: 0))
    splits[place] = Split(
      whole: node, first: split(lines.lowerBound..<middle),
      second: split(middle..<lines.upperBound))
    return node
  }
}
