internal import NumericCore

/// Which runs of an item are taken where a system has more of them than another and nothing numbers them.
///
/// Each run is as likely to be taken, whatever its score: the places that are drawn are those of the scores in the order
/// of their size, so that the order in which somebody wrote them decides nothing. Item *i* owns the block *i* of the
/// stream of ``StreamPurpose/subsets``, and system *s* the words from 2^32 *s* on there, one for each run that is taken.
struct RunDraw: Hashable, Sendable {
  /// The seed where none is asked for.
  ///
  /// A verdict that changed whenever the program is run could be had by running it often enough.
  static let preset: Seed = 1

  let seed: Seed

  /// Creates a draw.
  ///
  /// - Parameter seed: From 0 to 2^53 - 1; nil, and any other number, for ``preset``.
  init(seed: UInt64? = nil) {
    self.seed = seed.flatMap { Seed($0) } ?? Self.preset
  }

  /// Returns different places of runs, in the order in which they are drawn: of fewer the first ones are the same.
  ///
  /// - Parameters:
  ///   - kept: How many, in 0...`runs`.
  ///   - runs: How many there are.
  ///   - item: The place of the item, below 2^32.
  func places(_ kept: Int, of runs: Int, item: Int, system: Int) -> [Int] {
    let block = StreamBlock(seed: seed, purpose: .subsets, index: UInt32(item))
    let start = system << 32
    var words = [UInt64](repeating: 0, count: kept)
    var span = words.mutableSpan
    block.fill(&span, startingAt: start)
    var order = Array(0..<runs)
    for place in 0..<kept {
      let left = block.draw(below: runs - place, word: words[place], at: start + place)
      order.swapAt(place, place + left)
    }
    return Array(order.prefix(kept))
  }
}
