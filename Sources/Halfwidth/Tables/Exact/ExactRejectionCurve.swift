internal import Glibc
internal import NumericCore

/// The probability that a test of two samples rejects, as a function of their common proportion, and
/// its supremum.
///
/// With *a* the probability of rejection given *m* successes in both samples together, the curve is
/// the sum over m of a_m C(N, m) p^m (1 - p)^(N - m): a polynomial in Bernstein form. Its second
/// derivative has the same form, with second differences for coefficients, so that over an interval
/// it is bounded by bounds on each term. From the values and slopes at the interval's ends, and that
/// bound, follows a bound on the curve between them. Intervals are halved until none can hold a value
/// that matters; where the curve is concave its maximum is found directly.
///
/// The supremum is thereby bracketed, not sampled: whatever peaks the curve has, none is missed.
struct ExactRejectionCurve {
  /// Where the bracket around the supremum ends.
  struct Supremum {
    /// The largest value found.
    var attained: Double
    /// Where it was found.
    var proportion: Double
    /// No value of the curve is above this one.
    var upper: Double
  }

  /// Bounds are refined until they are within this fraction of the largest value found.
  static let width = 1e-12
  private static let mostIntervals = 100_000
  private static let raises = 16

  private let coefficients: [Double]
  private let degree: Int
  /// For terms of degree N - 2: log C(N - 2, k), (N - 2 - k) / (k + 1), and the largest value.
  private let logBinomials: [Double]
  private let ratios: [Double]
  private let peaks: [Double]
  private let curvatures: [Double]

  /// Takes the probability of rejection given each total of successes, from 0 to at least 2.
  init(_ rejections: [Double]) {
    let coefficients = Self.raised(rejections, by: Self.raises)
    self.coefficients = coefficients
    degree = coefficients.count - 1
    let rest = degree - 2
    let logFactorials = LogFactorial.table(upTo: rest)
    var logBinomials: [Double] = []
    var ratios: [Double] = []
    var peaks: [Double] = []
    var curvatures: [Double] = []
    for k in 0...rest {
      let binomial = logFactorials[rest] - logFactorials[k] - logFactorials[rest - k]
      logBinomials.append(binomial)
      ratios.append(Double(rest - k) / Double(k + 1))
      let share = Double(k) / Double(max(rest, 1))
      let entropy =
        k == 0 || k == rest ? 0 : log(share) * Double(k) + log1p(-share) * Double(rest - k)
      peaks.append(exp(binomial + entropy))
      let middle = coefficients[k + 1]
      curvatures.append((coefficients[k] - middle) + (coefficients[k + 2] - middle))
    }
    self.logBinomials = logBinomials
    self.ratios = ratios
    self.peaks = peaks
    self.curvatures = curvatures
  }

  /// The coefficients of the same polynomial written as one of a higher degree.
  ///
  /// Each raise averages neighbours. From one total to the next the probability of rejection goes up
  /// and down with the steps of the test; averaging takes that out of the second differences, and the
  /// bounds become tighter by orders of magnitude.
  private static func raised(_ coefficients: [Double], by raises: Int) -> [Double] {
    var raised = coefficients
    for _ in 0..<raises {
      let degree = Double(raised.count)
      raised.append(raised[raised.count - 1])
      for m in stride(from: raised.count - 2, to: 0, by: -1) {
        let share = Double(m) / degree
        raised[m] = share * raised[m - 1] + (1 - share) * raised[m]
      }
    }
    return raised
  }

  /// The curve at one proportion.
  private struct Point {
    var proportion: Double
    var value: Double
    var slope: Double
    var curvature: Double
    /// The probabilities of the terms, beyond which they are too small to matter.
    var terms: [Double]
    var first: Int
  }

  /// Returns the supremum over 0...1, or nil if it is certainly above `limit`.
  func supremum(orNilAbove limit: Double = .infinity) -> Supremum? {
    var best = point(at: 0)
    func evaluated(_ proportion: Double) -> Point {
      let point = point(at: proportion)
      if point.value > best.value { best = point }
      return point
    }
    // On the scale where a binomial count has the same spread everywhere.
    let parts = 4 + 2 * Int(Double(degree).squareRoot())
    var intervals: [(low: Point, high: Point)] = []
    var last = best
    for part in 1...parts {
      let sine = sin(Double(part) * .pi / Double(2 * parts))
      let next = evaluated(part == parts ? 1 : sine * sine)
      if best.value > limit { return nil }
      intervals.append((last, next))
      last = next
    }
    var upper = 0.0
    var looked = 0
    while let (low, high) = intervals.popLast() {
      looked += 1
      let width = high.proportion - low.proportion
      let middle = low.proportion + width / 2
      let bend = greatestCurvature(low, high)
      var bound: Double
      if bend > 0 {
        bound = Self.bound(low, high, width: width, bend: bend)
      } else if low.slope <= 0 || high.slope >= 0 {
        bound = max(low.value, high.value)
      } else {
        let peak = concavePeak(low, high)
        if peak.value > best.value { best = peak }
        bound = peak.value + peak.slope.magnitude * width
      }
      let isSettled =
        bound <= best.value * (1 + Self.width) || looked > Self.mostIntervals
        || !(middle > low.proportion && middle < high.proportion)
      if isSettled {
        upper = max(upper, bound)
      } else {
        let next = evaluated(middle)
        intervals.append((low, next))
        intervals.append((next, high))
      }
      if best.value > limit { return nil }
    }
    return Supremum(
      attained: min(1, best.value), proportion: best.proportion,
      upper: min(1, max(upper, best.value)))
  }

