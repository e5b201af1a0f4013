/// What is done with the partial tables of a node.
protocol ExactFisherVisitor {
  /// From this key on every completion of a partial table counts.
  var closeAt: Int64 { get }
  /// The weight of the partial tables that are closed.
  var closed: Double { get set }
  /// How many steps were taken, of one to a few nanoseconds each.
  var steps: Int { get }
  /// Takes the entries of a list from its start to `end`, each with `key` and `weight` added to it.
  mutating func take(
    _ lists: borrowing ExactFisherLists, _ range: Range<Int>, key: Int64, weight: Double)
}

/// Partial tables of one node in the order of their keys, with a direct way to each key.
struct ExactFisherSorter: ExactFisherVisitor {
  var closeAt: Int64 = 0
  /// Below this key no completion counts.
  var dropBelow: Int64 = .min
  var closed = 0.0
  /// The keys, ascending once ``sort()`` is done.
  private(set) var keys: [Int64] = []
  /// The weights that go with the keys.
  private(set) var weights: [Double] = []
  /// At each place, the sum of the weights from there on; 0 at the end.
  private(set) var tails: [Double] = []
  private var bucketStarts: [Int32] = []
  private var bucketShift: Int64 = 0
  private var looseKeys: [Int64] = []
  private var looseWeights: [Double] = []
  private var compactAt = 1 << 20
  private(set) var steps = 0

  /// Starts anew.
  mutating func reset(closeAt: Int64, dropBelow: Int64) {
    self.closeAt = closeAt
    self.dropBelow = dropBelow
    closed = 0
    looseKeys.removeAll(keepingCapacity: true)
    looseWeights.removeAll(keepingCapacity: true)
    compactAt = 1 << 20
  }

  mutating func take(
    _ lists: borrowing ExactFisherLists, _ range: Range<Int>, key: Int64, weight: Double
  ) {
    if isFull { return }
    let listKeys = lists.keys.span
    let listWeights = lists.weights.span
    var place = range.upperBound - 1
    while place >= range.lowerBound {
      let sum = key + listKeys[place]
      if sum < dropBelow { break }
      looseKeys.append(sum)
      looseWeights.append(weight * listWeights[place])
      place -= 1
    }
    // An entry is sorted later.
    steps += 12 * (range.upperBound - 1 - place)
    // Small counts give few keys and many tables for each: joined in time they stay in the cache.
    if looseKeys.count > compactAt { compact() }
  }

  /// Whether there are more different keys than are kept.
  var isFull: Bool { compactAt > 1 << 23 }

  /// Sorts what was taken and joins equal keys.
  mutating func sort() {
    keys.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    tails.removeAll(keepingCapacity: true)
    guard let first = looseKeys.first else { return }
    var low = first
    var high = first
    for key in looseKeys {
      low = min(low, key)
      high = max(high, key)
    }
    // About two buckets for an entry.
    let count = looseKeys.count
    let width = UInt64(high - low) / UInt64(2 * count) + 1
    bucketShift = Int64(64 - (width - 1).leadingZeroBitCount)
    let buckets = Int((high - low) >> bucketShift) + 1
    bucketStarts.removeAll(keepingCapacity: true)
    bucketStarts.append(contentsOf: repeatElement(0, count: buckets + 1))
    for key in looseKeys { bucketStarts[Int((key - low) >> bucketShift) + 1] += 1 }
    for bucket in 0..<buckets { bucketStarts[bucket + 1] += bucketStarts[bucket] }
    keys.append(contentsOf: repeatElement(0, count: count))
    weights.append(contentsOf: repeatElement(0, count: count))
    for (place, key) in looseKeys.enumerated() {
      let bucket = Int((key - low) >> bucketShift)
      let target = Int(bucketStarts[bucket])
      bucketStarts[bucket] += 1
      keys[target] = key
      weights[target] = looseWeights[place]
    }
    joinBuckets(buckets)
    tails.append(contentsOf: repeatElement(0, count: keys.count + 1))
    var sum = 0.0
    for place in stride(from: keys.count - 1, through: 0, by: -1) {
      sum += weights[place]
      tails[place] = sum
    }
  }

  /// Sorts within each bucket, joins equal keys, and closes the gaps; the starts are now the ends.
  private mutating func joinBuckets(_ buckets: Int) {
    var start = 0
    var written = 0
    for bucket in 0..<buckets {
      let end = Int(bucketStarts[bucket])
      bucketStarts[bucket] = Int32(written)
      if end - start > 24 { sortLargeBucket(start..<end) }
      let begin = written
      for place in start..<end {
        let key = keys[place]
        let weight = weights[place]
        var target = written
        while target > begin && keys[target - 1] > key { target -= 1 }
        if target > begin && keys[target - 1] == key {
          weights[target - 1] += weight
        } else {
          var move = written
          while move > target {
            keys[move] = keys[move - 1]
            weights[move] = weights[move - 1]
            move -= 1
          }
          keys[target] = key
          weights[target] = weight
          written += 1
        }
      }
      start = end
    }
    bucketStarts[buckets] = Int32(written)
    keys.removeLast(keys.count - written)
    weights.removeLast(weights.count - written)
  }

  private mutating func sortLargeBucket(_ range: Range<Int>) {
    let sorted = range.map { (keys[$0], weights[$0]) }.sorted { $0.0 < $1.0 }
    for (place, entry) in zip(range, sorted) { (keys[place], weights[place]) = entry }
  }

  private mutating func compact() {
    sort()
    if keys.count < looseKeys.count / 2 {
      swap(&keys, &looseKeys)
      swap(&weights, &looseWeights)
    }
    compactAt = max(compactAt, 2 * looseKeys.count)
  }

  /// Returns the weight of the entries with at least this key, which lies above the first key and not
  /// above the last one.
  @inline(__always)
  func weight(from key: Int64) -> Double {
    var place = Int(bucketStarts[Int((key - keys[0]) >> bucketShift)])
    while keys[place] < key { place += 1 }
    return tails[place]
  }
}

/// The partial tables on one side of a node, of which each completes the sorted ones on the other side.
struct ExactFisherMatcher: ExactFisherVisitor {
  var closeAt: Int64 = 0
  var closed = 0.0
  /// The key of the observed table: tables with this key or a larger one count.
  let observed: Int64
  /// The other side.
  var sorted = ExactFisherSorter()
  /// The weight of the pairs that count, without those where either part is closed.
  private(set) var sum = 0.0
  private(set) var steps = 0

  init(observed: Int64) { self.observed = observed }

  /// Starts anew, once the other side is sorted and has entries.
  mutating func reset() {
    closeAt = observed - sorted.keys[0]
    closed = 0
    sum = 0
  }

  mutating func take(
    _ lists: borrowing ExactFisherLists, _ range: Range<Int>, key: Int64, weight: Double
  ) {
    let listKeys = lists.keys.span
    let listWeights = lists.weights.span
    let highest = sorted.keys[sorted.keys.count - 1]
    let needed = observed - key
    var subtotal = 0.0
    var place = range.upperBound - 1
    while place >= range.lowerBound {
      let rest = needed - listKeys[place]
      if rest > highest { break }
      subtotal += listWeights[place] * sorted.weight(from: rest)
      place -= 1
    }
    sum += weight * subtotal
    steps += 3 * (range.upperBound - 1 - place)
  }
}
