internal import Halfwidth

/// Reads `survey.yaml`, schema `halfwidth-survey/1`: every key known, every name resolved.
///
/// Parts are read one by one, so that the faults of all of them come together. What refers to a part with a fault
/// is passed over: nothing is known of it yet.
struct CodebookReader {
  /// A codebook, and where it names the files of its numbers, of which there is one or both.
  struct Source {
    /// What could be read; with ``faults`` it may lack parts.
    var codebook: Codebook
    /// The file of answers.
    var responses: ColumnReference?
    /// The file of published counts.
    var counts: ColumnReference?
    /// The file of printed tests.
    var tests: ColumnReference?
    /// The shares that are printed in words.
    var words: [PrintedValue] = []
    /// What is wrong, in the order of the lines.
    var faults: [SurveyError] = []
  }

  /// The schema that is read.
  static let schema = "halfwidth-survey/1"

  /// - Throws: ``SurveyError`` for a file in which no part can be found.
  static func read(_ file: TextFile) throws(SurveyError) -> Source {
    let document = try CodebookNode.parse(file)
    let root = try CodebookMapping(
      document, what: "the survey",
      keys: [
        "schema", "title", "language", "source", "sample", "data", "scales", "questions",
        "words", "comparisons", "claims", "ratings",
      ])
    let schema = try root.required("schema")
    let found = try schema.text("schema")
    guard found == Self.schema else {
      throw schema.error("schema '\(found)' can't be read; this program reads \(Self.schema)")
    }
    var reader = CodebookReader()
    return try reader.read(root, document, file)
  }

  private var faults = CodebookFaults()
  /// Whether nothing is wrong with what comparisons and claims refer to.
  private var knowsQuestions = true
  /// By question where its codebook names the one of the people who had its events.
  private var people: [String: CodebookNode] = [:]
  /// By question where its codebook names the answer of those who were asked.
  private var asked: [String: CodebookNode] = [:]

  private mutating func read(
    _ root: CodebookMapping, _ document: CodebookNode, _ file: TextFile
  ) throws(SurveyError) -> Source {
    let title = faults.reading(try root.text("title"))
    let language = faults.reading(try root["language"].map(Self.language))
    let source = faults.reading(
      try CodebookMapping(root.required("source"), what: "source", keys: ["citation", "date"]))
    let citation = faults.reading(try source?.text("citation")) ?? nil
    let date = faults.reading(try source?.optionalText("date")) ?? nil
    guard let data = faults.reading(try Self.data(root)) else {
      throw SurveyError.joined(faults.sorted)
        ?? SurveyError(.badData, path: file.path, "the codebook can't be read; correct it")
    }
    let ofAnswers = data.responses != nil
    let sample = faults.reading(try SampleReader(root.required("sample"), ofAnswers: ofAnswers))
    var responses = data.responses
    responses?.statedSize = sample?.statedSize
    let scales = ScaleReader.scales(root["scales"], hasAnswers: ofAnswers, faults: &faults)
    let list = faults.reading(try root.required("questions").list("questions"))
    let questions = questions(
      list ?? [], scales: scales, plan: responses, hasCounts: data.counts != nil,
      weights: sample?.weighting == nil ? responses?.weightsKey : "weighted")
    var codebook = Codebook(
      title: title ?? "", citation: citation ?? "", date: date, language: language ?? nil,
      sampleSize: sample?.size ?? 0, design: sample?.design ?? .convenience,
      population: sample?.population, weighting: sample?.weighting,
      countsFile: data.counts?.name, responses: responses,
      rounding: data.rounding ?? .halfUp, statesRounding: data.rounding != nil,
      bounds: data.bounds ?? .strict, boundsReason: data.boundsReason, scales: scales.scales,
      questions: questions, comparisons: [], claims: [],
      ratings: RatingSetReader(scales: scales, plan: responses)
        .sets(root["ratings"], faults: &faults),
      remarks: CodebookRemark.cuts(in: document) + scales.remarks)
    var words: [PrintedValue] = []
    if list != nil, knowsQuestions, scales.unread.isEmpty, !scales.lacksNames {
      let names = CodebookNames(questions: questions, scales: scales.scales)
      for question in questions {
        guard let node = people[question.id] else { continue }
        faults.reading(try EventPeopleReader.check(node, of: question, names: names))
      }
      for index in questions.indices {
        guard let node = asked[questions[index].id] else { continue }
        codebook.questions[index].askedOf = faults.reading(
          try AskedOfReader.reference(node, of: questions[index], names: names))
      }
      faults.add(AskedOfReader.check(codebook.questions, at: asked))
      words = WordsReader(names: names).rows(root["words"], faults: &faults)
      codebook.comparisons = ComparisonReader(names: names)
        .comparisons(root["comparisons"], faults: &faults)
      codebook.claims = ClaimReader(names: names).claims(root["claims"], faults: &faults)
    }
    return Source(
      codebook: codebook,
      responses: responses.map { ColumnReference(name: $0.file, source: $0.source) },
      counts: data.counts, tests: data.tests, words: words, faults: faults.sorted)
  }

  /// What `data` says.
  private struct DataPart {
    var responses: ResponsesPlan?
    var counts: ColumnReference?
    var tests: ColumnReference?
    var rounding: RoundingRule?
    var bounds: BoundReading?
    var boundsReason: String?
  }

