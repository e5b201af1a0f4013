/// The words of a block one after the other, for draws of which nobody knows how many they take.
///
/// Word *w* is the block's word *w*, so that what is drawn depends on the block alone. Where the number of
/// words is known, whoever needs many fills a buffer of its own.
public struct StreamWords: Sendable {
  private let block: StreamBlock
  private var words: [UInt64]
  private var used: Int
  /// The place in the block of the buffer's first word.
  private var start: Int

  /// Begins with the block's first word.
  ///
  /// - Parameter atOnce: How many words are made in one call, at least 1; it changes none of them.
  public init(_ block: StreamBlock, atOnce: Int = 64) {
    self.block = block
    words = [UInt64](repeating: 0, count: atOnce)
    used = atOnce
    start = -atOnce
  }

  /// The next word.
  @inline(__always)
  public mutating func next() -> UInt64 {
    if used == words.count { refill() }
    defer { used &+= 1 }
    return words[used]
  }

  /// The next word as a number strictly between 0 and 1; see `Double.init(openUnit:)`.
  @inline(__always)
  public mutating func nextUniform() -> Double { Double(openUnit: next()) }

  @inline(never)
  private mutating func refill() {
    start += words.count
    used = 0
    let position = start
    let block = block
    var span = words.mutableSpan
    block.fill(&span, startingAt: position)
  }
}
