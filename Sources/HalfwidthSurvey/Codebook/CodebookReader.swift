/// Reads `survey.yaml`, schema `halfwidth-survey/1`: every key known, every name resolved.
struct CodebookReader {
  /// A codebook, and where it names the file of its numbers.
  struct Source {
    var codebook: Codebook
    var file: ColumnReference
  }

  /// The schema that is read.
  static let schema = "halfwidth-survey/1"

  static func read(_ file: TextFile) throws(SurveyError) -> Source {
    let document = try CodebookNode.parse(file)
    let root = try CodebookMapping(
      document, what: "the survey",
      keys: [
        "schema", "title", "language", "source", "sample", "data", "scales", "questions",
        "comparisons", "claims",
      ])
    let schema = try root.required("schema")
    let found = try schema.text("schema")
    guard found == Self.schema else {
      throw schema.error("schema '\(found)' can't be read; this program reads \(Self.schema)")
    }
    let source = try CodebookMapping(
      root.required("source"), what: "source", keys: ["citation", "date"])
    let data = try CodebookMapping(
      root.required("data"), what: "data",
      keys: ["counts", "rounding", "bounds", "bounds_reason"] + ResponsesPlanReader.keys)
    var responses = try ResponsesPlanReader.plan(data)
    let sample = try SampleReader(root.required("sample"), ofAnswers: responses != nil)
    responses?.statedSize = sample.statedSize
    let counts = try responses == nil ? data.required("counts") : data.required("responses")
    let read =
      try root["scales"].map { node throws(SurveyError) in
        try ScaleReader.scales(node, hasAnswers: responses != nil)
      } ?? ScaleReader.Result()
    let scales = read.scales
    let questions = try questions(root.required("questions"), scales: scales, plan: responses)
    let names = CodebookNames(questions: questions, scales: scales)
    let rounding: RoundingRule? = try data["rounding"]?.choice("rounding")
    let codebook = Codebook(
      title: try root.text("title"), citation: try source.text("citation"),
      date: try source.optionalText("date"), language: try root["language"].map(language),
      sampleSize: sample.size, design: sample.design, population: sample.population,
      weighting: sample.weighting,
      countsFile: responses == nil ? try counts.text("counts") : nil, responses: responses,
      rounding: rounding ?? .halfUp, statesRounding: rounding != nil,
      bounds: try data["bounds"]?.choice("bounds") ?? .strict,
      boundsReason: try data.optionalText("bounds_reason"), scales: scales, questions: questions,
      comparisons: try comparisons(root["comparisons"], names: names),
      claims: try root["claims"].map(ClaimReader(names: names).claims) ?? [],
      remarks: CodebookRemark.cuts(in: document) + read.remarks)
    return Source(
      codebook: codebook,
      file: ColumnReference(
        name: codebook.countsFile ?? responses?.file ?? "", source: counts.position))
  }

  /// A language as a BCP 47 tag, such as `km` or `pt-BR`.
  private static func language(_ node: CodebookNode) throws(SurveyError) -> String {
    let tag = try node.text("language")
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    let isTag =
      (2...3).contains(parts[0].count) && parts[0].allSatisfy(isLetter)
      && parts.dropFirst().allSatisfy {
        (1...8).contains($0.count)
          && $0.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
      }
    guard isTag else {
      throw node.error(
        "language '\(tag.shortened)' is no language tag; write one such as km or pt-BR")
    }
    return tag
  }

  // MARK: - Questions

  private static func questions(
    _ node: CodebookNode, scales: [String: Scale], plan: ResponsesPlan?
  ) throws(SurveyError) -> [Question] {
    var seen: [String: SourcePosition] = [:]
    var questions: [Question] = []
    for element in try node.list("questions") {
      let mapping = try CodebookMapping(
        element, what: "a question",
        keys: [
          "id", "section", "figure", "text", "type", "scale", "about", "role", "note", "items",
        ] + NumericAnswerPlanReader.keys + QuestionColumnsReader.keys)
      let id = try mapping.id(of: "question", &seen)
      let idNode = try mapping.required("id")
      let typeNode = try mapping.required("type")
      let type: QuestionType = try typeNode.choice("type")
      var question = Question(
        id: id, section: try mapping.optionalText("section"),
        figure: try mapping.optionalText("figure"), text: try mapping.text("text"), type: type,
        scale: try scaleName(of: mapping, type: type, scales: scales, question: idNode),
        about: try mapping.optionalText("about"),
        role: try mapping["role"]?.choice("role") ?? .estimate,
        note: try mapping.optionalText("note"),
        items: try items(mapping["items"], of: id))
      question.numbers = try NumericAnswerPlanReader.plan(mapping, type: type)
      if plan == nil, type == .numeric {
        throw typeNode.error(
          "numbers are read from a file of answers, and 'data' names none; write data: {responses: FILE}, or "
            + "leave the question out")
      }
      if let plan {
        question.columns = try QuestionColumnsReader(
          mapping: mapping, id: idNode, type: type, plan: plan,
          scale: question.scale.flatMap { scales[$0] }
        ).columns(items: &question.items)
      } else {
        try QuestionColumnsReader.refuse(mapping)
      }
      questions.append(question)
    }
    return questions
  }

