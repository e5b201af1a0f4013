/// Collects the partial tables of one node, and finds those from any key on.
struct ExactFisherSorter: ExactFisherVisitor {
  /// The most entries that are kept.
  static let largestCount = 1 << 21
  /// The most entries that wait to be joined.
  private static let mostLoose = 1 << 20

  var closeAt: Int64 = 0
  private(set) var openAt: Int64 = .min
  var closed = 0.0
  private(set) var steps = 0
  /// Whether there were more entries than are kept.
  private(set) var isFull = false

  /// How many entries there are; the first places of ``keys`` and ``weights`` hold them.
  private(set) var count = 0
  /// The smallest key.
  private(set) var lowest = Int64.max
  /// The largest key.
  private(set) var highest = Int64.min
  /// The keys, in order of their buckets, and ascending once ``sort()`` is done.
  private(set) var keys: [Int64] = []
  /// The weights that go with the keys.
  private(set) var weights: [Double] = []
  private var looseKeys: [Int64] = []
  private var looseWeights: [Double] = []
  private var looseCount = 0
  /// How many entries were taken since the start, and whether they are joined at once, in the table.
  private var taken = 0
  private var isJoining = true
  private var table = ExactFisherKeyTable()

  /// Equal parts of the range of keys, 2^``shift`` wide: where the entries of each start.
  private var starts: [Int32] = []
  /// At each place, the weight of the entries from there on.
  private var tails: [Double] = []
  private var shift: Int64 = 0
  /// The weight of all entries.
  private(set) var total = 0.0

  /// Starts anew.
  mutating func reset(closeAt: Int64, dropBelow: Int64) {
    self.closeAt = closeAt
    openAt = dropBelow
    closed = 0
    lowest = .max
    highest = .min
    looseCount = 0
    count = 0
    taken = 0
    if isJoining { table.removeAll() }
  }

  mutating func take(
    _ lists: borrowing ExactFisherLists, _ range: Range<Int>, key: Int64, weight: Double
  ) {
    let low =
      openAt == .min ? range.lowerBound : lists.division(of: range, at: openAt - key)
    guard low < range.upperBound else { return }
    lowest = min(lowest, key + lists.keys[low])
    highest = max(highest, key + lists.keys[range.upperBound - 1])
    let added = range.upperBound - low
    taken += added
    if isJoining {
      table.add(lists.keys, lists.weights, low..<range.upperBound, key: key, weight: weight)
      steps += ExactFisherCost.joined(added, among: table.capacity)
      if table.count > Self.largestCount { giveUp() }
      return
    }
    if looseCount + added > looseKeys.count {
      let room = max(1024, looseCount + added)
      looseKeys.append(contentsOf: repeatElement(0, count: room))
      looseWeights.append(contentsOf: repeatElement(0, count: room))
    }
    Self.copy(
      lists, low..<range.upperBound, key, weight, to: &looseKeys, &looseWeights, at: looseCount)
    looseCount += added
    // Putting them in their buckets is counted here, too.
    steps += ExactFisherCost.list + ExactFisherCost.loose * added
    if looseCount > Self.mostLoose { startJoining() }
  }

  /// Of so many some will have equal keys, and there is no room for all.
  private mutating func startJoining() {
    isJoining = true
    table.removeAll()
    table.add(looseKeys, looseWeights, 0..<looseCount, key: 0, weight: 1)
    steps += ExactFisherCost.joined(looseCount, among: table.capacity)
    looseCount = 0
  }

  /// Drops what was taken: there is too much of it.
  private mutating func giveUp() {
    isFull = true
    lowest = .max
    highest = .min
    taken = 0
    table = ExactFisherKeyTable()
    table.removeAll()
  }

  private static func copy(
    _ lists: borrowing ExactFisherLists, _ range: Range<Int>, _ key: Int64, _ weight: Double,
    to looseKeys: inout [Int64], _ looseWeights: inout [Double], at place: Int
  ) {
    let listKeys = lists.keys.span.extracting(range)
    let listWeights = lists.weights.span.extracting(range)
    var keySpan = looseKeys.mutableSpan
    var weightSpan = looseWeights.mutableSpan
    for step in 0..<range.count {
      keySpan[place + step] = key + listKeys[step]
      weightSpan[place + step] = weight * listWeights[step]
    }
  }

  /// Puts the entries in order and joins equal keys.
  mutating func sort() {
    guard distribute() > 0 else { return }
    join()
  }

  /// Prepares ``weight(from:keys:weights:)``.
  mutating func index() {
    // Where many keys are equal, joined ones are found faster.
    let fullest = distribute()
    if fullest > 12 && !isJoining { join() } else { chooseWay() }
    if tails.count <= count {
      tails.append(contentsOf: repeatElement(0, count: weights.count + 1 - tails.count))
    }
    total = Self.sum(weights, count, into: &tails)
  }

  private mutating func join() {
    if !isJoining { steps += ExactFisherCost.sorted(count) }
    count = Self.join(&keys, &weights, &starts, count)
    chooseWay()
  }

  /// The entries of the next node are likely as those of this one: whether half of them and more have a key that
  /// others have.
  private mutating func chooseWay() {
    if taken > 0 { isJoining = 2 * count < taken }
  }

