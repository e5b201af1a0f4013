public import Halfwidth
internal import HalfwidthSurvey

// The percentages of all categories of a question.

extension PrintedVerdict {
  /// Whether the percentages of categories that exclude each other can all be right.
  public static func of(_ audit: PercentSetAudit) -> PrintedVerdict {
    let set = audit.set
    let texts = set.percents.map { "\($0)%" }
    let all = "\(ReportNumbers.list(texts)) of \(set.base)"
    var verdict = PrintedVerdict(
      code: .percentSet, numbers: texts, base: set.base, message: "")
    switch audit.verdict {
    case .possible:
      verdict.message = "\(all) fit: \(fits(set))."
      verdict.details = [power(set)]
    case .otherReading:
      verdict.severity = .note
      let rules = rounded(by: audit.rules)
      let readings = rules + (audit.isPossibleAdjusted ? ["they were forced to sum to 100%"] : [])
      verdict.message = "\(all) fit only where \(ReportNumbers.list(readings, conjunction: "or"))."
    case .impossible:
      verdict.severity = .error
      verdict.message = "\(all) cannot all be right: \(cause(set))."
      verdict.repairs = set.singleRepairs.map {
        Repair(printed: texts[$0.index], counts: $0.counts)
      }
      verdict.details = [
        repairs(set),
        "No rule of rounding explains them, nor that they were forced to sum to 100%; weighted "
          + "percentages can't be held against counts, and a set is of answers of which each respondent gave one.",
      ]
    }
    return verdict
  }

  private static func fits(_ set: PercentSet) -> String {
    guard let candidates = set.candidates else { return "" }
    let counts = candidates.map { candidate in
      (candidate.successes[0]...candidate.successes[candidate.successes.count - 1]).words
    }
    return ReportNumbers.list(counts)
  }

  /// Why they don't fit.
  private static func cause(_ set: PercentSet) -> String {
    let without = zip(set.percents, set.counts).filter { $0.1 == nil }.map { "\($0.0)%" }
    if !without.isEmpty {
      return "\(ReportNumbers.list(without)) \(without.count == 1 ? "has" : "have") no count"
    }
    guard let needed = set.respondentsNeeded else { return "" }
    return "they need \(needed.words)"
  }

  private static func repairs(_ set: PercentSet) -> String {
    let single = set.singleRepairs
    guard !single.isEmpty else {
      let needed = set.repairsNeeded
      return needed == 1
        ? "One number has to be another, but no single one makes them fit."
        : "At least \(needed) of them have to be others."
    }
    let words = single.map { repair in
      let percent = set.percents[repair.index]
      let ends = [repair.counts.lowerBound, repair.counts.upperBound].map {
        "\(set.printed($0, decimals: percent.decimals))%"
      }
      let range = ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
      return "\(range) (\(repair.counts.words)) in place of \(percent)%"
    }
    return "One other number makes them fit: \(ReportNumbers.list(words, conjunction: "or"))."
  }

  /// How many slips of one unit would be seen.
  private static func power(_ set: PercentSet) -> String {
    let steps = set.seenSteps
    return
      "Had one number been a unit of its last digit higher or lower, \(steps.seen) of \(steps.all) such "
      + "slips would be seen."
  }
}
