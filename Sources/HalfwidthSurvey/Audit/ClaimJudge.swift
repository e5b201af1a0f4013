internal import Halfwidth

/// Holds a report's statements against its numbers: in the sample, and beyond it.
///
/// What is said of several numbers is so where it is of each. It is supported beyond the sample where each p-value is
/// at most the level (an intersection-union test, so that none is adjusted), and contradicted where one of them is at
/// most the level's part for it (Bonferroni).
struct ClaimJudge {
  let numbers: ClaimNumbers
  let level: ConfidenceLevel

  init(
    codebook: Codebook, level: ConfidenceLevel, questions: [QuestionFindings],
    responses: SurveyResponses?
  ) {
    numbers = ClaimNumbers(codebook: codebook, questions: questions, responses: responses)
    self.level = level
  }

  var codebook: Codebook { numbers.codebook }

  /// What is to be said of a claim, and why it is not so where it isn't.
  struct Judgement {
    var inSample: ClaimFinding.Truth?
    var beyond: ClaimFinding.Verdict?
    var test: ClaimFinding.Test?
    var remarks: [String] = []
    /// What is wrong, as a sentence; nil unless the claim is not so in the sample.
    var fault: String?
    /// Whether the claim is right under another reading than the one that is used.
    var isReading = false
    /// The rule that the fault is found by.
    var rule = CheckFinding.Rule.claimFalse
  }

  /// A claim with what the numbers say of it, and the finding of what is wrong with it.
  func result(_ claim: Claim) -> (finding: ClaimFinding, check: CheckFinding?) {
    let known = claim.statement.references.map { reference in
      (reference, numbers.known(reference))
    }
    let judgement = judgement(claim.statement, known.compactMap(\.1), named: known.count)
    let finding = ClaimFinding(
      claim: claim, inSample: judgement.inSample, beyondSample: judgement.beyond,
      test: judgement.test,
      numbers: known.map { $1?.number ?? ClaimFinding.Number(reference: $0) },
      remarks: judgement.remarks)
    guard let fault = judgement.fault else { return (finding, nil) }
    let questions = Set(known.map(\.0.question))
    let items = Set(known.map(\.0.item))
    return (
      finding,
      CheckFinding(
        rule: judgement.rule, severity: judgement.isReading ? .warning : .error,
        question: questions.count == 1 ? questions.first : nil,
        item: questions.count == 1 && items.count == 1 ? items.first ?? nil : nil,
        source: claim.source, place: claim.place, message: fault,
        numbers: finding.numbers.map(\.description))
    )
  }

  private func judgement(
    _ statement: Claim.Statement, _ known: [ClaimNumbers.Known], named: Int
  ) -> Judgement {
    // A whole question with several items is no number.
    if known.count < named, !isInWords(statement) {
      return Judgement(
        inSample: .unknown, remarks: ["A question with several items is no single number."])
    }
    switch statement {
    case .threshold(let relation, let value, _): return threshold(relation, value, known)
    case .wording(let wording, let measure, _, let together):
      return self.wording(wording, measure, known, together: together)
    case .sum(let value, _): return sum(value, known)
    case .rank(let question, _, let category): return rank(known, of: question, category)
    case .highest(let question, let items, let category):
      return extreme(known, items, of: question, category, isHighest: true)
    case .lowest(let question, let items, let category):
      return extreme(known, items, of: question, category, isHighest: false)
    case .similar(_, _, let margin): return similar(known[0], known[1], margin: margin)
    case .largerThan: return larger(known[0], known[1])
    case .subset: return subset(known[0], in: known[1])
    case .refersTo(let figure): return reference(to: figure)
    case .verbal: return Judgement(remarks: ["In words, and not judged."])
    }
  }

  private func isInWords(_ statement: Claim.Statement) -> Bool {
    if case .verbal = statement { true } else { false }
  }

  // MARK: - Figures

  private func reference(to figure: String) -> Judgement {
    func plain(_ text: String) -> String {
      text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let figures = Set(codebook.questions.compactMap(\.figure).map(plain))
    if figures.isEmpty {
      return Judgement(inSample: .unknown, remarks: ["No question of the codebook has a figure."])
    }
    if figures.contains(plain(figure)) { return Judgement(inSample: .yes) }
    return Judgement(
      inSample: .no,
      fault: "'\(figure)' is cited, and no question has such a figure.", rule: .wrongReference)
  }

  // MARK: - Words

  /// The words for a number: its label, level and count.
  func said(_ known: ClaimNumbers.Known) -> String {
    let label =
      known.question.items.first { $0.id == known.reference.item }?.label ?? known.question.text
    let category = known.reference.category.map { ": \($0)" } ?? ""
    return "'\(label.shortened)\(category)' (\(counted(known)))"
  }

  /// The count of a number with its share: `45 of 50, 90%`.
  func counted(_ known: ClaimNumbers.Known) -> String {
    guard let range = known.range else { return "not known" }
    guard let trials = known.trials else { return range.words }
    let share =
      range.lowerBound == range.upperBound
      ? ", \(DecimalFormat.trimmed(100 * Double(range.lowerBound) / Double(trials), places: 1))%"
      : ""
    return "\(range.words) of \(trials)\(share)"
  }

  /// What the report says of numbers, and what they are.
  func contradiction(_ words: String, _ numbers: [String]) -> String {
    "The report says \(words), which \(numbers.joined(separator: ", ")) \(numbers.count == 1 ? "is" : "are") not."
  }

  /// Why a sample says nothing beyond itself of numbers; nil where it does.
  func whyNotBeyond(_ known: [ClaimNumbers.Known]) -> String? {
    known.lazy.compactMap { NoIntervalReason($0.question.role) }.first?.message
      ?? (known.contains { $0.trials == nil } ? NoIntervalReason.unstatedBase.message : nil)
  }

  /// The verdict of a p-value for the statement and one for its contrary.
  func verdict(
    _ method: ClaimFinding.Test.Method, supporting: Double, contradicting: Double
  ) -> (ClaimFinding.Verdict, ClaimFinding.Test) {
    if supporting <= level.significance {
      return (.supported, .init(method: method, pValue: supporting))
    }
    if contradicting <= level.significance {
      return (.contradicted, .init(method: method, pValue: contradicting))
    }
    return (.undecided, .init(method: method, pValue: supporting))
  }
}

extension ClaimFinding.Truth {
  /// Whether all of several statements are so.
  init(all truths: [Self]) {
    self = truths.contains(.no) ? .no : truths.contains(.unknown) ? .unknown : .yes
  }

  /// Whether something is so that holds always, or never, or with some of the counts that fit.
  init(always: Bool, ever: Bool) { self = always ? .yes : ever ? .unknown : .no }
}
