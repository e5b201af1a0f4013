internal import Glibc
internal import NumericCore

/// Hypergeometric draws by inversion of uniform words.
///
/// Which outcome a word gives depends on the distribution and on the largest margins of the table, never
/// on what was drawn before: what is kept of a distribution changes the time and nothing else.
///
/// Where cells vary little, a word gives the first outcome whose distribution function exceeds it.
/// Distributions that come up are kept by their first 16 bits, which settle nearly every draw: the
/// outcome is a count of thresholds, without a branch. Where cells vary much, probabilities are added
/// up from the mode outward, so that a draw takes about as many steps as the standard deviation.
struct MonteCarloDraws {
  /// The first 16 bits of a distribution function, less 2^15, from the outcome below ``base`` on.
  private struct Kept {
    var key = UInt64.max
    var base = 0
    var thresholds = (
      SIMD8<Int16>(repeating: .max), SIMD8<Int16>(repeating: .max), SIMD8<Int16>(repeating: .max)
    )
    static let count = 24
  }

  private let logFactorials: [Double]
  /// Whether cells vary so little that distributions are kept.
  private let keeps: Bool
  private var kept: [Kept]
  private let shift: UInt64
  /// How many neighbours are tried for a distribution.
  private static let tries = 4

  /// Prepares draws for tables with these margins; `expected` is how many tables there will be.
  init(rowTotals: [Int], columnTotals: [Int], expected: Int) {
    let total = rowTotals.reduce(0, +)
    logFactorials = LogFactorial.table(upTo: total)
    let variances = rowTotals.flatMap { row in
      columnTotals.map { column in
        Double(row) * Double(column) * Double(total - row) * Double(total - column)
          / (Double(total) * Double(total) * Double(max(1, total - 1)))
      }
    }
    keeps = (variances.max() ?? 0) <= 16
    let bits = expected < 1 << 12 ? 12 : 16
    shift = UInt64(64 - bits)
    kept = [Kept](repeating: Kept(), count: keeps ? 1 << bits + Self.tries : 0)
  }

  /// Returns the number of marked items among those drawn.
  ///
  /// - Parameters:
  ///   - word: Uniform bits.
  ///   - population: All items, below 2^21.
  ///   - marked: The marked ones.
  ///   - draws: The drawn ones.
  @inline(__always)
  mutating func draw(_ word: UInt64, population: Int, marked: Int, draws: Int) -> Int {
    guard keeps else { return drawFromMode(word, population, marked, draws) }
    let key = UInt64(population) << 42 | UInt64(marked) << 21 | UInt64(draws)
    let place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    if kept[place].key == key {
      let outcome = Self.lookUp(kept[place], word)
      if outcome >= 0 { return outcome }
    }
    return drawSeldom(word, key, at: place, population, marked, draws)
  }

  /// Returns the outcome, or -1 where the first bits don't settle it.
  @inline(__always)
  private static func lookUp(_ kept: Kept, _ word: UInt64) -> Int {
    let bits = SIMD8(repeating: Int16(truncatingIfNeeded: Int(word >> 48) - 1 << 15))
    let zero = SIMD8<Int16>(repeating: 0)
    // The thresholds below count 1, and those not above count 256.
    var sum = zero.replacing(with: 1, where: kept.thresholds.0 .< bits)
    sum &+= zero.replacing(with: 1, where: kept.thresholds.1 .< bits)
    sum &+= zero.replacing(with: 1, where: kept.thresholds.2 .< bits)
    sum &+= zero.replacing(with: 256, where: kept.thresholds.0 .<= bits)
    sum &+= zero.replacing(with: 256, where: kept.thresholds.1 .<= bits)
    sum &+= zero.replacing(with: 256, where: kept.thresholds.2 .<= bits)
    let counts = Int(sum.wrappedSum())
    let below = counts & 255
    return below == counts >> 8 && below > 0 && below < Kept.count ? kept.base + below - 1 : -1
  }

