internal import Glibc
internal import NumericCore

/// Hypergeometric draws by inversion of uniform words.
///
/// Which outcome a word gives depends on the distribution, and on which of two ways it is drawn, never on
/// what was drawn before: what is kept of a distribution changes the time and nothing else.
///
/// Narrow distributions, of few outcomes that matter: a word gives the first outcome whose distribution
/// function exceeds it. Those that come up are kept by their first 16 bits, which settle nearly every
/// draw: the outcome is a count of thresholds, without a branch. Wide ones: probabilities are added up
/// from the mode outward, so that a draw takes about as many steps as the standard deviation.
struct MonteCarloDraws {
  /// The largest variance of a narrow distribution: what is kept reaches three standard deviations.
  static let largestNarrowVariance = 16.0
  /// What is kept of a distribution: 64 bytes, the size of a cache line.
  private struct Kept {
    var key = UInt64.max
    var base = 0
    /// The first 16 bits of the distribution function, less 2^15, from the outcome below ``base`` on.
    var thresholds = (
      SIMD8<Int16>(repeating: .max), SIMD8<Int16>(repeating: .max), SIMD8<Int16>(repeating: .max)
    )
    static let count = 24
  }

  private let logFactorials: [Double]
  private var kept: [Kept]
  private let shift: UInt64
  /// How many places are tried for a distribution.
  private static let tries = 4
  /// Room for the probabilities of a distribution, and for its sums.
  private var terms: [Double] = []
  private var sums: [Double] = []
  /// Room for the draws that need a second look.
  private var open: [Int] = []

  /// Prepares draws from up to `total` items; `expected` is about how many there will be.
  init(total: Int, expected: Int) {
    logFactorials = LogFactorial.table(upTo: total)
    let bits = expected < 1 << 14 ? 12 : 15
    shift = UInt64(64 - bits)
    kept = [Kept](repeating: Kept(), count: 1 << bits + Self.tries)
  }

  /// Draws of so many items, marked ones among them, and how many are drawn.
  @unsafe struct Request {
    var population: UnsafePointer<Int32>
    var marked: UnsafePointer<Int32>
    var draws: UnsafePointer<Int32>
  }

  /// Draws the numbers of marked items among those drawn, from a word each.
  ///
  /// - Parameters:
  ///   - outcomes: Room for them.
  ///   - request: As many of each as there are outcomes; the population below 2^21.
  ///   - words: Uniform bits, at distances of `stride`.
  ///   - isNarrow: By which way they are drawn.
  mutating func fill(
    _ outcomes: UnsafeMutableBufferPointer<Int32>, _ request: Request,
    words: UnsafePointer<UInt64>, stride: Int, isNarrow: Bool
  ) {
    guard isNarrow else {
      for i in outcomes.indices {
        unsafe outcomes[i] = Int32(
          truncatingIfNeeded: drawFromMode(
            words[i &* stride], Int(request.population[i]), Int(request.marked[i]),
            Int(request.draws[i])))
      }
      return
    }
    if open.count < outcomes.count { open = [Int](repeating: 0, count: outcomes.count) }
    var missed = 0
    let shift = shift
    unsafe kept.withUnsafeBufferPointer { kept in
      unsafe open.withUnsafeMutableBufferPointer { open in
        for i in outcomes.indices {
          let key = unsafe Self.key(
            request.population[i], marked: request.marked[i], draws: request.draws[i])
          let kept = unsafe kept[Self.place(of: key, shift)]
          let outcome = unsafe Self.lookUp(kept, words[i &* stride])
          unsafe outcomes[i] = Int32(truncatingIfNeeded: outcome)
          // Written each time, so that no branch has to be predicted.
          unsafe open[missed] = i
          missed &+= kept.key == key && outcome >= 0 ? 0 : 1
        }
      }
    }
    for place in 0..<missed {
      let i = open[place]
      unsafe outcomes[i] = Int32(
        truncatingIfNeeded: drawSeldom(
          words[i * stride],
          Self.key(request.population[i], marked: request.marked[i], draws: request.draws[i])))
    }
  }

  /// The distribution's name: marked and drawn items may change places.
  @inline(__always)
  private static func key(_ population: Int32, marked: Int32, draws: Int32) -> UInt64 {
    let more = UInt64(UInt32(bitPattern: max(marked, draws)))
    let fewer = UInt64(UInt32(bitPattern: min(marked, draws)))
    return UInt64(UInt32(bitPattern: population)) << 42 | more << 21 | fewer
  }

  @inline(__always)
  private static func place(of key: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
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
    return below == counts >> 8 && below > 0 && below < Kept.count ? kept.base &+ below &- 1 : -1
  }

  /// Draws where the first look fails: from a neighbour, or from a distribution that is then kept.
  @inline(never)
  private mutating func drawSeldom(_ word: UInt64, _ key: UInt64) -> Int {
    let (population, marked, draws) = (
      Int(key >> 42), Int(key >> 21 & 0x1F_FFFF), Int(key & 0x1F_FFFF)
    )
    let place = Self.place(of: key, shift)
    let found = (place..<place + Self.tries).first { kept[$0].key == key }
    if let found {
      // Where the next look finds it.
      kept.swapAt(place, found)
      let outcome = Self.lookUp(kept[place], word)
      if outcome >= 0 { return outcome }
    }
    let low = findDistribution(population, marked, draws)
    if found == nil {
      let free = (place..<place + Self.tries).first { kept[$0].key == .max } ?? place
      kept[free] = keep(key, low: low, mode: Self.mode(population, marked, draws))
    }
    let u = Double(openUnit: word)
    return low + (sums.firstIndex { u < $0 } ?? sums.count - 1)
  }

  /// What is kept of the distribution that was found last.
  private func keep(_ key: UInt64, low: Int, mode: Int) -> Kept {
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

  /// Finds the distribution function, in ``sums``, and returns its first outcome: the lowest that has a
  /// probability worth the name.
  private mutating func findDistribution(_ population: Int, _ marked: Int, _ draws: Int) -> Int {
    let mode = Self.mode(population, marked, draws)
    let rest = population - marked - draws
    let peak = peak(population, marked, draws, mode)
    terms.removeAll(keepingCapacity: true)
    sums.removeAll(keepingCapacity: true)
    var term = peak
    var x = mode
    while x > max(0, -rest) && term > 0x1p-60 {
      term *= Double(x * (rest + x)) / Double((marked - x + 1) * (draws - x + 1))
      terms.append(term)
      x -= 1
    }
    let low = x
    var sum = 0.0
    for term in terms.reversed() {
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
    return low
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
