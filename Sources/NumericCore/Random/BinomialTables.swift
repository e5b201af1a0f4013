internal import CKernels

/// Tables that draw the number of successes in any number of trials up to a limit, all with the same
/// probability of success, which is a ratio of whole numbers.
///
/// Up to 255 trials there is a table for each number of trials, and a draw takes one word. For more
/// there is a table for each power of two, and a draw takes a word for each binary digit that is set
/// in the number of trials: the sum of independent binomial numbers is binomial. So the memory is
/// O(n^2) only where that is little, and O(n) above.
///
/// The probabilities come from the ratios of neighbouring ones, beginning with 1 at the mode: by
/// correctly rounded operations only, so that the tables are the same on every machine. Their relative
/// error is about 2^-52 for each step from the mode.
struct BinomialTables: Hashable, Sendable {
  /// The most trials for which each number of trials has a table.
  static let mostDirect = 255

  /// The most trials that can be asked for, at least 1.
  let trials: Int
  /// How many words one draw may take.
  let words: Int
  /// The number of columns of each table; 0 where each table has its own.
  private let columns: UInt64
  /// The tables' entries, one table after the other: by number of trials, or by power of two.
  private(set) var entries: [UInt64]

  /// Creates tables for the probability successes / total.
  ///
  /// - Parameters:
  ///   - successes: In 1 ..< total.
  ///   - total: At most 2^53.
  ///   - trials: The most trials that are asked for, in 1 ..< 2^25.
  init(successes: Int, of total: Int, upTo trials: Int) {
    self.trials = trials
    if trials <= Self.mostDirect {
      let bits = AliasTable.bits(for: trials + 1)
      words = 1
      columns = 1 << bits
      var tables = AliasColumns(capacity: (trials + 1) << bits)
      for trials in 0...trials {
        let weights = Self.weights(successes: successes, of: total, trials: trials)
        tables.append(weights, columnBits: bits)
      }
      entries = tables.entries
    } else {
      words = Int.bitWidth - trials.leadingZeroBitCount
      columns = 0
      entries = (0..<words).flatMap { digit in
        let weights = Self.weights(successes: successes, of: total, trials: 1 << digit)
        return AliasTable(weights: weights).entries
      }
    }
  }

  /// Tables of the same that share no memory with these; see ``MultinomialDraws/copy()``.
  func copy() -> BinomialTables {
    var copy = self
    copy.entries = entries.map(\.self)
    return copy
  }

  /// Draws numbers of successes.
  ///
  /// - Parameters:
  ///   - successes: Room for a number for each number of trials.
  ///   - trials: How many trials each draw has, at most ``trials``.
  ///   - words: The first word of each draw, then the second of each, up to ``words``.
  func fill(
    _ successes: UnsafeMutableBufferPointer<UInt32>, trials: UnsafeBufferPointer<UInt32>,
    from words: UnsafePointer<UInt64>
  ) {
    if columns > 0 {
      unsafe alias_outcomes(
        entries, UInt32(columns.trailingZeroBitCount), trials.baseAddress, words, trials.count,
        successes.baseAddress)
      return
    }
    for draw in trials.indices {
      unsafe successes[draw] = UInt32(
        truncatingIfNeeded: self.draw(trials: Int(trials[draw])) {
          unsafe words[$0 * trials.count + draw]
        })
    }
  }

  /// Draws one number of successes from its ``words``, by their numbers.
  @inline(__always)
  func draw(trials: Int, word: (Int) -> UInt64) -> Int {
    if columns > 0 {
      let table = trials * Int(columns)
      return AliasTable.outcome(of: word(0), columns: columns) { entries[table + $0] }
    }
    // A table of 2^d + 1 outcomes has 2^(d + 1) columns, and 2^(d + 1) - 2 are in those before it.
    var successes = 0
    var digits = trials
    while digits != 0 {
      let digit = digits.trailingZeroBitCount
      digits &= digits &- 1
      let columns = 2 << digit
      successes += AliasTable.outcome(of: word(digit), columns: UInt64(columns)) {
        entries[columns - 2 + $0]
      }
    }
    return successes
  }

  /// Numbers in the ratio of the probabilities of 0...trials successes, the likeliest being 1.
  static func weights(successes: Int, of total: Int, trials: Int) -> [Double] {
    var weights = [Double](repeating: 0, count: trials + 1)
    let yes = Double(successes)
    let no = Double(total - successes)
    // Any point near the mode serves: the weights fall away from it on both sides.
    let mode = min(trials, Int(Double(trials + 1) * (yes / Double(total))))
    weights[mode] = 1
    for count in stride(from: mode, to: trials, by: 1) {
      weights[count + 1] =
        weights[count] * (Double(trials - count) / Double(count + 1)) * (yes / no)
    }
    for count in stride(from: mode, to: 0, by: -1) {
      weights[count - 1] =
        weights[count] * (Double(count) / Double(trials - count + 1)) * (no / yes)
    }
    return weights
  }
}
