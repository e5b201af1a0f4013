internal import Glibc

/// The number of marked items among those drawn, without replacement, from a population.
public struct HypergeometricDistribution: Hashable, Sendable {
  /// All items; in 0...2^53.
  public let population: Int
  /// The marked items, in 0...population.
  public let marked: Int
  /// The items drawn, in 0...population.
  public let draws: Int

  /// Creates the distribution of the number of marked items among `draws` out of `population`.
  public init(population: Int, marked: Int, draws: Int) {
    precondition(population >= 0 && population <= 1 << 53, "a population has 0...2^53 items")
    precondition(marked >= 0 && marked <= population, "the marked items are part of the population")
    precondition(draws >= 0 && draws <= population, "the drawn items are part of the population")
    self.population = population
    self.marked = marked
    self.draws = draws
  }

  /// The numbers that can occur.
  public var support: ClosedRange<Int> {
    max(0, draws - (population - marked))...min(draws, marked)
  }

  /// The most probable number; the larger one where ``hasTwoModes``.
  public var mode: Int { modeDivision.quotient }

  /// Whether the number below the ``mode`` is exactly as probable.
  public var hasTwoModes: Bool {
    let (quotient, remainder) = modeDivision
    return remainder == 0 && quotient > support.lowerBound
  }

  private var modeDivision: (quotient: Int, remainder: Int) {
    let product = UInt(marked + 1).multipliedFullWidth(by: UInt(draws + 1))
    let (quotient, remainder) = UInt(population + 2).dividingFullWidth(product)
    return (Int(quotient), Int(remainder))
  }

  /// Returns the logarithm of the probability of exactly `count`; minus infinity outside the support.
  ///
  /// By binomial probabilities in saddle-point form, which keep their digits where factorials would
  /// cancel: the probability is that of `count` successes in one sample and the rest in the other, given
  /// all of them, whatever the common probability of success.
  ///
  /// Source: C. Loader (2000), *Fast and accurate computation of binomial probabilities*.
  public func logProbability(of count: Int) -> Double {
    guard support.contains(count) else { return -.infinity }
    if support.lowerBound == support.upperBound { return 0 }
    let p = Double(draws) / Double(population)
    let q = Double(population - draws) / Double(population)
    func binomial(_ successes: Int, of trials: Int) -> Double {
      let n = Double(trials)
      let k = Double(successes)
      if successes == 0 { return n * (p < 0.5 ? log1p(-p) : log(q)) }
      if successes == trials { return n * (q < 0.5 ? log1p(-q) : log(p)) }
      let deviance =
        PoissonDeviance.half(k, mean: n * p) + PoissonDeviance.half(n - k, mean: n * q)
      let correction =
        StirlingError.at(trials) - StirlingError.at(successes)
        - StirlingError.at(trials - successes)
      return correction - deviance + 0.5 * log(n / (2 * .pi * k * (n - k)))
    }
    return binomial(count, of: marked) + binomial(draws - count, of: population - marked)
      - binomial(draws, of: population)
  }

  /// Returns the probability of exactly `count`; 0 outside the support.
  public func probability(of count: Int) -> Double {
    exp(logProbability(of: count))
  }

  /// Returns the probability of at most `count`.
  ///
  /// - Complexity: O(s) for the standard deviation s.
  public func probability(atMost count: Int) -> Double {
    if count < support.lowerBound { return 0 }
    if count >= support.upperBound { return 1 }
    return count <= mode ? sumBelow(count) : 1 - sumAbove(count + 1)
  }

  /// Returns the probability of at least `count`.
  ///
  /// - Complexity: O(s) for the standard deviation s.
  public func probability(atLeast count: Int) -> Double {
    if count <= support.lowerBound { return 1 }
    if count > support.upperBound { return 0 }
    return count >= mode ? sumAbove(count) : 1 - sumBelow(count - 1)
  }

  /// Returns the natural logarithm of the probability of at most `count`, also where that probability is
  /// too small for a double.
  public func logProbability(atMost count: Int) -> Double {
    if count < support.lowerBound { return -.infinity }
    if count >= support.upperBound { return 0 }
    guard count <= mode else { return log1p(-exp(logProbability(atLeast: count + 1))) }
    return logProbability(of: count)
      + log(LogTail.sum(from: count, to: support.lowerBound) { 1 / ratio(above: $0 - 1) })
  }

  /// Returns the natural logarithm of the probability of at least `count`, as
  /// ``logProbability(atMost:)``.
  public func logProbability(atLeast count: Int) -> Double {
    if count <= support.lowerBound { return 0 }
    if count > support.upperBound { return -.infinity }
    guard count >= mode else { return log1p(-exp(logProbability(atMost: count - 1))) }
    return logProbability(of: count)
      + log(LogTail.sum(from: count, to: support.upperBound) { ratio(above: $0) })
  }

  /// The probability of `count + 1` divided by that of `count`, for both in the support.
  public func ratio(above count: Int) -> Double {
    let x = Double(count)
    return (Double(marked) - x) * (Double(draws) - x)
      / ((x + 1) * (Double(population - marked - draws) + x + 1))
  }

  /// The sum from `count` down; terms only shrink once they are below the mode.
  private func sumBelow(_ count: Int) -> Double {
    var term = probability(of: count)
    var sum = term
    var x = count
    while x > support.lowerBound && term > sum * 1e-19 {
      x -= 1
      term /= ratio(above: x)
      sum += term
    }
    return min(sum, 1)
  }

  private func sumAbove(_ count: Int) -> Double {
    var term = probability(of: count)
    var sum = term
    var x = count
    while x < support.upperBound && term > sum * 1e-19 {
      term *= ratio(above: x)
      x += 1
      sum += term
    }
    return min(sum, 1)
  }
}
