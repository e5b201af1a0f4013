public import Halfwidth
internal import HalfwidthSurvey

// Means and standard deviations of whole answers.

extension PrintedVerdict {
  /// Whether a mean can be one of so many whole numbers.
  public static func of(_ mean: PrintedMean) -> PrintedVerdict {
    let answers = self.answers(mean)
    var verdict = PrintedVerdict(
      code: .mean, numbers: ["\(mean.mean)"], base: mean.respondents, message: "")
    if let sums = mean.sums {
      verdict.message =
        "A mean of \(mean.mean) fits \(answers): \(sums.count == 1 ? "a sum" : "sums") of \(sums.words)."
    } else if let rule = RoundingRule.allCases.first(where: { mean.rounded($0).sums != nil }) {
      verdict.severity = .note
      verdict.message =
        "A mean of \(mean.mean) fits \(answers) only where it was rounded by \(rule.rawValue)."
    } else {
      verdict.severity = .error
      let near = [-1, 1].compactMap {
        nearest(to: mean.mean, step: $0) { mean.replaced(by: $0).sums != nil }
      }
      verdict.message = "A mean of \(mean.mean) cannot be that of \(answers)."
      if !near.isEmpty {
        verdict.details = ["The nearest are \(ReportNumbers.list(near.map(\.text)))."]
      }
    }
    if mean.respondents * mean.items >= mean.mean.unitsPerOne {
      verdict.details.append(
        "With so many answers every mean of \(mean.mean.decimals) decimals is possible, so that a wrong one "
          + "can't be seen.")
    }
    return verdict
  }

  /// Whether answers on a scale have a mean and a standard deviation, and how many can have given each.
  public static func of(_ moments: PrintedMoments) -> PrintedVerdict {
    let mean = moments.mean
    let scale = "\(moments.scale.lowerBound) to \(moments.scale.upperBound)"
    let both = "A mean of \(mean.mean) and a standard deviation of \(moments.deviation)"
    let answers = "\(self.answers(mean)) from \(scale)"
    var verdict = PrintedVerdict(
      code: .meanSD, numbers: ["\(mean.mean)", "\(moments.deviation)"], base: mean.respondents,
      message: "")
    switch moments.isPossible {
    case nil:
      verdict.severity = .warning
      verdict.message =
        "Whether \(both.prefix(1).lowercased())\(both.dropFirst()) fit \(answers) takes too long to say; give more "
        + "decimals, if they are printed, or a shorter scale."
    case true?:
      verdict.message = "\(both) fit \(answers)."
      if let found = moments.distributions { verdict.details = [counts(found, of: moments)] }
    case false?:
      let readings = otherReadings(moments)
      if !readings.isEmpty {
        verdict.severity = .note
        verdict.message =
          "\(both) fit \(answers) only where \(ReportNumbers.list(readings, conjunction: "or"))."
        break
      }
      verdict.severity = .error
      verdict.message = "\(both) cannot be those of \(answers)."
      if mean.sums == nil {
        verdict.details = ["The mean by itself is not possible: \(of(mean).message)"]
      } else {
        let near = [-1, 1].compactMap { step in
          nearest(to: moments.deviation, step: step) {
            moments.replaced(deviation: $0).isPossible == true
          }
        }
        verdict.details =
          near.isEmpty
          ? ["With this mean no other standard deviation nearby is possible."]
          : [
            "With this mean the nearest standard deviations are \(ReportNumbers.list(near.map(\.text)))."
          ]
      }
    }
    return verdict
  }

  private static func answers(_ mean: PrintedMean) -> String {
    mean.items == 1
      ? "\(mean.respondents) whole answers"
      : "\(mean.respondents) respondents with \(mean.items) whole answers each"
  }

  /// The rules of rounding and the divisor under which both numbers fit.
  private static func otherReadings(_ moments: PrintedMoments) -> [String] {
    let rules = RoundingRule.allCases.filter {
      $0 != moments.mean.rounding
        && moments.read($0, divisor: moments.divisor).isPossible == true
    }
    let isPopulation =
      moments.divisor == .sample
      && moments.read(moments.mean.rounding, divisor: .population).isPossible == true
    return rounded(by: rules)
      + (isPopulation ? ["squares were divided by n, and not by n - 1"] : [])
  }

  private static func counts(_ found: AnswerDistributions, of moments: PrintedMoments) -> String {
    let each = zip(moments.scale, zip(found.minimumCounts, found.maximumCounts)).map {
      "\(($0.1.0...$0.1.1).words) gave \($0.0)"
    }
    let number = found.number.map { "\($0) list\($0 == 1 ? "" : "s")" } ?? "Very many lists"
    return
      "\(number) of counts \(found.number == 1 ? "has" : "have") both: \(ReportNumbers.list(each))."
  }

  /// The nearest number above or below, within 200 units, for which a condition holds.
  private static func nearest(
    to number: PrintedDecimal, step: Int, where holds: (PrintedDecimal) -> Bool
  ) -> PrintedDecimal? {
    for distance in 1...200 {
      guard let other = number.moved(by: step * distance) else { return nil }
      if holds(other) { return other }
    }
    return nil
  }
}
