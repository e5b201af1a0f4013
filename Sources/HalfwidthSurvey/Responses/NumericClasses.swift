internal import Glibc
internal import Halfwidth

/// Classes of equal width that numbers are counted in, for a picture of how they spread.
///
/// The width is 1, 2 or 5 times a power of ten, and 1 at least where all numbers are whole; the classes begin at
/// a multiple of it. There are about as many as Sturges' rule says for the number of values, and at least five.
///
/// Source: H. A. Sturges (1926), *J. Amer. Statist. Assoc.* 21(153), 65-66,
/// [doi:10.1080/01621459.1926.10502161](https://doi.org/10.1080/01621459.1926.10502161).
struct NumericClasses {
  /// How many numbers lie in each class.
  private(set) var counts: [Int]
  /// The classes in words: `20 to 29` of whole numbers, `2.5 to under 3` of others, and a number where a class holds
  /// no other.
  let labels: [String]

  /// The most classes.
  private static let most = 15

  /// Returns nil where all numbers are the same.
  init?(_ sample: NumericSample) {
    let least = sample.values[0]
    let most = sample.values[sample.count - 1]
    guard least < most, (most - least).isFinite else { return nil }
    let areWhole = sample.values.allSatisfy { $0 == $0.rounded() && $0.magnitude < 1e15 }
    let wanted = min(max(5, (1 + log2(Double(sample.count))).rounded(.up)), 12)
    var steps = Steps(atLeast: (most - least) / wanted)
    if areWhole, steps.width < 1 { steps = Steps(of: 1) }
    while steps.index(of: most) - steps.index(of: least) >= Double(Self.most) { steps.widen() }
    let first = steps.index(of: least)
    let number = Int(steps.index(of: most) - first) + 1
    guard number > 1, number <= Self.most else { return nil }
    counts = [Int](repeating: 0, count: number)
    for value in sample.values { counts[Int(steps.index(of: value) - first)] += 1 }
    labels = (0..<number).map { place in
      let lower = steps.edge(first + Double(place))
      let upper = steps.edge(first + Double(place) + 1)
      if areWhole {
        return upper - lower == 1
          ? NumberText.of(lower) : "\(NumberText.of(lower)) to \(NumberText.of(upper - 1))"
      }
      return "\(NumberText.of(lower)) to under \(NumberText.of(upper))"
    }
  }

  /// Multiples of 1, 2 or 5 times a power of ten, each rounded once.
  private struct Steps {
    private var digit: Double
    private var power: Int

    init(of digit: Double) {
      self.digit = digit
      power = 0
    }

    /// The smallest step that is as wide as `width`.
    init(atLeast width: Double) {
      digit = 1
      power = Int(log10(width).rounded(.down)) - 1
      while self.width < width { widen() }
    }

    var width: Double { edge(1) }

    mutating func widen() {
      switch digit {
      case 1: digit = 2
      case 2: digit = 5
      case _:
        digit = 1
        power += 1
      }
    }

    func edge(_ index: Double) -> Double {
      let scale = pow(10, Double(power.magnitude))
      return power < 0 ? index * digit / scale : index * digit * scale
    }

    /// The last edge at or below a value.
    func index(of value: Double) -> Double {
      var index = (value / width).rounded(.down)
      if edge(index + 1) <= value { index += 1 }
      if edge(index) > value { index -= 1 }
      return index
    }
  }
}
