internal import Halfwidth

/// What the printed means of scores say: whether they can be right, and of the answers that have them.
struct ScoreAnalysis {
  /// What does not fit.
  private(set) var checks: [CheckFinding] = []
  private let rows: [String: [PrintedScore]]
  private let codebook: Codebook
  private let settings: AnalysisSettings

  init(_ rows: [PrintedScore], _ codebook: Codebook, _ settings: AnalysisSettings) {
    self.rows = Dictionary(grouping: rows, by: \.question)
    self.codebook = codebook
    self.settings = settings
  }

  /// Adds the printed means to what was found of a question, and the levels and boxes that follow from them.
  mutating func complete(_ finding: inout QuestionFindings) {
    let question = finding.question
    guard let rows = rows[question.id], let scale = codebook.scale(of: question) else { return }
    var quantities: [QuantityFinding] = []
    for item in question.itemsOrWhole {
      let own = finding.quantities.filter { $0.item?.id == item?.id }
      let derived = derived(
        rows.filter { $0.item == item?.id }, of: question, item, over: scale,
        beside: own.countsByCategory, in: &finding)
      // A box from its levels knows less than one from the mean as well; it was left out of what is known.
      quantities += scale.categories.compactMap { category in
        own.first { $0.category == category } ?? derived.first { $0.category == category }
      }
      if !derived.isEmpty { finding.unprinted.removeAll { $0.id == item?.id } }
    }
    finding.quantities = quantities
  }

  /// The levels and boxes of an item that are not printed, by the first of its means that can be right.
  private mutating func derived(
    _ rows: [PrintedScore], of question: Question, _ item: Question.Item?, over scale: Scale,
    beside known: [String: CandidateCounts], in finding: inout QuestionFindings
  ) -> [QuantityFinding] {
    let role = settings.allIntervals ? nil : NoIntervalReason(question.role)
    var derived: [QuantityFinding] = []
    for row in rows {
      if row.base > codebook.sampleSize {
        add(
          .baseAboveSample, .error, row,
          "The base of \(row.base) is more than the \(codebook.sampleSize) respondents of the survey."
        )
      }
      var score = ScoreFinding(
        printed: row, item: item, scale: scale.scores, level: settings.level)
      let counts = ScoreCounts(row, on: scale, rounding: codebook.rounding)
      score.reason = reason(counts.fit, row)
      if codebook.weighting != nil {
        score.reason = "Its answers are weighted, so that no counts have this mean."
      }
      if score.reason == nil {
        let possible = counts.possible(with: known)
        score.distributions = possible?.lists
        if possible?.lists == 0 {
          add(
            .meanDiffers, .error, row,
            "No answers with the printed numbers of the levels have the \(row.printedText).")
        } else if derived.isEmpty, let possible {
          derived = quantities(possible.counts, of: question, item, scale, row, role)
        }
        if let role {
          score.reason = role.message
        } else if !settings.checksOnly {
          score.interval = counts.interval(level: settings.level)
          if score.interval == nil {
            score.reason = row.deviation == nil ? Self.withoutDeviation : Self.tooMany
          }
        }
      }
      finding.scores.append(score)
    }
    return derived
  }

  /// What is wrong with a mean, or how it is read, as a check; why there is no interval where it is wrong.
  private mutating func reason(_ fit: ScoreCounts.Fit, _ row: PrintedScore) -> String? {
    if codebook.weighting != nil { return nil }
    switch fit {
    case .possible: return nil
    case .onlyAs(let reading):
      add(
        .otherRounding, .note, row, "\(row.printedText) of \(row.base) fits only where \(reading).")
      return nil
    case .impossible(let why):
      add(
        .impossibleMean, .error, row, "\(row.printedText) of \(row.base) cannot be right: \(why).")
      return NoIntervalReason.impossible.message
    case .undecided: return Self.tooMany
    }
  }

  private static let tooMany =
    "The answers that have this mean and standard deviation are too many to be gone through."
  private static let withoutDeviation =
    "No standard deviation is printed, so that nothing says how much other samples would differ."

  private func quantities(
    _ counts: [String: CandidateCounts], of question: Question, _ item: Question.Item?,
    _ scale: Scale, _ row: PrintedScore, _ role: NoIntervalReason?
  ) -> [QuantityFinding] {
    scale.categories.compactMap { category in
      guard let counts = counts[category] else { return nil }
      return QuantityFinding(
        question: question.id, item: item, category: category,
        isHeadline: category == scale.headline, printed: [], mean: row,
        knowledge: .counts(counts),
        interval: role == nil && !settings.checksOnly
          ? settings.method.finding(for: counts, level: settings.level, side: settings.side) : nil,
        reason: role)
    }
  }

  private mutating func add(
    _ rule: CheckFinding.Rule, _ severity: CheckFinding.Severity, _ row: PrintedScore,
    _ message: String
  ) {
    checks.append(
      CheckFinding(
        rule: rule, severity: severity, question: row.question, item: row.item,
        source: row.source, place: row.place, message: message, numbers: [row.printedText]))
  }
}
