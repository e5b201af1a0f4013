/// Fisher's exact test of tables of many cells with small counts, for which ``ExactFisherNetwork`` has too many nodes.
///
/// Columns are cut into two groups, as there. What a group can be depends on what its rows sum to, and not on
/// their order: nodes with the same sums in another order share one list of keys with probabilities, made once.
/// Lists are made column by column, and small counts give few keys, so that many partial tables are one entry.
/// Weights are probabilities given the sums of rows: a table's is that of the node, times that of its left
/// part, times that of its right part.
///
/// Nothing is left out, and ties are found exactly, by ``ExactFactorialKeys``.
struct ExactFisherMultisets {
  /// The most rows: a state is eight bytes, a sum of a row in each.
  static let largestRows = 8
  /// The largest sum of all counts: beyond it the network is faster, and binomial coefficients grow large.
  static let largestTotal = 400
  /// How many nodes are kept.
  private static let largestNodes = 1 << 20

  private let rows: [Int]
  private let observed: Int64
  private let choose: ExactFisherChoices
  private var groups: [ExactFisherMultisetGroup]
  private var budget: ExactFisherBudget
  private var steps = 0

  /// Whether the counts are so small that a table is answered faster so than by the network.
  static func suits(_ table: [[Int]]) -> Bool {
    let cells = table.count * table[0].count
    return 2 * table.reduce(0) { $0 + $1.reduce(0, +) } <= 5 * cells
  }

  /// Whether a table can be answered so at all.
  ///
  /// One of fewer than five rows or columns is the network's: there are few nodes, and nothing is won.
  static func takes(_ table: [[Int]]) -> Bool {
    (5...largestRows).contains(min(table.count, table[0].count))
      && table.reduce(0) { $0 + $1.reduce(0, +) } <= largestTotal
  }

  /// Returns the p-value, or nil where it would take too long, and the steps that were taken.
  ///
  /// - Parameters:
  ///   - table: Without empty rows and columns; see ``takes(_:)``.
  ///   - budget: How many steps may be needed, and by when that is decided.
  static func attempt(
    _ table: [[Int]], budget: ExactFisherBudget = ExactFisherBudget()
  ) -> (pValue: Double?, steps: Int) {
    guard takes(table) else { return (nil, 0) }
    var multisets = ExactFisherMultisets(table, budget: budget)
    let pValue = multisets.run()
    return (pValue, multisets.steps)
  }

  private init(_ table: [[Int]], budget: ExactFisherBudget) {
    var rowTotals = table.map { $0.reduce(0, +) }
    var columnTotals = table[0].indices.map { column in table.reduce(0) { $0 + $1[column] } }
    if rowTotals.count > columnTotals.count { swap(&rowTotals, &columnTotals) }
    let total = rowTotals.reduce(0, +)
    rows = rowTotals.sorted()
    let keys = ExactFactorialKeys(upTo: total, total: total)
    observed = table.reduce(0) { sum, row in row.reduce(sum) { $0 + keys[$1] } }
    let choose = ExactFisherChoices(upTo: total)
    self.choose = choose
    // The largest column to one group, the next two to the other, and so on.
    let columns = columnTotals.sorted(by: >)
    groups = [0, 1].map { group in
      ExactFisherMultisetGroup(
        columns.indices.filter { ($0 % 4 == 0 || $0 % 4 == 3) == (group == 0) }.map { columns[$0] },
        keys: keys, choose: choose)
    }
    self.budget = budget
  }

  private mutating func run() -> Double? {
    for group in groups.indices {
      for count in groups[group].columns.indices.map({ $0 + 1 }) {
        guard build(group, columns: count) else { return nil }
      }
    }
    return match()
  }

