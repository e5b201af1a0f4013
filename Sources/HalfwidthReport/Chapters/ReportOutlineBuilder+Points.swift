internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// What the numbers can and can't say, in a few sentences that lead to their places; nil where there is nothing
  /// to say.
  var points: ReportOutline.Chapter? {
    let points = [
      width, shownDifferences, groupDifferences, tops, misfits, statements, weakest,
    ].compactMap(\.self)
    guard !points.isEmpty else { return nil }
    return .init(
      part: .findings, heading: "What these numbers can and can\u{2019}t say", anchor: "findings",
      place: .beforeContents, blocks: [.points(points)])
  }

  /// In one line, what nobody may miss: what an interval knows, and what it doesn't.
  var caution: String {
    let missing = hasMissing ? ", missing answers" : ""
    switch codebook.design {
    case .convenience:
      return codebook.sampleSize == 1
        ? "The interval shows chance alone: this person was not drawn at random, and selection\(missing) and wording are not in it."
        : "The intervals show chance alone: these \(codebook.sampleSize) people were not drawn at random, and selection\(missing) "
          + "and wording are not in them."
    case .simpleRandom:
      return
        "The intervals show what chance does in a random sample: refusals and wording are not in them."
    case .stratified, .clustered:
      return codebook.hasDesign
        ? "The intervals show what chance does in such a sample: refusals and wording are not in them."
        : "The intervals show what chance would do in a simple random sample: how this one was drawn is not in them."
    }
  }

  /// How wide intervals are.
  private var width: ReportOutline.Point? {
    guard let found = findings.sensitivity.first(where: { $0.designEffect == 1 }) else {
      return nil
    }
    let points = ReportNumbers.points(found.medianHalfWidth)
    return .init(
      text: found.intervals == 1
        ? "The share is uncertain by about \(points) percentage points either way, by chance alone."
        : "Each share is uncertain by about \(points) percentage points either way, by chance alone (the median of "
          + "\(found.intervals) intervals at the \(level) level).",
      anchor: "overview")
  }

  /// For how many planned comparisons a difference is shown.
  private var shownDifferences: ReportOutline.Point? {
    let plain = findings.comparisons.flatMap { $0.items.map(\.verdict) + $0.sampled.map(\.verdict) }
    let adjusted = findings.comparisons.flatMap {
      $0.items.map(\.family.verdict) + $0.sampled.map(\.adjustedVerdict)
    }
    guard !plain.isEmpty else { return nil }
    func count(_ verdict: MarginsVerdict, _ verdicts: [MarginsVerdict]) -> Int {
      verdicts.count { $0 == verdict }
    }
    let every = count(.every, plain)
    let some = count(.some, plain)
    let unknown = knowsPairs ? "missing answers" : "joint answers"
    let printed = knowsPairs ? "" : " that are not printed"
    var parts = [every == 0 && some == 0 ? "none" : "\(every)"]
    if some > 0 {
      parts = [
        "\(every == 0 ? "none" : "\(every)") whatever the \(unknown) were",
        "for \(some) depending on \(unknown)\(printed)",
      ]
    }
    let planned =
      plain.count == 1 ? "the 1 planned comparison" : "\(plain.count) planned comparisons"
    let kept = count(.every, adjusted)
    let isAdjusted = findings.comparisons.contains { $0.multiplicity > 1 || $0.isLowerBound }
    return .init(
      text: "Of \(planned) a difference is shown for \(ReportNumbers.list(parts))"
        + (every > 0 && isAdjusted
          ? "; after adjustment for the number of items, for \(kept == 0 ? "none" : kept == every ? "as many" : "\(kept)")."
          : "."),
      anchor: "comparisons")
  }

  /// For how many items groups are shown to differ.
  private var groupDifferences: ReportOutline.Point? {
    let items = findings.groups.flatMap(\.questions).flatMap(\.items).filter { $0.pValue != nil }
    guard !items.isEmpty else { return nil }
    let shown = items.count { ($0.adjusted ?? 1) <= settings.level.significance }
    return .init(
      text:
        "Of \(items.count == 1 ? "1 item" : "\(items.count) items") that groups are compared on, a difference is "
        + "shown for \(shown == 0 ? "none" : "\(shown)").",
      anchor: "groups-1")
  }

  /// In how many lists one item is shown to be first.
  private var tops: ReportOutline.Point? {
    let lists = findings.sections.flatMap(\.questions).filter { finding in
      (finding.ranks?.finding.ranks?.items.items ?? 0) > 1
    }
    guard !lists.isEmpty else { return nil }
    let first = lists.filter { $0.ranks?.finding.ranks?.highest?.isSupported == true }
    let all = lists.count == 1 ? "the 1 ranked list" : "\(lists.count) ranked lists"
    return .init(
      text: first.isEmpty
        ? "Which item is highest is not shown for \(lists.count == 1 ? all : "any of \(all)"): the order of the sample may be chance."
        : "Of \(all) \(first.count == 1 ? "1 has" : "\(first.count) have") one item that is shown to be highest; "
          + "elsewhere the order of the sample may be chance.",
      anchor: (first.first ?? lists.first).flatMap { anchor(of: $0.question) })
  }

  /// What does not fit together.
  private var misfits: ReportOutline.Point? {
    guard findings.smallestCell == nil else { return nil }
    let counts = [CheckFinding.Severity.error, .warning].map { severity in
      (severity.rawValue, findings.checks.count { $0.severity == severity })
    }.filter { $0.1 > 0 }
    guard !counts.isEmpty else { return nil }
    let words = counts.map { "\($1) \($0)\($1 == 1 ? "" : "s")" }
    return .init(
      text: isCounted
        ? "The checks of the answers found \(ReportNumbers.list(words))."
        : "What is printed does not all fit together: the checks found \(ReportNumbers.list(words)).",
      anchor: "checks")
  }

  /// What the report says and the numbers contradict.
  private var statements: ReportOutline.Point? {
    let judged = findings.claims.filter { $0.inSample != nil }
    guard !judged.isEmpty else { return nil }
    let isFalse = judged.count { $0.inSample == .no }
    let contradicted = judged.count { $0.inSample != .no && $0.beyondSample == .contradicted }
    let undecided = judged.count { $0.inSample != .no && $0.beyondSample == .undecided }
    let parts = [
      (
        isFalse,
        isFalse == 1 ? "does not hold among the respondents" : "do not hold among the respondents"
      ),
      (
        contradicted,
        contradicted == 1 ? "is contradicted beyond them" : "are contradicted beyond them"
      ),
      (undecided, undecided == 1 ? "is not decided beyond them" : "are not decided beyond them"),
    ].filter { $0.0 > 0 }.map { "\($0) \($1)" }
    let all = judged.count == 1 ? "the 1 statement" : "the \(judged.count) statements"
    return .init(
      text: parts.isEmpty
        ? "Of \(all) that the report makes about its numbers, all hold."
        : "Of \(all) that the report makes about its numbers, \(ReportNumbers.list(parts)).",
      anchor: "claims")
  }
}
