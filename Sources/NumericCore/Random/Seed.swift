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

  /// Creates a seed from a number.
  ///
  /// - Throws: ``SeedError/outOfRange(_:)`` for a number above 2^53 - 1.
  public init(_ value: UInt64) throws(SeedError) {
    guard value <= Self.largestValue else { throw .outOfRange("\(value)") }
    self.value = value
  }

  /// Creates a seed from decimal text, such as `20241123`.
  ///
  /// - Parameter text: ASCII digits and nothing else: no sign, space or separator. Zeros may lead.
  /// - Throws: ``SeedError/malformed(_:)`` for other text, ``SeedError/outOfRange(_:)`` for a number
  ///   above 2^53 - 1.
  public init(parsing text: String) throws(SeedError) {
    guard !text.isEmpty else { throw .malformed(text) }
    var value: UInt64 = 0
    for byte in text.utf8 {
      guard byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") else { throw .malformed(text) }
      // Once too large it stays so, and the rest is only checked for being digits.
      if value <= Self.largestValue { value = value * 10 + UInt64(byte - UInt8(ascii: "0")) }
    }
    guard value <= Self.largestValue else { throw .outOfRange(text) }
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

extension Seed: CustomStringConvertible {
  /// The number in decimal digits, from which ``init(parsing:)`` makes the same seed.
  public var description: String { "\(value)" }
}

/// Why a seed was refused.
public enum SeedError: Error, Hashable, Sendable {
  /// The text is not a whole number.
  case malformed(String)
  /// The number, here as text, is above 2^53 - 1.
  case outOfRange(String)

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .malformed(let text):
      "'\(text)' is not a seed; write a whole number from 0 to \(Seed.largestValue), in digits only"
    case .outOfRange(let text):
      "the seed \(text) is too large; write a whole number from 0 to \(Seed.largestValue)"
    }
  }
}
