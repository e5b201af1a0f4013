/// How many numbers below a bound each resample draws, and how they come out of its words.
///
/// For a resample of *n* rows out of *n* both the bound and the number of draws are *n*. Each number
/// is uniform on 0 ..< bound, without any bias, and independent of the others. The plan's `fill`
/// draws them, for many resamples at a time.
///
/// ## Several from one word
///
/// A 64-bit word gives up to *k* numbers, for the largest *k* with bound^*k* <= 2^57. So a word is
/// rejected with probability below 2^-7. With a lower limit there would be more words to compute,
/// with a higher one more of them to replace; over bounds up to 2,000 both together cost least at
/// 2^57. If fewer numbers a word need no more words, ``numbersPerWord`` is that smaller number, which
/// makes rejections rarer still.
///
/// ## The layout
///
/// Resample *i* of a block owns the 64-bit words *i W* ..< (*i* + 1) *W*, where *W* is
/// ``wordsPerResample``. Its draw *d* is number *d* mod *k* of word *i W* + ⌊*d* / *k*⌋; the last word
/// may have numbers left over. A rejected word is replaced as a whole, by the first of its
/// replacements that is not rejected: no draw of another word changes.
public struct BoundedDraws: Hashable, Sendable {
  /// Each number is below this, in 1...2^32 - 1.
  public let bound: Int
  /// How many numbers each resample draws, in 0...2^40.
  public let draws: Int
  /// How many 64-bit words each resample owns: 0 if nothing is drawn, or only zeros.
  public let wordsPerResample: Int
  /// How many numbers come from each word, except perhaps the last of a resample: 0 without words.
  public let numbersPerWord: Int
  /// The leftover below which a word is rejected.
  let threshold: UInt64

  /// Creates the plan for `draws` numbers in 0 ..< `bound` for each resample.
  public init(bound: Int, draws: Int) {
    precondition(bound >= 1 && bound <= UInt32.max, "a bound lies in 1...2^32 - 1")
    precondition(draws >= 0 && draws <= 1 << 40, "a resample draws 0...2^40 numbers")
    self.bound = bound
    self.draws = draws
    guard bound > 1 && draws > 0 else {
      wordsPerResample = 0
      numbersPerWord = 0
      threshold = 0
      return
    }
    let largest: UInt64 = 1 << 57
    var most = 0
    var rows: UInt64 = 1
    while rows <= largest / UInt64(bound) {
      rows *= UInt64(bound)
      most += 1
    }
    wordsPerResample = (draws + most - 1) / most
    numbersPerWord = (draws + wordsPerResample - 1) / wordsPerResample
    threshold = BoundedSplit.threshold(bound: UInt64(bound), count: numbersPerWord)
  }

  /// How many numbers come from the last word of a resample.
  var numbersInLastWord: Int {
    draws - (wordsPerResample - 1) * numbersPerWord
  }

  /// How many draws come before a word, counted over the whole block.
  func drawsBefore(wordAt position: Int) -> Int {
    let (resample, word) = position.quotientAndRemainder(dividingBy: wordsPerResample)
    return resample * draws + word * numbersPerWord
  }

  /// Returns the split of the first word that is not rejected.
  ///
  /// - Parameter candidate: Returns the word to try at each attempt, from 0.
  func firstAccepted(_ candidate: (_ attempt: Int) -> UInt64) -> BoundedSplit<UInt64> {
    var attempt = 0
    while true {
      let start = BoundedSplit(candidate(attempt), below: UInt64(bound))
      var split = start
      for _ in 0..<numbersPerWord { _ = split.next() }
      if split.leftover >= threshold { return start }
      attempt += 1
    }
  }
}
