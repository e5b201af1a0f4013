/// Which of n values in ascending order a statistic is the mean of.
enum RankMean: Hashable, Sendable {
  /// Two of them by their ranks, from 1; or one, twice.
  case pair(lower: Int, upper: Int)
  /// All whose ranks, from 0, are in a range that is not empty.
  case window(Range<Int>)

  /// What their sum is divided by.
  var divisor: Int {
    switch self {
    case .pair: 2
    case .window(let places): places.count
    }
  }

  /// Their sum, of whole numbers in ascending order.
  func sum(_ sorted: [Int]) -> Int {
    switch self {
    case .pair(let lower, let upper): sorted[lower - 1] + sorted[upper - 1]
    case .window(let places): sorted[places].reduce(0, +)
    }
  }

  /// Their mean, of values in ascending order.
  func mean(_ sorted: [Double]) -> Double {
    switch self {
    case .pair(let lower, let upper): Self.middle(sorted[lower - 1], sorted[upper - 1])
    case .window(let places): WeightedMean.value(Array(sorted[places]))
    }
  }

  /// Their mean, where each of some distinct values in ascending order comes up so often.
  func mean(_ distinct: [Double], counts: [Int]) -> Double {
    switch self {
    case .pair(let lower, let upper):
      func value(_ rank: Int) -> Double {
        var seen = 0
        let place = counts.firstIndex { count in
          seen += count
          return seen >= rank
        }
        return distinct[place ?? distinct.count - 1]
      }
      return Self.middle(value(lower), value(upper))
    case .window(let places):
      var seen = 0
      let kept = counts.map { count in
        defer { seen += count }
        return Double(max(0, min(seen + count, places.upperBound) - max(seen, places.lowerBound)))
      }
      return WeightedMean.value(distinct, kept) ?? .nan
    }
  }

  /// Half-way between two numbers: without overflow, and exactly theirs where they are the same.
  static func middle(_ lower: Double, _ upper: Double) -> Double {
    lower == upper ? lower : lower / 2 + upper / 2
  }
}
