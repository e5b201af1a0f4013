/// A group of columns of ``ExactFisherMultisets``: for what the rows sum to, the keys of its partial tables.
struct ExactFisherMultisetGroup {
  /// The sums of the columns.
  let columns: [Int]
  /// How many entries all lists of a group may have.
  private static let largestStore = 1 << 22

  /// How many entries all lists have.
  private(set) var entries = 0
  private let keys: ExactFactorialKeys
  private let choose: ExactFisherChoices
  private var ownSteps = 0
  private var stages: [Stage]
  private var sorter = ExactFisherSorter()

  /// The lists after some columns.
  private struct Stage {
    var slots: [UInt64: Int] = [:]
    var lists = ExactFisherLists(slots: 0)
  }

  init(_ columns: [Int], keys: ExactFactorialKeys, choose: ExactFisherChoices) {
    self.columns = columns
    self.keys = keys
    self.choose = choose
    stages = columns.map { _ in Stage() }
  }

  /// How many steps were taken; see ``ExactFisherCost``.
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
  mutating func add(_ state: UInt64, columns count: Int, rows: Int) {
    let sums = ExactFisherSums.rows(state, count: rows)
    let slot = stages[count - 1].lists.addSlot()
    stages[count - 1].slots[state] = slot
    if count == 1 {
      stages[0].lists.append(key: sums.reduce(0) { $0 + keys[$1] }, weight: 1)
      stages[0].lists.finish(slot: slot, from: stages[0].lists.keys.count - 1)
      entries += 1
      ownSteps += ExactFisherCost.fill
      return
    }
    let column = columns[count - 1]
    let total = sums.reduce(0, +)
    sorter.reset(closeAt: .max, dropBelow: .min)
    fill(
      sums, row: 0, left: column, later: total, ExactFisherSums(), key: 0,
      weight: 1 / choose[total, column], tie: (count: 0, length: 0, equal: 0), stage: count - 2)
    sorter.sort()
    stages[count - 1].lists.append(sorter, slot: slot)
    entries += sorter.count
  }

  /// Takes the partial tables without the last column for each way to fill it from a row on.
  ///
  /// Rows with equal sums stand beside each other. Their counts can be exchanged: they are gone through in ascending
  /// order, and stand for all orders.
  ///
  /// - Parameter tie: The count of the row before, how many rows up to it have its sum, and how many of those have its
  ///   count, too.
  private mutating func fill(
    _ sums: [Int], row: Int, left: Int, later: Int, _ rest: ExactFisherSums, key: Int64,
    weight: Double, tie: (count: Int, length: Int, equal: Int), stage: Int
  ) {
    let sum = sums[row]
    let isTied = row > 0 && sums[row - 1] == sum
    let isLast = row == sums.count - 1
    var low = isLast ? left : max(0, left - (later - sum))
    let high = min(sum, left)
    if isTied { low = max(low, tie.count) }
    guard low <= high else { return }
    for count in low...high {
      let length = isTied ? tie.length + 1 : 1
      let equal = isTied && tie.count == count ? tie.equal + 1 : 1
      let ways = weight * choose[sum, count] * Double(length) / Double(equal)
      let rest = rest.inserting(sum - count)
      if isLast {
        ownSteps += ExactFisherCost.fill
        guard let before = stages[stage].slots[rest.bytes] else {
          preconditionFailure("the lists of one column less were made")
        }
        let lists = stages[stage].lists
        sorter.take(lists, lists.slots[before].range, key: key + keys[count], weight: ways)
      } else {
        fill(
          sums, row: row + 1, left: left - count, later: later - sum, rest, key: key + keys[count],
          weight: ways, tie: (count, length, equal), stage: stage)
      }
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
    let (mine, theirs) = (own.lists.slots[slot], others.lists.slots[otherSlot])
    if mine.lowest + theirs.lowest >= observed { return (1, 0) }
    if mine.highest + theirs.highest < observed { return (0, 0) }
    // What no entry of the other list completes is passed over.
    let first = own.lists.division(of: mine.range, at: observed - theirs.highest)
    return Self.matched(
      own.lists, first..<mine.range.upperBound, others.lists, theirs.range, from: observed)
  }

  private static func matched(
    _ own: ExactFisherLists, _ range: Range<Int>, _ others: ExactFisherLists,
    _ otherRange: Range<Int>, from observed: Int64
  ) -> (probability: Double, entries: Int) {
    let (keys, weights) = (own.keys.span.extracting(range), own.weights.span.extracting(range))
    let otherKeys = others.keys.span.extracting(otherRange)
    let tails = others.tails.span.extracting(otherRange)
    var place = otherKeys.count
    var sum = 0.0
    for entry in 0..<keys.count {
      let rest = observed - keys[entry]
      while place > 0, unsafe otherKeys[unchecked: place - 1] >= rest { place -= 1 }
      if place == 0 {
        // The whole other list completes this entry and those after it.
        sum += tails[0] * own.tails[range.lowerBound + entry]
        return (sum, entry + otherKeys.count)
      }
      // In range: the last entry of the other list completes the first one here.
      sum += weights[entry] * tails[place]
    }
    return (sum, keys.count + otherKeys.count - place)
  }
}

/// Binomial coefficients: Pascal's triangle, a row after the other.
struct ExactFisherChoices {
  private var numbers: [Double] = [1]

  /// Prepares C(n, k) for n up to `total`, below 1030: larger ones are no doubles.
  init(upTo total: Int) {
    for n in stride(from: 1, through: total, by: 1) {
      for k in 0...n {
        numbers.append(k == 0 || k == n ? 1 : self[n - 1, k - 1] + self[n - 1, k])
      }
    }
  }

  /// C(n, k).
  subscript(_ n: Int, _ k: Int) -> Double { numbers[n * (n + 1) / 2 + k] }
}
