public import Halfwidth

/// How the answers of the same respondents to two items go together.
public struct JointAnswers: Hashable, Sendable {
  /// How many answered one of the two only, and are left out.
  public var answeredOne: Int
  /// Those who answered both, and those of whom an answer is missing.
  var pairs: IncompletePairs

  /// Those who answered both, by both answers.
  public var counts: PairedCounts { pairs.complete }

  /// The exact McNemar p-values that any answers in place of the missing ones would give, the smallest and
  /// the largest; one number where none is missing.
  public var pValues: ClosedRange<Double> { pairs.exactPValues }
  /// The p-value of those who answered both.
  public var completeP: Double? { McNemarMethod.exact.finding(for: counts).pValue }
  /// Whether an answer is missing of someone who was asked both.
  public var hasMissing: Bool { !pairs.isComplete }
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
    var only = (first: IncompletePairs.Half(), second: IncompletePairs.Half())
    var neither = 0
    for row in 0..<first.count {
      switch (first.answer(at: row), second.answer(at: row)) {
      case (let one?, let two?):
        table[(places.contains(one) ? 2 : 0) + (otherPlaces.contains(two) ? 1 : 0)] += 1
      case (let one?, nil):
        answeredOne += 1
        if second.missing(at: row) == .notAsked { continue }
        if places.contains(one) { only.first.yes += 1 } else { only.first.no += 1 }
      case (nil, let two?):
        answeredOne += 1
        if first.missing(at: row) == .notAsked { continue }
        if otherPlaces.contains(two) { only.second.yes += 1 } else { only.second.no += 1 }
      case (nil, nil):
        let isAsked =
          first.missing(at: row) != .notAsked && second.missing(at: row) != .notAsked
        if isAsked { neither += 1 }
      }
    }
    guard
      let counts = try? PairedCounts(
        both: table[3], firstOnly: table[2], secondOnly: table[1], neither: table[0]),
      let pairs = try? IncompletePairs(
        complete: counts, first: only.first, second: only.second, neither: neither)
    else { throw .nobody }
    self.pairs = pairs
  }

  /// The four counts, and who is left out.
  var fields: FieldList {
    [
      "n11": .integer(counts.both), "n10": .integer(counts.firstOnly),
      "n01": .integer(counts.secondOnly), "n00": .integer(counts.neither),
      "answered_one": .integer(answeredOne), "complete_p_value": .probability(completeP),
    ]
  }
}
