internal import Halfwidth

/// The names that a survey's places refer to, and the check that a reference means something.
struct CodebookNames {
  private let questions: [String: Question]
  private let ids: [String]
  private let scales: [String: Scale]
  /// The ids of each question's items.
  private let items: [String: Set<String>]

  init(questions: [Question], scales: [String: Scale]) {
    items = Dictionary(
      questions.map { ($0.id, Set($0.items.map(\.id))) },
      uniquingKeysWith: { first, _ in first })
    self.questions = Dictionary(
      questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    ids = questions.map(\.id)
    self.scales = scales
  }

  /// Returns the question that a node names.
  func question(_ node: CodebookNode) throws(SurveyError) -> Question {
    let id = try node.text("question")
    return try node.naming { () throws(NameFault) in try question(id) }
  }

  /// Whether a question has an id.
  func isQuestion(_ id: String) -> Bool { questions[id] != nil }

  /// Returns the question with an id.
  func question(_ id: String) throws(NameFault) -> Question {
    guard let question = questions[id] else {
      throw NameFault("unknown question '\(id)'", id, among: ids)
    }
    return question
  }

  /// Returns the number that a node names: `question`, `question.item`, `question.item.category` or
  /// `question..category`.
  func reference(_ node: CodebookNode) throws(SurveyError) -> Claim.Reference {
    let text = try node.text("reference")
    return try node.naming { () throws(NameFault) in try reference(text) }
  }

  /// Checks that a question has an item, or that it has none where `id` is nil.
  func checkItem(_ id: String?, of question: Question) throws(NameFault) {
    guard let id else {
      if question.items.isEmpty { return }
      throw NameFault("question '\(question.id)' has items; name one of them")
    }
    if items[question.id]?.contains(id) == true { return }
    guard !question.items.isEmpty else {
      throw NameFault("question '\(question.id)' has no items; leave the item '\(id)' out")
    }
    throw NameFault(
      "unknown item '\(id)' of question '\(question.id)'", id, among: question.items.map(\.id))
  }

  /// Checks that a category is a level or box of the question's scale.
  func checkCategory(_ category: String, of question: Question) throws(NameFault) {
    guard let scale = scale(of: question) else {
      throw NameFault(
        "question '\(question.id)' has no scale; leave the category '\(category)' out")
    }
    if scale.levels.contains(category) || scale.apart.contains(category)
      || scale.boxes.contains(where: { $0.name == category })
    {
      return
    }
    throw NameFault(
      "unknown level '\(category)' of question '\(question.id)'", category,
      among: scale.answers + scale.boxes.map(\.name))
  }

  /// Returns what a name such as `question.item.level` refers to; a question alone stands for all of its items.
  func reference(_ text: String) throws(NameFault) -> Claim.Reference {
    let parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
      .map(String.init)
    let item = parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil
    let category = parts.count > 2 ? parts[2] : nil
    let question = try question(parts[0])
    if item != nil || category != nil { try checkItem(item, of: question) }
    if let category { try checkCategory(category, of: question) }
    return Claim.Reference(question: parts[0], item: item, category: category)
  }

  /// Returns what a name refers to that is one number: a level or box, the headline of a scale, or an option.
  func number(_ text: String) throws(NameFault) -> Claim.Reference {
    let reference = try reference(text)
    let question = try question(reference.question)
    guard question.type != .numeric else {
      throw NameFault(
        "question '\(question.id)' is numeric, and nobody is counted in it; name an answer of another question"
      )
    }
    try checkItem(reference.item, of: question)
    guard let scale = scale(of: question), reference.category == nil, scale.headline == nil else {
      return reference
    }
    throw NameFault(
      "the scale of question '\(question.id)' has no headline; name a level, as question.item.level"
    )
  }

  /// Whether each respondent gave at most one of several answers: levels of one item, or options of one
  /// question of type single.
  func excludeEachOther(_ references: [Claim.Reference]) -> Bool {
    guard let first = references.first, let question = questions[first.question],
      references.allSatisfy({ $0.question == first.question }),
      Set(references).count == references.count
    else { return false }
    switch question.type {
    case .single: return true
    case .scale:
      let answers = scale(of: question)?.answers ?? []
      return references.allSatisfy {
        $0.item == first.item && answers.contains($0.category ?? "")
      }
    case .multiple, .numeric: return false
    }
  }

  /// Returns the scale of a question that has one.
  func scale(of question: Question) -> Scale? { question.scale.flatMap { scales[$0] } }
}

/// The questions of a codebook of which too little can be read to say whether what refers to them is right.
struct UnreadQuestions: Hashable {
  /// Their ids.
  var ids: Set<String> = []
  /// Whether a question may have any id, because its own can't be read.
  var mayBeAny = false

  /// Whether nothing is left to be known.
  var isEmpty: Bool { ids.isEmpty && !mayBeAny }

  /// Whether an id is that of such a question, or may be.
  ///
  /// - Parameter names: The questions that could be read.
  func mayBe(_ id: String, among names: CodebookNames) -> Bool {
    ids.contains(id) || mayBeAny && !names.isQuestion(id)
  }
}

/// A name that means nothing, as words for an error message.
struct NameFault: Error {
  var message: String

  init(_ message: String) {
    self.message = message
  }

  init(_ what: String, _ name: String, among known: [String]) {
    message = "\(what); \(EditDistance.suggestion(for: name, among: known))"
  }
}

extension CodebookNode {
  /// Looks up what the node names; what is wrong with it gets the node's place.
  func naming<Value>(_ look: () throws(NameFault) -> Value) throws(SurveyError) -> Value {
    try translating({ (fault: NameFault) in error(fault.message) }, look())
  }
}
