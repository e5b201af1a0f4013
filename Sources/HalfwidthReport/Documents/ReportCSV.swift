internal import Halfwidth
internal import HalfwidthSurvey

/// A survey's quantities as comma-separated values, a row for each.
enum ReportCSV {
  private static let header = [
    "question", "item", "category", "label", "figure", "role", "headline", "successes", "n",
    "estimate", "estimate_min", "estimate_max", "lower", "upper", "confidence", "method", "printed",
    "where", "warnings",
  ]

  static func text(_ findings: SurveyFindings) -> String {
    let rows = findings.sections.flatMap(\.questions).flatMap { question in
      question.quantities.map { row($0, of: question.question) }
    }
    return CSVText.document(header: header, rows: rows)
  }

  private static func row(_ finding: QuantityFinding, of question: Question) -> [String] {
    let counts: CandidateCounts? =
      if case .counts(let counts) = finding.knowledge { counts } else { nil }
    let number: Int? = if case .number(let number) = finding.knowledge { number } else { nil }
    let interval = finding.interval?.interval
    let warnings =
      (finding.reason.map { [$0.rawValue] } ?? [])
      + (finding.interval?.warnings.map(\.code.rawValue) ?? [])
    return [
      finding.question, finding.item?.id ?? "", finding.category ?? "",
      finding.item?.label ?? question.text, question.figure ?? "", question.role.rawValue,
      finding.isHeadline ? "true" : "false",
      // A set of counts stands as a list, so that no single one is taken for the count.
      counts?.successes.map(String.init).joined(separator: ";") ?? number.map(String.init) ?? "",
      counts.map { String($0.trials) } ?? "", decimal(counts?.only?.estimate),
      decimal(counts?.estimateRange.lowerBound), decimal(counts?.estimateRange.upperBound),
      decimal(interval?.lower), decimal(interval?.upper),
      decimal(finding.interval?.level.confidence), finding.interval?.method ?? "",
      list(finding.printed.map(ReportNumbers.printed)), list(finding.printed.map(\.place)),
      list(warnings),
    ]
  }

  /// The shortest decimal that reads back as the same number.
  private static func decimal(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }

  private static func list(_ words: [String]) -> String { words.joined(separator: "; ") }
}
