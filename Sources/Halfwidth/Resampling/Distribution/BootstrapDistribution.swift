internal import NumericCore

/// Where the resamples of a bootstrap distribution come from.
public enum BootstrapResamples: Hashable, Sendable {
  /// All possible ones with their probabilities: the ideal bootstrap, which has no simulation error.
  case exact
  /// So many random ones, which `seed` gives again.
  case simulated(count: Int, seed: UInt64)
}

/// The distribution of a statistic in resamples of the data: all of them, or a number of random ones.
///
/// A statistic on a lattice keeps whole positions and probabilities, or counts of resamples. Others
/// keep their values, up to ``SimulatedBootstrap/mostValues`` of them. Of more resamples what some intervals
/// need was found and nothing kept: the moments, order statistics, and how many lie below the estimate. The
/// interface is the same; ``holdsAllValues`` tells, and questions that can't be answered then have the
/// answer nil.
public struct BootstrapDistribution: Hashable, Sendable {
  enum Storage: Hashable, Sendable {
    case exact(LatticeDistribution, BootstrapAxis)
    case counted(BootstrapHistogram, BootstrapLattice)
    indirect case values([Double], BootstrapSums)
    indirect case known(BootstrapOrderStatistics)
  }

  let storage: Storage
  /// Whether the distribution is exact, and if not, how many resamples it comes from.
  public let resamples: BootstrapResamples

  /// How far apart two real values may be and still count as equal: 1e-12 of the distance between the
  /// smallest and the largest of the replicates and the value, and 16 units in the last place.
  ///
  /// So it is the same wherever the values lie, but for what doubles can tell apart there. Values on a
  /// lattice are compared exactly.
  public static let tieTolerance = 1e-12

  /// The largest magnitude of a statistic that counts as a finite number, 1e75: fourth powers of what is
  /// larger overflow.
  public static let largestMagnitude = 1e75

  /// Creates an exact distribution on a lattice.
  ///
  /// - Parameters:
  ///   - probabilities: Those of the positions `origin`, `origin + 1` ..., or weights proportional to
  ///     them.
  ///   - origin: The first position.
  ///   - lattice: Where the positions lie; it must hold them.
  public init(probabilities: [Double], origin: Int, lattice: BootstrapLattice) {
    self.init(LatticeDistribution(origin: origin, weights: probabilities), on: lattice)
  }

  /// Creates a distribution from counts of simulated resamples on a lattice.
  ///
  /// - Parameters:
  ///   - histogram: The number of resamples at the positions `origin`, `origin + 1` ...; at least two
  ///     resamples.
  ///   - origin: The first position.
  ///   - lattice: Where the positions lie; it must hold them.
  ///   - seed: What gives the same resamples again.
  public init(histogram: [UInt64], origin: Int, lattice: BootstrapLattice, seed: UInt64) {
    let counted = BootstrapHistogram(counts: histogram, origin: origin)
    precondition(lattice.holds(counted.support), "a numerator on a lattice is at most 2^52")
    storage = .counted(counted, lattice)
    resamples = .simulated(count: Int(counted.total), seed: seed)
  }

  /// Creates a distribution from the values of simulated resamples.
  ///
  /// - Parameters:
  ///   - sortedValues: At least two finite values in ascending order.
  ///   - seed: What gives the same resamples again.
  public init(sortedValues: [Double], seed: UInt64) {
    precondition(sortedValues.count >= 2, "a simulated distribution has at least two resamples")
    precondition(
      sortedValues[0].isFinite && sortedValues[sortedValues.count - 1].isFinite
        && zip(sortedValues, sortedValues.dropFirst()).allSatisfy { $0 <= $1 },
      "replicates are finite and ascend")
    storage = .values(sortedValues, BootstrapSums(sortedValues: sortedValues))
    resamples = .simulated(count: sortedValues.count, seed: seed)
  }

  /// Creates a distribution of which no values were kept.
  init(_ known: BootstrapOrderStatistics, seed: UInt64) {
    storage = .known(known)
    resamples = .simulated(count: known.count, seed: seed)
  }

  init(_ distribution: LatticeDistribution, on lattice: BootstrapLattice) {
    precondition(lattice.holds(distribution.support), "a numerator on a lattice is at most 2^52")
    storage = .exact(distribution, .lattice(lattice))
    resamples = .exact
  }

