/// The lists of counts, one an answer of a scale, that a printed mean and standard deviation leave possible.
public struct AnswerDistributions: Hashable, Sendable {
  /// How many lists there are; nil above 2^53, and where going through them takes more than
  /// ``AnswerEnumeration/mostSteps`` steps.
  public let number: Int?
  /// For each answer, from the lowest on, the numbers of respondents who can have given it, as sets that intervals
  /// are made of; empty where there is no list.
  public let candidates: [CandidateCounts]

  /// The fewest respondents for each answer; empty where there is no list.
  public var minimumCounts: [Int] { candidates.map { $0.successes[0] } }
  /// The most respondents for each answer; empty where there is no list.
  public var maximumCounts: [Int] { candidates.map { $0.successes[$0.successes.count - 1] } }
}

/// Goes through all counts of answers from 0 to m that sum to n, with a given sum of the answers and a given number of
/// pairs, which is the sum of x (x - 1) / 2 over respondents.
///
/// The highest answers are gone through one count after the other; those of 0 to 3 follow from the rest in closed form.
/// A count is left where its rest can't be reached, between the fewest pairs (answers next to each other) and the most
/// (answers at both ends).
public struct AnswerEnumeration {
  /// The most steps: counts that are tried, and rests that are closed.
  public static let mostSteps = 30_000_000

  /// A sum and a range of pairs.
  struct Target {
    var respondents: Int
    var sum: Int
    var pairs: ClosedRange<Int>
  }

  /// The highest answer, m.
  private let highest: Int
  private var steps = 0
  /// The counts of the answers above 3, while they are gone through.
  private var upper: [Int]
  /// An answer that nobody gave.
  private var without: Int?
  private var found = Found(answers: 0, respondents: 0)

  /// Creates an enumeration; its steps count for all that is asked of it.
  init(highest: Int) {
    self.highest = highest
    upper = [Int](repeating: 0, count: highest + 1)
  }

  private struct Exhausted: Error {}

  /// The lists that were found, and the counts of each answer in them.
  private struct Found {
    var number = 0
    var isBeyondExact = false
    var counts: [[Bool]]

    init(answers: Int, respondents: Int) {
      counts = [[Bool]](
        repeating: [Bool](repeating: false, count: respondents + 1), count: answers)
    }
  }

  /// Whether one list of counts reaches the target; nil after too many steps.
  mutating func exists(_ target: Target) -> Bool? {
    // Counted before anything is looked at: a wide range of targets takes time even where none can be reached.
    steps += 1
    if steps > Self.mostSteps { return nil }
    let top = without == highest ? highest - 1 : highest
    guard
      let possible = Self.possiblePairs(target.respondents, sum: target.sum, highest: top),
      possible.overlaps(target.pairs)
    else { return false }
    var clamped = target
    clamped.pairs = target.pairs.clamped(to: possible)
    do {
      return try search(clamped, below: highest) { _, _, _ in true }
    } catch {
      return nil
    }
  }

  /// All lists that reach one of the targets, which have different sums; nil where not even the counts of
  /// each answer are found in so many steps.
  mutating func distributions(_ targets: [Target], of respondents: Int) -> AnswerDistributions? {
    if let all = allDistributions(targets, of: respondents) { return all }
    steps = 0
    return countsOfEach(targets, of: respondents)
  }

  /// The counts of each answer without the number of lists, where there are too many lists to go through: of each answer
  /// and each count it is asked whether one list has it.
  mutating func countsOfEach(_ targets: [Target], of respondents: Int) -> AnswerDistributions? {
    var candidates: [CandidateCounts] = []
    for answer in 0...highest {
      without = answer
      defer { without = nil }
      var counts: [Int] = []
      for count in 0...respondents {
        for target in targets {
          let pairs = count * answer * (answer - 1) / 2
          guard target.sum >= count * answer, target.pairs.upperBound >= pairs else { continue }
          let rest = Target(
            respondents: respondents - count, sum: target.sum - count * answer,
            pairs: max(target.pairs.lowerBound - pairs, 0)...target.pairs.upperBound - pairs)
          guard let exists = exists(rest) else { return nil }
          if exists {
            counts.append(count)
            break
          }
        }
      }
      guard let set = try? CandidateCounts(counts, trials: respondents) else {
        return AnswerDistributions(number: 0, candidates: [])
      }
      candidates.append(set)
    }
    return AnswerDistributions(number: nil, candidates: candidates)
  }

  private mutating func allDistributions(
    _ targets: [Target], of respondents: Int
  ) -> AnswerDistributions? {
    found = Found(answers: highest + 1, respondents: respondents)
    do {
      for target in targets {
        _ = try search(target, below: highest) {
          enumeration, rest, third throws(Exhausted) in
          try enumeration.note(rest, third)
          return false
        }
      }
    } catch {
      return nil
    }
    let isEmpty = found.number == 0 && !found.isBeyondExact
    return AnswerDistributions(
      number: found.isBeyondExact ? nil : found.number,
      candidates: isEmpty
        ? []
        : found.counts.compactMap { seen in
          try? CandidateCounts(seen.indices.filter { seen[$0] }, trials: respondents)
        })
  }

