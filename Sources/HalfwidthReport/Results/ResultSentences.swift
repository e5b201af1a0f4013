internal import Halfwidth
internal import HalfwidthSurvey

/// The findings of a command as sentences to paste, at most one a method and label.
struct ResultSentences {
  /// What the findings are about, in words.
  var subject: String
  /// What the categories are called; nil where they have numbers only.
  var categories: [String]? = nil
  var style: SentenceStyle

  /// The sentences of a finding; none for a table of numbers, which no sentence holds.
  func sentences(_ finding: Finding) -> [String] {
    switch finding {
    case .proportion(let finding):
      let isCounts = (try? BinomialCounts(parsing: subject)) != nil
      return [ShareSentence(label: isCounts ? nil : subject, finding: finding, style: style).text]
    case .simultaneous(let finding): return shares(finding)
    case .interval(let finding): return [sentence(finding)]
    case .test(let finding): return [sentence(finding)]
    case .matrix, .categories: return []
    case .margins(let finding, let family):
      return [sentence(finding.tango), sentence(finding.exact)] + MarginsBlock.facts(finding)
        + MarginsBlock.facts(family, NumberStyle())
    case .marginsPValue(let finding): return [sentence(finding)]
    case .marginsInterval(let finding): return [sentence(finding)]
    case .adjustment(let finding):
      return zip(finding.pValues, finding.adjusted).map {
        "\(style.pValue($0)), adjusted \(style.pValue($1)) "
          + "(\(MethodName.of(finding.method)), \(finding.total) hypotheses)."
      }
    case .bootstrap(let finding): return intervals(finding)
    case .family(let finding): return finding.members.map { sentence($0, level: finding.level) }
    case .westfallYoung(let finding):
      return (finding.adjusted ?? []).enumerated().map { index, p in
        "\(subject), item \(index + 1): adjusted \(style.pValue(p)) "
          + "(\(MethodName.of(finding.method.rawValue)))."
      }
    case .eventBounds(let bounds): return [EventWords.conditional(bounds)]
    case .ranks(let finding): return RankBlock.facts(finding)
    case .consistency(let finding): return [finding.description + "."]
    case .designShares(let finding):
      return zip(finding.categories, finding.shares ?? []).enumerated().map { index, pair in
        sentence(
          "\(subject): \(pair.0)", EstimandName("proportion"), pair.1.estimate,
          finding.intervals?[index], finding.level, method: finding.method.rawValue)
      }
    case .designTest(let finding): return [sentence(finding)]
    case .pairwise(let finding):
      return PairwiseWords.sentences(finding, of: subject, categories: categories, style)
    case .systems(let finding): return [SystemsBlock.verdict(finding, NumberStyle())]
    }
  }

  // MARK: - Intervals

  private func sentence(_ finding: IntervalFinding) -> String {
    let name = EstimandName(finding.estimand)
    return sentence(
      subject, name, finding.estimate, finding.interval, finding.level, method: finding.method,
      dispersion: finding.details.first { $0.name == "dispersion" }?.value, p: finding.pValue,
      remark: finding.interval == nil && finding.hasInterval
        ? "No interval. " + ReportWords.sentences(finding.warnings).joined(separator: " ") : nil)
  }

  /// A parameter with what stands in brackets after it.
  private func sentence(
    _ label: String, _ name: EstimandName, _ estimate: Double?, _ interval: ConfidenceInterval?,
    _ level: ConfidenceLevel, method: String?, dispersion: Double? = nil, p: Double? = nil,
    remark: String? = nil
  ) -> String {
    let spread = interval.map { interval in
      [interval.upper - interval.lower, 2 * (interval.upper - (estimate ?? interval.upper))]
        .first { $0.isFinite && $0 > 0 }.map { $0 / 2 } ?? 2 * (estimate ?? 0).magnitude
    }
    func text(_ value: Double, isLimit: Bool) -> String {
      name.text(value, spread: spread, style: style, isLimit: isLimit)
    }
    // A method that is called after its parameter need not be named twice.
    let methodName = method.map(MethodName.of).flatMap { $0 == name.name ? nil : ", " + $0 }
    let parts = [
      interval.map { interval in
        style.interval(
          interval.lower...interval.upper, side: interval.side,
          level: DecimalFormat.percent(interval.level)
        ) { text($0, isLimit: true) } + (methodName ?? "")
      }, dispersion.map { "dispersion \(DecimalFormat.compact($0))" }, name.direction,
      p.map { style.pValue($0) },
    ].compactMap(\.self)
    return [
      "\(label): \(name.name) " + (estimate.map { text($0, isLimit: false) } ?? "undefined")
        + (parts.isEmpty ? "" : " (\(parts.joined(separator: style.separator)))") + ".", remark,
    ].compactMap(\.self).joined(separator: " ")
  }

