internal import CKernels

/// Hypergeometric distributions that are kept by the first bits of their distribution functions, for draws by
/// inversion: of a word that is uniform the outcome is the first whose distribution function exceeds it.
///
/// The first 16 bits of a word settle nearly every draw: its outcome is a count of thresholds, many of which are
/// compared at once. What they don't settle is left open for whoever knows the distribution function itself, as are
/// distributions that aren't kept: what is kept changes the time, and no outcome. It is made for narrow ones, of which
/// ``outcomes`` neighbouring outcomes have nearly all of the probability.
///
/// Copies share memory until one of them keeps something.
public struct KeptHypergeometrics: Sendable {
  /// A distribution: of so many items, less than 2^21, some are marked, and some are drawn.
  ///
  /// Marked and drawn items may change places: the greater number is that of the marked ones here.
  public struct Name: Hashable, Sendable {
    /// All items.
    public let population: Int
    /// The greater one of both numbers.
    public let marked: Int
    /// The smaller one.
    public let draws: Int

    /// Names a distribution, with both numbers in any order.
    public init(population: Int, marked: Int, draws: Int) {
      self.population = population
      self.marked = max(marked, draws)
      self.draws = min(marked, draws)
      precondition(
        self.draws >= 0 && self.marked <= population && population < 1 << 21,
        "a distribution that is kept has less than 2^21 items, of which all are that are marked or drawn"
      )
    }

    fileprivate var key: UInt64 {
      hypergeometric_key(UInt32(population), UInt32(marked), UInt32(draws))
    }
  }

  /// The distributions of draws, one number of each for every draw.
  @unsafe public struct Request {
    /// For each draw all items.
    public let population: UnsafePointer<Int32>
    /// How many of them are marked.
    public let marked: UnsafePointer<Int32>
    /// How many of them are drawn.
    public let draws: UnsafePointer<Int32>

    /// Says where the numbers are.
    public init(
      population: UnsafePointer<Int32>, marked: UnsafePointer<Int32>, draws: UnsafePointer<Int32>
    ) {
      unsafe self.population = population
      unsafe self.marked = marked
      unsafe self.draws = draws
    }

    /// The distribution of a draw.
    public subscript(draw: Int) -> Name {
      unsafe Name(
        population: Int(population[draw]), marked: Int(marked[draw]), draws: Int(draws[draw]))
    }
  }

  /// What the first bits of a word say.
  public enum Look: Hashable, Sendable {
    /// The distribution isn't kept.
    case unknown
    /// It is, but a bit more must be known of the word, or of the distribution.
    case open
    /// The outcome.
    case settled(Int)
  }

  /// How many outcomes of a distribution are kept, 23.
  public static let outcomes = thresholds - 1

  private static let thresholds = Int(HYPERGEOMETRIC_THRESHOLDS)
  /// How many places a distribution may have.
  private static let tries = 4

  private let bits: Int
  private var storage: Storage

  /// Keeps nothing yet.
  ///
  /// - Parameter bits: In 1...20; there is room for 2^`bits` distributions, of 64 bytes each. A distribution that
  ///   finds no place takes that of another.
  public init(bits: Int) {
    precondition(bits >= 1 && bits <= 20, "there is room for 2...2^20 distributions")
    self.bits = bits
    storage = Storage(count: 1 << bits + Self.tries - 1)
  }

  /// Draws the numbers of marked items among those drawn, from a word each, where that is settled.
  ///
  /// - Parameters:
  ///   - outcomes: Room for them; those that are left open have any number.
  ///   - request: The distribution of each; all numbers are in 0 ..< 2^21.
  ///   - words: Uniform bits, at distances of `stride`.
  ///   - open: Room for as many numbers, which become the numbers of the draws that are left open, ascending.
  /// - Returns: How many are left open.
  @unsafe public func fill(
    _ outcomes: UnsafeMutableBufferPointer<Int32>, _ request: Request,
    words: UnsafePointer<UInt64>, stride: Int, open: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    precondition(
      open.count >= outcomes.count && outcomes.count <= UInt32.max, "each draw may be left open")
    return unsafe hypergeometric_outcomes(
      storage.places, UInt32(bits), request.population, request.marked, request.draws, words,
      stride, outcomes.count, outcomes.baseAddress, open.baseAddress)
  }

