internal import Glibc
internal import NumericCore

/// Hypergeometric draws by inversion of uniform words.
///
/// Which outcome a word gives depends on the distribution, and on which of two ways it is drawn, never on
/// what was drawn before: what is kept of a distribution changes the time and nothing else.
///
/// Narrow distributions, of few outcomes that matter: a word gives the first outcome whose distribution
/// function exceeds it. Those that come up are kept (`KeptHypergeometrics`). Wide ones: probabilities are added up
/// from the mode outward, so that a draw takes about as many steps as the standard deviation.
struct MonteCarloDraws {
  /// The largest variance of a narrow distribution: what is kept reaches three standard deviations.
  static let largestNarrowVariance = 16.0

  private let logFactorials: [Double]
  private var kept: KeptHypergeometrics
  /// Room for the probabilities of a distribution, and for its sums.
  private var terms: [Double] = []
  private var sums: [Double] = []
  /// Room for the draws that need a second look.
  private var open: [UInt32] = []

  /// Prepares draws from up to `total` items; `expected` is about how many there will be.
  init(total: Int, expected: Int) {
    logFactorials = LogFactorial.table(upTo: total)
    kept = KeptHypergeometrics(bits: expected < 1 << 14 ? 12 : 15)
  }

  /// Draws the numbers of marked items among those drawn, from a word each.
  ///
  /// - Parameters:
  ///   - outcomes: Room for them.
  ///   - request: As many of each as there are outcomes; the population below 2^21.
  ///   - words: Uniform bits, at distances of `stride`.
  ///   - isNarrow: By which way they are drawn.
  mutating func fill(
    _ outcomes: UnsafeMutableBufferPointer<Int32>, _ request: KeptHypergeometrics.Request,
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
    if open.count < outcomes.count { open = [UInt32](repeating: 0, count: outcomes.count) }
    let missed = unsafe lookUp(outcomes, request, words: words, stride: stride)
    for place in 0..<missed {
      let i = Int(open[place])
      unsafe outcomes[i] = Int32(
        truncatingIfNeeded: drawSeldom(words[i * stride], request[i]))
    }
  }

  /// Draws what is kept and settled, and returns how many are open; a second copy of what is kept ends here.
  private mutating func lookUp(
    _ outcomes: UnsafeMutableBufferPointer<Int32>, _ request: KeptHypergeometrics.Request,
    words: UnsafePointer<UInt64>, stride: Int
  ) -> Int {
    let kept = kept
    return unsafe open.withUnsafeMutableBufferPointer { open in
      unsafe kept.fill(outcomes, request, words: words, stride: stride, open: open)
    }
  }

  /// Draws where the first look fails: from another place, or from a distribution that is then kept.
  @inline(never)
  private mutating func drawSeldom(_ word: UInt64, _ name: KeptHypergeometrics.Name) -> Int {
    let look = kept.look(word, in: name)
    if case .settled(let outcome) = look { return outcome }
    let low = findDistribution(name.population, name.marked, name.draws)
    if look == .unknown {
      let mode = Self.mode(name.population, name.marked, name.draws)
      kept.keep(name, mode: mode, low: low, sums: sums)
    }
    let u = Double(openUnit: word)
    return low + (sums.firstIndex { u < $0 } ?? sums.count - 1)
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
