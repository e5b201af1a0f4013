internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// How the numbers were made, with the sources of the methods that were used.
  var methods: ReportOutline.Chapter {
    .init(
      part: .methods, heading: say("Methods"), anchor: "methods",
      blocks: [
        .details(
          .init(
            label: say("How the numbers were made, with the sources of the methods"),
            blocks: [.entries(methodsUsed + [notDone])]))
      ])
  }

  /// What made the numbers, each once.
  var methodsUsed: [ReportOutline.Entry] {
    var entries: [ReportOutline.Entry] = []
    // With strata and clusters the equation has another n and Student's t.
    if !codebook.hasDesign, quantities.contains(where: { $0.limits != nil }) {
      entries.append(ReportMethods.entry(intervalMethod, level: level))
    }
    entries += numericMethods + weighting
    if quantities.contains(where: { $0.answers?.bounds != nil }) {
      entries.append(ReportMethods.missingAnswers)
    }
    entries += simultaneousMethods
    if codebook.weighting == nil,
      quantities.contains(where: { $0.printed.contains { $0.percent != nil } })
    {
      entries.append(recovery)
    }
    return entries + comparisonMethods + plannedMethods + rankMethods
  }

  /// How weighted percentages are taken; nothing where they are not weighted.
  private var weighting: [ReportOutline.Entry] {
    if let plan = codebook.responses, plan.hasDesign { return [ReportMethods.design(plan)] }
    if let weight = codebook.responses?.weight {
      return [ReportMethods.weights(in: ReportWords.line(weight.name))]
    }
    guard let weighting = codebook.weighting else { return [] }
    let base =
      weighting.designEffect.map {
        "the respondents divided by the design effect of \(DecimalFormat.trimmed($0, places: 4)), which "
          + "the codebook states"
      }
      ?? "the respondents, because no design effect is stated, which makes the intervals too narrow"
    return [
      .init(
        term: "Weighted percentages",
        text:
          "The percentages are taken as printed, and no count is made from them. Wilson's equation is "
          + "solved with an effective base: \(base).",
        source: "Franco, Little, Louis and Slud 2019", doi: "10.1093/jssam/smy019")
    ]
  }

  /// The methods of the distributions in the order of their enum, each once.
  private var simultaneousMethods: [ReportOutline.Entry] {
    let used = Set(distributions.compactMap(\.methodTogether))
    if used.contains(DesignSharesFinding.Method.bonferroniWilson.rawValue) {
      return [ReportMethods.distributionByDesign]
    }
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

  /// The tests and intervals of the comparisons and of groups, for the designs that are there.
  private var comparisonMethods: [ReportOutline.Entry] {
    let compared = findings.comparisons.filter { !$0.items.isEmpty }
    let byDesign = findings.comparisons.flatMap(\.sampled)
    if compared.isEmpty && byDesign.isEmpty && groupResults.isEmpty { return [] }
    var entries: [ReportOutline.Entry] = []
    if compared.contains(where: { $0.comparison.design == .paired }) {
      entries += ReportMethods.pairedEntries(level: level, areCounted: knowsPairs)
      if leavesOut { entries.append(ReportMethods.answeredBoth) }
    }
    let hasPairOfGroups = groupResults.contains {
      if case .difference = $0 { true } else { false }
    }
    if hasPairOfGroups || compared.contains(where: { $0.comparison.design == .independent }) {
      entries += ReportMethods.independentEntries
    }
    if groupResults.contains(where: { if case .means = $0 { true } else { false } }) {
      entries.append(ReportMethods.welch)
    }
    if groupResults.contains(where: { if case .test = $0 { true } else { false } }) {
      entries.append(ReportMethods.fisher)
    }
    let sampled = groupResults.compactMap { result -> SampledGroups? in
      if case .sampled(let found) = result { found } else { nil }
    }
    if sampled.contains(where: { $0.difference != nil })
      || byDesign.contains(where: { $0.difference != nil })
    {
      entries.append(ReportMethods.linearizedDifference)
    }
    if sampled.contains(where: { $0.test != nil }) || byDesign.contains(where: { $0.test != nil }) {
      entries.append(ReportMethods.raoScott)
    }
    return entries + [knowsPairs ? ReportMethods.holmOfAnswers : ReportMethods.holm]
  }

  /// What stands behind stated values, the association of scales, pairs of groups and the agreement of raters.
  private var plannedMethods: [ReportOutline.Entry] {
    var entries: [ReportOutline.Entry] = []
    let stated = quantities.compactMap(\.stated)
    if !stated.isEmpty { entries.append(ReportMethods.statedShare(settings.method)) }
    if stated.contains(where: { $0.equivalence != nil }) {
      entries.append(ReportMethods.equivalence)
    }
    if findings.comparisons.flatMap(\.items).contains(where: { $0.association != nil }) {
      entries.append(ReportMethods.tauB)
    }
    let grouped = findings.groups.flatMap(\.questions).flatMap(\.items)
    if grouped.contains(where: { $0.association != nil }) { entries.append(ReportMethods.cramersV) }
    if grouped.contains(where: { $0.pairs != nil }) { entries.append(ReportMethods.groupPairs) }
    let measures = Set(findings.ratings.flatMap(\.measures).map(\.method))
    return entries
      + RaterMethod.allCases.filter { measures.contains($0.rawValue) }.map(ReportMethods.entry)
  }

  /// How groups differ, of every item.
  private var groupResults: [GroupedItem.Result] {
    findings.groups.flatMap(\.questions).flatMap(\.items).compactMap(\.result)
  }

  private var notDone: ReportOutline.Entry {
    let isCompared = findings.comparisons.contains { $0.compared > 0 }
    let isStated = quantities.contains { $0.stated != nil }
    let isTested = isCompared || !groupResults.isEmpty || isStated
    let planned = ReportNumbers.list(
      (isCompared ? ["the planned comparisons"] : [])
        + (groupResults.isEmpty ? [] : ["those of the groups"])
        + (isStated ? ["those against stated values"] : [])
        + (hasRanks && isTested ? ["those of the ranks"] : []))
    let population =
      "no correction for a finite population"
      + (showsDrawn ? ", but in the column \u{201C}\(drawnTitle)\u{201D}." : ".")
    var sentences = [
      codebook.hasDesign
        ? "No correction for what happens within clusters, beside what their totals show."
        : codebook.isWeighted ? "N\(population.dropFirst())" : "No weights and \(population)",
      "No interval is adjusted for the number of intervals on this page, other than for the answers "
        + "to one item\(isTested ? "; the tests of the comparisons are, within each list" : "").",
      (isTested
        ? "No test beyond \(planned)"
        : "No test of a difference\(hasRanks ? " beyond those of the ranks" : "")")
        + (findings.claims.isEmpty ? "." : ", other than for the report's statements."),
    ]
    if isCounted && hasMissing {
      sentences.append("No missing answer was put in place of another, or guessed.")
    }
    if settings.allIntervals {
      sentences.append("Numbers that are no estimates have intervals because they were asked for.")
    }
    if !findings.sensitivity.isEmpty {
      sentences.append("Design effects are assumed, not estimated: the base is divided by them.")
    }
    return .init(term: "What was not done", text: sentences.joined(separator: " "))
  }
}