  private func shares(_ finding: SimultaneousFinding) -> [String] {
    let counts = finding.counts
    return counts.counts.enumerated().compactMap { index, count in
      guard let share = try? BinomialCounts(successes: count, trials: counts.total) else {
        return nil
      }
      let category = categories.flatMap { $0.indices.contains(index) ? $0[index] : nil }
      return ShareSentence(
        label: "\(subject), \(category ?? "category \(index + 1)")",
        counts: CandidateCounts(share), interval: finding.intervals?[index],
        method: MethodName.of(finding.method) + ", all together",
        reason: ReportWords.sentences(finding.warnings).joined(separator: " "), style: style
      ).text
    }
  }

  private func sentence(_ finding: MarginsPValueFinding) -> String {
    "\(subject): \(style.pValue(finding.pValueMin...finding.pValueMax)) over every joint table "
      + "(\(MethodName.of(finding.method)))."
  }

  private func sentence(_ finding: MarginsIntervalFinding) -> String {
    let name = EstimandName("difference")
    let limits = style.interval(
      finding.lowerMin...finding.upperMax, level: DecimalFormat.percent(finding.level)
    ) { name.text($0, spread: nil, style: style, isLimit: true) }
    let parts = [
      "\(limits), \(MethodName.of(finding.method)) over every joint table", name.direction,
    ]
    return "\(subject): \(name.name) "
      + name.text(finding.estimate, spread: nil, style: style)
      + " (\(parts.compactMap(\.self).joined(separator: style.separator)))."
  }

  private func intervals(_ finding: BootstrapFinding) -> [String] {
    let named =
      finding.hasInterval
      ? [BootstrapFinding.NamedInterval(finding.method, finding.interval)]
      : finding.intervals.isEmpty ? [.init(finding.method, nil)] : finding.intervals
    return named.map {
      sentence(
        subject, EstimandName(finding.statistic), finding.estimate, $0.interval, finding.level,
        method: $0.name)
    }
  }

  private func sentence(
    _ member: SimultaneousBootstrapFinding.Member, level: ConfidenceLevel
  ) -> String {
    sentence(
      member.name, EstimandName(member.estimand), member.estimate, member.interval, level,
      method: (member.intervalMethod.map(MethodName.of) ?? "max-t") + ", all together",
      p: member.pValue?.adjusted)
  }

  // MARK: - Tests

  private func sentence(_ finding: TestFinding) -> String {
    let statistic = finding.statistic.flatMap { statistic in
      finding.degreesOfFreedom.map { df in
        "\u{3C7}\u{B2}(\(DecimalFormat.compact(df))) = \(DecimalFormat.fixed(statistic, places: 2))"
      }
    }
    let parts = [statistic, HypothesisWords.clause(finding)].compactMap(\.self)
    return sentence(
      finding.method, parts.isEmpty ? nil : parts.joined(separator: style.separator),
      finding.pValue, finding.warnings)
  }

  private func sentence(_ finding: DesignTestFinding) -> String {
    let name: String? =
      switch finding.parameter {
      case .none: nil
      case .one(let df): "\u{3C7}\u{B2}(\(DecimalFormat.trimmed(df, places: 2)))"
      case .two(let first, let second):
        "F(\(DecimalFormat.trimmed(first, places: 2)), \(DecimalFormat.trimmed(second, places: 2)))"
      }
    let statistic = name.flatMap { name in
      finding.statistic.map { "\(name) = \(DecimalFormat.fixed($0, places: 2))" }
    }
    return sentence(finding.method, statistic, finding.pValue, finding.warnings)
  }

  private func sentence(
    _ method: String, _ statistic: String?, _ p: Double?, _ warnings: [AnalysisWarning]
  ) -> String {
    guard let p else {
      return "\(subject): no p-value (\(MethodName.of(method))). "
        + ReportWords.sentences(warnings).joined(separator: " ")
    }
    let numbers = [statistic, style.pValue(p)].compactMap(\.self).joined(separator: ", ")
    return "\(subject): \(numbers) (\(MethodName.of(method)))."
  }
}

extension ResultDocument {
  /// The findings as sentences to paste, a line each; empty where there are only tables of numbers.
  ///
  /// What is shown for contrast and not valid for the data is left out: it would be quoted.
  public func sentences(_ style: SentenceStyle) -> String {
    distinct(
      results.flatMap { result -> [String] in
        if result.finding.warnings.contains(where: { $0.code == .wrongDesign }) { return [] }
        return ResultSentences(
          subject: subjects[result.label] ?? result.label,
          categories: inputs.first { $0.label == result.label }?.categoryNames, style: style
        ).sentences(result.finding)
      }
    ).map { ReportWords.line($0) + "\n" }.joined()
  }
}
