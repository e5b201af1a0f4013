/// The ways to split the sum of a row between two columns, by the count in the first one.
struct ExactFisherRow {
  /// The first count.
  var from = 0
  /// The keys of the two cells together, from that count on.
  var keys: [Int64] = []
  /// The probabilities of the two cells together.
  var weights: [Double] = []
}

/// Lists of partial tables, one for each slot: keys in ascending order, with weights.
///
/// A key is the sum of the keys of the partial table's factorials: the larger, the less probable. The
/// weight is the sum of the probabilities of the partial tables that have this key.
struct ExactFisherLists {
  /// The keys of all lists, one list after the other.
  private(set) var keys: [Int64] = []
  /// The weights that go with the keys.
  private(set) var weights: [Double] = []
  /// At each place, the sum of the weights from there to the end of its list.
  private(set) var tails: [Double] = []
  /// What is known of each list.
  private(set) var slots: [Slot]

  /// What is known of a list, beside its entries; of one that was never added to, that it is empty.
  struct Slot {
    /// The smallest key.
    var lowest = Int64.max
    /// The largest key.
    var highest = Int64.min
    /// The weight of all entries.
    var total = 0.0
    /// The weight of the partial tables whose every completion counts.
    var closed = 0.0
    fileprivate var start: Int32 = 0
    fileprivate var end: Int32 = 0

    /// Where the list starts and ends.
    var range: Range<Int> { Int(start)..<Int(end) }
  }

  init(slots: Int) {
    self.slots = [Slot](repeating: Slot(), count: slots)
  }

  /// Empties the lists, for so many slots.
  mutating func removeAll(slots count: Int) {
    keys.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    tails.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(Slot(), count: count))
  }

  /// Adds a slot after the others, with an empty list, and returns its number.
  mutating func addSlot() -> Int {
    slots.append(Slot())
    return slots.count - 1
  }

  /// Adds an entry, in ascending order of keys, to the list that ``finish(slot:from:closed:)`` ends.
  mutating func append(key: Int64, weight: Double) {
    keys.append(key)
    weights.append(weight)
  }

  /// Makes the entries since `start` the list of a slot.
  mutating func finish(slot: Int, from start: Int, closed weight: Double = 0) {
    tails.append(contentsOf: repeatElement(0, count: keys.count - start))
    var sum = 0.0
    for place in stride(from: keys.count - 1, through: start, by: -1) {
      sum += weights[place]
      tails[place] = sum
    }
    setSlot(slot, start, closed: weight)
  }

  /// What is known of the list of the entries since `start`.
  private mutating func setSlot(_ slot: Int, _ start: Int, closed weight: Double) {
    slots[slot].closed = weight
    slots[slot].start = Int32(start)
    slots[slot].end = Int32(keys.count)
    guard start < keys.count else { return }
    slots[slot].lowest = keys[start]
    slots[slot].highest = keys[keys.count - 1]
    slots[slot].total = tails[start]
  }

  /// Takes what was sorted as the list of a slot.
  mutating func append(_ sorter: ExactFisherSorter, slot: Int) {
    let start = keys.count
    keys.append(contentsOf: sorter.keys[..<sorter.count])
    weights.append(contentsOf: sorter.weights[..<sorter.count])
    finish(slot: slot, from: start, closed: sorter.closed)
  }

  /// Makes a list of the pairs of entries of two rows, the first row's in rising order from `low` and
  /// the second row's in falling order from `high`, whose summed keys fall and then rise.
  mutating func appendPairs(
    slot: Int, count: Int, _ first: ExactFisherRow, from low: Int, _ second: ExactFisherRow,
    from high: Int
  ) {
    let start = keys.count
    keys.append(contentsOf: repeatElement(0, count: count))
    weights.append(contentsOf: repeatElement(0, count: count))
    tails.append(contentsOf: repeatElement(0, count: count))
    Self.sortValley(
      &keys, &weights, &tails, start, count, first, low - first.from, second, high - second.from)
    setSlot(slot, start, closed: 0)
  }

  private static func sortValley(
    _ keys: inout [Int64], _ weights: inout [Double], _ tails: inout [Double], _ start: Int,
    _ count: Int, _ first: ExactFisherRow, _ low: Int, _ second: ExactFisherRow, _ high: Int
  ) {
    var keySpan = keys.mutableSpan
    var weightSpan = weights.mutableSpan
    var tailSpan = tails.mutableSpan
    let (keys1, keys2) = (first.keys.span, second.keys.span)
    let (weights1, weights2) = (first.weights.span, second.weights.span)
    var front = 0
    var back = count - 1
    var frontKey = keys1[low] + keys2[high]
    var backKey = keys1[low + back] + keys2[high - back]
    var sum = 0.0
    var place = start + back
    // The largest key is at one of the ends. At which one is a matter of chance: no branch depends on
    // it.
    while true {
      let isFront = frontKey > backKey
      let step = isFront ? front : back
      let weight = weights1[low + step] * weights2[high - step]
      sum += weight
      keySpan[place] = isFront ? frontKey : backKey
      weightSpan[place] = weight
      tailSpan[place] = sum
      place -= 1
      if place < start { break }
      front += isFront ? 1 : 0
      back -= isFront ? 0 : 1
      frontKey = keys1[low + front] + keys2[high - front]
      backKey = keys1[low + back] + keys2[high - back]
    }
  }

  /// Returns where the keys of a list reach `key`: the end of the list if none does.
  func division(of range: Range<Int>, at key: Int64) -> Int {
    let keys = keys.span
    var low = range.lowerBound
    var count = range.count
    // By halving, without branches: which half it is is a matter of chance.
    while count > 0 {
      let half = count / 2
      let isBelow = keys[low + half] < key
      low = isBelow ? low + half + 1 : low
      count = isBelow ? count - half - 1 : half
    }
    return low
  }
}
