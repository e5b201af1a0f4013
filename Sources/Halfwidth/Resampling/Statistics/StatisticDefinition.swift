internal import Glibc

/// What a statistic says of itself, once for all routes, schemes, intervals and names.
///
/// The formula stands in one of the protocols that refine this one: ``MomentStatistic`` for functions of
/// means, ``OrderStatistic`` for means of values in ascending order, ``WeightStatistic`` for any other function
/// of the rows' weights.
protocol StatisticDefinition: Sendable {
  /// How it is written.
  var notations: [StatisticNotation] { get }
  /// Whether it is one of two columns.
  var isOfPair: Bool { get }
  /// Whether both columns may change places.
  var isSymmetric: Bool { get }
  /// The name in results.
  var name: String { get }
  /// What it is computed from.
  var source: StatisticSource { get }
  /// How it follows where a column is moved, or has another unit; nil where that depends on its own number.
  var law: StatisticLaw? { get }
  /// The values that the statistic can have whatever the data.
  var space: ClosedRange<Double> { get }
  /// Whether limits are clipped to these.
  var clipsLimits: Bool { get }
  /// The least number of rows for which the statistic is defined.
  var fewestRows: Int { get }
  /// Why the number that it is a statistic with is none, or nil.
  var flaw: String? { get }
  /// Why the statistic of the data is undefined, where it is called so.
  func undefinedReason(_ name: String) -> String

  /// Whether it is a mean, so that distances from it are influences, and nothing is biased.
  var isLinear: Bool { get }
  /// Whether some formula gives the variance of a resample's statistic.
  var hasVariance: Bool { get }
  /// Whether the variance of values that are all the same is exactly 0, and not rounding.
  var hasExactZeroVariance: Bool { get }
  /// The variance of the statistic as the rows' values themselves estimate it; nil where there is no formula
  /// for it, or the statistic is undefined.
  func variance(x: [Double], y: [Double]) -> Double?
  /// The same with divisor n, as the ideal bootstrap has it.
  func plugInVariance(x: [Double], y: [Double]) -> Double?
  /// What a standard error that is mathematically 0 may come out as.
  func standardErrorNoise(x: [Double], y: [Double]) -> Double
  /// How many numbers a model fits where its rows' number less them are the degrees of freedom.
  var parameters: Int { get }
  /// How intervals of several statistics together are made of it.
  var familyEquation: FamilyEquation { get }
  /// What a p-value of 0 is a test of, if of independent columns.
  var isTestOfIndependence: Bool { get }

  /// Of n values in ascending order those whose mean it is; nil for other statistics.
  func rankMean(of count: Int) -> RankMean?
  /// How its distribution over all resamples is found.
  var exactForm: ExactForm { get }
}

/// What a statistic is computed from.
enum StatisticSource {
  /// Means, and products about the means.
  case moments(any MomentStatistic)
  /// Values in ascending order.
  case order(any OrderStatistic)
  /// The rows' values and weights.
  case weights(any WeightStatistic)
}

/// How the distribution of a statistic over all resamples is found.
enum ExactForm: Hashable, Sendable {
  /// By the powers of that of one observation.
  case mean
  /// By binomial probabilities, as that of a share with a value of at least a threshold.
  case share(atLeast: Double)
  /// By binomial sums.
  case quantile(Double)
  /// By going through all resamples of few different rows.
  case enumeration
}

/// How a statistic is written.
public struct StatisticNotation: Hashable, Sendable {
  /// The word.
  public let word: String
  /// The word with what it is one of.
  public let example: String
  /// What stands behind the column; nil where nothing does.
  public let number: Number?
  /// The number of a statistic that is written without it.
  public let usual: Double

  /// A number that a statistic has.
  public struct Number: Hashable, Sendable {
    /// What it means, such as `the share below it`.
    public let meaning: String
    /// What may be given, as the beginning of a sentence.
    public let allowed: String

    /// Creates a number.
    public init(meaning: String, allowed: String) {
      self.meaning = meaning
      self.allowed = allowed
    }
  }

  /// Creates a notation.
  public init(_ word: String, _ example: String, number: Number? = nil, usual: Double = 0) {
    self.word = word
    self.example = example
    self.number = number
    self.usual = usual
  }
}

