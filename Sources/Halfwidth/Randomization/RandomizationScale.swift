/// What makes the items' sums comparable: a rank or a number for each, the larger the more extreme.
enum RandomizationScale: Sendable {
  /// By item and place a rank, which equal ones share.
  case ranks([[Double]])
  /// The distance by the root of its divisor, of numbers that are not whole or too large to be ranked.
  case numbers

  /// The most places of all items that get ranks.
  static let mostPlaces = 1 << 20

  /// Returns the scale of max-T: S^2 / Q, compared as fractions where the numbers are whole.
  static func largestStatistic(_ rows: RandomizationRows) -> RandomizationScale {
    guard rows.isWhole, hasPlaces(rows) else { return .numbers }
    var entries: [(square: UInt128, divisor: UInt128, item: Int, place: Int)] = []
    let largestDivisor = rows.items.map(\.squares).max() ?? 0
    for (index, item) in rows.items.enumerated() {
      for place in 0..<item.positions {
        let distance = item.distance(item.sum(place))
        // So that products of a square and a divisor fit in 128 bits, and both are exact.
        guard distance < 0x1p53, largestDivisor < 0x1p53,
          distance * distance * largestDivisor < 0x1p126
        else { return .numbers }
        let whole = UInt128(UInt64(distance))
        entries.append((whole * whole, UInt128(UInt64(max(item.squares, 1))), index, place))
      }
    }
    entries.sort { $0.square * $1.divisor < $1.square * $0.divisor }
    return ranked(entries, rows) {
      $0.square * $1.divisor == $1.square * $0.divisor
    } address: {
      ($0.item, $0.place)
    }
  }

  /// Returns the scale of min-P: the p-value of each sum by itself, of which smaller ones rank higher; nil
  /// where they are too many.
  ///
  /// - Parameter laws: The distribution of each item's sum.
  static func smallestPValue(
    _ rows: RandomizationRows, _ laws: [RandomizationLaw]
  ) -> RandomizationScale? {
    guard hasPlaces(rows) else { return nil }
    var entries: [(p: Double, item: Int, place: Int)] = []
    for (index, law) in laws.enumerated() {
      for (place, p) in law.pValues(of: rows.items[index]).enumerated() {
        entries.append((p, index, place))
      }
    }
    entries.sort { $0.p > $1.p }
    // Sums of powers of 2: equal ones are the same number up to 53 rows, and all but that beyond.
    return ranked(entries, rows) {
      ($0.p - $1.p).magnitude <= 1e-11 * $0.p
    } address: {
      ($0.item, $0.place)
    }
  }

  /// Returns the value of an item's sum.
  func value(_ sum: Double, of item: Int, _ rows: RandomizationRows) -> Double {
    switch self {
    case .ranks(let ranks): return ranks[item][rows.items[item].place(sum)]
    case .numbers:
      let scale = rows.items[item]
      return scale.squares > 0 ? scale.distance(sum) / scale.squares.squareRoot() : 0
    }
  }

  /// Returns what a sum's value must reach to be as extreme as an observed one.
  func threshold(_ observed: Double, of item: Int, _ rows: RandomizationRows) -> Double {
    let value = value(observed, of: item, rows)
    switch self {
    case .ranks: return value
    case .numbers:
      // Sums of the same numbers in another order may differ in their last bits.
      let scale = rows.items[item]
      return scale.squares > 0
        ? value * (1 - 1e-11) - scale.noise / scale.squares.squareRoot() : value
    }
  }

  private static func hasPlaces(_ rows: RandomizationRows) -> Bool {
    var sum = 0
    for item in rows.items {
      guard item.positions <= mostPlaces else { return false }
      sum += item.positions
    }
    return sum <= mostPlaces
  }

  private static func ranked<Entry>(
    _ entries: [Entry], _ rows: RandomizationRows, isTie: (Entry, Entry) -> Bool,
    address: (Entry) -> (item: Int, place: Int)
  ) -> RandomizationScale {
    var ranks = rows.items.map { [Double](repeating: 0, count: $0.positions) }
    var rank = 0.0
    for (index, entry) in entries.enumerated() {
      if index > 0 && !isTie(entries[index - 1], entry) { rank += 1 }
      let (item, place) = address(entry)
      ranks[item][place] = rank
    }
    return .ranks(ranks)
  }
}

extension RandomizationLaw {
  /// Returns for each sum of one item, whose distribution this is, how likely one as far from what is
  /// expected is, or farther.
  func pValues(of item: RandomizationItem) -> [Double] {
    let distances = probabilities.indices.map { item.distance(item.sum($0)) }
    let order = probabilities.indices.sorted { distances[$0] > distances[$1] }
    var values = [Double](repeating: 1, count: order.count)
    var sum = 0.0
    var first = 0
    while first < order.count {
      var next = first
      while next < order.count && distances[order[next]] == distances[order[first]] {
        sum += probabilities[order[next]]
        next += 1
      }
      for index in order[first..<next] {
        values[index] = min(1, max(sum, .leastNonzeroMagnitude))
      }
      first = next
    }
    return values
  }
}
