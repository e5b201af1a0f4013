/// One group of columns, and the ways to go through its partial tables at a node.
struct ExactFisherSide {
  /// The columns.
  let group: ExactFisherGroup
  /// How many steps were taken, beside those that visitors count.
  private(set) var steps = 0
  /// Whether a visit was broken off.
  private(set) var isSpent = false
  private let factorials: [Int64]
  private let strides: [Int]
  private var work: Int
  private let rows: Int
  /// The two largest rows in the first two columns, by what they have in the first column.
  private var pairs = ExactFisherLists(slots: 0)
  private var pairsFrom = 0
  private var pairRows = (ExactFisherRow(), ExactFisherRow())
  private var pairWindows = (0...0, 0...0)
  /// The partial tables of all columns but the last, for groups of three and more.
  private var stage = ExactFisherLists(slots: 0)
  private var node: [Int]
  /// The last column of a stage, for which ``stageWindows`` and ``stageWeights`` were laid out; 0 where none was.
  private var stageColumn = 0
  private var stageWindows: [ClosedRange<Int>] = []
  /// For each row, the probability of each count, from the row's place in ``stagePlaces`` on.
  private var stageWeights: [Double] = []
  private var stagePlaces: [Int] = []

  /// Prepares a group of a table's columns; see ``ExactFisherGroup`` for `beyond`, and `work` is the most
  /// steps.
  init(
    _ columns: [Int], of layout: ExactFisherLayout, factorials: [Int64], beyond: Double, work: Int
  ) {
    let rows = layout.rows
    group = ExactFisherGroup(
      columns: columns, rows: rows, total: rows.reduce(0, +), beyond: beyond)
    self.rows = rows.count
    self.work = work
    self.factorials = factorials
    node = rows
    // Those of the largest row, which is gone through innermost, stand beside each other.
    var stride = 1
    strides = Array(
      rows.dropLast().reversed().map { total in
        defer { stride = min(stride, 1 << 40) * (total + 1) }
        return stride
      }.reversed())
    // A single column is a list of one partial table.
    if group.columns.count == 1 {
      pairs.removeAll(slots: 1)
      pairs.append(key: 0, weight: 1)
      pairs.finish(slot: 0, from: 0)
    }
  }

  /// How many nodes there may be, for stages that keep a list for each.
  func slots(rows: [Int]) -> Int {
    rows.dropLast().reduce(1) { product, total in min(product, 1 << 40) * (total + 1) }
  }

  /// Where the list of a node is kept.
  func slot(of node: [Int]) -> Int {
    var slot = 0
    for (row, stride) in strides.enumerated() { slot += node[row] * stride }
    return slot
  }

  /// Takes the partial tables of the first columns, for the next one to be added to.
  mutating func keep(_ lists: ExactFisherLists) {
    stage = lists
    pairs = ExactFisherLists(slots: 0)
  }

  /// Lets so many steps be taken.
  mutating func allow(_ work: Int) { self.work = work }

  /// Prepares ``visit(_:columns:visitor:)`` for nodes with these sums of the two largest rows.
  mutating func preparePairs(_ first: Int, _ second: Int, columns: Int) {
    guard columns == 2 else { return }
    let last = rows - 1
    guard let firstWindow = pairWindow(row: last - 1, sum: first),
      let secondWindow = pairWindow(row: last, sum: second)
    else {
      pairs.removeAll(slots: 0)
      return
    }
    pairRows = (
      split(row: last - 1, sum: first, window: firstWindow),
      split(row: last, sum: second, window: secondWindow)
    )
    pairWindows = (firstWindow, secondWindow)
    // What the smaller rows can leave of the first column.
    var most = group.columns[0]
    var least = most
    for row in 0..<last - 1 {
      most -= group.cellWindows[0][row].lowerBound
      least -= group.cellWindows[0][row].upperBound
    }
    pairsFrom = max(firstWindow.lowerBound + secondWindow.lowerBound, least)
    let through = min(firstWindow.upperBound + secondWindow.upperBound, most)
    pairs.removeAll(slots: max(0, through - pairsFrom + 1))
  }

  /// Makes the list of the two largest rows for a sum in the first column, once it is needed.
  private mutating func makePairs(_ slot: Int) {
    let pair = pairsFrom + slot
    let low = max(pairWindows.0.lowerBound, pair - pairWindows.1.upperBound)
    let high = min(pairWindows.0.upperBound, pair - pairWindows.1.lowerBound)
    steps += ExactFisherCost.pair * (high - low + 1)
    pairs.appendPairs(
      slot: slot, count: high - low + 1, pairRows.0, from: low, pairRows.1, from: pair - low)
  }

  /// The ways to split the sum of a row between the first two columns.
  private func split(row: Int, sum: Int, window: ClosedRange<Int>) -> ExactFisherRow {
    let first = group.cellWeights[0][row]
    let second = group.cellWeights[1][row]
    return ExactFisherRow(
      from: window.lowerBound, keys: window.map { factorials[$0] + factorials[sum - $0] },
      weights: window.map { first[$0] * second[sum - $0] })
  }

  /// The counts in the first column that a row of the first two columns can have.
  private func pairWindow(row: Int, sum: Int) -> ClosedRange<Int>? {
    let first = group.cellWindows[0][row]
    let second = group.cellWindows[1][row]
    let low = max(first.lowerBound, sum - second.upperBound)
    let high = min(first.upperBound, sum - second.lowerBound)
    return low <= high ? low...high : nil
  }

