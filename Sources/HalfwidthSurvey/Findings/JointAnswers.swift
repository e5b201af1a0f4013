public import Halfwidth

/// How the answers of the same respondents to two items go together.
public struct JointAnswers: Hashable, Sendable {
  /// Those who answered both, by both answers.
  public var counts: PairedCounts
  /// How many answered one of the two only, and are left out.
  public var answeredOne: Int
}

extension JointAnswers {
  /// Why there is no joint table.
  enum Fault: Error {
    /// Nobody answered both.
    case nobody
  }

  /// Counts the answers.
  ///
  /// - Parameters:
  ///   - places: The answers that count as yes to the first item.
  ///   - otherPlaces: Those that do to the second.
  /// - Complexity: O(n) in the respondents.
  init(
    _ first: ItemAnswers, _ places: [Int], _ second: ItemAnswers, _ otherPlaces: [Int]
  ) throws(Fault) {
    // By yes to the first, then yes to the second.
    var table = [0, 0, 0, 0]
    answeredOne = 0
    for row in 0..<first.count {
      switch (first.answer(at: row), second.answer(at: row)) {
      case (let one?, let two?):
        table[(places.contains(one) ? 2 : 0) + (otherPlaces.contains(two) ? 1 : 0)] += 1
      case (_?, nil), (nil, _?): answeredOne += 1
      case (nil, nil): break
      }
    }
    guard
      let counts = try? PairedCounts(
        both: table[3], firstOnly: table[2], secondOnly: table[1], neither: table[0])
    else { throw .nobody }
    self.counts = counts
  }

  /// The four counts, and who is left out.
  var fields: FieldList {
    [
      "n11": .integer(counts.both), "n10": .integer(counts.firstOnly),
      "n01": .integer(counts.secondOnly), "n00": .integer(counts.neither),
      "answered_one": .integer(answeredOne),
    ]
  }
}
