/// Numbers that say where ordered categories stand, one a category.
public struct OrdinalScores: Hashable, Sendable {
  /// A score for each category, in the order of the categories; not all equal.
  public let values: [Double]

  /// The largest size of a score; sums of squares of larger ones would not be finite.
  public static let largestMagnitude = 1e100

  /// Creates scores that are possible.
  ///
  /// - Throws: ``CountsError`` for fewer than two scores, one that is not a number or larger than
  ///   ``largestMagnitude`` in size, and scores that are all equal.
  public init(_ values: [Double]) throws(CountsError) {
    guard values.count >= 2 else {
      throw .tooFew(
        "\(values.count == 1 ? "one score is" : "\(values.count) scores are") not enough; give a score "
          + "for each of at least two categories")
    }
    for (index, value) in values.enumerated() {
      guard value.magnitude <= OrdinalScores.largestMagnitude else {
        throw .outOfRange("score \(index + 1) is \(value); give finite numbers such as 1,2,3,4,5")
      }
    }
    guard values.contains(where: { $0 != values[0] }) else {
      throw .outOfRange("all scores are \(values[0]); give at least two different ones")
    }
    self.values = values
  }

  /// The scores 1, 2, 3 and so on, for at least two categories.
  init(ranksOf categories: Int) {
    precondition(categories >= 2, "scores are for at least two categories")
    values = (1...categories).map(Double.init)
  }

  /// Creates the scores of a table's lines, 1, 2, 3 and so on where none are given.
  ///
  /// - Throws: ``CountsError`` for scores that are not possible, or not one a line.
  init(of lines: Int, _ scores: [Double]?, axis: TableAxis) throws(CountsError) {
    guard let scores else {
      self.init(ranksOf: lines)
      return
    }
    guard scores.count == lines else {
      throw .mismatch(
        "there are \(scores.count) \(axis.rawValue) scores for \(lines) \(axis.rawValue)s; give one "
          + "score a \(axis.rawValue)")
    }
    do { try self.init(scores) } catch { throw error.within("\(axis.rawValue) scores") }
  }

  /// The lowest score.
  public var lowest: Double { values.reduce(values[0], min) }
  /// The highest score.
  public var highest: Double { values.reduce(values[0], max) }
  /// The different scores, from the lowest to the highest: categories with the same score are one level.
  public var levels: [Double] { Set(values).sorted() }
  /// From the lowest to the highest score.
  var range: ClosedRange<Double> { lowest...highest }
  /// The largest size of a score.
  var magnitude: Double { max(lowest.magnitude, highest.magnitude) }
  /// What the difference of two scores or means can be.
  var differenceRange: ClosedRange<Double> { (lowest - highest)...(highest - lowest) }

  /// The lowest score of a box of so many levels at the top: at least one level is in the box, and at
  /// least one is not.
  func boxFloor(_ levels: Int) -> Double {
    let all = self.levels
    return all[all.count - min(max(levels, 1), all.count - 1)]
  }
}
