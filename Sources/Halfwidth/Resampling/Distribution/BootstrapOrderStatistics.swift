internal import Synchronization

/// What is known of simulated resamples whose values were not kept: sums over them, order statistics, and how
/// many lie below some values.
struct BootstrapOrderStatistics: Hashable, Sendable {
  /// How many resamples there are, at least two.
  let count: Int
  let range: ClosedRange<Double>
  var sums: BootstrapSums
  /// By rank, from 1.
  private var values: [Int: Double]
  private var tallies: [Double: Tally] = [:]
  /// Notes what is asked for and not known; nil once nothing more will be found out.
  var questions: BootstrapQuestions?

  /// How many resamples lie below a value, and how many count as equal to it.
  struct Tally: Hashable, Sendable {
    var below = 0
    var equal = 0
  }

  init(count: Int, range: ClosedRange<Double>, sums: BootstrapSums) {
    self.count = count
    self.range = range
    self.sums = sums
    values = [1: range.lowerBound, count: range.upperBound]
  }

  /// The value of the resample with a rank, from 1; nil where it isn't known.
  func value(atRank rank: Int) -> Double? {
    if let value = values[rank] { return value }
    questions?.ask(rank: rank)
    return nil
  }

  /// How many resamples lie below a value and at it; nil where that isn't known.
  func tally(of value: Double) -> Tally? {
    if let tally = tallies[value] { return tally }
    questions?.ask(value: value)
    return nil
  }

  /// The values that count as equal to one.
  func ties(with value: Double) -> ClosedRange<Double> {
    let slack = BootstrapDistribution.tieSlack(
      at: value, among: [range.lowerBound, range.upperBound])
    return value - slack...value + slack
  }

  mutating func learn(_ found: [Int: Double]) {
    values.merge(found) { old, _ in old }
  }

  mutating func learn(_ tally: Tally, of value: Double) {
    tallies[value] = tally
  }
}

/// What was asked of resamples and is not known: whoever reads them again finds it out.
final class BootstrapQuestions: Sendable {
  /// The questions.
  struct Asked: Sendable {
    var ranks: Set<Int> = []
    var values: Set<Double> = []
    var isEmpty: Bool { ranks.isEmpty && values.isEmpty }
  }

  private let state = Mutex(Asked())

  func ask(rank: Int) { state.withLock { _ = $0.ranks.insert(rank) } }

  func ask(value: Double) { state.withLock { _ = $0.values.insert(value) } }

  /// All that was asked so far.
  var asked: Asked { state.withLock { $0 } }
}

extension BootstrapQuestions: Hashable {
  // Questions are no part of what is known.
  static func == (left: BootstrapQuestions, right: BootstrapQuestions) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}
