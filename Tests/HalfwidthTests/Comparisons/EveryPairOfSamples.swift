@testable import Halfwidth

extension IndependentCounts {
  /// Two samples as successes and trials, which the caller knows to be possible.
  static func samples(_ x1: Int, _ n1: Int, _ x2: Int, _ n2: Int) -> IndependentCounts {
    IndependentCounts(
      unchecked: BinomialCounts(unchecked: x1, of: n1), BinomialCounts(unchecked: x2, of: n2))
  }

  /// Every pair of samples with at most `largest` trials together.
  static func everyPair(upTo largest: Int) -> [IndependentCounts] {
    (2...largest).flatMap { total in
      (1..<total).flatMap { n1 in
        (0...n1).flatMap { x1 in
          (0...(total - n1)).map { x2 in samples(x1, n1, x2, total - n1) }
        }
      }
    }
  }

  /// The levels at which the properties are checked, from the lowest to the highest.
  static let testedLevels: [ConfidenceLevel] = [0.5, 0.8, 0.95, 0.999]
}
