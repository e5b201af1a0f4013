/// Arithmetic on the remainders of whole numbers after division by the prime 2^61 - 1.
///
/// It tells whether two products of whole numbers, far too large to write out, are equal: their
/// remainders then are. Only numbers that agree to some seven digits come to it, and of those that
/// differ one pair in 10^18 would be taken for equal.
struct ExactTie {
  /// The prime.
  static let modulus: UInt64 = (1 << 61) - 1

  /// Returns the remainder of a product of two remainders.
  static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    let folded = (low & modulus) + (low >> 61 | high << 3)
    return folded >= modulus ? folded - modulus : folded
  }

  /// Returns the remainder of a sum of two remainders.
  static func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
    a + b >= modulus ? a + b - modulus : a + b
  }

  private static func inverse(of value: UInt64) -> UInt64 {
    // By Fermat's theorem the power modulus - 2, whose bits are 1 but for the second one.
    var result: UInt64 = 1
    var power = value
    var exponent = modulus - 2
    while exponent > 0 {
      if exponent & 1 == 1 { result = product(result, power) }
      power = product(power, power)
      exponent >>= 1
    }
    return result
  }

  private let factorials: [UInt64]
  private let reciprocals: [UInt64]

  /// Prepares binomial coefficients of at most `largest` items.
  init(upTo largest: Int) {
    var factorials = [UInt64](repeating: 1, count: largest + 1)
    for n in stride(from: 1, through: largest, by: 1) {
      factorials[n] = Self.product(factorials[n - 1], UInt64(n))
    }
    var reciprocals = factorials
    reciprocals[largest] = Self.inverse(of: factorials[largest])
    for n in stride(from: largest, to: 0, by: -1) {
      reciprocals[n - 1] = Self.product(reciprocals[n], UInt64(n))
    }
    self.factorials = factorials
    self.reciprocals = reciprocals
  }

  /// Returns the remainder of the number of ways to choose `k` of `n` items, 0 <= k <= n.
  func binomial(_ n: Int, _ k: Int) -> UInt64 {
    Self.product(factorials[n], Self.product(reciprocals[k], reciprocals[n - k]))
  }
}
