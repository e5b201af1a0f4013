internal import NumericCore

/// Scores as whole numbers of a common step.
///
/// Each score is the fraction that it is the nearest double to, see `Fraction`; the step is the
/// greatest that divides all distances between them.
struct ScoreLattice {
  /// The numerator of the lowest score.
  let offset: Int
  /// The common step's numerator; 1 where all scores are the same.
  let step: Int
  /// The common denominator.
  let divisor: Int
  /// Each score's distance from the lowest, in steps.
  let positions: [Int]

  /// The largest denominator of a score, and of all together: a million.
  static let largestDivisor = 1_000_000

  /// The largest size of a numerator.
  static let largestNumerator = 1 << 52

  /// Finds the step of finite scores; nil where they are no fractions with denominators up to
  /// ``largestDivisor``, or have numerators beyond 2^52.
  init?(_ scores: [Double]) {
    var divisor = 1
    var fractions: [Fraction] = []
    fractions.reserveCapacity(scores.count)
    for score in scores {
      guard let fraction = Fraction(score, largestDenominator: ScoreLattice.largestDivisor) else {
        return nil
      }
      fractions.append(fraction)
      if divisor % fraction.denominator != 0 {
        divisor *= fraction.denominator / greatestCommonDivisor(divisor, fraction.denominator)
        if divisor > ScoreLattice.largestDivisor { return nil }
      }
    }
    var numerators: [Int] = []
    numerators.reserveCapacity(scores.count)
    for fraction in fractions {
      let (numerator, overflow) = fraction.numerator.multipliedReportingOverflow(
        by: divisor / fraction.denominator)
      guard !overflow, numerator.magnitude <= Self.largestNumerator else { return nil }
      numerators.append(numerator)
    }
    let lowest = numerators.min() ?? 0
    let common = numerators.reduce(0) { greatestCommonDivisor($0, $1 - lowest) }
    self.divisor = divisor
    offset = lowest
    step = max(common, 1)
    positions = numerators.map { [step] in ($0 - lowest) / step }
  }
}

/// Returns the greatest common divisor of two numbers that are not negative; the other one if one is 0.
func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (a, b)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
