internal import Glibc
internal import NumericCore

/// Fisher's exact test of tables larger than 2 x 2: the probability, given the margins, of all tables
/// that are no more probable than the observed one.
///
/// A table is cut into two groups of columns. The node of a table is what its rows sum to in the left
/// group; given the node the two parts are independent, and the table's key is the sum of theirs. At
/// each node the left parts are sorted by key, and each right part finds by its key the left parts
/// that complete it to a table that counts. Bounds on the keys of all completions settle whole nodes,
/// and most partial tables, without looking at them singly. A group of three or more columns is built
/// up column by column, where partial tables with equal row sums and keys are joined.
///
/// Cells so far out that together they could not move the answer by 10^-10 of itself are left out.
/// Otherwise nothing is approximated: ties are found exactly, by ``ExactFactorialKeys``.
///
/// Source: the idea of nodes and bounds is that of C. R. Mehta, N. R. Patel (1983), "A network
/// algorithm for performing Fisher's exact test in r x c contingency tables", *J. Amer. Statist.
/// Assoc.* 78, 427-434, [doi:10.1080/01621459.1983.10477989](https://doi.org/10.1080/01621459.1983.10477989).
struct ExactFisherNetwork {
  /// How many nodes, and how many partial tables, are kept.
  static let largestStore = 1 << 22

  private let layout: ExactFisherLayout
  private let total: Int
  private let factorials: ExactFactorialKeys
  private let bounds: ExactFisherBounds
  private let observed: Int64
  private let observedProbability: Double
  /// About what the p-value may be: by the chi-squared test.
  private let guess: Double
  /// Whether it is clear at once that the table is too large.
  private let isHopeless: Bool
  private var budget: ExactFisherBudget

  private var left: ExactFisherSide
  private var right: ExactFisherSide
  private var matcher: ExactFisherMatcher
  private var rest: [Int]
  private var steps = 0
  private var sum = 0.0
  /// What the p-value is by the nodes that were gone through.
  private var estimate = 0.0
  private var isBrokenOff = false

  /// Whether it is clear at once that a table would take too long.
  static func isHopeless(_ table: [[Int]]) -> Bool {
    ExactFisherNetwork(table, budget: ExactFisherBudget()).isHopeless
  }

  /// Returns the p-value, with a relative error below 10^-9, or nil where it would take too long, and the steps that
  /// were taken.
  ///
  /// - Parameters:
  ///   - table: Without empty rows and columns, at least two by three or three by two, with a sum of
  ///     counts of at most ``ExactTestMethod/largestNetworkTotal``.
  ///   - budget: How many steps may be needed, and by when that is decided.
  static func attempt(
    _ table: [[Int]], budget: ExactFisherBudget = ExactFisherBudget()
  ) -> (pValue: Double?, steps: Int) {
    var network = ExactFisherNetwork(table, budget: budget)
    if network.isHopeless { return (nil, 0) }
    // Each cell, and each sum of a row over the first columns, has two tails.
    let tails = 4 * Double(table.count * table[0].count)
    var beyond = network.guess * 1e-13 / tails
    while true {
      let p = network.run(beyond: beyond, largest: 1e-10 / tails)
      if network.isGivenUp { return (nil, network.taken) }
      if let p, tails * beyond <= 1e-10 * p { return (min(1, p), network.taken) }
      beyond = max(network.estimate, network.observedProbability) * 1e-11 / tails
      if beyond < 1e-290 { beyond = 0 }
    }
  }

