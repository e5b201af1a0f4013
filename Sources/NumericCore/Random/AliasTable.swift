internal import CKernels

/// A table that turns one uniform 64-bit word into an outcome of a discrete distribution.
///
/// ## The method
///
/// The outcomes' masses are laid out in 2^*t* columns of equal size, each of which holds at most two
/// outcomes: its own, up to a threshold, and its alias above. The upper *t* bits of a word choose a
/// column, the next 63 - *t* are compared with the threshold. Threshold and alias share one 64-bit
/// entry, so that a draw is one load and no branch: which of the two outcomes it is can't be predicted.
///
/// ## Accuracy
///
/// Masses are multiples of 2^-62, found from weights by correctly rounded operations only: no function
/// of the mathematical library is called, so that the same weights give the same table, and the same
/// words the same outcomes, on every machine. What rounding leaves over goes to the likeliest outcome.
/// An outcome of weight 0 never comes up.
///
/// ## References
///
/// - A. J. Walker (1977), "An efficient method for generating discrete random variables with general
///   distributions", *ACM Trans. Math. Softw.* 3(3), 253-256,
///   [doi:10.1145/355744.355749](https://doi.org/10.1145/355744.355749).
/// - M. D. Vose (1991), "A linear algorithm for generating random numbers with a given distribution",
///   *IEEE Trans. Softw. Eng.* 17(9), 972-975,
///   [doi:10.1109/32.92917](https://doi.org/10.1109/32.92917).
public struct AliasTable: Hashable, Sendable {
  /// The largest number of outcomes.
  public static let largestCount = 1 << 25

  /// The number of outcomes, in 1...2^25; they are numbered from 0.
  public let count: Int
  /// For each column a signed number.
  ///
  /// Its lower t bits are the difference, by exclusive or, of the
  /// column and its alias. The rest is the largest fraction of a word, in units of 2^-63, for which the
  /// outcome is the column's own; it is negative where there is none.
  private(set) var entries: [UInt64]

  /// The binary logarithm of the number of columns.
  var columnBits: Int { entries.count.trailingZeroBitCount }

  /// Creates the table of outcomes with the given weights.
  ///
  /// - Parameters:
  ///   - weights: 1...2^25 finite numbers that are not negative, not all 0; only their ratios count.
  ///   - columnBits: A number of columns, as binary logarithm, above the smallest that hold all.
  /// - Complexity: O(n).
  public init(weights: [Double], columnBits: Int = 0) {
    precondition(
      weights.count >= 1 && weights.count <= Self.largestCount, "a table has 1...2^25 outcomes")
    precondition(
      columnBits >= 0 && 1 << columnBits <= Self.largestCount, "a table has at most 2^25 columns")
    count = weights.count
    let bits = max(columnBits, Self.bits(for: weights.count))
    var columns = AliasColumns(capacity: 1 << bits)
    columns.append(weights, columnBits: bits)
    entries = columns.entries
  }

  /// A table of the same that shares no memory with this one; see ``MultinomialDraws/copy()``.
  func copy() -> AliasTable {
    var copy = self
    copy.entries = entries.map(\.self)
    return copy
  }

  /// Returns the outcome that a word stands for.
  public func outcome(_ word: UInt64) -> Int {
    let columns = UInt64(entries.count)
    return Self.outcome(of: word, columns: columns) { entries[$0] }
  }

  /// Writes the outcomes that words stand for, one outcome a word.
  public func fill(_ outcomes: inout MutableSpan<UInt32>, from words: Span<UInt64>) {
    precondition(outcomes.count == words.count, "there is an outcome for each word")
    unsafe outcomes.withUnsafeMutableBufferPointer { outcomes in
      unsafe words.withUnsafeBufferPointer { words in
        guard let words = words.baseAddress else { return }
        unsafe fill(outcomes, from: words)
      }
    }
  }

  /// Writes the outcomes of as many words.
  func fill(_ outcomes: UnsafeMutableBufferPointer<UInt32>, from words: UnsafePointer<UInt64>) {
    unsafe alias_outcomes(
      entries, UInt32(columnBits), nil, words, outcomes.count, outcomes.baseAddress)
  }

  /// The number of columns, as binary logarithm, that holds so many outcomes.
  static func bits(for count: Int) -> Int {
    count <= 1 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount
  }

  /// Returns the outcome of a word in a table of 2^t columns: the plain form of what `CKernels` does
  /// for many words at once.
  ///
  /// - Parameter entry: Returns a column's entry.
  @inline(__always)
  static func outcome(of word: UInt64, columns: UInt64, entry: (Int) -> UInt64) -> Int {
    // The product's halves are the upper t bits, and the other bits moved up by t; the lowest bit of
    // the word is not used.
    let (column, fraction) = word.multipliedFullWidth(by: columns)
    let entry = entry(Int(truncatingIfNeeded: column))
    // Negative, and so all ones after the shift, if the fraction is beyond the entry. A comparison
    // may be compiled as a branch, which nobody can predict.
    let mask = columns &- 1
    let excess = Int64(bitPattern: entry &- fraction &>> 1 & ~mask) &>> 63
    let difference = entry & mask & UInt64(bitPattern: excess)
    return Int(truncatingIfNeeded: column ^ difference)
  }
}
