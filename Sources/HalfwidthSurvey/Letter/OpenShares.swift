internal import Halfwidth

/// A statement of the report about the share of each of some numbers, or of all of them together, such as "most" or "over
/// 90%", with what follows for every count that fits.
///
/// Four things can follow of a share: that it is not so in the sample and its contrary is shown beyond it, that it is not so,
/// that it is, and that it is supported beyond the sample. What follows of the statement is the least of its parts.
struct OpenShares: OpenStatement {
  let id: String
  let place: String
  private let parts: [Part]

  /// One number, or those that are taken together.
  fileprivate struct Part {
    let numbers: [UnprintedNumber]
    let total: Int
    let completions: [(values: [Int], outcome: Int)]
  }

  /// The most completions of a part, and the most open numbers of one.
  fileprivate static let most = (completions: 20_000, numbers: 10)

  /// - Returns: nil for a statement of another kind, one that the numbers decide already, and one of numbers without a base,
  ///   of which nothing is known, or with too many counts to be gone through.
  init?(_ finding: ClaimFinding, _ numbers: ClaimNumbers, level: ConfidenceLevel) {
    let statement = finding.claim.statement
    guard finding.isOpen, finding.inSample != .no else { return nil }
    id = finding.claim.id
    place = finding.claim.place
    let known = statement.references.compactMap(numbers.known)
    let trials = Set(known.compactMap(\.trials))
    guard known.count == statement.references.count, !known.isEmpty,
      known.allSatisfy({ $0.trials != nil && $0.runs != nil })
    else { return nil }
    let isTogether = if case .wording(_, _, _, let together) = statement { together } else { false }
    guard !isTogether || trials.count == 1 else { return nil }
    let groups = isTogether ? [known] : known.map { [$0] }
    var parts: [Part] = []
    for group in groups {
      guard let total = group[0].trials,
        let range = ClaimJudge.shares(of: statement, trials: total),
        let part = Part(
          group, of: total, numbers.codebook,
          outcome: { count in
            Self.outcome(
              count, of: total, range, level: level, parts: groups.count,
              isBeyond: group.allSatisfy { NoIntervalReason($0.question.role) == nil })
          })
      else { return nil }
      parts.append(part)
    }
    self.parts = parts
  }

  private static let supported = 3

  /// What a count says of a share.
  private static func outcome(
    _ count: Int, of total: Int, _ range: ShareRange, level: ConfidenceLevel, parts: Int,
    isBeyond: Bool
  ) -> Int {
    let counts = count...count
    if range.contains(count, of: total) {
      return isBeyond && range.supportingP(counts, of: total) <= level.significance ? supported : 2
    }
    let p = Double(parts) * range.contradictingP(counts, of: total)
    return isBeyond && p <= level.significance ? 0 : 1
  }

  var smallestSets: [[Set<UnprintedNumber>]] {
    Decision.parts(parts.map { ($0.numbers, $0.completions) }).map(\.smallestSets)
  }

  func questions(of numbers: Set<UnprintedNumber>) -> [LetterQuestion] {
    parts.flatMap { part in
      part.numbers.filter(numbers.contains).map { number in
        LetterQuestion(number: number, known: [], total: part.total, decides: [], meanings: [])
      }
    }
  }
}

extension OpenShares.Part {
  /// Goes through the counts that some numbers can have, of which no respondent is in two.
  ///
  /// - Returns: nil for a number of which nothing is known, which is a question for the number itself, and for too many.
  fileprivate init?(
    _ known: [ClaimNumbers.Known], of total: Int, _ codebook: Codebook,
    outcome: (_ count: Int) -> Int
  ) {
    var lists: [[Int]] = []
    var completions = 1
    for number in known {
      guard let range = number.range, range != 0...total,
        range.count <= OpenShares.most.completions,
        let counts = number.runs?.numbers
      else { return nil }
      lists.append(counts)
      completions *= counts.count
      guard completions <= OpenShares.most.completions else { return nil }
    }
    let open = known.indices.filter { lists[$0].count > 1 }
    guard open.count <= OpenShares.most.numbers else { return nil }
    self.total = total
    numbers = open.map { index in
      var reference = known[index].reference
      reference.category =
        reference.category ?? codebook.scale(of: known[index].question)?.headline
      return .count(reference)
    }
    let all = lists.reduce([[]]) { lists, counts in
      lists.flatMap { list in counts.map { list + [$0] } }
    }
    var outcomes: [Int: Int] = [:]
    self.completions = all.compactMap { values in
      let sum = values.reduce(0, +)
      guard sum <= total else { return nil }
      let result = outcomes[sum] ?? outcome(sum)
      outcomes[sum] = result
      return (open.map { values[$0] }, result)
    }
  }
}
