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

  /// Whether a row prints a count of a base.
  private static func fits(
    _ row: PrintedValue, _ successes: Int, of base: Int, _ codebook: Codebook
  ) -> Bool {
    if let printed = row.base, printed != base { return false }
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
