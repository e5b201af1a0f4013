internal import Halfwidth

/// How much each respondent counts.
public struct RespondentWeights: Hashable, Sendable {
  /// For each respondent a number from 0 to 1: the weights over the largest of them, which is above 0.
  let values: [Double]

  /// Takes weights in the order of the respondents.
  ///
  /// - Returns: nil where one is negative or not finite, and where none is above 0.
  init?(_ weights: [Double]) {
    guard let largest = weights.max(), largest > 0,
      weights.allSatisfy({ $0 >= 0 && $0.isFinite })
    else { return nil }
    // So that sums of squares keep inside the range of a double.
    values = weights.map { $0 / largest }
  }

  /// How much those who answered count, by answer.
  ///
  /// - Complexity: O(n) in the respondents.
  func tally(of answers: ItemAnswers) -> WeightedTally {
    var tally = WeightedTally(sums: [Double](repeating: 0, count: answers.categories.count))
    for row in 0..<answers.count {
      guard let place = answers.answer(at: row) else { continue }
      let weight = values[row]
      tally.respondents += 1
      tally.sums[place] += weight
      tally.total += weight
      tally.squares += weight * weight
    }
    return tally
  }
}

/// How much the respondents count who gave each answer to an item.
struct WeightedTally {
  /// For each answer the sum of the weights.
  fileprivate(set) var sums: [Double]
  fileprivate(set) var total = 0.0
  fileprivate(set) var squares = 0.0
  /// How many answered.
  fileprivate(set) var respondents = 0

  /// The weighted share of those who gave one of some answers, of all who answered, with Kish's design effect of their
  /// weights: n times the sum of squared weights over the square of their sum.
  ///
  /// The effect is that of weights which have nothing to do with the answers. **Not** that of strata, clusters or
  /// calibration.
  ///
  /// - Returns: nil where nobody with a weight above 0 answered.
  ///
  /// Source: L. Kish (1992), *J. Official Statist.* 8(2), 183-200.
  func share(of places: [Int]) -> WeightedProportion? {
    guard total > 0 else { return nil }
    return WeightedProportion(
      estimate: min(1, places.reduce(0) { $0 + sums[$1] } / total), respondents: respondents,
      designEffect: max(1, Double(respondents) * squares / (total * total)))
  }
}

extension RespondentWeights {
  /// Reads the weights of all rows.
  ///
  /// - Parameter place: Where a row's cell stands.
  /// - Throws: ``SurveyError`` for the first cell that is no weight, and where all weights are 0.
  static func read(
    _ cells: CellColumn, column: String, format: DelimitedFormat, at place: (Int) -> String
  ) throws(SurveyError) -> RespondentWeights {
    var decimals = DecimalReader(
      column: column, format: format, option: DecimalReader.codebookOption)
    var weights: [Double] = []
    for row in 0..<cells.count {
      let cell = LocatedCell(cell: cells.cell(at: row), row: row)
      guard let weight = decimals.read(cell), weight >= 0, weight.isFinite else {
        let what = cell.text.isEmpty ? "is empty" : "has '\(cell.text.shortened)'"
        let comma =
          decimals.refusesComma(cell.text) ? ", with a point, or \(DecimalReader.sayComma)" : ""
        throw SurveyError(
          .badData, path: place(row),
          "the weight in column '\(column)' \(what); give each respondent a number, 0 or more\(comma)"
        )
      }
      weights.append(weight)
    }
    try decimals.finish(place)
    guard let read = RespondentWeights(weights) else {
      throw SurveyError(
        .badData, path: place(0),
        "all weights in column '\(column)' are 0, so that nobody counts; name another column")
    }
    return read
  }
}
