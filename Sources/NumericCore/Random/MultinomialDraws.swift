internal import CKernels

/// How often each category comes up when a sample is drawn with replacement: only the counts, not the
/// draws one by one.
///
/// The counts are a chain of binomial numbers: how many fall into the first category; of the others,
/// how many into the second; and so on. Categories of probability 0 take no words, and neither does
/// the last of the others, which gets what remains.
///
/// ## The layout
///
/// The first link of the chain takes one word. Each later one takes a word up to 255 draws, and above
/// that one for each binary digit of the number of draws: digit *d* of the trials that remain uses
/// word *d* of the link, and the words of digits that are not set are not used. A resample's words are
/// the links' in the categories' order. No word is ever rejected.
public struct MultinomialDraws: Hashable, Sendable {
  /// The most draws.
  public static let mostDraws = 1 << 20

  /// The number of categories, at least 1.
  public let categories: Int
  /// How many are drawn in each resample, in 0...2^20.
  public let draws: Int
  /// How many 64-bit words each resample takes.
  public let wordsPerResample: Int

  /// The first link, whose number of trials is always the same.
  private let first: Link<AliasTable>?
  private let others: [Link<BinomialTables>]
  /// The category that gets what the links leave.
  private let last: Int

  private struct Link<Table: Hashable & Sendable>: Hashable, Sendable {
    var category: Int
    /// The place of the link's first word in the resample's words.
    var word: Int
    var table: Table
  }

  /// Creates the plan for `draws` draws from categories in the ratio of `counts`.
  ///
  /// - Parameters:
  ///   - counts: At least one number that is not negative, not all 0; the sum is at most 2^53.
  ///   - draws: How many are drawn, in 0...2^20.
  /// - Complexity: O(draws^2) time and memory for each category up to 255 draws, O(draws) above.
  public init(counts: [Int], draws: Int) {
    precondition(draws >= 0 && draws <= Self.mostDraws, "a resample draws 0...2^20 times")
    categories = counts.count
    self.draws = draws
    let present = counts.indices.filter { counts[$0] > 0 }
    guard let last = present.last else { preconditionFailure("some category has a count") }
    self.last = last
    var first: Link<AliasTable>?
    var others: [Link<BinomialTables>] = []
    var remaining = counts.reduce(0, +)
    var words = 0
    for category in present.dropLast() where draws > 0 {
      if first == nil {
        let weights = BinomialTables.weights(
          successes: counts[category], of: remaining, trials: draws)
        first = Link(category: category, word: words, table: AliasTable(weights: weights))
        words += 1
      } else {
        let table = BinomialTables(successes: counts[category], of: remaining, upTo: draws)
        others.append(Link(category: category, word: words, table: table))
        words += table.words
      }
      remaining -= counts[category]
    }
    self.first = first
    self.others = others
    wordsPerResample = words
  }

  /// Draws the counts of consecutive resamples.
  ///
  /// - Parameters:
  ///   - words: The words of the resamples.
  ///   - stride: How many words there are from one resample to the next.
  ///   - offset: Where the words of the first resample begin.
  ///   - counts: Rows of `resamples` counts each: all resamples' counts of the first category, then
  ///     those of the second, and so on.
  ///   - firstRow: The row of the first category.
  /// - Complexity: O(categories) for each resample up to 255 draws, and log2(draws) times as much
  ///   above.
  public func fill(
    _ counts: inout MutableSpan<UInt32>, firstRow: Int = 0, resamples: Int,
    from words: Span<UInt64>, stride: Int, offset: Int = 0
  ) {
    precondition(
      firstRow >= 0 && (firstRow + categories) * resamples <= counts.count,
      "the counts have a row for each category")
    precondition(
      resamples == 0 || offset + (resamples - 1) * stride + wordsPerResample <= words.count,
      "the resamples have all their words")
    unsafe counts.withUnsafeMutableBufferPointer { counts in
      unsafe words.withUnsafeBufferPointer { words in
        let rows = firstRow * resamples..<(firstRow + categories) * resamples
        let counts = unsafe UnsafeMutableBufferPointer(rebasing: counts[rows])
        unsafe fill(counts, resamples: resamples, from: words, stride: stride, offset: offset)
      }
    }
  }

  /// The category that decides all counts, and the table of its count, if there is just one such.
  ///
  /// Each resample then takes one word, and the last of the present categories has what remains.
  public var single: (category: Int, rest: Int, table: AliasTable)? {
    guard let first, others.isEmpty else { return nil }
    return (first.category, last, first.table)
  }

  private func fill(
    _ counts: UnsafeMutableBufferPointer<UInt32>, resamples: Int,
    from words: UnsafeBufferPointer<UInt64>, stride: Int, offset: Int
  ) {
    unsafe counts.update(repeating: 0)
    // What remains is kept where it will stay.
    let remaining = unsafe UnsafeMutableBufferPointer(
      rebasing: counts[last * resamples..<(last + 1) * resamples])
    unsafe remaining.update(repeating: UInt32(draws))
    guard resamples > 0, let words = words.baseAddress else { return }
    let start = unsafe words + offset
    if let first {
      let row = unsafe UnsafeMutableBufferPointer(
        rebasing: counts[first.category * resamples..<(first.category + 1) * resamples])
      let table = first.table
      unsafe alias_outcomes(
        table.entries, UInt32(table.columnBits), nil, start + first.word, stride, resamples,
        row.baseAddress)
      for i in row.indices { unsafe remaining[i] &-= row[i] }
    }
    for link in others {
      let row = unsafe UnsafeMutableBufferPointer(
        rebasing: counts[link.category * resamples..<(link.category + 1) * resamples])
      unsafe link.table.fill(
        row, trials: UnsafeBufferPointer(remaining), from: start + link.word, stride: stride)
      for i in row.indices { unsafe remaining[i] &-= row[i] }
    }
  }

  /// Returns one resample's counts from its words, one link after the other: the plain form of
  /// ``fill(_:firstRow:resamples:from:stride:offset:)``.
  @_spi(Reference) public func counts(from slice: Span<UInt64>) -> [Int] {
    precondition(slice.count == wordsPerResample, "a resample has all its words")
    var counts = [Int](repeating: 0, count: categories)
    counts[last] = draws
    if let first {
      counts[first.category] = first.table.outcome(slice[first.word])
      counts[last] -= counts[first.category]
    }
    for link in others {
      let words = slice.extracting(link.word..<link.word + link.table.words)
      counts[link.category] = link.table.draw(trials: counts[last], from: words)
      counts[last] -= counts[link.category]
    }
    return counts
  }
}
