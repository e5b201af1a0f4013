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
  private let keys: ExactFactorialKeys
  private let observed: Int64
  private let choose: [[Double]]
  private var groups: [ExactFisherMultisetGroup]
  private var budget: ExactFisherBudget
  private var steps = 0

  /// How many steps a table may need: a nanosecond each, more or less.
  static let largestWork = 6_000_000_000

  /// Whether the counts are so small that a table is answered faster so than by the network.
  static func suits(_ table: [[Int]]) -> Bool {
    let cells = table.count * table[0].count
    return 2 * table.reduce(0) { $0 + $1.reduce(0, +) } <= 5 * cells
  }

  /// Returns the p-value, or nil where it would take too long.
  ///
  /// - Parameters:
  ///   - table: Without empty rows and columns. One of fewer than five rows or columns is the network's: there are
  ///     few nodes, and nothing is won.
  ///   - work: How many steps may be needed. Whether so many are is judged early, by what has been done after
  ///     a tenth of them.
  static func pValue(of table: [[Int]], work: Int = largestWork) -> Double? {
    let total = table.reduce(0) { $0 + $1.reduce(0, +) }
    guard (5...largestRows).contains(min(table.count, table[0].count)), total <= largestTotal
    else { return nil }
    var multisets = ExactFisherMultisets(table, work: work)
    return multisets.run()
  }

  private init(_ table: [[Int]], work: Int) {
    var rowTotals = table.map { $0.reduce(0, +) }
    var columnTotals = table[0].indices.map { column in table.reduce(0) { $0 + $1[column] } }
    if rowTotals.count > columnTotals.count { swap(&rowTotals, &columnTotals) }
    let total = rowTotals.reduce(0, +)
    rows = rowTotals.sorted()
    let keys = ExactFactorialKeys(upTo: total, total: total)
    self.keys = keys
    observed = table.reduce(0) { sum, row in row.reduce(sum) { $0 + keys[$1] } }
    choose = Self.binomials(upTo: total)
    // The largest column to one group, the next two to the other, and so on.
    let columns = columnTotals.sorted(by: >)
    groups = [0, 1].map { group in
      ExactFisherMultisetGroup(
        columns.indices.filter { ($0 % 4 == 0 || $0 % 4 == 3) == (group == 0) }.map { columns[$0] })
    }
    budget = ExactFisherBudget(work: work)
  }

  /// Pascal's triangle.
  private static func binomials(upTo total: Int) -> [[Double]] {
    var triangle: [[Double]] = [[1]]
    for n in stride(from: 1, through: total, by: 1) {
      triangle.append(
        (0...n).map { k in k == 0 || k == n ? 1 : triangle[n - 1][k - 1] + triangle[n - 1][k] })
    }
    return triangle
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
    let sum = groups[group].columns[..<count].reduce(0, +)
    guard let nodes = nodes(sum: sum) else { return false }
    var states = Set<UInt64>()
    for node in nodes { states.insert(node.left.bytes) }
    let ordered = ExactFisherBudget.scattered(states.sorted())
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
      groups[group].add(state, columns: count, rows: rows.count, keys: keys, choose: choose)
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
    budget.begin(parts: ordered.count, at: steps)
    var sum = 0.0
    for node in ordered {
      let matched = groups[0].matched(
        groups[1], from: observed, node.left.bytes, node.right.bytes)
      sum += node.weight * matched.probability
      steps += 100 + 2 * matched.entries
      budget.finishPart()
      budget.judge(steps)
      if budget.isExceeded { return nil }
    }
    return min(1, sum)
  }

  // MARK: - Nodes

  /// What the rows sum to in the columns on the left and on the right, and how probable that is.
  private struct Node {
    var left = ExactFisherSums()
    var right = ExactFisherSums()
    var weight: Double
  }

  /// All nodes whose left sums have this total; nil where there are too many.
  private mutating func nodes(sum: Int) -> [Node]? {
    let total = rows.reduce(0, +)
    var nodes = [Node(weight: 1 / choose[total][sum])]
    // What is left of the sum for the rows to come, beside each node.
    var rests = [sum]
    var later = total
    for row in rows {
      later -= row
      var longer: [Node] = []
      var longerRests: [Int] = []
      for (node, rest) in zip(nodes, rests) {
        let low = max(0, rest - later)
        let high = min(row, rest)
        guard low <= high else { continue }
        for count in low...high {
          longer.append(
            Node(
              left: node.left.inserting(count), right: node.right.inserting(row - count),
              weight: node.weight * choose[row][count]))
          longerRests.append(rest - count)
        }
      }
      steps += 20 * longer.count
      guard longer.count <= Self.largestNodes else { return nil }
      (nodes, rests) = (longer, longerRests)
    }
    return nodes
  }
}
