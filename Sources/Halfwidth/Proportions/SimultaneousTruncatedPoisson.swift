internal import Glibc
internal import NumericCore

/// A Poisson variable with a whole mean, kept within a reach of it that grows by one at a time: what
/// ``CategoryCounts/sisonGlazIntervals(level:)`` needs of each count.
struct SimultaneousTruncatedPoisson {
  /// How many categories have this count.
  let times: Double
  /// The probability of being within reach; the mean itself at first.
  private(set) var inside: Double
  private let mean: Double
  private var low: Int
  private var high: Int
  /// The probabilities of the four values up to `high`, and of the four below `low`; falling outwards.
  private var top: [Double]
  private var bottom: [Double]

  /// Moments within reach.
  struct Moments {
    /// The mean.
    var mean: Double
    /// The second, third and fourth central moment.
    var second: Double
    var third: Double
    var fourth: Double
  }

  /// Starts with a reach of 0.
  init(mean count: Int, times: Int) {
    self.times = Double(times)
    mean = Double(count)
    low = count
    high = count
    var below: [Double] = [PoissonDistribution(mean: Double(count)).probability(of: count)]
    for value in stride(from: count, to: count - 4, by: -1) {
      below.append(value > 0 ? below[below.count - 1] * Double(value) / Double(count) : 0)
    }
    inside = below[0]
    top = Array(below[..<4])
    bottom = Array(below[1...])
  }

  /// Whether the next values are so improbable that nothing changes any more.
  var isSettled: Bool { top[0] + bottom[0] < 1e-20 * inside }

  /// Takes in the next value on each side.
  mutating func widen() {
    inside += bottom[0]
    if low > 0 { low -= 1 }
    let next = low > 3 ? bottom[3] * Double(low - 3) / mean : 0
    bottom = [bottom[1], bottom[2], bottom[3], next]
    high += 1
    top = [top[0] * mean / Double(high), top[0], top[1], top[2]]
    inside += top[0]
  }

  /// E[X(X-1)...(X-r+1)] within reach, by the shift of a Poisson variable's factorial moments.
  private func factorialMoment(_ r: Int) -> Double {
    let atTop = top[..<r].reduce(0, +)
    let atBottom = bottom[..<r].reduce(0, +)
    return pow(mean, Double(r)) * (1 - (atTop - atBottom) / inside)
  }

  /// The moments within the present reach.
  var moments: Moments {
    let f1 = factorialMoment(1)
    let f2 = factorialMoment(2)
    let f3 = factorialMoment(3)
    let f4 = factorialMoment(4)
    return Moments(
      mean: f1, second: f2 + f1 - f1 * f1,
      third: f3 + f2 * (3 - 3 * f1) + f1 * (1 - 3 * f1 + 2 * f1 * f1),
      fourth: f4 + f3 * (6 - 4 * f1) + f2 * (7 - 12 * f1 + 6 * f1 * f1)
        + f1 * (1 - 4 * f1 + 6 * f1 * f1 - 3 * f1 * f1 * f1))
  }
}
