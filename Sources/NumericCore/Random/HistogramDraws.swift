/// Draws how often each outcome of a distribution comes up, in a time that doesn't grow with how often it
/// is drawn.
///
/// ## The method
///
/// The outcomes are the leaves of a binary tree, in their order; where they are no power of two in number, those
/// that are missing have no probability. At each fork the draws that came so far are divided between the lower and the
/// upper half, by a binomial number with the share of the lower half's mass. Forks are passed in preorder: a fork,
/// all of its lower half, all of its upper half; those that no draw reached take no words. The words are
/// those of a block, from the first, as ``BinomialVariate`` takes them.
///
/// Masses of halves are sums of masses: no share is a complement, so that far tails keep their relative
/// accuracy. Shares come from weights by correctly rounded operations, so that the same weights and words
/// give the same histogram on every machine.
///
/// A single draw is quicker from an ``AliasTable``.
///
/// ## Reference
///
/// L. Devroye (1986), *Non-Uniform Random Variate Generation*, section XI.1.4 (multinomial numbers by
/// conditional binomial ones).
public struct HistogramDraws: Hashable, Sendable {
  /// The number of outcomes, at least 1.
  public let outcomes: Int
  /// From index 1 on the forks of the tree; those below fork *i* are 2*i* and 2*i* + 1.
  private let forks: [Fork]

  private struct Fork: Hashable, Sendable {
    var lower: Double
    var upper: Double
  }

  /// Creates the tree of outcomes with the given weights.
  ///
  /// - Parameter weights: At least one number; they are not negative, and have a finite sum above 0. Only
  ///   their ratios count.
  /// - Complexity: O(n) time, and 32 bytes for each outcome, or up to twice as many.
  public init(weights: [Double]) {
    outcomes = weights.count
    var size = 1
    while size < weights.count { size *= 2 }
    var masses = [Double](repeating: 0, count: 2 * size)
    for (i, weight) in weights.enumerated() { masses[size + i] = weight }
    var forks = [Fork](repeating: Fork(lower: 1, upper: 0), count: size)
    for i in stride(from: size - 1, to: 0, by: -1) {
      masses[i] = masses[2 * i] + masses[2 * i + 1]
      guard masses[i] > 0 else { continue }
      forks[i] = Fork(lower: masses[2 * i] / masses[i], upper: masses[2 * i + 1] / masses[i])
    }
    precondition(masses[1] > 0 && masses[1].isFinite, "weights have a finite sum above 0")
    self.forks = forks
  }

  /// Adds the outcomes of some draws to their counts.
  ///
  /// - Parameters:
  ///   - draws: In 0...``BinomialVariate/mostTrials``.
  ///   - block: The block whose words are used; no other draw may use them.
  ///   - counts: A count for each outcome.
  /// - Complexity: O(number of outcomes that come up), some 50 ns each; for those that don't a part of it.
  public func add(
    _ draws: Int, from block: StreamBlock, to counts: inout MutableSpan<UInt64>
  ) {
    precondition(counts.count == outcomes, "there is a count for each outcome")
    var words = StreamWords(block)
    Self.divide(draws, at: 1, of: forks.span, from: &words, to: &counts)
  }

  private static func divide(
    _ draws: Int, at place: Int, of forks: Span<Fork>, from words: inout StreamWords,
    to counts: inout MutableSpan<UInt64>
  ) {
    if draws == 0 { return }
    guard place < forks.count else {
      counts[place - forks.count] &+= UInt64(draws)
      return
    }
    let fork = forks[place]
    let lower = BinomialVariate.draw(
      trials: draws, success: fork.lower, failure: fork.upper, from: &words)
    divide(lower, at: 2 * place, of: forks, from: &words, to: &counts)
    divide(draws - lower, at: 2 * place + 1, of: forks, from: &words, to: &counts)
  }

  /// The counts of some draws: the plain form of ``add(_:from:to:)``.
  ///
  /// - Complexity: O(n log n) in the number of outcomes.
  package static func referenceCounts(
    _ draws: Int, weights: [Double], from block: StreamBlock
  ) -> [UInt64] {
    var words = StreamWords(block, atOnce: 1)
    var size = 1
    while size < weights.count { size *= 2 }
    func mass(_ outcomes: ArraySlice<Double>) -> Double {
      guard outcomes.count > 1 else { return outcomes.first ?? 0 }
      let half = outcomes.startIndex + outcomes.count / 2
      return mass(outcomes[..<half]) + mass(outcomes[half...])
    }
    func divide(_ draws: Int, _ outcomes: ArraySlice<Double>) -> [UInt64] {
      guard outcomes.count > 1 else { return [UInt64(draws)] }
      let half = outcomes.startIndex + outcomes.count / 2
      let (lower, upper) = (mass(outcomes[..<half]), mass(outcomes[half...]))
      let successes =
        draws == 0
        ? 0
        : BinomialVariate.draw(
          trials: draws, success: lower / (lower + upper), failure: upper / (lower + upper),
          from: &words)
      let first = divide(successes, outcomes[..<half])
      return first + divide(draws - successes, outcomes[half...])
    }
    let padded = weights + [Double](repeating: 0, count: size - weights.count)
    return Array(divide(draws, padded[...]).prefix(weights.count))
  }
}
