internal import NumericCore

/// Scores of a sample with the number of observations that have each.
public struct ScoredCounts: Hashable, Sendable {
  /// The distinct scores that were observed, ascending.
  public let scores: [Double]
  /// How many observations have each score; above 0.
  public let counts: [Int]
  /// The number of observations, in 1...2^53.
  public let total: Int

  /// Creates counts of scores.
  ///
  /// - Parameters:
  ///   - scores: Numbers up to 1e35 in magnitude, in any order; the counts of equal ones are added. Those
  ///     that are counted are all the same, or spread over at least 1e-35.
  ///   - counts: One for each score, not negative, not all 0.
  /// - Throws: ``CountsError``
  public init(scores: [Double], counts: [Int]) throws(CountsError) {
    guard scores.count == counts.count else {
      throw .mismatch(
        "there are \(scores.count) scores and \(counts.count) counts; give one count for each score"
      )
    }
    if let index = scores.firstIndex(where: { !$0.isFinite }) { throw Self.notFinite(index) }
    if let index = scores.firstIndex(where: { $0.magnitude > BootstrapSample.largestMagnitude }) {
      throw .outOfRange(
        "score \(index + 1) is \(scores[index]), beyond \(BootstrapSample.largestMagnitude); change the "
          + "unit")
    }
    guard BootstrapSample.isWide(zip(scores, counts).filter { $1 > 0 }.map(\.0)) else {
      throw .outOfRange(
        "the scores differ by less than \(BootstrapSample.smallestSpread) in all; change the unit")
    }
    var sum = CountSum()
    for (index, count) in counts.enumerated() { try sum.add(count, "count \(index + 1)") }
    total = try sum.ofSomebody("there are no observations; at least one must be counted")
    var distinct: [Double] = []
    var sums: [Int] = []
    for index in scores.indices.sorted(by: { scores[$0] < scores[$1] }) where counts[index] > 0 {
      if let last = distinct.last, last == scores[index] {
        sums[sums.count - 1] += counts[index]
      } else {
        // Adding 0 turns -0 into 0, which hashes and prints as it compares.
        distinct.append(scores[index] + 0)
        sums.append(counts[index])
      }
    }
    self.scores = distinct
    self.counts = sums
  }

  private static func notFinite(_ index: Int) -> CountsError {
    .outOfRange(
      "score \(index + 1) is not a finite number; leave respondents without a score out")
  }

  /// Creates counts of scores from one score an observation.
  ///
  /// - Throws: ``CountsError``
  public init(values: [Double]) throws(CountsError) {
    guard let tally = Self.tally(values) else {
      try self.init(scores: values, counts: [Int](repeating: 1, count: values.count))
      return
    }
    try self.init(scores: tally.scores, counts: tally.counts)
  }

  /// Counts equal numbers, which spares a sort of all of them; nil where many differ, and for those that are
  /// no scores, whose places errors name.
  private static func tally(_ values: [Double]) -> (scores: [Double], counts: [Int])? {
    var scores: [Double] = []
    var counts: [Int] = []
    for value in values {
      if let place = scores.firstIndex(of: value) {
        counts[place] += 1
      } else {
        guard scores.count < 32, value.magnitude <= BootstrapSample.largestMagnitude else {
          return nil
        }
        scores.append(value)
        counts.append(1)
      }
    }
    return (scores, counts)
  }

  /// Creates the scores 1, 0 and -1 of the differences of two yes-or-no answers.
  public init(_ pairs: PairedCounts) {
    let groups = [
      (-1.0, pairs.secondOnly), (0, pairs.both + pairs.neither), (1, pairs.firstOnly),
    ].filter { $0.1 > 0 }
    scores = groups.map(\.0)
    counts = groups.map(\.1)
    total = pairs.total
  }

  /// Returns the counts of first minus second score.
  ///
  /// Scores with a common step are subtracted as whole numbers of steps, so that .3 - .1 and .2 - 0 are
  /// one difference.
  ///
  /// - Parameters:
  ///   - first: One score an observation.
  ///   - second: The other score of the same observation.
  /// - Throws: ``CountsError``
  public static func differences(
    first: [Double], second: [Double]
  ) throws(CountsError) -> ScoredCounts {
    guard first.count == second.count else {
      throw .mismatch(
        "there are \(first.count) first and \(second.count) second scores; give both of each respondent"
      )
    }
    if let index = (first + second).firstIndex(where: { !$0.isFinite }) {
      throw notFinite(index % max(first.count, 1))
    }
    guard let lattice = ScoreLattice(first + second) else {
      return try ScoredCounts(values: zip(first, second).map { $0 - $1 })
    }
    let steps = lattice.positions
    return try ScoredCounts(
      values: first.indices.map { index in
        let numerator = lattice.step * (steps[index] - steps[first.count + index])
        return Double(numerator) / Double(lattice.divisor)
      })
  }

  /// The observations with a score of at least `threshold`, against all others.
  public func topBox(atLeast threshold: Double) -> BinomialCounts {
    let successes = zip(scores, counts).reduce(0) { $1.0 >= threshold ? $0 + $1.1 : $0 }
    return BinomialCounts(unchecked: successes, of: total)
  }
}