  private init(_ table: [[Int]], budget: ExactFisherBudget) {
    self.budget = budget
    let rowTotals = table.map { $0.reduce(0, +) }
    let columnTotals = table[0].indices.map { column in table.reduce(0) { $0 + $1[column] } }
    let cells = table.flatMap { $0 }
    total = rowTotals.reduce(0, +)
    layout = ExactFisherLayout(rowTotals, columnTotals)
    let logFactorials = LogFactorial.table(upTo: total)
    let factorials = ExactFactorialKeys(upTo: total, total: total)
    self.factorials = factorials
    bounds = ExactFisherBounds(factorials: factorials, logFactorials: logFactorials)
    observed = cells.reduce(0) { $0 + factorials[$1] }
    observedProbability = exp(
      (rowTotals + columnTotals).reduce(0.0) { $0 + logFactorials[$1] } - logFactorials[total]
        - cells.reduce(0.0) { $0 + logFactorials[$1] })
    var statistic = -Double(total)
    for (row, counts) in table.enumerated() {
      for (column, count) in counts.enumerated() {
        statistic +=
          Double(count) * Double(count) * Double(total)
          / (Double(rowTotals[row]) * Double(columnTotals[column]))
      }
    }
    let freedom = Double((rowTotals.count - 1) * (columnTotals.count - 1))
    guess = ChiSquaredDistribution(degreesOfFreedom: freedom).upperTail(at: max(0, statistic))
    let size =
      8 * layout.size(of: layout.left, statistic: statistic)
      + 5 * layout.size(of: layout.right, statistic: statistic)
    // In groups of three and more columns joining partial tables can save much, but not so much.
    isHopeless = size > (layout.right.count > 2 ? 50 : 0.2) * Double(budget.work)
    matcher = ExactFisherMatcher(observed: observed)
    rest = layout.rows
    left = ExactFisherSide(
      layout.left, of: layout, factorials: factorials.keys, beyond: 1, work: budget.limit)
    right = ExactFisherSide(
      layout.right, of: layout, factorials: factorials.keys, beyond: 1, work: budget.limit)
  }

  /// The p-value without what lies outside of windows that leave `beyond` in each tail; nil where it would take too
  /// long, or where the first nodes say that `beyond` is more than `largest` of it.
  private mutating func run(beyond: Double, largest: Double) -> Double? {
    sum = 0
    steps = taken
    matcher = ExactFisherMatcher(observed: observed)
    left = ExactFisherSide(
      layout.left, of: layout, factorials: factorials.keys, beyond: beyond, work: budget.limit)
    right = ExactFisherSide(
      layout.right, of: layout, factorials: factorials.keys, beyond: beyond, work: budget.limit)
    let last = layout.rows.count - 1
    let leftCount = layout.left.count
    // The last row follows from the others; not every combination of these is a node.
    let nodes = left.group.rowWindows[leftCount][..<last].reduce(1.0) { $0 * Double($1.count) }
    if nodes * Double(stepsPerNode) > 4 * Double(budget.work) { isBrokenOff = true }
    if isGivenUp { return nil }
    build(isLeft: true)
    build(isLeft: false)
    if isGivenUp { return nil }
    let walk = ExactFisherNodes(windows: left.group.rowWindows[leftCount], total: left.group.total)
    let pairs = ExactFisherBudget.scattered(walk.pairs)
    budget.begin(parts: pairs.count, at: taken, isLast: true)
    for (done, pair) in pairs.enumerated() {
      left.preparePairs(pair.0, pair.1, columns: leftCount)
      right.preparePairs(
        layout.rows[last - 1] - pair.0, layout.rows[last] - pair.1, columns: layout.right.count)
      walk.forEach(pair.0, pair.1) {
        addNode($0)
        return goesOn()
      }
      steps += ExactFisherCost.count * layout.rows.count
      if isGivenUp { return nil }
      budget.finishPart()
      if done == pairs.count / 16 {
        estimate = sum / marginProbability * Double(pairs.count) / Double(done + 1)
        // Few nodes may have most of a small p-value: only what is far off can be seen by then.
        let most = max(estimate, observedProbability)
        if estimate > 0 && beyond > 1_000 * largest * most { return nil }
      }
    }
    estimate = sum / marginProbability
    return estimate
  }

  /// What the bounds of a node cost.
  private var stepsPerNode: Int {
    ExactFisherCost.bound * layout.rows.count * (layout.left.count + layout.right.count)
  }

