internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// How the numbers were made, with the sources of the methods that were used.
  var methods: ReportOutline.Chapter {
    var entries: [ReportOutline.Entry] = []
    if quantities.contains(where: { $0.interval != nil }) {
      entries.append(ReportMethods.entry(settings.method, level: level))
    }
    entries += simultaneousMethods
    if quantities.contains(where: { $0.printed.contains { $0.percent != nil } }) {
      entries.append(recovery)
    }
    entries.append(notDone)
    return .init(heading: "Methods", anchor: "methods", text: nil, entries: entries)
  }

  /// The methods of the distributions in the order of their enum, each once.
  private var simultaneousMethods: [ReportOutline.Entry] {
    let used = Set(distributions.compactMap { $0.simultaneous?.method })
    return SimultaneousMethod.allCases.filter { used.contains($0.rawValue) }.map {
      ReportMethods.entry($0, level: level)
    }
  }

  private var recovery: ReportOutline.Entry {
    let rounding =
      switch codebook.rounding {
      case .halfUp: "halves rounded up"
      case .halfEven: "halves rounded to the even digit"
      case .truncate: "further digits cut off"
      }
    return .init(
      term: "Counts from percentages",
      text: "A printed percentage stands for every whole number of respondents whose share of the "
        + "base gives it, \(rounding). One such number is used as the count; of several all are "
        + "kept; where there is none the percentage stays as printed and the checks say so.")
  }

  private var notDone: ReportOutline.Entry {
    var sentences = [
      "No weights and no correction for a finite population.",
      "Nothing is adjusted for the number of intervals on this page, other than for the answers to "
        + "one item.",
      "No test of a difference, and no verdict on the report's statements.",
    ]
    if settings.allIntervals {
      sentences.append("Numbers that are no estimates have intervals because they were asked for.")
    }
    if !findings.sensitivity.isEmpty {
      sentences.append("Design effects are assumed, not estimated: the base is divided by them.")
    }
    return .init(term: "What was not done", text: sentences.joined(separator: " "))
  }
}
