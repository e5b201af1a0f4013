/// A ratio of whole numbers in lowest terms.
public struct Fraction: Hashable, Sendable {
  /// The whole number above the line.
  public let numerator: Int
  /// The whole number below the line, at least 1.
  public let denominator: Int

  /// Creates the fraction with the smallest denominator among the convergents of `number` to which
  /// `number` is the nearest double, or nil where none has a denominator up to `largest`.
  ///
  /// So 0.1 gives 1/10, although no double is one tenth, and 0.3333333333333333 gives 1/3. A fraction
  /// m/q is found wherever 2 q^2 is below the number of doubles between 0 and 1 that are as far apart
  /// as those next to `number`: decimals with up to six digits after the point for numbers up to
  /// 4,000.
  ///
  /// - Parameters:
  ///   - number: A finite number.
  ///   - largest: The largest denominator, at least 1.
  /// - Complexity: O(log largest).
  public init?(_ number: Double, largestDenominator largest: Int) {
    let magnitude = number.magnitude
    guard magnitude <= 0x1p53 else { return nil }
    // Convergents of the continued fraction; the remainders are exact enough up to the last one that
    // can be the answer, and each candidate is checked.
    var rest = magnitude
    var (previous, current) = ((p: 1, q: 0), (p: Int(magnitude), q: 1))
    while Double(current.p) / Double(current.q) != magnitude {
      let part = rest - rest.rounded(.down)
      guard part > 0 else { return nil }
      rest = 1 / part
      guard rest < 0x1p53 else { return nil }
      let quotient = Int(rest)
      let (product, overflow) = quotient.multipliedReportingOverflow(by: current.q)
      guard !overflow, product <= largest - previous.q else { return nil }
      let (top, topOverflow) = quotient.multipliedReportingOverflow(by: current.p)
      guard !topOverflow, top <= 1 << 60 else { return nil }
      (previous, current) = (current, (p: top + previous.p, q: product + previous.q))
    }
    numerator = number < 0 ? -current.p : current.p
    denominator = current.q
  }
}
