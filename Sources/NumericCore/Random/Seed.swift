/// Where all randomness of an analysis begins: a whole number from 0 to 2^53 - 1.
///
/// The range is that of the integers which R and JavaScript keep exactly, so that a seed survives
/// in any file and can be typed into any tool. Seeds that differ give unrelated streams, however
/// near they are: 1 and 2 are as good as two seeds from the system.
public struct Seed: Hashable, Sendable {
  /// The largest seed's value, 2^53 - 1.
  public static let largestValue: UInt64 = (1 << 53) - 1

  /// The number, in 0...2^53 - 1.
  public let value: UInt64

  /// Creates a seed from a number; nil for one above 2^53 - 1.
  public init?(_ value: UInt64) {
    guard value <= Self.largestValue else { return nil }
    self.value = value
  }

  private init(unchecked value: UInt64) {
    self.value = value
  }

  /// Returns a seed drawn from the system's source of randomness, each with equal probability.
  ///
  /// Whoever draws one must print it, or the analysis cannot be repeated.
  public static func fresh() -> Seed {
    var generator = SystemRandomNumberGenerator()
    return Seed(unchecked: generator.next() >> 11)
  }
}

extension Seed: ExpressibleByIntegerLiteral {
  /// Creates a seed from a literal, which must be at most 2^53 - 1.
  public init(integerLiteral value: UInt64) {
    precondition(value <= Self.largestValue, "a seed is at most 2^53 - 1 = 9007199254740991")
    self.value = value
  }
}
