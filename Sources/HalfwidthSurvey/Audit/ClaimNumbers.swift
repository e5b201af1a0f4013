internal import Halfwidth

/// What is known of the numbers that claims name.
struct ClaimNumbers {
  let codebook: Codebook
  let responses: SurveyResponses?
  private let quantities: [QuantityIdentity: QuantityFinding]
  private let questions: [String: Question]
  private let names: CodebookNames
  private let rows: [String: [PrintedValue]]

  init(codebook: Codebook, questions: [QuestionFindings], responses: SurveyResponses?) {
    self.codebook = codebook
    self.responses = responses
    let all = questions.flatMap(\.quantities)
    quantities = Dictionary(
      all.map {
        (
          QuantityIdentity(question: $0.question, item: $0.item?.id, category: $0.category), $0
        )
      }, uniquingKeysWith: { first, _ in first })
    self.questions = Dictionary(
      codebook.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    names = CodebookNames(questions: codebook.questions, scales: codebook.scales)
    rows = Dictionary(grouping: all.flatMap(\.printed), by: \.question)
  }

  /// A number that a claim names.
  struct Known {
    let reference: Claim.Reference
    let question: Question
    /// The counts that it can have; nil where nothing is known of it.
    let runs: CountRuns?
    /// Its base; nil where none is printed.
    let trials: Int?
    /// Whether it is printed, counted, or follows from what is; otherwise its counts are only bounds.
    let isPrinted: Bool

    var range: ClosedRange<Int>? { runs?.range }

    /// The number as a finding lists it.
    var number: ClaimFinding.Number {
      .init(reference: reference, counts: range, trials: trials)
    }
  }

  func question(_ id: String) -> Question? { questions[id] }

  /// The level, box or option that a reference means; nil for an option, and for a question that has no headline.
  private func category(_ reference: Claim.Reference, of question: Question) -> String? {
    reference.category ?? codebook.scale(of: question)?.headline
  }

  /// What is known of a number; nil where the reference means a whole question with several.
  func known(_ reference: Claim.Reference) -> Known? {
    guard let question = questions[reference.question],
      reference.item != nil || question.items.isEmpty
    else { return nil }
    let category = category(reference, of: question)
    func known(_ runs: CountRuns?, of trials: Int?, isPrinted: Bool) -> Known {
      Known(
        reference: reference, question: question, runs: runs, trials: trials, isPrinted: isPrinted)
    }
    let identity = QuantityIdentity(
      question: question.id, item: reference.item, category: category)
    if let quantity = quantities[identity] {
      switch quantity.knowledge {
      case .counts(let counts):
        return known(
          CountRuns(ascending: counts.successes), of: counts.trials, isPrinted: true)
      case .number(let number): return known(CountRuns(number), of: nil, isPrinted: true)
      case .weighted, .asPrinted, .impossible, .hidden:
        return known(nil, of: nil, isPrinted: false)
      }
    }
    if codebook.isWeighted { return known(nil, of: nil, isPrinted: false) }
    let printed = rows[question.id] ?? []
    let own = question.type == .single ? printed : printed.filter { $0.item == reference.item }
    let system = CategorySystem(of: question, rows: own, codebook: codebook)
    let name = question.type == .single ? reference.item : category
    if let system, let range = system.possible(name, codebook.rounding) {
      return known(
        CountRuns([range]), of: system.total, isPrinted: range.lowerBound == range.upperBound)
    }
    // Of an item that is printed nowhere the base is that of the others, where they have one.
    let bases = Set(printed.compactMap(\.base))
    guard bases.count == 1, let base = bases.first else {
      return known(nil, of: nil, isPrinted: false)
    }
    return known(CountRuns([0...base]), of: base, isPrinted: false)
  }

  /// The percentage that is printed for a number; nil where none is, or a bound only.
  func printedPercent(_ known: Known) -> PrintedValue.Printed? {
    let identity = QuantityIdentity(
      question: known.question.id, item: known.reference.item,
      category: category(known.reference, of: known.question))
    return quantities[identity]?.printed.lazy.compactMap(\.percent).first { $0.relation == .equal }
  }

  // MARK: - How two numbers go together

  /// Of whom two numbers are.
  enum Together {
    /// The same respondents, who gave at most one of the two answers.
    case exclusive
    /// The same respondents.
    case same
    /// Different respondents.
    case different
    /// It is not known.
    case unknown
  }

  func together(_ first: Known, _ second: Known) -> Together {
    guard let one = first.trials, let two = second.trials else { return .unknown }
    if names.excludeEachOther([first.reference, second.reference]) {
      return one == two ? .exclusive : .unknown
    }
    if responses != nil { return .same }
    if first.question.id == second.question.id { return one == two ? .same : .unknown }
    let pair: Set = [first.question.id, second.question.id]
    let planned = codebook.comparisons.first { Set([$0.first, $0.second]) == pair }
    switch planned?.design {
    case .independent: return .different
    case .paired: return one == two ? .same : .unknown
    // Questions that the whole sample was asked have the same respondents.
    case nil: return one == two && one == codebook.sampleSize ? .same : .unknown
    }
  }

  // MARK: - Respondents

  /// The answers that a number counts; nil where it is a printed one, and where respondents don't count alike, so that
  /// no test of counts is one of theirs.
  func answers(_ reference: Claim.Reference) -> HeadlineAnswers? {
    guard let responses, !responses.isWeighted, let question = questions[reference.question] else {
      return nil
    }
    return HeadlineAnswers(
      reference, of: question, codebook, among: responses.items(of: question.id))
  }
}
