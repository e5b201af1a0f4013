/// Reads what a report says about its numbers: the list `claims` of a codebook.
struct ClaimReader {
  let names: CodebookNames

  /// The kinds, and the keys that each has beside `id`, `where` and `kind`.
  private static let kinds: [(name: String, required: [String], optional: [String])] =
    Claim.Relation.allCases.map { ($0.rawValue, ["value", "items"], []) } + [
      ("sum", ["value", "items"], []),
      ("rank", ["question", "order"], ["category"]),
      ("highest", ["question", "items"], ["category"]),
      ("lowest", ["question", "items"], ["category"]),
      ("similar", ["first", "second"], ["margin"]),
      ("larger-than", ["first", "second"], []),
      ("subset", ["part", "whole"], []),
      ("most", ["items"], ["together"]),
      ("majority", ["items"], ["together"]),
      ("half", ["items"], ["margin", "together"]),
      ("nearly-all", ["items"], ["value", "together"]),
      ("all", ["items"], ["together"]),
      ("refers-to", ["figure"], []),
      ("verbal", ["text"], ["items"]),
    ]

  /// - Parameter node: The list of claims; nil where there is none.
  func claims(_ node: CodebookNode?, faults: inout CodebookFaults) -> [Claim] {
    guard let node, let elements = faults.reading(try node.list("claims")) else { return [] }
    var seen: [String: SourcePosition] = [:]
    var claims: [Claim] = []
    for element in elements {
      if let claim = faults.reading(try claim(element, seen: &seen)) { claims.append(claim) }
    }
    return claims
  }

  private func claim(
    _ element: CodebookNode, seen: inout [String: SourcePosition]
  ) throws(SurveyError) -> Claim {
    let (mapping, kind) = try self.mapping(element)
    let id = try mapping.id(of: "claim", &seen)
    return Claim(
      id: id, place: try mapping.text("where"), source: element.position,
      statement: try statement(kind, mapping))
  }

  /// Reads the kind first, because it decides which keys there may be.
  private func mapping(
    _ node: CodebookNode
  ) throws(SurveyError) -> (mapping: CodebookMapping, kind: String) {
    let kinds = Self.kinds.map(\.name)
    let entries = try node.entries("a claim")
    var kindNode: CodebookNode?
    for (key, value) in entries where try key.text("a key of a claim") == "kind" {
      kindNode = value
    }
    guard let kindNode else { throw node.error("a claim has no 'kind'; add it") }
    let name = try kindNode.text("kind")
    guard let kind = Self.kinds.first(where: { $0.name == name }) else {
      throw kindNode.error(
        "unknown kind '\(name)'; \(EditDistance.suggestion(for: name, among: kinds))")
    }
    let mapping = try CodebookMapping(
      node, what: "a claim of kind \(name)",
      keys: ["id", "where", "kind"] + kind.required + kind.optional)
    for key in kind.required { _ = try mapping.required(key) }
    return (mapping, name)
  }

  private func statement(
    _ kind: String, _ mapping: CodebookMapping
  ) throws(SurveyError) -> Claim.Statement {
    func value() throws(SurveyError) -> String {
      try self.value(mapping.required("value"), "value")
    }
    func items() throws(SurveyError) -> [Claim.Reference] {
      try references(mapping.required("items"))
    }
    func reference(_ key: String) throws(SurveyError) -> Claim.Reference {
      try names.reference(mapping.required(key))
    }
    if let relation = Claim.Relation(rawValue: kind) {
      return .threshold(relation, value: try value(), items: try items())
    }
    if let wording = Claim.Wording(rawValue: kind) { return try self.wording(wording, mapping) }
    switch kind {
    case "sum": return .sum(value: try value(), items: try items())
    case "rank":
      let (question, order, category) = try ordered(mapping, "order")
      guard order.count >= 2 else {
        throw try mapping.required("order").error("a rank needs at least two items; add the others")
      }
      return .rank(question: question, order: order, category: category)
    case "highest":
      let (question, items, category) = try ordered(mapping, "items")
      return .highest(question: question, items: items, category: category)
    case "lowest":
      let (question, items, category) = try ordered(mapping, "items")
      return .lowest(question: question, items: items, category: category)
    case "similar":
      return .similar(
        first: try reference("first"), second: try reference("second"),
        margin: try mapping["margin"].map { node throws(SurveyError) in
          try self.value(node, "margin")
        })
    case "larger-than":
      return .largerThan(first: try reference("first"), second: try reference("second"))
    case "subset": return .subset(part: try reference("part"), whole: try reference("whole"))
    case "refers-to": return .refersTo(figure: try mapping.text("figure"))
    default:
      return .verbal(
        text: try mapping.text("text"), items: try mapping["items"].map(references) ?? [])
    }
  }

  private func wording(
    _ wording: Claim.Wording, _ mapping: CodebookMapping
  ) throws(SurveyError) -> Claim.Statement {
    let list = try mapping.required("items")
    let items = try references(list)
    let together = try mapping["together"]?.truth("together") ?? false
    if together && !names.excludeEachOther(items) {
      throw list.error(
        "'together' is for answers of which each respondent gave one; name levels of one item, or options "
          + "of one question of type single")
    }
    let measure = try (mapping["margin"] ?? mapping["value"]).map { node throws(SurveyError) in
      try self.share(node)
    }
    return .wording(wording, measure: measure, items: items, together: together)
  }

  // MARK: - Parts of a claim

  /// The question, items of it and category of a claim about an order.
  private func ordered(
    _ mapping: CodebookMapping, _ key: String
  ) throws(SurveyError) -> (question: String, items: [String], category: String?) {
    let question = try names.question(mapping.required("question"))
    let list = try mapping.required(key)
    var items: [String] = []
    for node in try list.list(key) {
      let item = try node.text("item")
      try node.naming { () throws(NameFault) in try names.checkItem(item, of: question) }
      guard !items.contains(item) else {
        throw node.error("item '\(item)' stands twice in '\(key)'; remove one")
      }
      items.append(item)
    }
    guard !items.isEmpty else { throw list.error("'\(key)' is empty; name at least one item") }
    let category = try mapping["category"].map { node throws(SurveyError) in
      let category = try node.text("category")
      try node.naming { () throws(NameFault) in try names.checkCategory(category, of: question) }
      return category
    }
    return (question.id, items, category)
  }

  /// A percentage such as `90%`, or points such as `5`, of at most 100.
  private func share(_ node: CodebookNode) throws(SurveyError) -> String {
    let text = try value(node, "the measure of a word")
    let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
    guard let printed = PrintedValue.Printed(digits),
      printed.units <= 100 * printed.unitsPerOne
    else {
      throw node.error("'\(text)' is more than 100; write percentage points such as 5, or 90%")
    }
    return text
  }

  /// A number such as `90%` or `12`, kept as written.
  private func value(_ node: CodebookNode, _ what: String) throws(SurveyError) -> String {
    let text = try node.text(what)
    let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
    guard let printed = PrintedValue.Printed(digits), printed.relation == .equal else {
      throw node.error("\(what) '\(text)' is not a number; write one such as 90% or 12")
    }
    return text
  }

  private func references(_ node: CodebookNode) throws(SurveyError) -> [Claim.Reference] {
    let references = try node.list("items").map(names.reference)
    guard !references.isEmpty else {
      throw node.error("'items' is empty; name at least one, as question.item")
    }
    return references
  }
}