  /// Creates an exact distribution from values that needn't ascend; equal ones, bit for bit, become one.
  init(values: [Double], probabilities: [Double]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var distinct: [Double] = []
    var weights: [Double] = []
    for index in order {
      if let last = distinct.last, last == values[index] {
        weights[weights.count - 1] += probabilities[index]
      } else {
        distinct.append(values[index])
        weights.append(probabilities[index])
      }
    }
    storage = .exact(LatticeDistribution(origin: 0, weights: weights), .values(distinct))
    resamples = .exact
  }

  /// 16 units in the last place of a magnitude.
  static func roundingSlack(_ magnitude: Double) -> Double { 16 * magnitude.ulp }

  static func tieSlack(at value: Double, among sorted: [Double]) -> Double {
    let lowest = min(sorted.first ?? value, value)
    let highest = max(sorted.last ?? value, value)
    return tieTolerance * (highest - lowest)
      + roundingSlack(max(lowest.magnitude, highest.magnitude))
  }
}

/// How many simulated resamples lie at consecutive positions.
struct BootstrapHistogram: Hashable, Sendable {
  let counts: [UInt64]
  let origin: Int
  let total: UInt64

  /// Positions without resamples at both ends are left out.
  init(counts: [UInt64], origin: Int) {
    guard let first = counts.firstIndex(where: { $0 > 0 }),
      let last = counts.lastIndex(where: { $0 > 0 })
    else { preconditionFailure("a simulated distribution has at least two resamples") }
    self.counts = Array(counts[first...last])
    self.origin = origin + first
    total = self.counts.reduce(0, +)
    precondition(
      total >= 2 && total <= 1 << 53, "a simulated distribution has from 2 to 2^53 resamples")
  }

  var support: ClosedRange<Int> { origin...origin + counts.count - 1 }
}

extension BootstrapDistribution {
  /// One value of the statistic with the share of resamples that have it.
  public struct Atom: Hashable, Sendable {
    /// The value.
    public let value: Double
    /// The probability, or the share of the simulated resamples; above 0.
    public let probability: Double
  }

  /// The values with their probabilities, ascending; nil for simulated values off a lattice, of which
  /// each is as likely as the next.
  public var atoms: [Atom]? {
    switch storage {
    case .exact(let exact, let axis):
      exact.support.compactMap { position in
        let probability = exact.probability(at: position)
        return probability > 0
          ? Atom(value: axis.value(at: position), probability: probability) : nil
      }
    case .counted(let histogram, let lattice):
      histogram.support.compactMap { position in
        let count = histogram.counts[position - histogram.origin]
        return count > 0
          ? Atom(
            value: lattice.value(at: position),
            probability: Double(count) / Double(histogram.total)) : nil
      }
    case .values, .known: nil
    }
  }

  /// The simulated values in ascending order; nil on a lattice, where the distribution is exact, and where
  /// the values were not kept.
  public var sortedValues: [Double]? {
    if case .values(let values, _) = storage { values } else { nil }
  }

  /// Whether any quantile and any probability can be told.
  ///
  /// Not so of more than ``SimulatedBootstrap/mostValues`` resamples off a lattice: of them the moments are
  /// known, the smallest and the largest value, and what the intervals of a ``SimulationIntervals`` need.
  public var holdsAllValues: Bool {
    if case .known = storage { false } else { true }
  }

  /// The lattice that the statistic lies on; nil for one whose values lie anywhere.
  public var lattice: BootstrapLattice? {
    switch storage {
    case .exact(_, .lattice(let lattice)), .counted(_, let lattice): lattice
    case .exact(_, .values), .values, .known: nil
    }
  }

  /// The smallest and the largest value.
  public var range: ClosedRange<Double> {
    switch storage {
    case .exact(let exact, let axis):
      axis.value(at: exact.support.lowerBound)...axis.value(at: exact.support.upperBound)
    case .counted(let histogram, let lattice):
      lattice.value(
        at: histogram.support.lowerBound)...lattice.value(
          at: histogram.support.upperBound)
    case .values(let values, _): values[0]...values[values.count - 1]
    case .known(let known): known.range
    }
  }

  /// Whether all resamples have the same value.
  public var isPoint: Bool { range.lowerBound == range.upperBound }
}
