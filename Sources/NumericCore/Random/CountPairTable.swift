/// A table that turns one uniform word into the counts of two of several categories, when a sample is
/// drawn with replacement.
///
/// An outcome is a pair of counts whose sum is at most the number of draws: those with no respondent in
/// the first category come first, then those with one, each by the second count. Their probabilities are
/// products of a binomial one and one of the draws that remain, found by correctly rounded operations
/// only: the table is the same on every machine.
///
/// Against a table for each link of the chain it saves a word and a look-up a resample, and the tables for
/// all numbers of remaining draws: a hundred thousand resamples of 50 draws from four categories take 0.6
/// of the time.
struct CountPairTable: Hashable, Sendable {
  /// The number of draws.
  let draws: Int
  private var table: AliasTable
  /// For each outcome the first count, and the second one times 2^16.
  private var pairs: [UInt32]

  /// Creates the table of categories that hold `first` and `second` of `total`, both above 0.
  ///
  /// - Parameter draws: In 1...``MultinomialDraws/mostPaired``.
  init(first: Int, second: Int, of total: Int, draws: Int) {
    self.draws = draws
    var weights: [Double] = []
    var pairs: [UInt32] = []
    weights.reserveCapacity((draws + 1) * (draws + 2) / 2)
    pairs.reserveCapacity((draws + 1) * (draws + 2) / 2)
    let firsts = BinomialTables.weights(successes: first, of: total, trials: draws)
    for (count, weight) in firsts.enumerated() {
      let seconds = BinomialTables.weights(
        successes: second, of: total - first, trials: draws - count)
      let scale = weight / seconds.reduce(0, +)
      for (next, weight) in seconds.enumerated() {
        weights.append(scale * weight)
        pairs.append(UInt32(count) | UInt32(next) << 16)
      }
    }
    table = AliasTable(weights: weights)
    self.pairs = pairs
  }

  /// A table of the same that shares no memory with this one; see ``MultinomialDraws/copy()``.
  func copy() -> CountPairTable {
    var copy = self
    copy.table = table.copy()
    copy.pairs = pairs.map(\.self)
    return copy
  }

  /// Returns the two counts that a word stands for.
  func counts(_ word: UInt64) -> (first: Int, second: Int) {
    let pair = pairs[table.outcome(word)]
    return (Int(pair & 0xFFFF), Int(pair >> 16))
  }

  /// Writes the two counts of each word, and what remains.
  func fill(
    _ first: UnsafeMutableBufferPointer<UInt32>, _ second: UnsafeMutableBufferPointer<UInt32>,
    remaining: UnsafeMutableBufferPointer<UInt32>, from words: UnsafePointer<UInt64>
  ) {
    unsafe table.fill(first, from: words)
    unsafe pairs.withUnsafeBufferPointer { pairs in
      for i in first.indices { unsafe first[i] = pairs[Int(first[i])] }
    }
    // In a loop of its own, which the compiler spreads over wide registers.
    let draws = UInt32(self.draws)
    for i in first.indices {
      let pair = unsafe first[i]
      let (own, next) = (pair & 0xFFFF, pair >> 16)
      unsafe first[i] = own
      unsafe second[i] = next
      unsafe remaining[i] = draws &- own &- next
    }
  }
}