  /// The least upper bound from both ends: two parabolas that differ by a line, and cross once.
  private static func bound(_ low: Point, _ high: Point, width: Double, bend: Double) -> Double {
    let ends = max(low.value, high.value)
    // low + low' t + bend t^2 / 2 = high - high' (w - t) + bend (w - t)^2 / 2
    let slope = low.slope - high.slope + bend * width
    let gap = high.value - low.value - high.slope * width + bend * width * width / 2
    guard slope > 0 else { return ends + max(0, low.slope) * width + bend * width * width / 2 }
    let crossing = min(max(gap / slope, 0), width)
    let rest = width - crossing
    let fromLow = low.value + low.slope * crossing + bend * crossing * crossing / 2
    let fromHigh = high.value - high.slope * rest + bend * rest * rest / 2
    return max(ends, max(fromLow, fromHigh))
  }

  /// The maximum of the curve between two points where it is concave and its slope changes sign.
  private func concavePeak(_ low: Point, _ high: Point) -> Point {
    var (left, right) = (low.proportion, high.proportion)
    var current = point(at: left + (right - left) / 2)
    for _ in 0..<60 {
      if current.slope > 0 { left = current.proportion } else { right = current.proportion }
      if current.slope == 0 { break }
      var next = current.proportion - current.slope / current.curvature
      if !(next > left && next < right) { next = left + (right - left) / 2 }
      if next == current.proportion || !(next > left && next < right) { break }
      let isLast = (next - current.proportion).magnitude < 1e-13
      current = point(at: next)
      if isLast { break }
    }
    return current
  }

  /// The largest second derivative between two points, or a little more.
  private func greatestCurvature(_ low: Point, _ high: Point) -> Double {
    let rest = degree - 2
    let (left, right) = (low.proportion * Double(rest), high.proportion * Double(rest))
    var sum = 0.0
    for k in min(
      low.first, high.first)..<max(
        low.first + low.terms.count, high.first + high.terms.count)
    {
      let atLow = k >= low.first && k < low.first + low.terms.count ? low.terms[k - low.first] : 0
      let atHigh =
        k >= high.first && k < high.first + high.terms.count ? high.terms[k - high.first] : 0
      let curvature = curvatures[k]
      if curvature > 0 {
        let isInside = Double(k) >= left && Double(k) <= right
        sum += curvature * (isInside ? peaks[k] : max(atLow, atHigh))
      } else {
        sum += curvature * min(atLow, atHigh)
      }
    }
    // Terms left out are below 10^-20 each.
    return Double(degree) * Double(degree - 1) * (sum + 1e-17)
  }

  /// The curve at a proportion.
  private func point(at proportion: Double) -> Point {
    let rest = degree - 2
    let failure = 1 - proportion
    let mode = min(Int(Double(rest + 1) * proportion), rest)
    var terms: [Double] = []
    var first = mode
    if proportion == 0 || proportion == 1 {
      terms = [1]
    } else {
      let peak = exp(
        logBinomials[mode] + Double(mode) * log(proportion) + Double(rest - mode)
          * log1p(-proportion)
      )
      let odds = proportion / failure
      var below: [Double] = []
      var term = peak
      while first > 0 && term > 1e-20 {
        term /= ratios[first - 1] * odds
        below.append(term)
        first -= 1
      }
      terms = below.reversed()
      terms.append(peak)
      term = peak
      var k = mode
      while k < rest && term > 1e-20 {
        term *= ratios[k] * odds
        terms.append(term)
        k += 1
      }
    }
    // The terms sum to 1 but for the rounding of the first one.
    let scale = 1 / terms.reduce(0, +)
    var sums = (0.0, 0.0, 0.0)
    for place in terms.indices {
      let term = terms[place] * scale
      terms[place] = term
      let k = first + place
      sums.0 += term * coefficients[k]
      sums.1 += term * coefficients[k + 1]
      sums.2 += term * coefficients[k + 2]
    }
    let value =
      failure * failure * sums.0 + 2 * proportion * failure * sums.1
      + proportion * proportion * sums.2
    let slope =
      Double(degree) * (failure * (sums.1 - sums.0) + proportion * (sums.2 - sums.1))
    let curvature =
      Double(degree) * Double(degree - 1) * ((sums.0 - sums.1) + (sums.2 - sums.1))
    return Point(
      proportion: proportion, value: value, slope: slope, curvature: curvature, terms: terms,
      first: first)
  }
}
