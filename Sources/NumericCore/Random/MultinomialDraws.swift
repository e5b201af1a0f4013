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
/// The first link of the chain takes one word, and where there are more than two categories and up to
/// ``mostPaired`` draws the first two links take one together. Each later one takes a word up to 255
/// draws, and above that one for each binary digit of the number of draws: digit *d* of the trials that
/// remain uses word *d* of the link, and the words of digits that are not set are not used. A resample's
/// words are the links' in the categories' order. No word is ever rejected.
public struct MultinomialDraws: Hashable, Sendable {
  /// The most draws.
  public static let mostDraws = 1 << 24
  /// The most draws of which two counts come from one table: up to here it stays in the fastest cache.
  public static let mostPaired = 88

  /// The number of categories, at least 1.
  public let categories: Int
  /// How many are drawn in each resample, in 0...2^24.
  public let draws: Int
  /// How many 64-bit words each resample takes.
  public let wordsPerResample: Int

  /// The first link or two, whose number of trials is always the same.
  private var first: First?
  private var others: [Link]
  /// The category that gets what the links leave.
  private let last: Int
  /// The categories that get nothing.
  private var absent: [Int]

  private enum First: Hashable, Sendable {
    case one(category: Int, AliasTable)
    case two(category: Int, next: Int, CountPairTable)
  }

  private struct Link: Hashable, Sendable {
    var category: Int
    /// The place of the link's first word in the resample's words.
    var word: Int
    var table: BinomialTables
  }

  /// Creates the plan for `draws` draws from categories in the ratio of `counts`.
  ///
  /// - Parameters:
  ///   - counts: At least one number that is not negative, not all 0; the sum is at most 2^53.
  ///   - draws: How many are drawn, in 0...2^24.
  /// - Complexity: O(draws^2) time and memory for each category up to 255 draws, O(draws) above.
  public init(counts: [Int], draws: Int) {
    precondition(draws >= 0 && draws <= Self.mostDraws, "a resample draws 0...2^24 times")
    categories = counts.count
    self.draws = draws
    let present = counts.indices.filter { counts[$0] > 0 }
    guard let last = present.last else { preconditionFailure("some category has a count") }
    self.last = last
    absent = counts.indices.filter { draws == 0 ? $0 != last : counts[$0] == 0 }
    var remaining = counts.reduce(0, +)
    var linked: ArraySlice<Int> = draws > 0 ? present.dropLast() : []
    var words = 0
    if let category = linked.popFirst() {
      if let next = linked.first, draws <= Self.mostPaired {
        linked.removeFirst()
        first = .two(
          category: category, next: next,
          CountPairTable(first: counts[category], second: counts[next], of: remaining, draws: draws)
        )
        remaining -= counts[next]
      } else {
        let weights = BinomialTables.weights(
          successes: counts[category], of: remaining, trials: draws)
        first = .one(category: category, AliasTable(weights: weights))
      }
      remaining -= counts[category]
      words = 1
    } else {
      first = nil
    }
    others = linked.map { category in
      let table = BinomialTables(successes: counts[category], of: remaining, upTo: draws)
      defer {
        words += table.words
        remaining -= counts[category]
      }
      return Link(category: category, word: words, table: table)
    }
    wordsPerResample = words
  }

  /// Returns what a plan for `draws` draws from so many categories of some probability takes: the words of each
  /// resample, and the entries of its tables.
  public static func size(present: Int, draws: Int) -> (words: Int, entries: Int) {
    guard present > 1, draws > 0 else { return (0, 0) }
    let isPaired = present > 2 && draws <= mostPaired
    let others = present - (isPaired ? 3 : 2)
    let first = isPaired ? (draws + 1) * (draws + 2) / 2 : draws + 1
    let isDirect = draws <= BinomialTables.mostDirect
    let columns = 1 << AliasTable.bits(for: draws + 1)
    return (
      1 + others * (isDirect ? 1 : Int.bitWidth - draws.leadingZeroBitCount),
      first + others * (isDirect ? (draws + 1) * columns : 2 * columns)
    )
  }