  /// The lists that reach one of the targets, each with the counts of the answers from 0 on; nil where there are more than
  /// `most`, or more steps than ``mostSteps``.
  mutating func lists(_ targets: [Target], atMost most: Int) -> [[Int]]? {
    var lists: [[Int]] = []
    do {
      for target in targets {
        let isCutShort = try search(target, below: highest) {
          enumeration, rest, third throws(Exhausted) in
          guard lists.count + third.count <= most else { return true }
          for count in third {
            try enumeration.step()
            let lower = enumeration.lower(rest, count).prefix(enumeration.highest + 1)
            lists.append(Array(lower) + enumeration.upper.dropFirst(lower.count))
          }
          return false
        }
        if isCutShort { return nil }
      }
    } catch {
      return nil
    }
    return lists
  }

  private mutating func step() throws(Exhausted) {
    steps += 1
    if steps > Self.mostSteps { throw Exhausted() }
  }

  /// Goes through the counts of an answer and those below it, until `visit` says that it is enough.
  ///
  /// - Parameter visit: Takes what answers of 0 to 3 have to reach, and the range of counts of the 3 that do.
  private mutating func search(
    _ target: Target, below answer: Int,
    _ visit: (inout Self, _ rest: Target, _ third: ClosedRange<Int>) throws(Exhausted) -> Bool
  ) throws(Exhausted) -> Bool {
    guard answer > 3 else {
      for pairs in target.pairs {
        try step()
        var rest = target
        rest.pairs = pairs...pairs
        guard let third = third(rest) else { continue }
        if try visit(&self, rest, third) { return true }
      }
      return false
    }
    let own = answer * (answer - 1) / 2
    let most = min(target.respondents, target.sum / answer, target.pairs.upperBound / own)
    defer { upper[answer] = 0 }
    for count in 0...(without == answer ? 0 : most) {
      try step()
      let rest = Target(
        respondents: target.respondents - count, sum: target.sum - count * answer,
        pairs: max(target.pairs.lowerBound - count * own, 0)...target.pairs.upperBound - count * own
      )
      guard
        let possible = Self.possiblePairs(rest.respondents, sum: rest.sum, highest: answer - 1),
        possible.overlaps(rest.pairs)
      else { continue }
      upper[answer] = count
      var clamped = rest
      clamped.pairs = rest.pairs.clamped(to: possible)
      if try search(clamped, below: answer - 1, visit) { return true }
    }
    return false
  }

  /// From the fewest to the most pairs of respondents with answers up to `highest` and a sum; nil where the sum is
  /// beyond their reach.
  private static func possiblePairs(
    _ respondents: Int, sum: Int, highest: Int
  ) -> ClosedRange<Int>? {
    guard sum >= 0, sum <= respondents * highest else { return nil }
    guard respondents > 0, highest > 0 else { return 0...0 }
    let (mean, rest) = sum.quotientAndRemainder(dividingBy: respondents)
    let (full, last) = sum.quotientAndRemainder(dividingBy: highest)
    let fewest = respondents * (mean * (mean - 1) / 2) + rest * mean
    let most = full * (highest * (highest - 1) / 2) + last * (last - 1) / 2
    return fewest...most
  }

  /// The counts of 3 among answers of 0 to 3 that reach a rest: with P pairs the 2 have P - 3 c, the 1 what is then
  /// missing from the sum, and the 0 all others.
  private func third(_ rest: Target) -> ClosedRange<Int>? {
    let (n, sum, pairs) = (rest.respondents, rest.sum, rest.pairs.lowerBound)
    var fewest = max(0, (2 * pairs - sum + 2).flooredThird)
    var most = min(pairs / 3, n - sum + pairs)
    func settle(_ count: Int) { (fewest, most) = (max(fewest, count), min(most, count)) }
    if highest < 3 || without == 3 { settle(0) }
    // Counts of 0 to 2 that have to be none settle the count of 3.
    if highest < 2 || without == 2 {
      guard pairs.isMultiple(of: 3) else { return nil }
      settle(pairs / 3)
    }
    if without == 1 {
      guard (2 * pairs - sum).isMultiple(of: 3) else { return nil }
      settle((2 * pairs - sum) / 3)
    }
    if without == 0 { settle(n - sum + pairs) }
    return fewest <= most ? fewest...most : nil
  }

  /// The counts of the answers 0 to 3 that reach a rest, of which so many are of 3.
  private func lower(_ rest: Target, _ third: Int) -> [Int] {
    let pairs = rest.pairs.lowerBound
    let one = rest.sum - 2 * pairs + 3 * third
    return [rest.respondents - rest.sum + pairs - third, one, pairs - 3 * third, third]
  }

  /// Notes the lists of one rest: a count of 3 each, with those of 0 to 2 that follow from it.
  private mutating func note(_ rest: Target, _ third: ClosedRange<Int>) throws(Exhausted) {
    let (sum, overflow) = found.number.addingReportingOverflow(third.count)
    found.isBeyondExact = found.isBeyondExact || overflow || sum > CompositionCount.largest
    found.number = overflow ? 1 : sum
    for count in third {
      try step()
      let lower = lower(rest, count)
      for answer in 0...min(highest, 3) { found.counts[answer][lower[answer]] = true }
    }
    for answer in stride(from: 4, through: highest, by: 1) {
      found.counts[answer][upper[answer]] = true
    }
  }
}

extension Int {
  /// A third, rounded down also below 0.
  fileprivate var flooredThird: Int { self >= 0 ? self / 3 : -((2 - self) / 3) }
}
