/// Splits one random word into several numbers below a bound.
///
/// A word of *L* bits is a fraction of 2^*L*. Multiplied by the bound *n*, the product's upper word is
/// a number below *n*, and its lower word is the fraction that remains: from that comes the next
/// number, in the same way. After *k* numbers the lower word left is *word* *n*^*k* mod 2^*L*. Each of
/// the *n*^*k* possible rows of numbers comes from either ⌊2^*L* / *n*^*k*⌋ words or one more, and from
/// exactly so many after the words are rejected whose leftover is below 2^*L* mod *n*^*k*.
///
/// The plain form of what `CKernels` does for many words at once.
///
/// ## References
///
/// - N. Brackett-Rozinsky, D. Lemire (2024), "Batched ranged random integer generation", *Software:
///   Practice and Experience*, [doi:10.1002/spe.3369](https://doi.org/10.1002/spe.3369).
/// - D. Lemire (2019), "Fast random integer generation in an interval", *ACM Trans. Model. Comput.
///   Simul.* 29(1), 3, [doi:10.1145/3230636](https://doi.org/10.1145/3230636): one number a word.
struct BoundedSplit<Word: FixedWidthInteger & UnsignedInteger> {
  /// What remains of the word: after the last number, the leftover that decides on rejection.
  private(set) var leftover: Word
  private let bound: Word

  init(_ word: Word, below bound: Word) {
    leftover = word
    self.bound = bound
  }

  /// Returns the next number, in 0 ..< bound.
  mutating func next() -> Word {
    let product = leftover.multipliedFullWidth(by: bound)
    leftover = Word(truncatingIfNeeded: product.low)
    return product.high
  }

  /// Returns the leftover below which a word of `count` numbers is rejected: 2^L mod bound^count.
  ///
  /// The power must be below 2^L.
  static func threshold(bound: Word, count: Int) -> Word {
    let rows = (0..<count).reduce(1 as Word) { power, _ in power * bound }
    return (0 &- rows) % rows
  }
}
