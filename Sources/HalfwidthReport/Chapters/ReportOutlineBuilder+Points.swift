internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// What the numbers can and can't say, in a few sentences that lead to their places; nil where there is nothing
  /// to say.
  var points: ReportOutline.Chapter? {
    let points = [
      width, shownDifferences, statedValues, groupDifferences, tops, misfits, statements, weakest,
    ].compactMap(\.self)
    guard !points.isEmpty else { return nil }
    return .init(
      part: .findings, heading: say("What these numbers can and can\u{2019}t say"),
      anchor: "findings",
      place: .beforeContents, blocks: [.points(points)])
  }

  /// In one line, what nobody may miss: what an interval knows, and what it doesn't.
  var caution: String {
    let missing = hasMissing ? say(", missing answers") : ""
    switch codebook.design {
    case .convenience:
      return codebook.sampleSize == 1
        ? say(
          "The interval shows chance alone: this person was not drawn at random, and selection\(missing) and wording are "
            + "not in it.")
        : say(
          "The intervals show chance alone: these \(codebook.sampleSize) people were not drawn at random, and "
            + "selection\(missing) and wording are not in them.")
    case .simpleRandom:
      return say(
        "The intervals show what chance does in a random sample: refusals and wording are not in them."
      )
    case .stratified, .clustered:
      return codebook.hasDesign
        ? say(
          "The intervals show what chance does in such a sample: refusals and wording are not in them."
        )
        : say(
          "The intervals show what chance would do in a simple random sample: how this one was drawn is not in them."
        )
    }
  }

  /// How many there are of something; `none` for 0.
  private func number(_ count: Int) -> String { count == 0 ? say("none") : "\(count)" }

  private func list(_ words: [String]) -> String {
    ReportNumbers.list(words, conjunction: say("and"))
  }

  /// How wide intervals are.
  private var width: ReportOutline.Point? {
    guard let found = findings.sensitivity.first(where: { $0.designEffect == 1 }) else {
      return nil
    }
    let points = ReportNumbers.points(found.medianHalfWidth)
    return .init(
      text: found.intervals == 1
        ? say(
          "The share is uncertain by about \(points) percentage points either way, by chance alone."
        )
        : say(
          "Each share is uncertain by about \(points) percentage points either way, by chance alone (the median of "
            + "\(found.intervals) intervals at the \(level) level)."),
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
    var parts = [number(every)]
    if some > 0 {
      parts =
        knowsPairs
        ? [
          say("\(number(every)) whatever the missing answers were"),
          say("for \(some) depending on missing answers"),
        ]
        : [
          say("\(number(every)) whatever the joint answers were"),
          say("for \(some) depending on joint answers that are not printed"),
        ]
    }
    let planned =
      plain.count == 1
      ? say("the 1 planned comparison") : say("\(plain.count) planned comparisons")
    let kept = count(.every, adjusted)
    let isAdjusted = findings.comparisons.contains { $0.multiplicity > 1 || $0.isLowerBound }
    return .init(
      text: every > 0 && isAdjusted
        ? say(
          "Of \(planned) a difference is shown for \(list(parts)); after adjustment for the number of items, for "
            + "\(kept == every ? say("as many") : number(kept)).")
        : say("Of \(planned) a difference is shown for \(list(parts))."),
      anchor: "comparisons")
  }

  /// For how many shares it is shown that they are not what was stated.
  private var statedValues: ReportOutline.Point? {
    let questions = findings.sections.flatMap(\.questions)
    let found = questions.flatMap(\.quantities).compactMap(\.stated).filter { $0.pValue != nil }
    guard !found.isEmpty else { return nil }
    let shown = found.count { ($0.family?.verdict ?? $0.verdict) == .every }
    return .init(
      text: found.count == 1
        ? say("Of 1 share with a stated value, a difference from it is shown for \(number(shown)).")
        : say(
          "Of \(found.count) shares with a stated value, a difference from it is shown for \(number(shown))."
        ),
      anchor: questions.first { $0.quantities.contains { $0.stated != nil } }
        .flatMap { anchor(of: $0.question) })
  }

  /// For how many items groups are shown to differ.
  private var groupDifferences: ReportOutline.Point? {
    let items = findings.groups.flatMap(\.questions).flatMap(\.items).filter { $0.pValue != nil }
    guard !items.isEmpty else { return nil }
    let shown = items.count { ($0.adjusted ?? 1) <= settings.level.significance }
    return .init(
      text: items.count == 1
        ? say("Of 1 item that groups are compared on, a difference is shown for \(number(shown)).")
        : say(
          "Of \(items.count) items that groups are compared on, a difference is shown for \(number(shown))."
        ),
      anchor: "groups-1")
  }

  /// In how many lists one item is shown to be first.
  private var tops: ReportOutline.Point? {
    let lists = findings.sections.flatMap(\.questions).filter { finding in
      (finding.ranks?.finding.ranks?.items.items ?? 0) > 1
    }
    guard !lists.isEmpty else { return nil }
    let first = lists.filter { $0.ranks?.finding.ranks?.highest?.isSupported == true }
    let text =
      switch (lists.count, first.count) {
      case (1, 0):
        say(
          "Which item is highest is not shown for the 1 ranked list: the order of the sample may be chance."
        )
      case (let all, 0):
        say(
          "Which item is highest is not shown for any of \(all) ranked lists: the order of the sample may be chance."
        )
      case (1, _):
        say(
          "Of the 1 ranked list 1 has one item that is shown to be highest; elsewhere the order of the sample may be chance."
        )
      case (let all, 1):
        say(
          "Of \(all) ranked lists 1 has one item that is shown to be highest; elsewhere the order of the sample may be "
            + "chance.")
      case (let all, let some):
        say(
          "Of \(all) ranked lists \(some) have one item that is shown to be highest; elsewhere the order of the sample "
            + "may be chance.")
      }
    return .init(
      text: text,
      anchor: (first.first ?? lists.first).flatMap { anchor(of: $0.question) })
  }

  /// What does not fit together.
  private var misfits: ReportOutline.Point? {
    guard findings.smallestCell == nil else { return nil }
    let errors = findings.checks.count { $0.severity == .error }
    let warnings = findings.checks.count { $0.severity == .warning }
    let words = [
      errors == 0 ? nil : errors == 1 ? say("1 error") : say("\(errors) errors"),
      warnings == 0 ? nil : warnings == 1 ? say("1 warning") : say("\(warnings) warnings"),
    ].compactMap(\.self)
    guard !words.isEmpty else { return nil }
    return .init(
      text: isCounted
        ? say("The checks of the answers found \(list(words)).")
        : say("What is printed does not all fit together: the checks found \(list(words))."),
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
      isFalse == 1
        ? say("1 does not hold among the respondents")
        : say("\(isFalse) do not hold among the respondents"),
      contradicted == 1
        ? say("1 is contradicted beyond them")
        : say("\(contradicted) are contradicted beyond them"),
      undecided == 1
        ? say("1 is not decided beyond them") : say("\(undecided) are not decided beyond them"),
    ]
    let said = zip([isFalse, contradicted, undecided], parts).filter { $0.0 > 0 }.map(\.1)
    let all = judged.count == 1 ? say("the 1 statement") : say("the \(judged.count) statements")
    return .init(
      text: said.isEmpty
        ? say("Of \(all) that the report makes about its numbers, all hold.")
        : say("Of \(all) that the report makes about its numbers, \(list(said))."),
      anchor: "claims")
  }
}