  /// Makes the lists of a group after so many columns; false where it would take too long.
  private mutating func build(_ group: Int, columns count: Int) -> Bool {
    guard let states = states(sum: groups[group].columns[..<count].reduce(0, +)) else {
      return false
    }
    let ordered = ExactFisherBudget.scattered(states)
    let before = steps - groups[group].steps
    let entries = groups[group].entries
    budget.begin(parts: ordered.count, at: steps)
    for (done, state) in ordered.enumerated() {
      // The first ones tell how many entries all will have, so that too many are refused early.
      if 16 * done >= ordered.count,
        groups[group].isTooFull(from: entries, parts: ordered.count, done: done)
      {
        return false
      }
      groups[group].add(state, columns: count, rows: rows.count)
      steps = before + groups[group].steps
      budget.finishPart()
      budget.judge(steps)
      if budget.isExceeded || groups[group].isFull { return false }
    }
    return true
  }

  /// The sum over all nodes of the probability of the tables that count.
  private mutating func match() -> Double? {
    guard let nodes = nodes(sum: groups[0].columns.reduce(0, +)) else { return nil }
    let ordered = ExactFisherBudget.scattered(nodes)
    budget.begin(parts: ordered.count, at: steps, isLast: true)
    var sum = 0.0
    for node in ordered {
      let matched = groups[0].matched(groups[1], from: observed, node.left, node.right)
      sum += node.weight * matched.probability
      steps += ExactFisherCost.node + ExactFisherCost.merged * matched.entries
      budget.finishPart()
      budget.judge(steps)
      if budget.isExceeded { return nil }
    }
    return min(1, sum)
  }

  // MARK: - Nodes

  /// What rows can sum to in some columns, in any order; nil where that is too much.
  ///
  /// In ascending order: sums fit rows in some order if and only if they do when both ascend.
  private mutating func states(sum: Int) -> [UInt64]? {
    var states: [UInt64] = []
    let later = rows.indices.map { rows[$0...].reduce(0, +) }
    func fill(_ row: Int, _ least: Int, _ left: Int, _ bytes: UInt64) {
      guard states.count <= Self.largestNodes, left <= later[row] else { return }
      if row == rows.count - 1 {
        if left >= least { states.append(bytes | UInt64(left) << (8 * row)) }
        return
      }
      for count in stride(
        from: least, through: min(rows[row], left / (rows.count - row)), by: 1)
      {
        fill(row + 1, count, left - count, bytes | UInt64(count) << (8 * row))
      }
    }
    fill(0, 0, sum, 0)
    steps += ExactFisherCost.state * states.count
    return states.count <= Self.largestNodes ? states : nil
  }

  /// What the rows sum to in the columns on the left and on the right, and how probable that is.
  private struct Node {
    var left: UInt64
    var right: UInt64
    var weight: Double
  }

  /// All nodes whose left sums have this total; nil where there are too many.
  ///
  /// Rows with equal totals can be exchanged: their sums are gone through in ascending order, and stand for all orders.
  private mutating func nodes(sum: Int) -> [Node]? {
    var nodes: [Node] = []
    let later = rows.indices.map { rows[$0...].reduce(0, +) } + [0]
    func fill(
      _ row: Int, _ rest: Int, _ left: ExactFisherSums, _ right: ExactFisherSums, _ weight: Double,
      _ tie: (count: Int, length: Int, equal: Int)
    ) {
      guard nodes.count <= Self.largestNodes else { return }
      if row == rows.count {
        nodes.append(Node(left: left.bytes, right: right.bytes, weight: weight))
        return
      }
      let total = rows[row]
      let isTied = row > 0 && rows[row - 1] == total
      let low = max(0, rest - later[row + 1], isTied ? tie.count : 0)
      for count in stride(from: low, through: min(total, rest), by: 1) {
        let length = isTied ? tie.length + 1 : 1
        let equal = isTied && tie.count == count ? tie.equal + 1 : 1
        fill(
          row + 1, rest - count, left.inserting(count), right.inserting(total - count),
          weight * choose[total, count] * Double(length) / Double(equal), (count, length, equal))
      }
    }
    fill(
      0, sum, ExactFisherSums(), ExactFisherSums(), 1 / choose[later[0], sum],
      (count: 0, length: 0, equal: 0))
    steps += ExactFisherCost.node * nodes.count
    return nodes.count <= Self.largestNodes ? nodes : nil
  }
}
