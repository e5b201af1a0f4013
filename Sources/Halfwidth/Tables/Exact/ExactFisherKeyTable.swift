/// Weights by key, where many entries have few keys: each finds its key by a hash, and is added to it.
///
/// Open addressing: an entry stands at the place that its hash says, or at the next free one.
struct ExactFisherKeyTable {
  private struct Place {
    var key: Int64
    var weight: Double
  }

  /// Keys are sums of logarithms of factorials, and never negative.
  private static let free = Place(key: -1, weight: 0)
  private static let fewestPlaces = 64

  /// A power of two of places is in use, at most half of them taken; there may be more from earlier times.
  private var places: [Place] = []
  private var used = 0
  /// How many keys there are.
  private(set) var count = 0

  /// How many places are in use.
  var capacity: Int { used }

  /// Starts anew, with room for about as many keys as there were.
  mutating func removeAll() {
    used = Self.places(for: count)
    if places.count < used {
      places = [Place](repeating: Self.free, count: used)
    } else {
      Self.clear(&places, used)
    }
    count = 0
  }

  private static func places(for count: Int) -> Int {
    var places = fewestPlaces
    while places < 2 * count { places *= 2 }
    return places
  }

  private static func clear(_ places: inout [Place], _ used: Int) {
    var places = places.mutableSpan
    for place in 0..<used { places[place] = free }
  }

  /// Adds a range of entries, each with `key` added to its key, and its weight times `weight`.
  mutating func add(
    _ keys: borrowing [Int64], _ weights: borrowing [Double], _ range: Range<Int>, key: Int64,
    weight: Double
  ) {
    if 2 * (count + range.count) > used { grow(for: count + range.count) }
    count += Self.add(
      keys.span.extracting(range), weights.span.extracting(range), key, weight, to: &places, used)
  }

  private static func add(
    _ keys: Span<Int64>, _ weights: Span<Double>, _ key: Int64, _ weight: Double,
    to places: inout [Place], _ used: Int
  ) -> Int {
    var places = places.mutableSpan
    precondition(used <= places.count && weights.count == keys.count)
    let shift = shift(used)
    let mask = used - 1
    var added = 0
    for entry in 0..<keys.count {
      let wanted = unsafe key &+ keys[unchecked: entry]
      let part = unsafe weight * weights[unchecked: entry]
      // In range: a hash has as many bits as `used` has places.
      var place = hash(wanted, shift)
      while true {
        let found = unsafe places[unchecked: place].key
        if found == wanted {
          unsafe places[unchecked: place].weight += part
          break
        }
        if found < 0 {
          unsafe places[unchecked: place] = Place(key: wanted, weight: part)
          added += 1
          break
        }
        place = (place &+ 1) & mask
      }
    }
    return added
  }

  @inline(__always)
  private static func shift(_ used: Int) -> UInt64 { UInt64(used.leadingZeroBitCount + 1) }

  /// The upper bits of the product with the golden section of 2^64.
  ///
  /// Source: D. E. Knuth (1998), *The Art of Computer Programming*, volume 3, section 6.4.
  @inline(__always)
  private static func hash(_ key: Int64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (UInt64(bitPattern: key) &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }

  private mutating func grow(for count: Int) {
    let before = places[..<used]
    used = Self.places(for: count)
    places = [Place](repeating: Self.free, count: used)
    let (shift, mask) = (Self.shift(used), used - 1)
    for entry in before where entry.key >= 0 {
      var place = Self.hash(entry.key, shift)
      while places[place].key >= 0 { place = (place + 1) & mask }
      places[place] = entry
    }
  }

  /// Writes keys and weights to the first places of two arrays, in no order, which grow as needed.
  func copy(to keys: inout [Int64], _ weights: inout [Double]) {
    // Each place is written, and a free one is written over by the next.
    if keys.count <= count {
      keys.append(contentsOf: repeatElement(0, count: count + 1))
      weights.append(contentsOf: repeatElement(0, count: count + 1))
    }
    Self.copy(places, used, to: &keys, &weights)
  }

  private static func copy(
    _ places: [Place], _ used: Int, to keys: inout [Int64], _ weights: inout [Double]
  ) {
    let places = places.span
    var keys = keys.mutableSpan
    var weights = weights.mutableSpan
    var written = 0
    for place in 0..<used {
      let entry = places[place]
      keys[written] = entry.key
      weights[written] = entry.weight
      written += entry.key >= 0 ? 1 : 0
    }
  }
}