  /// Draws where the first look fails: from a neighbour, or from a distribution that is then kept.
  @inline(never)
  private mutating func drawSeldom(
    _ word: UInt64, _ key: UInt64, at place: Int, _ population: Int, _ marked: Int, _ draws: Int
  ) -> Int {
    if marked == 0 || draws == 0 { return 0 }
    if marked == population { return draws }
    if draws == population { return marked }
    for neighbour in place..<place + Self.tries {
      if kept[neighbour].key == key {
        let outcome = Self.lookUp(kept[neighbour], word)
        if outcome >= 0 { return outcome }
        break
      }
      if kept[neighbour].key == .max {
        kept[neighbour] = keep(key, population, marked, draws)
        break
      }
    }
    let (low, sums) = distribution(population, marked, draws)
    let u = Double(openUnit: word)
    return low + (sums.firstIndex { u < $0 } ?? sums.count - 1)
  }

  private func keep(_ key: UInt64, _ population: Int, _ marked: Int, _ draws: Int) -> Kept {
    let (low, sums) = distribution(population, marked, draws)
    let mode = Self.mode(population, marked, draws)
    var kept = Kept()
    kept.key = key
    kept.base = max(low, mode - Kept.count / 2 + 1)
    for place in 0..<Kept.count {
      let index = kept.base - 1 + place - low
      guard index < sums.count else { break }
      let sum = index < 0 ? 0 : sums[index]
      let bits = Int16(min((sum * 0x1p16).rounded(.down), 0xFFFF) - 0x1p15)
      switch place / 8 {
      case 0: kept.thresholds.0[place % 8] = bits
      case 1: kept.thresholds.1[place % 8] = bits
      default: kept.thresholds.2[place % 8] = bits
      }
    }
    return kept
  }

  private static func mode(_ population: Int, _ marked: Int, _ draws: Int) -> Int {
    let mode = (marked + 1) * (draws + 1) / (population + 2)
    return min(max(mode, marked + draws - population, 0), marked, draws)
  }

  private func peak(_ population: Int, _ marked: Int, _ draws: Int, _ mode: Int) -> Double {
    exp(
      logFactorials[marked] + logFactorials[population - marked] + logFactorials[draws]
        + logFactorials[population - draws] - logFactorials[population] - logFactorials[mode]
        - logFactorials[marked - mode] - logFactorials[draws - mode]
        - logFactorials[population - marked - draws + mode])
  }

  /// The distribution function, from the lowest outcome that has a probability worth the name.
  private func distribution(
    _ population: Int, _ marked: Int, _ draws: Int
  ) -> (low: Int, sums: [Double]) {
    let mode = Self.mode(population, marked, draws)
    let rest = population - marked - draws
    let peak = peak(population, marked, draws, mode)
    var below: [Double] = []
    var term = peak
    var x = mode
    while x > max(0, -rest) && term > 0x1p-60 {
      term *= Double(x * (rest + x)) / Double((marked - x + 1) * (draws - x + 1))
      below.append(term)
      x -= 1
    }
    let low = x
    var sums: [Double] = []
    var sum = 0.0
    for term in below.reversed() {
      sum += term
      sums.append(sum)
    }
    term = peak
    x = mode
    sum += term
    sums.append(sum)
    while x < min(marked, draws) && term > 0x1p-60 {
      term *= Double((marked - x) * (draws - x)) / Double((x + 1) * (rest + x + 1))
      sum += term
      sums.append(sum)
      x += 1
    }
    return (low, sums)
  }

  /// Draws by the sums of the probabilities from the mode outward, in turn above and below.
  private func drawFromMode(
    _ word: UInt64, _ population: Int, _ marked: Int, _ draws: Int
  ) -> Int {
    if marked == 0 || draws == 0 { return 0 }
    if marked == population { return draws }
    if draws == population { return marked }
    let u = Double(openUnit: word)
    let mode = Self.mode(population, marked, draws)
    let rest = population - marked - draws
    var sum = peak(population, marked, draws, mode)
    if u < sum { return mode }
    let (low, high) = (max(0, -rest), min(marked, draws))
    var (above, below) = (mode, mode)
    var (upper, lower) = (sum, sum)
    // What is left beyond is less than the steps of u.
    while (above < high && upper > 0x1p-60) || (below > low && lower > 0x1p-60) {
      if above < high {
        upper *=
          Double((marked - above) * (draws - above)) / Double((above + 1) * (rest + above + 1))
        above += 1
        sum += upper
        if u < sum { return above }
      }
      if below > low {
        lower *=
          Double(below * (rest + below)) / Double((marked - below + 1) * (draws - below + 1))
        below -= 1
        sum += lower
        if u < sum { return below }
      }
    }
    return mode
  }
}