  /// Shows the partial tables of the first columns that have these row sums to a visitor.
  mutating func visit<Visitor: ExactFisherVisitor>(
    _ sums: [Int], columns: Int, visitor: inout Visitor
  ) {
    for row in 0..<rows { node[row] = sums[row] }
    switch columns {
    case 1:
      var key: Int64 = 0
      var weight = 1.0
      for row in 0..<rows {
        key += factorials[sums[row]]
        weight *= group.cellWeights[0][row][sums[row]]
      }
      show(pairs, 0, key: key, weight: weight, to: &visitor)
    case 2: visitPairs(row: 0, left: group.columns[0], key: 0, weight: 1, visitor: &visitor)
    default:
      layOut(columns - 1)
      visitStage(
        row: 0, left: group.columns[columns - 1], slot: 0, key: 0, weight: 1, visitor: &visitor)
    }
  }

  /// Splits a row of the first two columns, and the rows after it.
  private mutating func visitPairs<Visitor: ExactFisherVisitor>(
    row: Int, left: Int, key: Int64, weight: Double, visitor: inout Visitor
  ) {
    if isStopped(visitor.steps) { return }
    let count = pairs.slots.count
    if row == rows - 2 {
      let slot = left - pairsFrom
      if slot >= 0 && slot < count {
        if pairs.slots[slot].range.isEmpty { makePairs(slot) }
        show(pairs, slot, key: key, weight: weight, to: &visitor)
      }
      return
    }
    let sum = node[row]
    guard let window = pairWindow(row: row, sum: sum) else { return }
    var low = window.lowerBound
    var high = min(window.upperBound, left)
    let isLast = row == rows - 3
    if isLast {
      low = max(low, left - (pairsFrom + count - 1))
      high = min(high, left - pairsFrom)
    }
    guard low <= high else { return }
    steps += (isLast ? ExactFisherCost.shown : ExactFisherCost.count) * (high - low + 1)
    let first = group.cellWeights[0][row]
    let second = group.cellWeights[1][row]
    if isLast {
      for slot in left - high - pairsFrom...left - low - pairsFrom
      where pairs.slots[slot].range.isEmpty {
        makePairs(slot)
      }
      for x in low...high {
        show(
          pairs, left - x - pairsFrom, key: key + factorials[x] + factorials[sum - x],
          weight: weight * first[x] * second[sum - x], to: &visitor)
      }
      return
    }
    for x in low...high {
      visitPairs(
        row: row + 1, left: left - x, key: key + factorials[x] + factorials[sum - x],
        weight: weight * first[x] * second[sum - x], visitor: &visitor)
    }
  }

  /// Lays out what is asked of a column most often.
  private mutating func layOut(_ column: Int) {
    guard column != stageColumn else { return }
    stageColumn = column
    stageWindows = group.cellWindows[column]
    stageWeights = []
    stagePlaces = []
    for weights in group.cellWeights[column] {
      stagePlaces.append(stageWeights.count)
      stageWeights += weights
    }
  }

  /// Takes the last column off a row, and the rows after it.
  private mutating func visitStage<Visitor: ExactFisherVisitor>(
    row: Int, left: Int, slot: Int, key: Int64, weight: Double, visitor: inout Visitor
  ) {
    if isStopped(visitor.steps) { return }
    let sum = node[row]
    let window = stageWindows[row]
    var low = window.lowerBound
    var high = min(window.upperBound, left, sum)
    let isLast = row == rows - 2
    if isLast {
      // The last row has what is left.
      let others = stageWindows[row + 1]
      low = max(low, left - min(others.upperBound, node[row + 1]))
      high = min(high, left - others.lowerBound)
    }
    guard low <= high else { return }
    steps += (isLast ? ExactFisherCost.shown : ExactFisherCost.count) * (high - low + 1)
    if isLast {
      showStage(
        low...high, row: row, left: left, slot: slot + sum * strides[row], key: key,
        weight: weight, visitor: &visitor)
      return
    }
    let place = stagePlaces[row]
    for x in low...high {
      visitStage(
        row: row + 1, left: left - x, slot: slot + (sum - x) * strides[row],
        key: key + factorials[x], weight: weight * stageWeights[place + x], visitor: &visitor)
    }
  }

  /// Shows the lists for these counts of the last row but one; the last row has what is left of the column.
  private func showStage<Visitor: ExactFisherVisitor>(
    _ counts: ClosedRange<Int>, row: Int, left: Int, slot: Int, key: Int64, weight: Double,
    visitor: inout Visitor
  ) {
    let (factorials, weights) = (factorials.span, stageWeights.span)
    let (place, lastPlace, stride) = (stagePlaces[row], stagePlaces[row + 1] + left, strides[row])
    for x in counts {
      show(
        stage, slot - x * stride, key: key + factorials[x] + factorials[left - x],
        weight: weight * weights[place + x] * weights[lastPlace - x], to: &visitor)
    }
  }

  /// Whether so much was done that the answer is given up, also in the midst of a node.
  private mutating func isStopped(_ others: Int) -> Bool {
    if steps + others > work { isSpent = true }
    return isSpent
  }

  /// Divides a list in what is closed, what has to be looked at, and what no completion of counts.
  @inline(__always)
  private func show<Visitor: ExactFisherVisitor>(
    _ lists: borrowing ExactFisherLists, _ number: Int, key: Int64, weight: Double,
    to visitor: inout Visitor
  ) {
    let slot = lists.slots[number]
    visitor.closed += weight * slot.closed
    if slot.highest < visitor.openAt - key { return }
    let closeAt = visitor.closeAt - key
    if slot.lowest >= closeAt {
      visitor.closed += weight * slot.total
      return
    }
    let range = slot.range
    var division = range.upperBound
    if slot.highest >= closeAt {
      division = lists.division(of: range, at: closeAt)
      visitor.closed += weight * lists.tails[division]
    }
    visitor.take(lists, range.lowerBound..<division, key: key, weight: weight)
  }
}
