/// How many numbers below a bound each resample draws, and how they come out of its words.
///
/// For a resample of *n* rows out of *n* both the bound and the number of draws are *n*. Each number
/// is uniform on 0 ..< bound, without any bias, and independent of the others. The plan's `fill`
/// draws them, for many resamples at a time.
///
/// ## A lane for each number
///
/// Random words are read as lanes, of 16 bits up to the bound ``largestNarrow`` and of 32 bits above. A lane
/// gives one number, as ``BoundedNumber`` says: many lanes at a time are multiplied by the bound in one
/// register. A lane of 16 bits is rejected with probability below 2^-7, one of 32 bits with probability below
/// 2^-11 up to 2^21 rows.
///
/// Several numbers could come from one word by one multiplication after the other, which takes fewer random
/// bits, and more instructions than those bits cost.
///
/// ## The layout
///
/// The words are those of the block's runs, one run after the other (`StreamBlock.fillRun`). Lane *t* of 16
/// bits is the bits 16 (*t* mod 4) and up of word ⌊*t* / 4⌋; lane *t* of 32 bits is the bits 32 (*t* mod 2)
/// and up of word ⌊*t* / 2⌋. Resample *i* of a block owns the lanes *i D* ..< (*i* + 1) *D*, where *D* is
/// the number of draws, and its draw *d* is the number of lane *i D* + *d*.
///
/// The draw of a rejected lane comes from a whole 64-bit word instead, the first that is not rejected of the
/// block's replacements for the place of the lane, counted in lanes of 16 bits from where the plan's words
/// begin: no other draw changes.
public struct BoundedDraws: Hashable, Sendable {
  /// The largest bound whose numbers come from 16 bits, 512.
  public static let largestNarrow = 512

  /// Each number is below this, in 1...2^32 - 1.
  public let bound: Int
  /// How many numbers each resample draws, in 0...2^40.
  public let draws: Int

  /// Creates the plan for `draws` numbers in 0 ..< `bound` for each resample.
  public init(bound: Int, draws: Int) {
    precondition(bound >= 1 && bound <= UInt32.max, "a bound lies in 1...2^32 - 1")
    precondition(draws >= 0 && draws <= 1 << 40, "a resample draws 0...2^40 numbers")
    self.bound = bound
    self.draws = draws
  }

  /// The bytes of the lane that a number comes from.
  var bytesPerLane: Int { bound <= Self.largestNarrow ? 2 : 4 }
}
