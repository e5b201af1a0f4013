internal import Halfwidth

/// Reads the questions of a codebook, each as far as it can be read: what is wrong with one part of it hides no fault of
/// another, nor of what refers to the question.
struct QuestionReader {
  let scales: ScaleReader.Result
  /// Where respondents' answers stand; nil where the numbers are printed ones.
  let plan: ResponsesPlan?
  /// Whether there is a file of printed numbers.
  let hasCounts: Bool
  /// The key of what makes respondents count differently; nil where each counts as one.
  let weights: String?

  /// The questions whose names, items and answers are known, whatever else is wrong with them.
  private(set) var questions: [Question] = []
  /// The others.
  private(set) var unread = UnreadQuestions()
  /// By question where its codebook names the one of the people who had its events.
  private(set) var people: [String: CodebookNode] = [:]
  /// By question where its codebook names the answer of those who were asked.
  private(set) var asked: [String: CodebookNode] = [:]
  private var seen: [String: SourcePosition] = [:]

  init(scales: ScaleReader.Result, plan: ResponsesPlan?, hasCounts: Bool, weights: String?) {
    self.scales = scales
    self.plan = plan
    self.hasCounts = hasCounts
    self.weights = weights
  }

  private static let keys =
    [
      "id", "section", "figure", "text", "type", "scale", "about", "role", "note", "items",
      "nested", EventPeopleReader.key, AskedOfReader.key,
    ] + StatedShare.keys + PrintedDefaultsReader.keys + NumericAnswerPlanReader.keys
    + QuestionColumnsReader.keys

  /// Reads the list `questions`; with nil nothing is known of any question.
  mutating func read(_ elements: [CodebookNode]?, faults: inout CodebookFaults) {
    unread.mayBeAny = elements == nil
    for element in elements ?? [] {
      guard
        let mapping = faults.reading(
          try CodebookMapping(element, what: "a question", asFarAs: Self.keys))
      else {
        unread.mayBeAny = true
        continue
      }
      faults.add(mapping.unknown)
      guard let id = faults.reading(try mapping.id(of: "question", &seen)) else {
        // Of a name that stands twice it is not known which question is meant, nor what the other one is called.
        unread.mayBeAny = true
        if let id = mapping["id"].flatMap({ try? $0.text("id") }) { unread.ids.insert(id) }
        continue
      }
      let question = question(id, mapping, faults: &faults)
      if let question, mapping.isKnown { questions.append(question) } else { unread.ids.insert(id) }
    }
    questions.removeAll { unread.ids.contains($0.id) }
  }

  /// Reads a question.
  ///
  /// - Returns: Nil where its type, its items or its answers are not known, or what its printed numbers have in common.
  private mutating func question(
    _ id: String, _ mapping: CodebookMapping, faults: inout CodebookFaults
  ) -> Question? {
    let text = faults.reading(try mapping.text("text"))
    let section = faults.reading(try mapping.optionalText("section"))
    let figure = faults.reading(try mapping.optionalText("figure"))
    let about = faults.reading(try mapping.optionalText("about"))
    let note = faults.reading(try mapping.optionalText("note"))
    let role = faults.reading(try mapping["role"]?.choice("role") ?? QuestionRole.estimate)
    let items = faults.reading(try Self.items(mapping["items"], of: id))
    let printed = faults.reading(
      try PrintedDefaultsReader.defaults(mapping, hasCounts: hasCounts))
    guard let typeNode = faults.reading(try mapping.required("type")),
      let type: QuestionType = faults.reading(try typeNode.choice("type"))
    else { return nil }
    let numbers = faults.reading(try NumericAnswerPlanReader.plan(mapping, type: type))
    faults.reading(try checkNumeric(type, at: typeNode))
    // A key that is not known may be what names the items.
    guard let items, mapping.isKnown || mapping["items"] != nil else { return nil }
    // A scale that has a fault has been told of.
    if let name = mapping["scale"].flatMap({ try? $0.text("scale") }), scales.isUnread(name) {
      return nil
    }
    guard let scaleName = faults.reading(try scaleName(of: mapping, type: type)) else { return nil }
    let scale = scaleName.flatMap { scales.scales[$0] }
    var question = Question(
      id: id, section: section ?? nil, figure: figure ?? nil, text: text ?? "", type: type,
      scale: scaleName, about: about ?? nil, role: role ?? .estimate, note: note ?? nil,
      items: items)
    question.nested = faults.reading(try Self.nested(mapping["nested"], in: question)) ?? []
    question.numbers = numbers ?? nil
    asked[id] = mapping[AskedOfReader.key]
    if let node = mapping[EventPeopleReader.key], role != nil {
      question.people = faults.reading(try EventPeopleReader.name(node, role: question.role))
      if question.people != nil { people[id] = node }
    }
    let columns = faults.reading(try columns(of: question, mapping, scale: scale))
    question.columns = columns?.columns
    question.items = columns?.items ?? items
    // Columns may name the items.
    let knowsItems = columns != nil || plan == nil
    if role != nil, knowsItems {
      question.expected =
        faults.reading(
          try StatedShare.shares(mapping, of: question, scale: scale, weights: weights)) ?? []
    }
    guard let printed, knowsItems, numbers != nil || type != .numeric else { return nil }
    question.printed = printed
    return question
  }

  /// Checks that there is a file that numbers could be read from, and that their means can be made.
  private func checkNumeric(_ type: QuestionType, at node: CodebookNode) throws(SurveyError) {
    guard type == .numeric else { return }
    guard let plan else {
      throw node.error(
        "numbers are read from a file of answers, and 'data' names none; write data: {responses: FILE}, or "
          + "leave the question out")
    }
    if plan.weight != nil, !plan.hasDesign {
      throw node.error(
        "report makes no weighted means by 'weight' alone; leave the question or 'weight' out, or name the strata or "
          + "clusters as well: where each respondent was drawn alone, cluster: COLUMN with the respondents' ids"
      )
    }
  }

  /// Where the answers of a question stand, and its items, which the columns may name; nil where there is no file of
  /// answers.
  private func columns(
    of question: Question, _ mapping: CodebookMapping, scale: Scale?
  ) throws(SurveyError) -> (columns: QuestionColumns?, items: [Question.Item]) {
    guard let plan else {
      try QuestionColumnsReader.refuse(mapping)
      return (nil, question.items)
    }
    var items = question.items
    let columns = try QuestionColumnsReader(
      mapping: mapping, id: mapping.required("id"), type: question.type, plan: plan, scale: scale
    ).columns(items: &items)
    return (columns, items)
  }

  private func scaleName(
    of mapping: CodebookMapping, type: QuestionType
  ) throws(SurveyError) -> String? {
    guard let node = mapping["scale"] else {
      if type == .scale {
        throw try mapping.required("id").error(
          "a question of type scale needs the name of its 'scale'; add it")
      }
      return nil
    }
    guard type == .scale else {
      throw node.error("only a question of type scale has a 'scale'; remove it, or change the type")
    }
    let name = try node.text("scale")
    guard scales.scales[name] != nil else {
      throw node.error(
        "unknown scale '\(name)'; \(EditDistance.suggestion(for: name, among: scales.scales.keys.sorted()))"
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
