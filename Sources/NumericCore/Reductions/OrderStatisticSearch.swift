/// Finds order statistics of a stream of numbers that is too long to keep, by reading it again.
///
/// The numbers are compared by their bit patterns, turned so that their order is that of the numbers. A
/// pass counts how many numbers have each value of the next sixteen bits, among those that share the bits
/// already known of a wanted number. As soon as few enough are left they are collected, and the wanted
/// ones picked. Numbers that are no numbers are not counted.
///
/// A stream of 2^30 numbers within a factor of two of each other takes three passes, and no stream more
/// than five.
///
/// ```swift
/// var search = OrderStatisticSearch(room: 1 << 20) { count in [count / 2] }
/// while !search.isFinished {
///   var pass = search.makePass()
///   pass.add(numbers)        // all of the stream, in any order and by any number of passes' copies
///   search.finish([pass])
/// }
/// search.results
/// ```
public struct OrderStatisticSearch: Sendable {
  /// The numbers wanted, in the order of the ranks, when ``isFinished``.
  public private(set) var results: [Double] = []
  /// How many numbers the stream has, known after the first pass.
  public private(set) var count = 0
  /// Whether all wanted numbers were found.
  public private(set) var isFinished = false

  private let room: Int
  private let ranks: @Sendable (_ count: Int) -> [Int]
  /// For each rank, where it is; nil before the first pass.
  private var places: [Place]?

  /// What is known of a wanted number.
  private struct Place: Sendable {
    /// How many of its upper bits are known, and what they are.
    var bits: Int
    var prefix: UInt64
    /// Its rank among the numbers with this prefix, from 0, and how many these are.
    var rank: Int
    var count: Int
  }

  /// Creates a search.
  ///
  /// - Parameters:
  ///   - room: How many numbers may be collected, at least 1.
  ///   - ranks: Returns the ranks wanted, each in 1...count, given how many numbers the stream has. If
  ///     there are none it is not asked.
  public init(room: Int, ranks: @escaping @Sendable (_ count: Int) -> [Int]) {
    precondition(room >= 1, "there is room for at least one number")
    self.room = room
    self.ranks = ranks
  }

  /// Returns what is to be shown all of the stream next; several copies may share the work.
  public func makePass() -> Pass {
    guard let places else { return Pass(bits: 0, prefixes: [0], isCollecting: false) }
    let open = places.filter { $0.bits < 64 }
    // The prefixes are equally long: all places advance together.
    let prefixes = Set(open.map(\.prefix)).sorted()
    let counts = Dictionary(open.map { ($0.prefix, $0.count) }) { first, _ in first }
    let total = counts.values.reduce(0, +)
    return Pass(bits: open.first?.bits ?? 64, prefixes: prefixes, isCollecting: total <= room)
  }

  /// Ends a pass, of which each copy has seen a part of the stream.
  public mutating func finish(_ passes: [Pass]) {
    guard var sum = passes.first else { return }
    for pass in passes.dropFirst() { sum.merge(pass) }
    if places == nil {
      count = sum.histograms[0].reduce(0, +)
      guard count > 0 else {
        isFinished = true
        return
      }
      places = ranks(count).map { rank in
        precondition(rank >= 1 && rank <= count, "a rank lies in 1...count")
        return Place(bits: 0, prefix: 0, rank: rank - 1, count: count)
      }
    }
    guard var places else { return }
    for index in places.indices where places[index].bits < 64 {
      guard let own = sum.prefixes.firstIndex(of: places[index].prefix) else { continue }
      if sum.isCollecting {
        let keys = sum.collected[own].sorted()
        places[index].prefix = keys[places[index].rank]
        places[index].bits = 64
      } else {
        var bin = 0
        while places[index].rank >= sum.histograms[own][bin] {
          places[index].rank -= sum.histograms[own][bin]
          bin += 1
        }
        places[index].count = sum.histograms[own][bin]
        places[index].prefix = places[index].prefix << 16 | UInt64(bin)
        places[index].bits += 16
      }
    }
    self.places = places
    if places.allSatisfy({ $0.bits == 64 }) {
      results = places.map { Self.number($0.prefix) }
      isFinished = true
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
    /// How many upper bits the prefixes have.
    fileprivate let bits: Int
    fileprivate let prefixes: [UInt64]
    fileprivate let isCollecting: Bool
    fileprivate var histograms: [[Int]]
    fileprivate var collected: [[UInt64]]

    fileprivate init(bits: Int, prefixes: [UInt64], isCollecting: Bool) {
      self.bits = bits
      self.prefixes = prefixes
      self.isCollecting = isCollecting
      histograms =
        isCollecting
        ? [] : [[Int]](repeating: [Int](repeating: 0, count: 1 << 16), count: prefixes.count)
      collected = isCollecting ? [[UInt64]](repeating: [], count: prefixes.count) : []
    }

    /// Looks at a part of the stream.
    public mutating func add(_ numbers: Span<Double>) {
      for i in numbers.indices where !numbers[i].isNaN {
        let key = OrderStatisticSearch.key(numbers[i])
        // A shift by 64 gives 0: nothing is known yet.
        let prefix = key >> UInt64(64 - bits)
        for own in prefixes.indices where prefixes[own] == prefix {
          if isCollecting {
            collected[own].append(key)
          } else {
            histograms[own][Int(key >> UInt64(48 - bits) & 0xFFFF)] += 1
          }
        }
      }
    }

    fileprivate mutating func merge(_ other: Pass) {
      for own in histograms.indices {
        for bin in histograms[own].indices { histograms[own][bin] += other.histograms[own][bin] }
      }
      for own in collected.indices { collected[own] += other.collected[own] }
    }
  }
}
