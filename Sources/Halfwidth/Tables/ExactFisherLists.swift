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
  /// Where each list starts and ends.
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
    keys.append(contentsOf: sorter.keys)
    weights.append(contentsOf: sorter.weights)
    finish(slot: slot, from: start, closed: sorter.closed)
  }

  /// Makes the entries since `start`, whose keys fall and then rise, an ascending list of a slot.
  mutating func finishValley(slot: Int, from start: Int) {
    let count = keys.count - start
    var sortedKeys = keys[start...]
    var sortedWeights = weights[start...]
    var first = start
    var last = keys.count - 1
    for place in stride(from: start + count - 1, through: start, by: -1) {
      let source = keys[first] > keys[last] ? first : last
      sortedKeys[place] = keys[source]
      sortedWeights[place] = weights[source]
      if source == first { first += 1 } else { last -= 1 }
    }
    keys.replaceSubrange(start..., with: sortedKeys)
    weights.replaceSubrange(start..., with: sortedWeights)
    finish(slot: slot, from: start)
  }

  /// Returns where the keys of a list reach `key`: the end of the list if none does.
  @inline(__always)
  mutating func division(of slot: Int, at key: Int64) -> Int {
    let range = ranges[slot]
    var place = divisions[slot]
    while place < range.upperBound && keys[place] < key { place += 1 }
    while place > range.lowerBound && keys[place - 1] >= key { place -= 1 }
    divisions[slot] = place
    return place
  }
}
