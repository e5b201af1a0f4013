internal import Halfwidth

/// Reads `survey.yaml`, schema `halfwidth-survey/1`: every key known, every name resolved.
struct CodebookReader {
  /// A codebook, and where it names the file of counts.
  struct Source {
    var codebook: Codebook
    var countsPosition: SourcePosition
  }

  /// The schema that is read.
  static let schema = "halfwidth-survey/1"

  /// The largest number of respondents.
  static let largestSample = 100_000_000

  static func read(_ file: TextFile) throws(SurveyError) -> Source {
    let root = try CodebookMapping(
      CodebookNode.parse(file), what: "the survey",
      keys: [
        "schema", "title", "source", "sample", "data", "scales", "questions", "comparisons",
        "claims",
      ])
    let schema = try root.required("schema")
    let found = try schema.text("schema")
    guard found == Self.schema else {
      throw schema.error("schema '\(found)' can't be read; this program reads \(Self.schema)")
    }
    let source = try CodebookMapping(
      root.required("source"), what: "source", keys: ["citation", "date"])
    let (size, design) = try sample(root.required("sample"))
    let data = try CodebookMapping(
      root.required("data"), what: "data",
      keys: ["counts", "responses", "rounding", "bounds", "bounds_reason"])
    if let responses = data["responses"] {
      throw responses.error(
        "respondents' answers can't be read by this version; give published counts as 'counts'")
    }
    let counts = try data.required("counts")
    let scales = try root["scales"].map(scales) ?? [:]
    let questions = try questions(root.required("questions"), scales: scales)
    let names = CodebookNames(questions: questions, scales: scales)
    let codebook = Codebook(
      title: try root.text("title"), citation: try source.text("citation"),
      date: try source.optionalText("date"), sampleSize: size, design: design,
      countsFile: try counts.text("counts"),
      rounding: try data["rounding"]?.choice("rounding") ?? .halfUp,
      bounds: try data["bounds"]?.choice("bounds") ?? .strict,
      boundsReason: try data.optionalText("bounds_reason"), scales: scales, questions: questions,
      comparisons: try root["comparisons"].map { node throws(SurveyError) in
        try comparisons(node, names: names)
      } ?? [],
      claims: try root["claims"].map(ClaimReader(names: names).claims) ?? [])
    return Source(codebook: codebook, countsPosition: counts.position)
  }

  private static func sample(
    _ node: CodebookNode
  ) throws(SurveyError) -> (size: Int, design: SampleDesign) {
    let sample = try CodebookMapping(
      node, what: "sample", keys: ["size", "design", "population"])
    let size = try sample.required("size").whole("size", in: 1...largestSample)
    let design = try sample.required("design")
    let population = sample["population"]
    let known = ["convenience", "srs", "stratified", "clustered"]
    let name = try design.text("design")
    guard known.contains(name) else {
      throw design.error(
        "design '\(name)' is unknown; \(EditDistance.suggestion(for: name, among: known))")
    }
    guard name == "srs" else {
      if let population {
        throw population.error("population belongs to design srs only; remove it")
      }
      return (
        size, name == "convenience" ? .convenience : name == "stratified" ? .stratified : .clustered
      )
    }
    guard let population else {
      throw design.error("design srs needs the 'population' that was sampled; add it")
    }
    return (
      size,
      .simpleRandom(
        population: try population.whole("population", in: size...BinomialCounts.largestTrials))
    )
  }

  // MARK: - Scales

  private static func scales(_ node: CodebookNode) throws(SurveyError) -> [String: Scale] {
    var scales: [String: Scale] = [:]
    for (key, value) in try node.entries("scales") {
      scales[try key.identifier("scale")] = try scale(value)
    }
    return scales
  }

  private static func scale(_ node: CodebookNode) throws(SurveyError) -> Scale {
    let scale = try CodebookMapping(node, what: "a scale", keys: ["levels", "boxes", "headline"])
    let levelsNode = try scale.required("levels")
    let levels = try distinctTexts(levelsNode, what: "level")
    guard levels.count >= 2 else {
      throw levelsNode.error("a scale needs at least two levels; add the others")
    }
    var boxes: [Scale.Box] = []
    for (key, value) in try scale["boxes"]?.entries("boxes") ?? [] {
      let name = try key.text("box")
      guard !levels.contains(name) else {
        throw key.error("box '\(name)' has the name of a level; rename it")
      }
      var places: [Int] = []
      for node in try value.list("box '\(name)'") {
        let level = try node.text("level")
        guard let place = levels.firstIndex(of: level) else {
          throw node.error(
            "unknown level '\(level)' in box '\(name)'; "
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
    let headline = try scale.optionalText("headline")
    let known = boxes.map(\.name) + levels
    if let headline, !known.contains(headline), let node = scale["headline"] {
      throw node.error(
        "headline '\(headline)' is no box or level; "
          + EditDistance.suggestion(for: headline, among: known))
    }
    return Scale(levels: levels, boxes: boxes, headline: headline)
  }

  private static func distinctTexts(
    _ node: CodebookNode, what: String
  ) throws(SurveyError) -> [String] {
    var texts: [String] = []
    for element in try node.list("\(what)s") {
      let text = try element.text(what)
      guard !texts.contains(text) else {
        throw element.error("\(what) '\(text)' stands twice; remove one")
      }
      texts.append(text)
    }
    return texts
  }

  // MARK: - Questions

  private static func questions(
    _ node: CodebookNode, scales: [String: Scale]
  ) throws(SurveyError) -> [Question] {
    var seen: [String: SourcePosition] = [:]
    var questions: [Question] = []
    for element in try node.list("questions") {
      let mapping = try CodebookMapping(
        element, what: "a question",
        keys: [
          "id", "section", "figure", "text", "type", "scale", "about", "role", "note", "items",
        ])
      let idNode = try mapping.required("id")
      let id = try idNode.identifier("question")
      if let first = seen.updateValue(idNode.position, forKey: id) {
        throw idNode.error(
          "question '\(id)' stands twice (first on line \(first.line)); rename one")
      }
      let type: QuestionType = try mapping.required("type").choice("type")
      questions.append(
        Question(
          id: id, section: try mapping.optionalText("section"),
          figure: try mapping.optionalText("figure"), text: try mapping.text("text"), type: type,
          scale: try scaleName(of: mapping, type: type, scales: scales, question: idNode),
          about: try mapping.optionalText("about"),
          role: try mapping["role"]?.choice("role") ?? .estimate,
          note: try mapping.optionalText("note"), items: try mapping["items"].map(items) ?? []))
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

  private static func items(_ node: CodebookNode) throws(SurveyError) -> [Question.Item] {
    var items: [Question.Item] = []
    for (key, value) in try node.entries("items") {
      items.append(
        Question.Item(id: try key.identifier("item"), label: try value.text("the item's label")))
    }
    return items
  }

  // MARK: - Comparisons

  private static func comparisons(
    _ node: CodebookNode, names: CodebookNames
  ) throws(SurveyError) -> [Comparison] {
    var comparisons: [Comparison] = []
    for element in try node.list("comparisons") {
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
      let unmatched = try mapping["unmatched"].map { node throws(SurveyError) in
        try distinctTexts(node, what: "unmatched item")
      }
      let twins = try matched(
        first, second, unmatched: unmatched ?? [], at: mapping["unmatched"] ?? idNode)
      comparisons.append(
        Comparison(
          id: id, first: first.id, second: second.id,
          design: try mapping.required("design").choice("design"),
          itemsAsked: try mapping["items_asked"]?.whole(
            "items_asked", in: max(1, twins)...largestSample),
          unmatched: unmatched ?? []))
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
