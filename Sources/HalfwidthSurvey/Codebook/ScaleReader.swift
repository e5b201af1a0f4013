internal import Halfwidth

/// Reads the scales of a codebook: levels, answers apart, boxes and headline.
enum ScaleReader {
  /// Scales by name, with what their levels may not be meant to say.
  struct Result {
    var scales: [String: Scale] = [:]
    /// The names of scales that can't be read.
    var unread: Set<String> = []
    /// Whether not even the names of all scales are known.
    var lacksNames = false

    /// Whether a scale has a fault, or may have one.
    func isUnread(_ name: String) -> Bool {
      unread.contains(name) || lacksNames && scales[name] == nil
    }
    var remarks: [CodebookRemark] = []
  }

  /// - Parameters:
  ///   - node: The mapping of scales; nil where there is none.
  ///   - hasAnswers: Whether there is a file of answers, whose values scales may have codes for.
  static func scales(
    _ node: CodebookNode?, hasAnswers: Bool, faults: inout CodebookFaults
  ) -> Result {
    var result = Result()
    guard let node else { return result }
    guard let entries = faults.reading(try node.entries("scales")) else {
      result.lacksNames = true
      return result
    }
    for (key, value) in entries {
      guard let name = faults.reading(try key.identifier("scale")) else {
        result.lacksNames = true
        continue
      }
      let scale = faults.reading(
        try scale(value, key: key, hasAnswers: hasAnswers, remarks: &result.remarks))
      if let scale { result.scales[name] = scale } else { result.unread.insert(name) }
    }
    return result
  }

  private static func scale(
    _ node: CodebookNode, key: CodebookNode, hasAnswers: Bool, remarks: inout [CodebookRemark]
  ) throws(SurveyError) -> Scale {
    let name = try key.identifier("scale")
    let scale = try CodebookMapping(
      node, what: "a scale", keys: ["levels", "apart", "boxes", "headline", "lowest", "codes"])
    let levelsNode = try scale.required("levels")
    let levels = try levelsNode.distinctTexts(what: "level")
    guard levels.count >= 2 else {
      throw levelsNode.error("a scale needs at least two levels; add the others")
    }
    let apart = try apart(scale["apart"], levels: levels)
    let boxes = try boxes(scale["boxes"], levels: levels, apart: apart)
    let headline = try scale.optionalText("headline")
    let known = boxes.map(\.name) + levels
    if let headline, !known.contains(headline), let node = scale["headline"] {
      throw node.error(
        "headline '\(headline)' is no box or level; "
          + EditDistance.suggestion(for: headline, among: known))
    }
    remarks += lookingApart(levels, in: try levelsNode.list("levels"), scale: name)
    let codes = try scale["codes"].map { node throws(SurveyError) in
      try QuestionColumnsReader.codes(node, answers: levels + apart)
    }
    if !hasAnswers, codes?.isEmpty == false {
      throw key.error(
        "scale '\(name)' has 'codes' for a file of answers, and 'data' names none; write data: "
          + "{responses: FILE}, or remove them")
    }
    let lowest = try scale["lowest"]?.whole(
      "lowest", in: -PrintedMoments.largestAnswer...PrintedMoments.largestAnswer - levels.count)
    return Scale(
      levels: levels, apart: apart, boxes: boxes, headline: headline, lowest: lowest ?? 1,
      codes: codes ?? [])
  }

  private static func apart(
    _ node: CodebookNode?, levels: [String]
  ) throws(SurveyError) -> [String] {
    guard let node else { return [] }
    let apart = try node.distinctTexts(what: "answer apart")
    for element in try node.list("apart") {
      let text = try element.text("answer apart")
      if levels.contains(text) {
        throw element.error(
          "'\(text)' stands in 'levels' and in 'apart'; leave it in one of them")
      }
    }
    return apart
  }

  private static func boxes(
    _ node: CodebookNode?, levels: [String], apart: [String]
  ) throws(SurveyError) -> [Scale.Box] {
    var boxes: [Scale.Box] = []
    for (key, value) in try node?.entries("boxes") ?? [] {
      let name = try key.text("box")
      guard !levels.contains(name), !apart.contains(name) else {
        throw key.error("box '\(name)' has the name of a level; rename it")
      }
      var places: [Int] = []
      for node in try value.list("box '\(name)'") {
        let level = try node.text("level")
        guard let place = levels.firstIndex(of: level) else {
          throw node.error(
            apart.contains(level)
              ? "'\(level)' stands in 'apart', so it is in no box; take it out of box '\(name)'"
              : "unknown level '\(level)' in box '\(name)'; "
                + EditDistance.suggestion(for: level, among: levels))
        }
        guard !places.contains(place) else {
          throw node.error("level '\(level)' stands twice in box '\(name)'; remove one")
        }
        places.append(place)
      }
      guard !places.isEmpty else {
        throw value.error("box '\(name)' is empty; list its levels")
      }
      boxes.append(Scale.Box(name: name, levels: places.sorted().map { levels[$0] }))
    }
    return boxes
  }

  // MARK: - Levels that are no step of a scale

  /// Levels that say that there is no answer, wherever they stand, and levels that say that the
  /// respondent has none, at an end: in the middle these may be meant as a step.
  private static func lookingApart(
    _ levels: [String], in nodes: [CodebookNode], scale: String
  ) -> [CodebookRemark] {
    zip(levels, nodes).enumerated().compactMap { index, entry in
      let (level, node) = entry
      let word = plain(level)
      let isEnd = index == 0 || index == levels.count - 1
      guard noAnswer.contains(word) || isEnd && noOpinion.contains(word) else { return nil }
      return CodebookRemark(
        rule: .levelLooksApart, source: node.position,
        message:
          "'\(level)' is listed as a level of the scale '\(scale)', and is drawn and counted as "
          + "a step of it: if it is none, take it out of 'levels' and write 'apart: [\(level)]'.")
    }
  }

  /// The letters of a level, in lower case with one space between words.
  private static func plain(_ level: String) -> String {
    let letters = level.lowercased().map {
      $0.isLetter ? $0 : $0 == "'" || $0 == "\u{2019}" ? "'" : " "
    }
    return String(letters).split(separator: " ").joined(separator: " ")
  }

  /// Words for no answer, in lower case, in English, French, German, Portuguese and Spanish.
  private static let noAnswer: Set = [
    "not applicable", "n a", "na", "does not apply", "doesn't apply", "no answer", "no response",
    "not answered", "not asked", "refused", "refused to answer", "prefer not to say",
    "prefer not to answer", "declined to answer", "missing", "skipped", "sans r\u{E9}ponse",
    "sans objet", "non applicable", "keine angabe", "k a", "trifft nicht zu", "nicht zutreffend",
    "no aplica", "no contesta", "ns nr", "ns nc", "n\u{E3}o se aplica", "n\u{E3}o respondeu",
  ]

  /// Words for having no opinion.
  private static let noOpinion: Set = [
    "don't know", "dont know", "do not know", "dk", "dk na", "don't know no answer",
    "i don't know", "unsure", "not sure", "no opinion", "can't say", "cannot say", "undecided",
    "unknown", "other", "ne sait pas", "je ne sais pas", "sans opinion", "wei\u{DF} nicht",
    "wei\u{DF} ich nicht", "no sabe", "no s\u{E9}", "n\u{E3}o sabe", "n\u{E3}o sei",
  ]
}