  /// Looks for the outcome of a word, at all places that the distribution may have.
  ///
  /// It is the plain form of what `CKernels` does for many draws at the first of them, where the distribution is found
  /// from now on.
  public mutating func look(_ word: UInt64, in name: Name) -> Look {
    let (key, place) = (name.key, place(of: name))
    guard let found = (place..<place + Self.tries).first(where: { storage[$0].key == key }) else {
      return .unknown
    }
    if found != place {
      let moved = storage[found]
      unsafe own()[found] = storage[place]
      unsafe own()[place] = moved
    }
    return Self.look(word, in: storage[place])
  }

  static func look(_ word: UInt64, in kept: KeptHypergeometric) -> Look {
    let bits = Int16(truncatingIfNeeded: Int(word >> 48) - 1 << 15)
    let (below, isEqual) = unsafe withUnsafeBytes(of: kept.thresholds) { bytes in
      let thresholds = unsafe bytes.assumingMemoryBound(to: Int16.self)
      return unsafe (thresholds.count { $0 < bits }, thresholds.contains(bits))
    }
    return isEqual || below == 0 || below == thresholds ? .open : .settled(Int(kept.before) + below)
  }

  /// Keeps a distribution, in the place of another one where there is none.
  ///
  /// - Parameters:
  ///   - mode: The outcome around which outcomes are kept.
  ///   - low: The outcome of the first sum.
  ///   - sums: Its distribution function, ascending, up to where it is 1 but for rounding.
  public mutating func keep(_ name: Name, mode: Int, low: Int, sums: [Double]) {
    let before = max(low, mode - Self.thresholds / 2 + 1) - 1
    let kept = Self.kept(key: name.key, before: before, low: low, sums: sums)
    let place = place(of: name)
    let free = (place..<place + Self.tries).first { storage[$0].key == .max } ?? place
    unsafe own()[free] = kept
  }

  static func kept(key: UInt64, before: Int, low: Int, sums: [Double]) -> KeptHypergeometric {
    var kept = KeptHypergeometric()
    kept.key = key
    kept.before = Int64(before)
    unsafe withUnsafeMutableBytes(of: &kept.thresholds) { bytes in
      let thresholds = unsafe bytes.assumingMemoryBound(to: Int16.self)
      for place in thresholds.indices {
        let index = before + place - low
        guard index < sums.count else {
          unsafe thresholds[place] = .max
          continue
        }
        let sum = index < 0 ? 0 : sums[index]
        unsafe thresholds[place] = Int16(min((sum * 0x1p16).rounded(.down), 0xFFFF) - 0x1p15)
      }
    }
    return kept
  }

  private func place(of name: Name) -> Int {
    Int(
      hypergeometric_place(
        UInt32(name.population), UInt32(name.marked), UInt32(name.draws), UInt32(bits)))
  }

  /// The places as this copy's own, which no other one reads.
  private mutating func own() -> UnsafeMutablePointer<KeptHypergeometric> {
    if !isKnownUniquelyReferenced(&storage) { storage = storage.copy() }
    return unsafe storage.places
  }

  /// Places that begin at a cache line, so that none lies in two.
  @safe private final class Storage: @unchecked Sendable {
    let places: UnsafeMutablePointer<KeptHypergeometric>
    private let count: Int

    init(count: Int) {
      let size = MemoryLayout<KeptHypergeometric>.stride
      let bytes = UnsafeMutableRawPointer.allocate(byteCount: size * count, alignment: size)
      var empty = KeptHypergeometric()
      empty.key = .max
      unsafe places = bytes.initializeMemory(
        as: KeptHypergeometric.self, repeating: empty, count: count)
      self.count = count
    }

    deinit { unsafe places.deallocate() }

    func copy() -> Storage {
      let copy = Storage(count: count)
      unsafe copy.places.update(from: places, count: count)
      return copy
    }

    subscript(place: Int) -> KeptHypergeometric {
      precondition(place >= 0 && place < count, "the place is there")
      return unsafe places[place]
    }
  }
}