  /// A plan of the same that shares no memory with this one.
  ///
  /// Whoever uses a table counts its users for that long. Threads that count in the same place wait for
  /// each other: two of them took 0.7 of the time of one, and with a copy each they take 0.52.
  public func copy() -> MultinomialDraws {
    var copy = self
    switch first {
    case .one(let category, let table): copy.first = .one(category: category, table.copy())
    case .two(let category, let next, let table):
      copy.first = .two(category: category, next: next, table.copy())
    case nil: break
    }
    copy.others = others.map { link in
      Link(category: link.category, word: link.word, table: link.table.copy())
    }
    copy.absent = absent.map(\.self)
    return copy
  }

  /// Draws the counts of resamples.
  ///
  /// - Parameters:
  ///   - counts: Rows of `resamples` counts each: all resamples' counts of the first category, then
  ///     those of the second, and so on.
  ///   - firstRow: The row of the first category.
  ///   - words: Rows of `resamples` words each: all resamples' first words, then their second ones, and
  ///     so on.
  ///   - firstWord: The row of the first word.
  /// - Complexity: O(categories) for each resample up to 255 draws, and log2(draws) times as much
  ///   above.
  public func fill(
    _ counts: inout MutableSpan<UInt32>, firstRow: Int = 0, resamples: Int,
    from words: Span<UInt64>, firstWord: Int = 0
  ) {
    precondition(
      firstRow >= 0 && (firstRow + categories) * resamples <= counts.count,
      "the counts have a row for each category")
    precondition(
      firstWord >= 0 && (firstWord + wordsPerResample) * resamples <= words.count,
      "the resamples have all their words")
    unsafe counts.withUnsafeMutableBufferPointer { counts in
      unsafe words.withUnsafeBufferPointer { words in
        guard resamples > 0, let counts = counts.baseAddress else { return }
        let rows = unsafe CountRows(start: counts + firstRow * resamples, resamples: resamples)
        guard let words = words.baseAddress else { return unsafe fill(rows, from: nil) }
        unsafe fill(rows, from: words + firstWord * resamples)
      }
    }
  }

  /// The category that decides all counts, and the table of its count, if there is just one such.
  ///
  /// Each resample then takes one word, and the last of the present categories has what remains.
  public var single: (category: Int, rest: Int, table: AliasTable)? {
    guard case .one(let category, let table) = first, others.isEmpty else { return nil }
    return (category, last, table)
  }

  /// Rows of counts, by category.
  @unsafe private struct CountRows {
    let start: UnsafeMutablePointer<UInt32>
    let resamples: Int

    subscript(category: Int) -> UnsafeMutableBufferPointer<UInt32> {
      unsafe UnsafeMutableBufferPointer(start: start + category * resamples, count: resamples)
    }
  }

  private func fill(_ rows: CountRows, from words: UnsafePointer<UInt64>?) {
    for category in absent { unsafe rows[category].update(repeating: 0) }
    // What remains is kept where it will stay.
    let remaining = unsafe rows[last]
    guard let first, let words = unsafe words else {
      return unsafe remaining.update(repeating: UInt32(draws))
    }
    switch first {
    case .one(let category, let table):
      let row = unsafe rows[category]
      unsafe table.fill(row, from: words)
      for i in row.indices { unsafe remaining[i] = UInt32(draws) &- row[i] }
    case .two(let category, let next, let table):
      unsafe table.fill(rows[category], rows[next], remaining: remaining, from: words)
    }
    for link in others {
      let row = unsafe rows[link.category]
      unsafe link.table.fill(
        row, trials: UnsafeBufferPointer(remaining), from: words + link.word * rows.resamples)
      for i in row.indices { unsafe remaining[i] &-= row[i] }
    }
  }

  /// Returns one resample's counts from its words, one link after the other: the plain form of
  /// ``fill(_:firstRow:resamples:from:firstWord:)``.
  package func counts(from slice: Span<UInt64>) -> [Int] {
    precondition(slice.count == wordsPerResample, "a resample has all its words")
    var counts = [Int](repeating: 0, count: categories)
    counts[last] = draws
    switch first {
    case .one(let category, let table):
      counts[category] = table.outcome(slice[0])
      counts[last] -= counts[category]
    case .two(let category, let next, let table):
      (counts[category], counts[next]) = table.counts(slice[0])
      counts[last] -= counts[category] + counts[next]
    case nil: return counts
    }
    for link in others {
      counts[link.category] = link.table.draw(trials: counts[last]) { slice[link.word + $0] }
      counts[last] -= counts[link.category]
    }
    return counts
  }
}