  private static func scaleName(
    of mapping: CodebookMapping, type: QuestionType, scales: [String: Scale], question: CodebookNode
  ) throws(SurveyError) -> String? {
    guard let node = mapping["scale"] else {
      if type == .scale {
        throw question.error("a question of type scale needs the name of its 'scale'; add it")
      }
      return nil
    }
    guard type == .scale else {
      throw node.error("only a question of type scale has a 'scale'; remove it, or change the type")
    }
    let name = try node.text("scale")
    guard scales[name] != nil else {
      throw node.error(
        "unknown scale '\(name)'; \(EditDistance.suggestion(for: name, among: scales.keys.sorted()))"
      )
    }
    return name
  }

  private static func items(
    _ node: CodebookNode?, of question: String
  ) throws(SurveyError) -> [Question.Item] {
    var items: [Question.Item] = []
    var labels: [String: String] = [:]
    for (key, value) in try node?.entries("items") ?? [] {
      let item = Question.Item(
        id: try key.identifier("item"), label: try value.text("the item's label"))
      // Labels are what readers see: with one label two items can't be told apart.
      if let twin = labels.updateValue(item.id, forKey: item.label.words) {
        throw value.error(
          "items '\(twin)' and '\(item.id)' of question '\(question)' have the same label "
            + "'\(item.label.shortened)'\(value.cutHint); give each its own")
      }
      items.append(item)
    }
    return items
  }

  // MARK: - Comparisons

  private static func comparisons(
    _ node: CodebookNode?, names: CodebookNames
  ) throws(SurveyError) -> [Comparison] {
    var comparisons: [Comparison] = []
    for element in try node?.list("comparisons") ?? [] {
      let mapping = try CodebookMapping(
        element, what: "a comparison",
        keys: ["id", "first", "second", "design", "items_asked", "unmatched"])
      let idNode = try mapping.required("id")
      let id = try idNode.identifier("comparison")
      guard !comparisons.contains(where: { $0.id == id }) else {
        throw idNode.error("comparison '\(id)' stands twice; rename one")
      }
      let first = try names.question(mapping.required("first"))
      let secondNode = try mapping.required("second")
      let second = try names.question(secondNode)
      guard first.id != second.id else {
        throw secondNode.error("question '\(second.id)' is compared with itself; name another one")
      }
      for (question, key) in [(first, "first"), (second, "second")] where question.type == .numeric
      {
        throw try mapping.required(key).error(
          "question '\(question.id)' is numeric, and comparisons are of shares; leave it out, or see its means "
            + "by group with halfwidth report --by")
      }
      let unmatched = try mapping["unmatched"]?.distinctTexts(what: "unmatched item") ?? []
      let twins = try matched(
        first, second, unmatched: unmatched, at: mapping["unmatched"] ?? idNode)
      comparisons.append(
        Comparison(
          id: id, first: first.id, second: second.id,
          design: try mapping.required("design").choice("design"),
          itemsAsked: try mapping["items_asked"]?.whole(
            "items_asked", in: max(1, twins)...SampleReader.largestSample),
          unmatched: unmatched))
    }
    return comparisons
  }

  /// Returns how many items have a twin; every other one must be listed as unmatched.
  private static func matched(
    _ first: Question, _ second: Question, unmatched: [String], at node: CodebookNode
  ) throws(SurveyError) -> Int {
    let sides = [(first, second), (second, first)]
    for (question, other) in sides {
      for item in question.items
      where !unmatched.contains(item.id) && !other.items.contains(where: { $0.id == item.id }) {
        throw node.error(
          "item '\(item.id)' of '\(question.id)' has no twin in '\(other.id)'; list it under "
            + "'unmatched', or give both the same id")
      }
    }
    for id in unmatched {
      let holders = [first, second].count { $0.items.contains { $0.id == id } }
      guard holders == 1 else {
        throw node.error(
          holders == 2
            ? "item '\(id)' is listed as unmatched and stands in both questions; remove it there"
            : "unmatched item '\(id)' stands in neither question; check its id")
      }
    }
    return first.items.count { !unmatched.contains($0.id) }
  }
}
