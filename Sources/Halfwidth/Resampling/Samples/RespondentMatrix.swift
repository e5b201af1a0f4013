internal import NumericCore

/// The answers of respondents to items with few levels each, such as yes or no, or a Likert scale.
///
/// An item of k levels is kept as k - 1 bits, each of which says whether the answer is at or above a
/// level; a row of bits is a respondent. Resampling respondents then keeps the dependence between items,
/// and costs little more for sixty items than for one.
///
/// Every respondent has an answer to every item. Where some did not answer, either leave these
/// respondents out, or make "no answer" a level of its own.
package struct RespondentMatrix: Sendable {
  /// The most respondents.
  package static let mostRespondents = BitRowTable.mostRows
  /// The most items.
  package static let mostItems = 1 << 16

  /// The number of respondents, in 1...65535.
  package let respondents: Int
  /// The number of levels of each item, in 2...256; the answers to an item are below it, from 0.
  package let levels: [Int]

  /// Where the bits of each item begin, and after the last one the number of bits.
  let firstBits: [Int]
  let bits: BitRowTable

  /// Creates a matrix from answers.
  ///
  /// - Parameters:
  ///   - rows: The answers of each respondent, one for each item.
  ///   - levels: The number of levels of each item.
  /// - Throws: ``ResampleError`` for no or too many respondents or items, rows of other lengths, and
  ///   answers outside their levels.
  package init(_ rows: [[Int]], levels: [Int]) throws(ResampleError) {
    guard rows.count >= 1 && rows.count <= Self.mostRespondents else {
      throw .rows(count: rows.count, allowed: 1...Self.mostRespondents)
    }
    guard levels.count >= 1 && levels.count <= Self.mostItems else {
      throw .items(count: levels.count, largest: Self.mostItems)
    }
    var firstBits = [0]
    for (item, count) in levels.enumerated() {
      guard count >= 2 && count <= 256 else { throw .levels(item: item, count: count) }
      firstBits.append(firstBits[item] + count - 1)
    }
    for (row, answers) in rows.enumerated() {
      guard answers.count == levels.count else {
        throw .length(index: row, count: answers.count, expected: levels.count)
      }
      for (item, answer) in answers.enumerated() where answer < 0 || answer >= levels[item] {
        throw .answer(row: row, item: item, value: answer, levels: levels[item])
      }
    }
    respondents = rows.count
    self.levels = levels
    self.firstBits = firstBits
    let items = levels.enumerated().flatMap { [Int](repeating: $0, count: $1 - 1) }
    bits = BitRowTable(rows: rows.count, columns: items.count) { row, bit in
      let item = items[bit]
      return rows[row][item] > bit - firstBits[item]
    }
  }

  /// Creates a matrix of answers that are yes or no.
  ///
  /// - Throws: ``ResampleError`` for no or too many respondents or items, and rows of other lengths.
  package init(_ rows: [[Bool]]) throws(ResampleError) {
    try self.init(
      rows.map { $0.map { $0 ? 1 : 0 } }, levels: [Int](repeating: 2, count: rows.first?.count ?? 0)
    )
  }

  /// The number of items.
  package var items: Int { levels.count }

  /// Returns what a respondent answered to an item.
  package func answer(respondent: Int, item: Int) -> Int {
    (firstBits[item]..<firstBits[item + 1]).count { bits[respondent, $0] }
  }

  /// Returns how many respondents chose each level of an item.
  package func counts(item: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: levels[item])
    for respondent in 0..<respondents { counts[answer(respondent: respondent, item: item)] += 1 }
    return counts
  }
}
