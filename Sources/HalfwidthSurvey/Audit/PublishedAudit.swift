internal import Halfwidth

/// Holds published numbers against the answers that they were counted from.
struct PublishedAudit {
  /// What does not agree, in the order of the rows.
  let checks: [CheckFinding]

  /// - Parameter questions: What was counted from the survey's answers.
  init(_ survey: Survey, questions: [QuestionFindings]) {
    let audit = PrintedAudit(codebook: survey.codebook, printed: survey.printed)
    let quantities = Dictionary(
      questions.flatMap(\.quantities).map {
        (
          QuantityIdentity(question: $0.question, item: $0.item?.id, category: $0.category),
          $0
        )
      }, uniquingKeysWith: { first, _ in first })
    // What else the printed numbers say of each other follows from the answers here.
    checks =
      audit.checks.filter { $0.rule == .otherRounding }
      + survey.printed.compactMap { row in
        Self.check(row, quantities[QuantityIdentity(row)], audit.codebook)
      }
      + survey.scores.compactMap { Self.check($0, survey) }
  }

  private static func check(
    _ row: PrintedValue, _ quantity: QuantityFinding?, _ codebook: Codebook
  ) -> CheckFinding? {
    let printed = "The published number is \(row.printedText)\(row.base.map { " of \($0)" } ?? "")"
    guard let quantity, let counts = quantity.candidates?.only, let answers = quantity.answers
    else {
      return CheckFinding(
        .publishedDiffers, .error, row, "\(printed), and nobody's answer can be counted for it.")
    }
    if fits(row, counts.successes, of: counts.trials, codebook) { return nil }
    let share = DecimalFormat.percent(counts.estimate, places: 1)
    let counted = "the answers have \(counts.successes) of \(counts.trials) (\(share))"
    guard fits(row, counts.successes, of: answers.asked, codebook) else {
      return CheckFinding(.publishedDiffers, .error, row, "\(printed), and \(counted).")
    }
    return CheckFinding(
      .publishedOtherBase, .warning, row,
      "\(printed), which is that of all \(answers.asked) who were asked; \(counted), as those without an "
        + "answer are in no base here.")
  }

  /// A published mean against the scores of the answers.
  private static func check(_ row: PrintedScore, _ survey: Survey) -> CheckFinding? {
    let question = survey.codebook.questions.first { $0.id == row.question }
    guard let scale = question.flatMap({ survey.codebook.scale(of: $0) }),
      let answers = survey.responses?.items(of: row.question).first(where: { $0.item == row.item }),
      let counts = try? OrdinalCounts(
        Array(answers.tally.counts.prefix(scale.levels.count)),
        scores: scale.scores.map(Double.init))
    else { return nil }
    // Where all gave one answer there is no standard error, and no deviation either.
    let error = counts.interval(.meanScore).standardError ?? 0
    let deviation = counts.total > 1 ? error * Double(counts.total).squareRoot() : nil
    func isRounded(_ value: Double?, _ printed: PrintedDecimal?) -> Bool {
      guard let value, let printed else { return printed == nil }
      return (value - printed.value).magnitude * Double(printed.unitsPerOne) <= 0.5 + 1e-9
    }
    if row.base == counts.total, isRounded(counts.meanScore, row.mean),
      isRounded(deviation, row.deviation)
    {
      return nil
    }
    let spread = deviation.map { ", SD \(DecimalFormat.fixed($0, places: row.mean.decimals + 1))" }
    return CheckFinding(
      rule: .publishedDiffers, severity: .error, question: row.question, item: row.item,
      source: row.source, place: row.place,
      message:
        "The published \(row.printedText) of \(row.base) is not that of the answers: mean "
        + "\(DecimalFormat.fixed(counts.meanScore, places: row.mean.decimals + 1))\(spread ?? "") of "
        + "\(counts.total).",
      numbers: [row.printedText])
  }

  /// Whether a row prints a count of a base.
  private static func fits(
    _ row: PrintedValue, _ successes: Int, of base: Int, _ codebook: Codebook
  ) -> Bool {
    if let printed = row.base, printed != base { return false }
    if let words = row.words {
      return RoundedPercent.counts(giving: words, base: base)?.contains(successes) == true
    }
    if let count = row.count,
      RoundedPercent.counts(giving: count, base: base, bounds: codebook.bounds)?
        .contains(successes) != true
    {
      return false
    }
    guard let percent = row.percent else { return true }
    return RoundedPercent.counts(
      giving: percent, base: base, rounding: codebook.rounding, bounds: codebook.bounds)?
      .contains(successes) == true
  }
}
