internal import Halfwidth

/// A statement of the report that some numbers are above others, with what each pair of them says for every count
/// and joint table that fits.
///
/// Three things can follow of a pair: that it is not so in the sample, that it is, and that it is supported beyond
/// it, by the exact McNemar test, two-sided. What follows of the statement is the least of its pairs. Which tables
/// two pairs have is independent where each pair has an item of its own beside a shared one, or the pairs are a
/// chain, as they are here.
struct OpenClaim: OpenStatement {
  let id: String
  let place: String
  /// Numbers of which the first is said to be above the second.
  private let pairs: [Pair]

  fileprivate typealias Known = ClaimNumbers.Known

  fileprivate struct Pair {
    let first: Known
    let second: Known
    let numbers: [UnprintedNumber]
    let completions: [(values: [Int], discordant: Int, pValue: Double, outcome: Int)]

    /// Whether only how many gave both answers is not known.
    var isJointAlone: Bool {
      if case .both? = numbers.first { numbers.count == 1 } else { false }
    }
  }

  /// - Returns: Nil for a statement of another kind, one that the numbers decide already, and one of numbers of which
  ///   it is not known that the same respondents gave them, or that leave too many tables.
  init?(_ finding: ClaimFinding, _ numbers: ClaimNumbers, level: ConfidenceLevel) {
    guard finding.isOpen, finding.inSample != .no else { return nil }
    id = finding.claim.id
    place = finding.claim.place
    var pairs: [Pair] = []
    for (first, second) in Self.pairs(finding.claim.statement, numbers) {
      guard let first = numbers.known(first), let second = numbers.known(second),
        NoIntervalReason(first.question.role) == nil,
        NoIntervalReason(second.question.role) == nil,
        case .same = numbers.together(first, second),
        let pair = Pair(first, second, of: numbers.codebook, level: level)
      else { return nil }
      pairs.append(pair)
    }
    guard !pairs.isEmpty else { return nil }
    self.pairs = pairs
  }

  /// Which number is said to be above which.
  private static func pairs(
    _ statement: Claim.Statement, _ numbers: ClaimNumbers
  ) -> [(Claim.Reference, Claim.Reference)] {
    func references(_ id: String, _ items: [String], _ category: String?) -> [Claim.Reference] {
      items.map { Claim.Reference(question: id, item: $0, category: category) }
    }
    func against(
      _ id: String, _ items: [String], _ category: String?
    ) -> [(Claim.Reference, Claim.Reference)] {
      let others = (numbers.question(id)?.items ?? []).map(\.id).filter { !items.contains($0) }
      return references(id, items, category).flatMap { one in
        references(id, others, category).map { (one, $0) }
      }
    }
    switch statement {
    case .largerThan(let first, let second): return [(first, second)]
    case .rank(let id, let order, let category):
      let all = references(id, order, category)
      return Array(zip(all, all.dropFirst()))
    case .highest(let id, let items, let category): return against(id, items, category)
    case .lowest(let id, let items, let category):
      return against(id, items, category).map { ($0.1, $0.0) }
    case .threshold, .wording, .sum, .similar, .subset, .refersTo, .verbal: return []
    }
  }

  // MARK: - What is open

  /// The sets of numbers that decide what each pair adds to the statement.
  var smallestSets: [[Set<UnprintedNumber>]] {
    Decision.parts(
      pairs.map { pair in (pair.numbers, pair.completions.map { ($0.values, $0.outcome) }) }
    ).map(\.smallestSets)
  }

  /// The questions for some of the numbers.
  func questions(of numbers: Set<UnprintedNumber>) -> [LetterQuestion] {
    pairs.flatMap { pair in
      pair.numbers.filter(numbers.contains).map { number in
        LetterQuestion(
          number: number, known: pair.known(of: number), total: pair.first.trials ?? 0, decides: [],
          meanings: pair.isJointAlone ? meanings(of: pair) : [])
      }
    }
  }

  private func meanings(of pair: Pair) -> [LetterQuestion.Meaning] {
    LetterQuestion.Meaning.joined(
      pair.completions.map { completion in
        let value = completion.values[0]
        return LetterQuestion.Meaning(
          values: value...value, discordant: completion.discordant...completion.discordant,
          pValues: completion.pValue...completion.pValue,
          isShown: completion.outcome == Pair.supported)
      })
  }
}

extension OpenClaim.Pair {
  fileprivate static let supported = 2

  fileprivate init?(
    _ first: ClaimNumbers.Known, _ second: ClaimNumbers.Known, of codebook: Codebook,
    level: ConfidenceLevel
  ) {
    guard let total = first.trials, let one = first.runs?.numbers, let two = second.runs?.numbers,
      let tables = JointTables(one, two, total: total)?.all
    else { return nil }
    self.first = first
    self.second = second
    let open = [one.count > 1, two.count > 1, Set(tables.map(\.both)).count > 1]
    let references = [first, second].map { known in
      var reference = known.reference
      reference.category = reference.category ?? codebook.scale(of: known.question)?.headline
      return reference
    }
    let candidates =
      references.map { UnprintedNumber.count($0) }
      + [.both(references[0], references[1])]
    numbers = zip(candidates, open).filter(\.1).map(\.0)
    completions = tables.map { table in
      let values = zip(open, [table.first, table.second, table.both]).filter(\.0).map(\.1)
      let isShown = table.pValue <= level.significance
      return (
        values, table.discordant, table.pValue,
        table.first <= table.second ? 0 : isShown ? Self.supported : 1
      )
    }
  }

  /// The counts that a question for a number names.
  fileprivate func known(of number: UnprintedNumber) -> [Int] {
    guard case .both = number else { return [] }
    let known = [first.range, second.range].compactMap(\.self)
    return known.allSatisfy { $0.count == 1 } ? known.map(\.lowerBound) : []
  }
}
