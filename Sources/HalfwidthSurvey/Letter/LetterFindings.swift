/// Which numbers that are not printed would decide what is open in a survey: what a letter to the authors asks.
///
/// A finding is open where some of what fits the printed numbers shows it and some does not. The numbers are the
/// fewest that decide all of them, whatever the numbers are.
public struct LetterFindings: Hashable, Sendable {
  /// What to ask: the numbers that planned comparisons hang on, then those that only statements do; of each what
  /// decides most first, then in the order of the report.
  public var questions: [LetterQuestion]
  /// How many findings on the planned comparisons, plain and adjusted, no such number could change.
  public var decided: Int
  /// What is open.
  public var open: [OpenFinding]
  /// Whether fewer numbers would leave something open; false where there are too many choices among sets to be gone
  /// through, so that fewer might do.
  public var areFewest: Bool
  /// How many planned comparisons can't be made, as a number is not printed at all.
  public var withoutNumber: Int
}

extension LetterFindings {
  /// Finds what to ask.
  ///
  /// - Complexity: for each item O(c) in what its counts and joint answers can be, at most
  ///   `JointTables.most`; of items beyond that everything is asked.
  public init(_ findings: SurveyFindings) {
    let level = findings.settings.level
    let comparisons = findings.comparisons.map { OpenComparison($0, level: level) }
    let numbers = ClaimNumbers(
      codebook: findings.codebook, questions: findings.sections.flatMap(\.questions),
      responses: nil)
    let claims = findings.claims.compactMap { finding -> (any OpenStatement)? in
      OpenClaim(finding, numbers, level: level) ?? OpenShares(finding, numbers, level: level)
    }
    // A list for each comparison and each claim, of the sets that decide each of its parts.
    let sets =
      comparisons.map { $0.blocks.map(\.smallestSets) } + claims.map(\.smallestSets)
    let fewest = Decision.fewest(sets.flatMap(\.self))
    areFewest = fewest.isWhole
    var rest = fewest.sets[...]
    let chosen = sets.map { part in
      defer { rest = rest.dropFirst(part.count) }
      return Array(rest.prefix(part.count))
    }
    var open = zip(comparisons, chosen).flatMap { $0.open(deciding: $1) }
    let openComparisons = open.count
    for (claim, sets) in zip(claims, chosen.dropFirst(comparisons.count)) {
      let numbers = sets.reduce(into: Set<UnprintedNumber>()) { $0.formUnion($1) }
      if !numbers.isEmpty { open.append((.claim(id: claim.id, place: claim.place), numbers)) }
    }
    let all = Set(chosen.joined().joined())
    let asked =
      comparisons.flatMap { $0.questions(of: all) } + claims.flatMap { $0.questions(of: all) }
    var seen: Set<UnprintedNumber> = []
    let questions = asked.filter { seen.insert($0.number).inserted }.map { question in
      var question = question
      question.decides = open.filter { $0.numbers.contains(question.number) }.map(\.finding)
      return question
    }
    func rank(_ question: LetterQuestion) -> Int {
      question.decides.count + (question.isOfComparison ? open.count : 0)
    }
    self.questions = questions.enumerated().sorted {
      (rank($0.element), $1.offset) > (rank($1.element), $0.offset)
    }.map(\.element)
    self.open = open.map(\.finding)
    decided = 2 * comparisons.reduce(0) { $0 + $1.blocks.count } - openComparisons
    withoutNumber = findings.comparisons.flatMap(\.missing).count { $0.reason == .unprinted }
  }
}
