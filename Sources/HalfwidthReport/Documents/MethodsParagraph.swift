internal import Halfwidth
internal import HalfwidthSurvey

/// What an article says of how the numbers were made: a paragraph with its references, and after it what a checklist
/// for articles on surveys would still miss.
///
/// Each sentence is there because something was found: a method that made no number is not named. It is English, whatever
/// the language of the survey is.
struct MethodsParagraph {
  let builder: ReportOutlineBuilder

  init(_ findings: SurveyFindings, provenance: ReportProvenance) {
    var findings = findings
    findings.codebook.language = nil
    builder = ReportOutlineBuilder(findings, provenance: provenance)
  }

  /// The document, with headings as Markdown has them.
  var document: String {
    let checklist = ReportingChecklist(builder)
    let references = methods.compactMap { entry in
      entry.source.map { source in
        "- " + MarkdownText.escaped(source + (entry.doi.map { ", doi:\($0)" } ?? ""))
      }
    }
    var sections = [("Methods", MarkdownText.paragraph(sentences.joined(separator: " ")))]
    if !references.isEmpty {
      sections.append(("References", distinct(references).joined(separator: "\n")))
    }
    sections += checklist.sections
    return sections.map { "## \($0.0)\n\n\($0.1)\n" }.joined(separator: "\n")
  }

  /// The sentences of the paragraph, in their order.
  private var sentences: [String] {
    [sample] + origin + intervals + methodNames + comparisons + stated + groups + [multiplicity]
      + hidden + [builder.statement, software]
  }

  private var codebook: Codebook { builder.codebook }

  /// The methods that made numbers; what needs no source is told by a sentence of its own.
  private var methods: [ReportOutline.Entry] { builder.methodsUsed.filter { $0.source != nil } }

  private var sample: String {
    let title = ReportWords.line(codebook.title)
    let people = builder.sample.hasSuffix(".") ? String(builder.sample.dropLast()) : builder.sample
    return "The survey \u{201C}\(title)\u{201D} is of \(people)."
  }

  /// Where the numbers are from, and what was done before anything was estimated.
  private var origin: [String] {
    var source = ReportWords.line(codebook.citation)
    while source.hasSuffix(".") { source.removeLast() }
    if let plan = codebook.responses {
      let file = ReportWords.line(plan.file)
      let incomplete = builder.bases.filter { $0.unanswered > 0 }
      let missing =
        incomplete.isEmpty
        ? "No answer is missing."
        : "Of \(ReportWords.counted(builder.bases.count, "number")) \(ReportWords.counted(incomplete.count, "has", "have")) missing "
          + "answers, at most \(incomplete.map(\.unanswered).max() ?? 0) of those asked; they are left out of the base, and "
          + "none was put in place of another."
      return [
        "Its numbers were counted from the respondents' answers (\(file); \(source)).", missing,
      ]
    }
    var sentences = ["Its numbers are those that were published (\(source))."]
    if let weighting = codebook.weighting {
      let effect =
        weighting.designEffect.map {
          "the respondents divided by the stated design effect of \(DecimalFormat.trimmed($0, places: 4))"
        } ?? "the respondents, as no design effect is stated"
      sentences.append(
        "Percentages are weighted and were taken as printed, with an effective base of \(effect).")
    } else {
      let counts = builder.quantities.compactMap(\.countsOfPrintedPercent)
      let single = counts.count { $0.only != nil }
      if !counts.isEmpty {
        sentences.append(
          "The number of respondents behind a printed percentage was recovered from its base: one fits "
            + "\(single) of \(ReportWords.counted(counts.count, "percentage")), "
            + (counts.count == single
              ? "and no other."
              : "and for the others all that fit were kept, through to the interval."))
      }
    }
    return sentences
  }

  private var intervals: [String] {
    let with = builder.quantities.count { $0.limits != nil }
    if with == 0 { return [] }
    let kind =
      switch builder.settings.side {
      case .two: "\(builder.level) confidence intervals"
      case .lower: "lower \(builder.level) confidence limits"
      case .upper: "upper \(builder.level) confidence limits"
      }
    let all = builder.quantities.count
    let rest =
      with == all
      ? "" : "; the others have none, for a reason that stands beside each, such as no printed base"
    return ["\(with) of \(ReportWords.counted(all, "share")) have \(kind)\(rest)."]
  }

  private var methodNames: [String] {
    let names = methods.map { entry in
      let term = entry.term.prefix(1).lowercased() + entry.term.dropFirst()
      return "\(term) (\(entry.source ?? ""))"
    }
    return names.isEmpty ? [] : ["The methods are \(names.joined(separator: "; "))."]
  }

  private var comparisons: [String] {
    let tested = builder.findings.comparisons.filter { !$0.items.isEmpty || !$0.sampled.isEmpty }
    if tested.isEmpty { return [] }
    let items = tested.map { $0.items.count + $0.sampled.count }.reduce(0, +)
    let sentence =
      "\(ReportWords.counted(tested.count, "planned comparison")) of \(ReportWords.counted(items, "item")) "
      + "\(tested.count == 1 ? "was" : "were") tested, two-sided, with p-values adjusted within each."
    let hasMargins = !builder.knowsPairs && tested.contains { $0.comparison.design == .paired }
    return [sentence]
      + (hasMargins
        ? [
          "The same respondents gave both answers, and only the totals are known: tests and intervals hold for every "
            + "joint table that the totals allow."
        ] : [])
  }

  private var stated: [String] {
    let found = builder.quantities.compactMap(\.stated)
    if found.isEmpty { return [] }
    let sides = found.allSatisfy { $0.alternative == .two } ? "two-sided" : "one-sided"
    let adjusted =
      found.contains { $0.family != nil }
      ? ", with p-values adjusted by Holm's procedure within each question" : ""
    return [
      "\(ReportWords.counted(found.count, "share")) \(found.count == 1 ? "was" : "were") tested, \(sides), against "
        + "\(found.count == 1 ? "a value that was" : "values that were") stated beforehand\(adjusted)."
    ]
  }

  private var groups: [String] {
    builder.findings.groups.filter { !$0.isHidden }.map { found in
      "Answers were compared between \(ReportWords.counted(found.groups.count, "group")) by "
        + "\u{201C}\(ReportWords.line(found.by.text))\u{201D}, "
        + "\(ReportWords.counted(found.questions.count, "question")), with p-values adjusted within each question."
    }
  }

  private var multiplicity: String {
    let together = builder.distributions.contains { $0.methodTogether != nil }
    return "Intervals are not adjusted for their number"
      + (together ? ", but for those of all answers to one item." : ".")
  }

  private var hidden: [String] {
    builder.findings.smallestCell.map {
      [
        "Numbers of fewer than \($0) people were hidden, with everything that would tell of them."
      ]
    } ?? []
  }

  private var software: String {
    let dated = builder.provenance.date.map { " (\($0))" } ?? ""
    let drawn =
      builder.findings.ratings.allSatisfy(\.isHidden)
      ? "nothing was drawn at random"
      : "the \(RatingSetFinding.resamples) resamples of the subjects that were rated were drawn with seed "
        + "\(RatingSetFinding.seed)"
    return
      "All numbers were computed with Halfwidth \(builder.provenance.version)\(dated); \(drawn)."
  }
}

extension QuantityFinding {
  /// The counts that fit a printed percentage; nil where none is printed, or none is known.
  var countsOfPrintedPercent: CandidateCounts? {
    guard printed.contains(where: { $0.percent != nil }), case .counts(let counts) = knowledge
    else {
      return nil
    }
    return counts
  }
}