/// How a statistic follows where its columns are moved, or have another unit.
struct StatisticLaw: Hashable, Sendable {
  /// What adding a number to a column does to it.
  enum Shift: Hashable, Sendable {
    /// It moves as far as x does.
    case moves
    /// Nothing.
    case stays
    /// It becomes another one.
    case changes
  }

  var shift: Shift
  /// The power of x's unit in it.
  var powerX = 0
  /// The power of y's unit in it.
  var powerY = 0
}

/// How the interval of one of several statistics together follows from a critical value.
enum FamilyEquation: Hashable, Sendable {
  /// By the score equation, of answers on a scale.
  case score
  /// By Wilson's, Tango's and Newcombe's.
  case share
  /// By Fisher's z.
  case fisher
  /// By Student's t.
  case mapped
}

extension StatisticDefinition {
  var isOfPair: Bool { false }
  var isSymmetric: Bool { false }
  var space: ClosedRange<Double> { -.infinity ... .infinity }
  var clipsLimits: Bool { true }
  var fewestRows: Int { 1 }
  var flaw: String? { nil }
  var isLinear: Bool { false }
  var hasVariance: Bool { true }
  var hasExactZeroVariance: Bool { false }
  var parameters: Int { 1 }
  var familyEquation: FamilyEquation { .mapped }
  var isTestOfIndependence: Bool { false }
  var exactForm: ExactForm { .enumeration }

  func undefinedReason(_ name: String) -> String {
    "\(name) of the data is not a finite number; there is nothing to resample"
  }

  func rankMean(of count: Int) -> RankMean? { nil }

  /// The delta method: the sum of the squared influences over n^2.
  func variance(x: [Double], y: [Double]) -> Double? {
    let n = Double(x.count)
    guard x.count > 1, let influences = influences(x: x, y: y) else { return nil }
    return influences.reduce(0) { $0 + $1 * $1 } / (n * n)
  }

  func plugInVariance(x: [Double], y: [Double]) -> Double? { variance(x: x, y: y) }

  func standardErrorNoise(x: [Double], y: [Double]) -> Double {
    let n = Double(x.count)
    let scale: Double
    if isOfPair, let law, law.shift == .stays {
      let spread = (x: WeightedMean.squares(x) / n, y: WeightedMean.squares(y) / n)
      scale = pow(spread.x, Double(law.powerX) / 2) * pow(spread.y, Double(law.powerY) / 2)
    } else {
      scale = value(x: x, y: y)?.magnitude ?? 0
    }
    return 1e-10 * scale / n.squareRoot()
  }

  /// Returns the statistic of some rows' values; nil where it is undefined.
  ///
  /// What the fast ways are compared with, and what they fall back on where they would lose digits.
  ///
  /// - Parameters:
  ///   - x: At least one value.
  ///   - y: As many, or none for a statistic of one column.
  /// - Complexity: O(n) for functions of means, O(n log n) for others.
  func value(x: [Double], y: [Double]) -> Double? {
    let value: Double?
    switch source {
    case .moments(let statistic): value = statistic.centred(x: x, y: y, shares: nil)?.value
    case .order(let statistic): value = statistic.ranks(of: x.count).mean(x.sorted())
    case .weights(let statistic):
      let weights = [Double](repeating: 1, count: x.count)
      value = statistic.weighted(x: x, y: y).value(weights.span)
    }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Returns how much the statistic of a population, of which each row is a share, changes as a row gets
  /// more weight; nil where it is undefined, and for order statistics, which have no derivative by a weight.
  ///
  /// - Parameter shares: Not negative, with sum 1; nil for equal ones.
  /// - Complexity: O(n) for functions of means.
  func influences(x: [Double], y: [Double], shares: [Double]? = nil) -> [Double]? {
    switch source {
    case .moments(let statistic):
      return statistic.centred(x: x, y: y, shares: shares).map { moments, value in
        statistic.influences(x: x, y: y, about: moments, value: value)
      }
    case .order: return nil
    case .weights(let statistic):
      let shares = shares ?? [Double](repeating: 1 / Double(x.count), count: x.count)
      let weighted = statistic.weighted(x: x, y: y)
      guard weighted.value(shares.span).isFinite else { return nil }
      return weighted.influences(shares)
    }
  }
}
