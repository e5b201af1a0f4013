/// How many of the same respondents said yes to each of two questions, where nothing else is printed.
///
/// The joint table is not known: anything from the largest to the smallest overlap that the margins
/// allow. The difference of the two counts is known, and how many answered differently is not.
public struct PairedMargins: Hashable, Sendable {
  /// Yes to the first question, in 0...total.
  public let first: Int
  /// Yes to the second question, in 0...total.
  public let second: Int
  /// The number of respondents, in 1...2^53.
  public let total: Int

  /// Creates margins that are possible.
  ///
  /// - Throws: ``CountsError`` for no respondents, more than 2^53 of them, or a count outside
  ///   0...total.
  public init(first: Int, second: Int, total: Int) throws(CountsError) {
    guard total > 0 else { throw .tooFew("the number of respondents is \(total); give at least 1") }
    guard total <= BinomialCounts.largestTrials else {
      throw .beyondExact("\(total) respondents are more than 2^53")
    }
    for count in [first, second] where !(0...total).contains(count) {
      throw .outOfRange("\(count) of \(total) is not possible; give a count from 0 to \(total)")
    }
    self.init(uncheckedFirst: first, second: second, total: total)
  }

  /// Creates margins from two counts of the same respondents.
  ///
  /// - Throws: ``CountsError`` where they cannot be of the same ones.
  public init(_ first: BinomialCounts, _ second: BinomialCounts) throws(CountsError) {
    guard first.trials == second.trials else {
      throw .mismatch(
        "\(first) and \(second) have different totals and cannot be answers of the same people; give "
          + "one total, or compare them as independent samples")
    }
    self.init(
      uncheckedFirst: first.successes, second: second.successes, total: first.trials)
  }

  init(uncheckedFirst first: Int, second: Int, total: Int) {
    self.first = first
    self.second = second
    self.total = total
  }

  /// The net change: how many more said yes to the first than to the second, whatever the table is.
  public var net: Int { first - second }

  /// The first proportion minus the second.
  public var difference: Double { Double(net) / Double(total) }

  /// The possible numbers of those who said yes to both, n11.
  public var joint: ClosedRange<Int> {
    let unanswered = total - second
    return max(0, first - unanswered)...min(first, second)
  }

  /// The possible numbers of those who answered differently, b + c; every second number of the range.
  public var discordant: ClosedRange<Int> { discordant(for: joint) }

  /// Returns the numbers of those who answered differently, where n11 lies in `joint`.
  func discordant(for joint: ClosedRange<Int>) -> ClosedRange<Int> {
    discordance(both: joint.upperBound)...discordance(both: joint.lowerBound)
  }

  /// Returns how many answered differently where `both` said yes to both.
  func discordance(both: Int) -> Int { (first - both) + (second - both) }

  /// Returns n11 where `discordance` answered differently.
  func both(discordance: Int) -> Int {
    min(first, second) - (discordance - abs(net)) / 2
  }

  /// Returns the joint table in which `both` said yes to both.
  ///
  /// - Parameter both: A number in ``joint``.
  public func counts(both: Int) -> PairedCounts {
    precondition(joint.contains(both), "n11 lies between the bounds that the margins give")
    return PairedCounts(
      unchecked: both, firstOnly: first - both, secondOnly: second - both,
      neither: total - first - (second - both))
  }

  /// Returns the correlation of the answers where `both` said yes to both; nil where everybody gave
  /// one answer to a question.
  ///
  /// It grows with `both`, in equal steps.
  ///
  /// - Parameter both: A number in ``joint``.
  public func phi(both: Int) -> Double? { counts(both: both).phi }
}

extension PairedMargins: CustomStringConvertible {
  /// The margins as `46/50 and 39/50`.
  public var description: String { "\(first)/\(total) and \(second)/\(total)" }
}
