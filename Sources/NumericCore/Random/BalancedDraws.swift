/// Rows drawn for a thousand resamples so that each row comes up a thousand times in all.
///
/// The rows of all resamples together are a random arrangement of a thousand copies of each row, all
/// arrangements being equally likely, and each resample has the next n of them.
///
/// ## The layout
///
/// A block of words serves a thousand resamples. The arrangement begins with *i* mod *n* at place *i*; then
/// each place *i*, from the last down to 1, changes with a place at or below it, drawn from 0...*i*
/// (the shuffle of Fisher and Yates). Word *t* of the block gives the places for two exchanges, those
/// of number 2*t* and 2*t* + 1 counted from 0: multiplied by the first bound, its upper half is the first
/// place, and its lower half is multiplied by the second bound in the same way. It is rejected if what then is
/// left is below 2^64 mod the bounds' product, and replaced as a whole.
///
/// ## References
///
/// - A. C. Davison, D. V. Hinkley, E. Schechtman (1986), "Efficient bootstrap simulation",
///   *Biometrika* 73(3), 555-566, [doi:10.1093/biomet/73.3.555](https://doi.org/10.1093/biomet/73.3.555).
/// - N. Brackett-Rozinsky, D. Lemire (2024), "Batched ranged random integer generation", *Software:
///   Practice and Experience*, [doi:10.1002/spe.3369](https://doi.org/10.1002/spe.3369).
public struct BalancedDraws: Hashable, Sendable {
  /// The number of resamples that are balanced together.
  public static let resamples = 1_000

  /// The number of rows, in 1...65535.
  public let rows: Int

  /// Creates the plan for resamples of all rows.
  public init(rows: Int) {
    precondition(rows >= 1 && rows <= UInt16.max, "balanced resamples draw from 1...65535 rows")
    self.rows = rows
  }

  /// Fills a buffer with the rows of a thousand resamples, one resample after the other.
  ///
  /// - Parameters:
  ///   - numbers: Room for exactly 1,000 * ``rows`` numbers, of a type that holds all rows.
  ///   - block: The block whose words are used.
  /// - Complexity: O(1,000 rows), about 1.5 ns a row where they fit the cache.
  @_specialize(where Number == UInt8)
  @_specialize(where Number == UInt16)
  @_specialize(where Number == UInt32)
  public func fill<Number: RowNumber>(_ numbers: inout MutableSpan<Number>, of block: StreamBlock) {
    precondition(rows <= 1 << Number.bitWidth, "the numbers hold all rows")
    let count = Self.resamples * rows
    precondition(numbers.count == count, "the buffer holds a thousand resamples")
    unsafe numbers.withUnsafeMutableBufferPointer { numbers in
      var row: Number = 0
      for place in 0..<count {
        unsafe numbers[place] = row
        row = Int(row) + 1 == rows ? 0 : row &+ 1
      }
      // 8 KB of words at a time, as in BoundedDraws.
      var words = [UInt64](repeating: 0, count: 1_024)
      var position = 0
      var upper = count - 1
      while upper >= 1 {
        var span = words.mutableSpan
        block.fill(&span, startingAt: position)
        for word in words where upper >= 1 {
          let (first, second) = Self.places(upper: UInt64(upper), word: word) { attempt in
            block.replacement(forWordAt: position, attempt: attempt)
          }
          unsafe numbers.swapAt(upper, Int(first))
          if upper >= 2 { unsafe numbers.swapAt(upper - 1, Int(second)) }
          upper -= 2
          position += 1
        }
      }
    }
  }

  /// Returns a number in 0...upper and one in 0..<upper.
  @inline(__always)
  static func places(
    upper: UInt64, word: UInt64, replacement: (_ attempt: Int) -> UInt64
  ) -> (first: UInt64, second: UInt64) {
    // Below 2^26 each: the product is below 2^52.
    let product = (upper &+ 1) &* upper
    var attempt = 0
    var word = word
    while true {
      let (first, rest) = word.multipliedFullWidth(by: upper &+ 1)
      let (second, leftover) = rest.multipliedFullWidth(by: upper)
      // The remainder is below the product: most words need no division.
      if leftover >= product || leftover >= (0 &- product) % product { return (first, second) }
      word = replacement(attempt)
      attempt += 1
    }
  }
}
