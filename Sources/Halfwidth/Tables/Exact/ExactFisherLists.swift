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
  /// Where each list starts and ends; a list that was never added to is empty.
  private(set) var ranges: [Range<Int>]
  /// For each list, the weight of the partial tables whose every completion counts.
  private(set) var closed: [Double]
  /// For each list, where it was last divided: the next division is near.
  private var divisions: [Int]

  init(slots: Int) {
    ranges = [Range<Int>](repeating: 0..<0, count: slots)
    closed = [Double](repeating: 0, count: slots)
    divisions = [Int](repeating: 0, count: slots)
  }

  /// Empties the lists, for as many slots as there were or fewer.
  mutating func removeAll(slots: Int) {
    keys.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    tails.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    ranges.append(contentsOf: repeatElement(0..<0, count: slots))
    closed.removeAll(keepingCapacity: true)
    closed.append(contentsOf: repeatElement(0, count: slots))
    divisions.removeAll(keepingCapacity: true)
    divisions.append(contentsOf: repeatElement(0, count: slots))
  }

  /// Adds a slot after the others, with an empty list, and returns its number.
  mutating func addSlot() -> Int {
    ranges.append(keys.count..<keys.count)
    closed.append(0)
    divisions.append(keys.count)
    return ranges.count - 1
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
    ranges[slot] = start..<keys.count
    divisions[slot] = start
    closed[slot] = weight
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
    ranges[slot] = start..<start + count
    divisions[slot] = start
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
  @inline(__always)
  mutating func division(of slot: Int, at key: Int64) -> Int {
    let range = ranges[slot]
    if range.count > 64 { return longDivision(range, at: key) }
    var place = divisions[slot]
    while place < range.upperBound && keys[place] < key { place += 1 }
    while place > range.lowerBound && keys[place - 1] >= key { place -= 1 }
    if divisions[slot] != place { divisions[slot] = place }
    return place
  }

  /// In a long list the last place says little: by halving.
  private func longDivision(_ range: Range<Int>, at key: Int64) -> Int {
    let keys = keys.span
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
