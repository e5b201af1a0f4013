/// A number below a bound from one random word.
///
/// A word of *L* bits is a fraction of 2^*L*. Multiplied by the bound *n*, the product's upper word is a
/// number below *n*, and its lower word is what remains. Each number comes from either ⌊2^*L* / *n*⌋ words
/// or one more, and from exactly so many after the words are rejected whose leftover is below 2^*L* mod *n*.
///
/// The plain form of what `CKernels` does for many lanes at once.
///
/// Source: D. Lemire (2019), "Fast random integer generation in an interval", *ACM Trans. Model. Comput.
/// Simul.* 29(1), 3, [doi:10.1145/3230636](https://doi.org/10.1145/3230636).
struct BoundedNumber<Word: FixedWidthInteger & UnsignedInteger> {
  /// In 0 ..< bound.
  let value: Word
  /// What remains of the word, which decides on rejection.
  let leftover: Word

  init(_ word: Word, below bound: Word) {
    let product = word.multipliedFullWidth(by: bound)
    value = product.high
    leftover = Word(truncatingIfNeeded: product.low)
  }

  /// Returns the leftover below which a word is rejected: 2^L mod bound.
  static func threshold(below bound: Word) -> Word { (0 &- bound) % bound }

  /// Returns the number of the first word that is not rejected.
  ///
  /// - Parameter candidate: Returns the word to try at each attempt, from 0.
  static func firstAccepted(
    below bound: Word, _ candidate: (_ attempt: Int) -> Word
  ) -> Word {
    var attempt = 0
    while true {
      let number = BoundedNumber(candidate(attempt), below: bound)
      // The threshold is below the bound: hardly any word needs the division.
      if number.leftover >= bound || number.leftover >= threshold(below: bound) {
        return number.value
      }
      attempt += 1
    }
  }
}
