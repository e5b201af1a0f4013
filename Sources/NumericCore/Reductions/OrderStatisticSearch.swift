/// Finds order statistics of a stream of numbers that is too long to keep, by reading it again.
///
/// The numbers are compared by their bit patterns, turned so that their order is that of the numbers. A
/// pass counts how many numbers have each value of the next sixteen bits, among those that share the bits
/// already known of a wanted number. As soon as few enough are left they are collected, and the wanted
/// ones picked. Numbers that are no numbers are not counted.
///
/// Which ranks are wanted may be known after the first pass only, or later: whoever asks later waits longer.
/// From then on a stream of 2^30 numbers within a factor of two of each other takes two passes, and no
/// stream more than four.
///
/// ```swift
/// let numbers = [2.5, 1.5, 3.5]
/// var search = OrderStatisticSearch(room: 1 << 20)
/// repeat {
///   var pass = search.makePass()
///   // All of the stream, in any order and by any number of passes' copies.
///   pass.add(numbers.span)
///   search.finish([pass])
///   search.want([search.count / 2])
/// } while !search.isFinished
/// search.found  // [1: 1.5]
/// ```
public struct OrderStatisticSearch: Sendable {
  /// The numbers found so far, by their ranks from 1.
  public private(set) var found: [Int: Double] = [:]
  /// How many numbers the stream has, known after the first pass.
  public private(set) var count = 0

  private let room: Int
  /// How many numbers have each value of the first sixteen bits; empty before the first pass.
  private var root: [Int] = []
  /// For each rank that is looked for, where it is.
  private var places: [Int: Place] = [:]

  /// What is known of a wanted number.
  private struct Place: Sendable {
    /// How many of its upper bits are known, and what they are.
    var prefix: Prefix
    /// Its rank among the numbers with this prefix, from 0, and how many these are.
    var rank: Int
    var count: Int

    /// Goes on to one of the parts that a prefix is divided into.
    mutating func descend(_ counts: [Int]) {
      var bin = 0
      while rank >= counts[bin] {
        rank -= counts[bin]
        bin += 1
      }
      count = counts[bin]
      prefix = Prefix(bits: prefix.bits + 16, value: prefix.value << 16 | UInt64(bin))
    }
  }

  /// The upper bits of numbers.
  fileprivate struct Prefix: Hashable, Sendable {
    var bits: Int
    var value: UInt64
  }

  /// Creates a search.
  ///
  /// - Parameter room: How many numbers may be collected, at least 1.
  public init(room: Int) {
    precondition(room >= 1, "there is room for at least one number")
    self.room = room
  }

  /// Whether the stream was read, and all wanted numbers were found.
  public var isFinished: Bool { !root.isEmpty && places.isEmpty }

  /// Asks for the numbers at some ranks, once the stream was read for the first time.
  ///
  /// - Parameter ranks: Each in 1...count; those asked for before change nothing.
  public mutating func want(_ ranks: some Sequence<Int>) {
    for rank in ranks where found[rank] == nil && places[rank] == nil {
      precondition(rank >= 1 && rank <= count, "a rank lies in 1...count")
      var place = Place(prefix: Prefix(bits: 0, value: 0), rank: rank - 1, count: count)
      place.descend(root)
      places[rank] = place
    }
  }

  /// Returns what is to be shown all of the stream next; several copies may share the work.
  public func makePass() -> Pass {
    guard !root.isEmpty else { return Pass(counting: [Prefix(bits: 0, value: 0)], collecting: []) }
    let counts = Dictionary(places.values.map { ($0.prefix, $0.count) }) { first, _ in first }
    var counting: [Prefix] = []
    var collecting: [Prefix] = []
    var left = room
    for (prefix, count) in counts.sorted(by: { ($0.value, $0.key.value) < ($1.value, $1.key.value) }
    ) {
      if count <= left {
        left -= count
        collecting.append(prefix)
      } else {
        counting.append(prefix)
      }
    }
    return Pass(counting: counting, collecting: collecting)
  }

  /// Ends a pass, of which each copy has seen a part of the stream.
  public mutating func finish(_ passes: [Pass]) {
    guard var sum = passes.first else { return }
    for pass in passes.dropFirst() { sum.merge(pass) }
    if root.isEmpty {
      root = sum.counted[0].counts
      count = root.reduce(0, +)
      return
    }
    let collected = Dictionary(
      uniqueKeysWithValues: sum.collected.map { ($0.prefix, $0.keys.sorted()) })
    let counted = Dictionary(uniqueKeysWithValues: sum.counted.map { ($0.prefix, $0.counts) })
    for (rank, place) in places {
      if let keys = collected[place.prefix] {
        found[rank] = Self.number(keys[place.rank])
        places[rank] = nil
      } else if let counts = counted[place.prefix] {
        var place = place
        place.descend(counts)
        places[rank] = place
        if place.prefix.bits == 64 {
          found[rank] = Self.number(place.prefix.value)
          places[rank] = nil
        }
      }
    }
  }

  /// A whole number whose order is that of the numbers; both zeros are 0.
  static func key(_ number: Double) -> UInt64 {
    let bits = (number == 0 ? 0 : number).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  static func number(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }

  /// Looks at the stream once.
  public struct Pass: Sendable {
    fileprivate var counted: [(prefix: Prefix, counts: [Int])]
    fileprivate var collected: [(prefix: Prefix, keys: [UInt64])]
    /// Whether numbers with these first sixteen bits are looked at any further.
    private var isWanted: [Bool]

    fileprivate init(counting: [Prefix], collecting: [Prefix]) {
      counted = counting.map { ($0, [Int](repeating: 0, count: 1 << 16)) }
      collected = collecting.map { ($0, []) }
      isWanted = [Bool](repeating: counting.contains { $0.bits == 0 }, count: 1 << 16)
      for prefix in counting + collecting where prefix.bits > 0 {
        isWanted[Int(prefix.value >> UInt64(prefix.bits - 16))] = true
      }
    }

    /// Looks at a part of the stream.
    public mutating func add(_ numbers: Span<Double>) {
      for i in numbers.indices where !numbers[i].isNaN {
        let key = OrderStatisticSearch.key(numbers[i])
        guard isWanted[Int(truncatingIfNeeded: key >> 48)] else { continue }
        // A shift by 64 gives 0: nothing is known yet.
        for own in counted.indices {
          let prefix = counted[own].prefix
          if key >> UInt64(64 - prefix.bits) == prefix.value {
            counted[own].counts[Int(key >> UInt64(48 - prefix.bits) & 0xFFFF)] += 1
          }
        }
        for own in collected.indices {
          let prefix = collected[own].prefix
          if key >> UInt64(64 - prefix.bits) == prefix.value { collected[own].keys.append(key) }
        }
      }
    }

    /// Adds what another copy of the same pass has seen.
    public mutating func merge(_ other: Pass) {
      for own in counted.indices {
        for bin in counted[own].counts.indices {
          counted[own].counts[bin] += other.counted[own].counts[bin]
        }
      }
      for own in collected.indices { collected[own].keys += other.collected[own].keys }
    }
  }
}