  /// Puts the entries into their buckets; returns how many there are in the fullest one.
  private mutating func distribute() -> Int {
    if isJoining {
      looseCount = table.count
      table.copy(to: &looseKeys, &looseWeights)
      steps += ExactFisherCost.ordered * looseCount
    }
    count = looseCount
    guard count > 0 else { return 0 }
    if keys.count < looseKeys.count {
      keys.append(contentsOf: repeatElement(0, count: looseKeys.count - keys.count))
      weights.append(contentsOf: repeatElement(0, count: looseKeys.count - weights.count))
    }
    // About four buckets for an entry.
    let width = UInt64(highest - lowest) / UInt64(4 * count) + 1
    shift = Int64(64 - (width - 1).leadingZeroBitCount)
    let buckets = Int((highest - lowest) >> shift) + 1
    starts.removeAll(keepingCapacity: true)
    starts.append(contentsOf: repeatElement(0, count: buckets + 1))
    return Self.distribute(
      looseKeys, looseWeights, count, from: lowest, shift: shift, to: &keys, &weights, &starts)
  }

  private static func distribute(
    _ looseKeys: [Int64], _ looseWeights: [Double], _ count: Int, from lowest: Int64, shift: Int64,
    to keys: inout [Int64], _ weights: inout [Double], _ starts: inout [Int32]
  ) -> Int {
    let loose = looseKeys.span
    let looseWeights = looseWeights.span
    var keys = keys.mutableSpan
    var weights = weights.mutableSpan
    var starts = starts.mutableSpan
    for place in 0..<count { starts[Int((loose[place] - lowest) >> shift)] += 1 }
    var end: Int32 = 0
    var fullest: Int32 = 0
    for bucket in 0..<starts.count {
      fullest = max(fullest, starts[bucket])
      end += starts[bucket]
      starts[bucket] = end
    }
    // From the end down to the start of each bucket, which is where it is left.
    for place in 0..<count {
      let bucket = Int((loose[place] - lowest) >> shift)
      let target = Int(starts[bucket]) - 1
      starts[bucket] = Int32(target)
      keys[target] = loose[place]
      weights[target] = looseWeights[place]
    }
    return Int(fullest)
  }

  /// Sorts within the buckets, joins equal keys and closes the gaps; returns how many are left.
  private static func join(
    _ keys: inout [Int64], _ weights: inout [Double], _ starts: inout [Int32], _ count: Int
  ) -> Int {
    for bucket in 0..<starts.count - 1 where starts[bucket + 1] - starts[bucket] > 24 {
      let range = Int(starts[bucket])..<Int(starts[bucket + 1])
      let sorted = range.map { (keys[$0], weights[$0]) }.sorted { $0.0 < $1.0 }
      for (place, entry) in zip(range, sorted) { (keys[place], weights[place]) = entry }
    }
    var keys = keys.mutableSpan
    var weights = weights.mutableSpan
    var starts = starts.mutableSpan
    var written = 0
    for bucket in 0..<starts.count - 1 {
      let range = Int(starts[bucket])..<Int(starts[bucket + 1])
      starts[bucket] = Int32(written)
      let begin = written
      for place in range {
        let key = keys[place]
        let weight = weights[place]
        var target = written
        while target > begin && keys[target - 1] > key { target -= 1 }
        if target > begin && keys[target - 1] == key {
          weights[target - 1] += weight
          continue
        }
        for move in stride(from: written, to: target, by: -1) {
          keys[move] = keys[move - 1]
          weights[move] = weights[move - 1]
        }
        keys[target] = key
        weights[target] = weight
        written += 1
      }
    }
    starts[starts.count - 1] = Int32(written)
    return written
  }

  private static func sum(_ weights: [Double], _ count: Int, into tails: inout [Double]) -> Double {
    let weights = weights.span
    var tails = tails.mutableSpan
    var sum = 0.0
    tails[count] = 0
    for place in stride(from: count - 1, through: 0, by: -1) {
      sum += weights[place]
      tails[place] = sum
    }
    return sum
  }

  /// Returns the weight of the pairs of an entry here and one of a list whose keys sum to at least
  /// `key`; how many entries of the list it took: from its end on, down to those that no entry here
  /// completes; and how many entries here were looked at for them.
  ///
  /// - Parameters:
  ///   - key: What the keys must sum to.
  ///   - listKeys: The keys of the list, ascending; each needs more than the ``lowest`` key here.
  ///   - listWeights: The weights of the list.
  func weight(
    from key: Int64, keys listKeys: Span<Int64>, weights listWeights: Span<Double>
  ) -> (weight: Double, taken: Int, looked: Int) {
    let keys = keys.span
    let weights = weights.span
    let tails = tails.span
    let starts = starts.span
    var sum = 0.0
    var looked = 0
    var place = listKeys.count
    while place > 0 {
      let rest = key - listKeys[place - 1]
      if rest > highest { break }
      place -= 1
      let bucket = Int((rest - lowest) >> shift)
      // In range: the key lies between the lowest and the highest one here.
      let start = unsafe Int(starts[unchecked: bucket])
      let end = unsafe Int(starts[unchecked: bucket + 1])
      looked += end - start
      var weight = unsafe tails[unchecked: end]
      for entry in start..<end {
        unsafe weight += keys[unchecked: entry] >= rest ? weights[unchecked: entry] : 0
      }
      sum += listWeights[place] * weight
    }
    return (sum, listKeys.count - place, looked)
  }
}