  private static func data(_ root: CodebookMapping) throws(SurveyError) -> DataPart {
    let data = try CodebookMapping(
      root.required("data"), what: "data",
      keys: ["counts", "tests", "rounding", "bounds", "bounds_reason"] + ResponsesPlanReader.keys)
    let responses = try ResponsesPlanReader.plan(data)
    let counts = try responses == nil ? data.required("counts") : data["counts"]
    return DataPart(
      responses: responses,
      counts: try counts.map { node throws(SurveyError) in
        ColumnReference(name: try node.text("counts"), source: node.position)
      },
      tests: try data["tests"].map { node throws(SurveyError) in
        ColumnReference(name: try node.text("tests"), source: node.position)
      },
      rounding: try data["rounding"]?.choice("rounding"),
      bounds: try data["bounds"]?.choice("bounds"),
      boundsReason: try data.optionalText("bounds_reason"))
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

  private mutating func questions(
    _ elements: [CodebookNode], scales: ScaleReader.Result, plan: ResponsesPlan?, hasCounts: Bool,
    weights: String?
  ) -> [Question] {
    var seen: [String: SourcePosition] = [:]
    var questions: [Question] = []
    for element in elements {
      if let question = faults.reading(
        try Self.question(
          element, scales: scales, plan: plan, hasCounts: hasCounts, weights: weights, seen: &seen,
          people: &people, asked: &asked))
      {
        if let question { questions.append(question) }
      } else {
        knowsQuestions = false
      }
    }
    return questions
  }

  /// Reads a question; nil for one whose scale has a fault.
  private static func question(
    _ element: CodebookNode, scales: ScaleReader.Result, plan: ResponsesPlan?, hasCounts: Bool,
    weights: String?, seen: inout [String: SourcePosition], people: inout [String: CodebookNode],
    asked: inout [String: CodebookNode]
  ) throws(SurveyError) -> Question? {
    let mapping = try CodebookMapping(
      element, what: "a question",
      keys: [
        "id", "section", "figure", "text", "type", "scale", "about", "role", "note", "items",
        "nested", EventPeopleReader.key, AskedOfReader.key,
      ] + StatedShare.keys + PrintedDefaultsReader.keys + NumericAnswerPlanReader.keys
        + QuestionColumnsReader.keys)
    let id = try mapping.id(of: "question", &seen)
    let idNode = try mapping.required("id")
    let typeNode = try mapping.required("type")
    let type: QuestionType = try typeNode.choice("type")
    if let scale = try mapping.optionalText("scale"), scales.isUnread(scale) { return nil }
    var question = Question(
      id: id, section: try mapping.optionalText("section"),
      figure: try mapping.optionalText("figure"), text: try mapping.text("text"), type: type,
      scale: try scaleName(of: mapping, type: type, scales: scales.scales, question: idNode),
      about: try mapping.optionalText("about"),
      role: try mapping["role"]?.choice("role") ?? .estimate,
      note: try mapping.optionalText("note"),
      items: try items(mapping["items"], of: id))
    question.nested = try nested(mapping["nested"], in: question)
    question.printed = try PrintedDefaultsReader.defaults(mapping, hasCounts: hasCounts)
    question.numbers = try NumericAnswerPlanReader.plan(mapping, type: type)
    asked[id] = mapping[AskedOfReader.key]
    people[id] = mapping[EventPeopleReader.key]
    question.people = try people[id].map { node throws(SurveyError) in
      try EventPeopleReader.name(node, role: question.role)
    }
    if plan == nil, type == .numeric {
      throw typeNode.error(
        "numbers are read from a file of answers, and 'data' names none; write data: {responses: FILE}, or "
          + "leave the question out")
    }
    if let plan, plan.weight != nil, !plan.hasDesign, type == .numeric {
      throw typeNode.error(
        "report makes no weighted means by 'weight' alone; leave the question or 'weight' out, or name the strata or "
          + "clusters as well: where each respondent was drawn alone, cluster: COLUMN with the respondents' ids"
      )
    }
    if let plan {
      question.columns = try QuestionColumnsReader(
        mapping: mapping, id: idNode, type: type, plan: plan,
        scale: question.scale.flatMap { scales.scales[$0] }
      ).columns(items: &question.items)
    } else {
      try QuestionColumnsReader.refuse(mapping)
    }
    question.expected = try StatedShare.shares(
      mapping, of: question, scale: question.scale.flatMap { scales.scales[$0] }, weights: weights)
    return question
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

  /// Items of which each is a part of the one before.
  private static func nested(
    _ node: CodebookNode?, in question: Question
  ) throws(SurveyError) -> [String] {
    guard let node else { return [] }
    let items = try node.distinctTexts(what: "nested item")
    let known = question.items.map(\.id)
    for item in items where !known.contains(item) {
      throw node.error(
        "'\(item.shortened)' under 'nested' is no item of question '\(question.id)'; "
          + "\(EditDistance.suggestion(for: item, among: known))")
    }
    guard items.count >= 2, question.type == .multiple else {
      throw node.error(
        "'nested' lists at least two items of a question of type multiple, the whole before its part"
      )
    }
    return items
  }
}
