internal import Halfwidth

/// The printed bases of questions that were asked of those only who gave an answer to another one.
struct BaseAudit {
  let checks: [CheckFinding]

  init(_ questions: [QuestionFindings], of codebook: Codebook) {
    let asked = questions.filter { $0.question.askedOf != nil }
    guard !asked.isEmpty else {
      checks = []
      return
    }
    let numbers = ClaimNumbers(codebook: codebook, questions: questions, responses: nil)
    checks = asked.flatMap { Self.checks($0, numbers) }
  }

  private static func checks(
    _ finding: QuestionFindings, _ numbers: ClaimNumbers
  ) -> [CheckFinding] {
    guard let reference = finding.question.askedOf, let known = numbers.known(reference),
      let asked = known.range
    else { return [] }
    let whom = "who gave '\(reference.name)', of whom it was asked"
    var seen: Set<Int> = []
    return finding.quantities.compactMap { quantity in
      guard let row = quantity.printed.first(where: { $0.base != nil }) ?? quantity.printed.first
      else { return nil }
      guard let base = row.base else {
        guard case .number(let number) = quantity.knowledge, number > asked.upperBound else {
          return nil
        }
        return CheckFinding(
          .baseAboveAsked, .error, row, "\(number) are more than the \(most(asked)) \(whom).")
      }
      guard !asked.contains(base), seen.insert(base).inserted else { return nil }
      if base > asked.upperBound {
        return CheckFinding(
          .baseAboveAsked, .error, row,
          "The base of \(base) is more than the \(most(asked)) \(whom).")
      }
      let missing = asked.lowerBound - base...asked.upperBound - base
      return CheckFinding(
        .baseBelowAsked, .warning, row,
        "The base of \(base) is less than the \(asked.words) \(whom): right only where \(missing.words) of "
          + "them gave no answer.")
    }
  }

  /// The most who were asked.
  private static func most(_ asked: ClosedRange<Int>) -> String {
    asked.count == 1 ? "\(asked.upperBound)" : "at most \(asked.upperBound)"
  }
}
