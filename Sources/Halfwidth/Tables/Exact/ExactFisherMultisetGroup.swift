/// A group of columns of ``ExactFisherMultisets``: for what the rows sum to, the keys of its partial tables.
struct ExactFisherMultisetGroup {
  /// The sums of the columns.
  let columns: [Int]
  /// How many entries all lists of a group may have.
  private static let largestStore = 1 << 22

  /// How many entries all lists have.
  private(set) var entries = 0
  private var ownSteps = 0
  private var stages: [Stage]
  private var sorter = ExactFisherSorter()
  private var fills: [Fill] = []

  /// The lists after some columns.
  private struct Stage {
    var slots: [UInt64: Int] = [:]
    var lists = ExactFisherLists(slots: 0)
  }

  /// One way to fill the last column: what the rows sum to without it, its key, and its probability.
  private struct Fill {
    var state: UInt64
    var key: Int64
    var weight: Double
  }

  init(_ columns: [Int]) {
    self.columns = columns
    stages = columns.map { _ in Stage() }
  }

  /// How many steps were taken.
  var steps: Int { ownSteps + sorter.steps }

  /// Whether there are more entries than are kept, so that lists may lack some.
  var isFull: Bool { entries > Self.largestStore || sorter.isFull }

  /// Whether a stage that began with so many entries, and has done so many of its parts, will have more than are kept.
  func isTooFull(from begun: Int, parts: Int, done: Int) -> Bool {
    done > 0
      && Double(begun) + Double(entries - begun) * Double(parts) / Double(done)
        > 1.1 * Double(Self.largestStore)
  }

  /// Makes the list of a state after so many columns; those of one column less must be there.
  mutating func add(
    _ state: UInt64, columns count: Int, rows: Int, keys: ExactFactorialKeys, choose: [[Double]]
  ) {
    let sums = ExactFisherSums.rows(state, count: rows)
    let slot = stages[count - 1].lists.addSlot()
    stages[count - 1].slots[state] = slot
    if count == 1 {
      stages[0].lists.append(key: sums.reduce(0) { $0 + keys[$1] }, weight: 1)
      stages[0].lists.finish(slot: slot, from: stages[0].lists.keys.count - 1)
      entries += 1
      return
    }
    fills.removeAll(keepingCapacity: true)
    let column = columns[count - 1]
    let total = sums.reduce(0, +)
    fill(
      sums, row: 0, left: column, later: total, ExactFisherSums(), key: 0,
      weight: 1 / choose[total][column], keys, choose)
    // Equal ones stand together.
    fills.sort { ($0.state, $0.key) < ($1.state, $1.key) }
    ownSteps += 60 * fills.count
    sorter.reset(closeAt: .max, dropBelow: .min)
    let lists = stages[count - 2].lists
    var place = 0
    while place < fills.count {
      var joined = fills[place]
      place += 1
      while place < fills.count, fills[place].state == joined.state, fills[place].key == joined.key
      {
        joined.weight += fills[place].weight
        place += 1
      }
      guard let before = stages[count - 2].slots[joined.state] else {
        preconditionFailure("the lists of one column less were made")
      }
      sorter.take(lists, lists.ranges[before], key: joined.key, weight: joined.weight)
    }
    sorter.sort()
    stages[count - 1].lists.append(sorter, slot: slot)
    entries += sorter.count
  }

  /// Collects the ways to fill the last column from a row on.
  private mutating func fill(
    _ sums: [Int], row: Int, left: Int, later: Int, _ rest: ExactFisherSums, key: Int64,
    weight: Double, _ keys: ExactFactorialKeys, _ choose: [[Double]]
  ) {
    let sum = sums[row]
    if row == sums.count - 1 {
      fills.append(
        Fill(
          state: rest.inserting(sum - left).bytes, key: key + keys[left],
          weight: weight * choose[sum][left]))
      return
    }
    let low = max(0, left - (later - sum))
    let high = min(sum, left)
    guard low <= high else { return }
    for count in low...high {
      fill(
        sums, row: row + 1, left: left - count, later: later - sum, rest.inserting(sum - count),
        key: key + keys[count], weight: weight * choose[sum][count], keys, choose)
    }
  }

  /// The probability that a partial table here and one of another group, at a node, have keys that sum to at
  /// least `observed`; and how many entries were looked at.
  func matched(
    _ other: ExactFisherMultisetGroup, from observed: Int64, _ state: UInt64, _ otherState: UInt64
  ) -> (probability: Double, entries: Int) {
    guard let own = stages.last, let others = other.stages.last, let slot = own.slots[state],
      let otherSlot = others.slots[otherState]
    else { preconditionFailure("a node has lists on both sides") }
    let (range, otherRange) = (own.lists.ranges[slot], others.lists.ranges[otherSlot])
    let (keys, otherKeys) = (own.lists.keys.span, others.lists.keys.span)
    let (least, most) = (keys[range.lowerBound], keys[range.upperBound - 1])
    if least + otherKeys[otherRange.lowerBound] >= observed { return (1, 0) }
    if most + otherKeys[otherRange.upperBound - 1] < observed { return (0, 0) }
    let (weights, tails) = (own.lists.weights.span, others.lists.tails.span)
    var place = otherRange.upperBound
    var sum = 0.0
    for entry in range {
      while place > otherRange.lowerBound && keys[entry] + otherKeys[place - 1] >= observed {
        place -= 1
      }
      if place < otherRange.upperBound { sum += weights[entry] * tails[place] }
    }
    return (sum, range.count + otherRange.count)
  }
}