  /// Adds the tables of a node that count.
  private mutating func addNode(_ node: [Int]) {
    steps += stepsPerNode
    for row in 0..<node.count { rest[row] = layout.rows[row] - node[row] }
    let leftLeast = bounds.least(rows: node, columns: layout.left, total: left.group.total)
    let rightLeast = bounds.least(rows: rest, columns: layout.right, total: right.group.total)
    let rightWeight = right.group.weight(of: rest)
    if leftLeast + rightLeast >= observed {
      sum += left.group.weight(of: node) * rightWeight
      return
    }
    let rightMost = bounds.greatest(rows: rest, columns: layout.right)
    if bounds.greatest(rows: node, columns: layout.left) + rightMost < observed { return }
    matcher.sorted.reset(closeAt: observed - rightLeast, dropBelow: observed - rightMost)
    left.visit(node, columns: layout.left.count, visitor: &matcher.sorted)
    sum += matcher.sorted.closed * rightWeight
    matcher.sorted.index()
    guard matcher.sorted.count > 0 && !isSpent else { return }
    matcher.reset()
    allowRight()
    right.visit(rest, columns: layout.right.count, visitor: &matcher)
    // A right part that is closed counts with every left part; the closed ones of these are counted.
    sum += matcher.closed * matcher.sorted.total + matcher.sum
  }

  /// Builds the partial tables of a group of three and more columns, up to the last but one.
  private mutating func build(isLeft: Bool) {
    // A copy, so that what it takes is not yet in this network.
    var side = isLeft ? left : right
    let before = side.steps
    let columns = side.group.columns
    let others = isLeft ? layout.right : layout.left
    for count in stride(from: 2, to: columns.count, by: 1) {
      let slots = side.slots(rows: layout.rows)
      guard slots <= Self.largestStore else {
        isBrokenOff = true
        return
      }
      var lists = ExactFisherLists(slots: slots)
      let later = columns[count...] + others
      let walk = ExactFisherNodes(
        windows: side.group.rowWindows[count], total: columns[..<count].reduce(0, +))
      let pairs = ExactFisherBudget.scattered(walk.pairs)
      budget.begin(parts: pairs.count, at: taken + side.steps - before)
      side.allow(budget.limit - taken + before + matcher.sorted.steps)
      for (first, second) in pairs {
        side.preparePairs(first, second, columns: count)
        walk.forEach(first, second) { node in
          steps += stepsPerNode
          for row in 0..<node.count { rest[row] = layout.rows[row] - node[row] }
          let least = bounds.least(rows: rest, columns: Array(later), total: total - walk.total)
          let most = bounds.greatest(rows: rest, columns: Array(later))
          matcher.sorted.reset(closeAt: observed - least, dropBelow: observed - most)
          side.visit(node, columns: count, visitor: &matcher.sorted)
          matcher.sorted.sort()
          lists.append(matcher.sorted, slot: side.slot(of: node))
          if lists.keys.count > Self.largestStore { isBrokenOff = true }
          if side.isSpent { isBrokenOff = true }
          let goesOn = goesOn(and: side.steps - before)
          side.allow(budget.limit - taken + before + matcher.sorted.steps)
          return goesOn
        }
        if isGivenUp { return }
        budget.finishPart()
      }
      side.keep(lists)
    }
    if isLeft { left = side } else { right = side }
  }

  /// Whether a store is full, or a visit was broken off: what was summed since is no answer.
  private var isSpent: Bool {
    isBrokenOff || matcher.sorted.isFull || left.isSpent || right.isSpent
  }

  /// Whether the table is given up.
  private var isGivenUp: Bool { isSpent || budget.isExceeded }

  /// How many steps were taken.
  private var taken: Int {
    steps + left.steps + right.steps + matcher.steps + matcher.sorted.steps
  }

  private mutating func allowRight() {
    right.allow(budget.limit - taken + right.steps + matcher.steps)
  }

  /// Whether another node is looked at.
  private mutating func goesOn(and others: Int = 0) -> Bool {
    if isSpent { return false }
    budget.judge(taken + others)
    left.allow(budget.limit - taken + left.steps + matcher.sorted.steps)
    allowRight()
    return !budget.isExceeded
  }

  /// The probability that independent Poisson counts have the margins of the table.
  private var marginProbability: Double {
    func product(_ totals: [Int]) -> Double {
      totals.reduce(1) { $0 * PoissonDistribution(mean: Double($1)).probability(of: $1) }
    }
    return product(layout.rows) * product(layout.left) * product(layout.right)
      / PoissonDistribution(mean: Double(total)).probability(of: total)
  }
}
