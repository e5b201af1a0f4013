internal import Glibc

/// Logarithms of factorials as whole numbers that add up exactly.
///
/// The key of n! is the sum of the keys of its prime factors, and that of a prime p is log(p) in units
/// of 2^-``scaleBits``, rounded once. So two products of factorials are equal if and only if the
/// sums of their keys are, up to accidents below 10^-9: ties between tables are found exactly, whatever
/// the order of their cells and even where other cells make up for each other, as 6! 7! = 10!.
struct ExactFactorialKeys {
  /// How many bits of a key are the fraction.
  let scaleBits: Int
  /// The keys of 0!, 1!, 2! ...
  let keys: [Int64]

  /// Prepares the keys for tables with this sum of counts, none of them above `largest`.
  ///
  /// - Parameter bits: Sums of keys are below 2^bits; at most 61.
  init(upTo largest: Int, total: Int, bits: Int = 61) {
    // The largest sum is log(N!) < N log N.
    let whole = Int(log2(Double(total) * log(Double(total) + 2) + 2)) + 1
    scaleBits = min(46, bits - whole)
    let unit = exp2(Double(scaleBits))
    var divisors = [Int32](repeating: 0, count: largest + 1)
    for prime in stride(from: 2, through: largest, by: 1) where divisors[prime] == 0 {
      for multiple in stride(from: prime, through: largest, by: prime)
      where divisors[multiple] == 0 {
        divisors[multiple] = Int32(prime)
      }
    }
    var ofNumbers = [Int64](repeating: 0, count: largest + 1)
    var keys = ofNumbers
    for n in stride(from: 2, through: largest, by: 1) {
      let prime = Int(divisors[n])
      ofNumbers[n] =
        prime == n
        ? Int64((log(Double(n)) * unit).rounded()) : ofNumbers[prime] + ofNumbers[n / prime]
      keys[n] = keys[n - 1] + ofNumbers[n]
    }
    self.keys = keys
  }

  subscript(_ n: Int) -> Int64 { keys[n] }

  /// The key that a logarithm has, or a little less.
  func key(below logarithm: Double) -> Int64 {
    Int64(((logarithm - 1e-7) * exp2(Double(scaleBits))).rounded(.down))
  }
}
