/// Reads the planned comparisons: the list `comparisons` of a codebook.
struct ComparisonReader {
  let names: CodebookNames

  /// - Parameter node: The list; nil where there is none.
  func comparisons(_ node: CodebookNode?, faults: inout CodebookFaults) -> [Comparison] {
    guard let node, let elements = faults.reading(try node.list("comparisons")) else { return [] }
    var seen: [String: SourcePosition] = [:]
    var comparisons: [Comparison] = []
    for element in elements {
      if let comparison = faults.reading(try comparison(element, seen: &seen)) {
        comparisons.append(comparison)
      }
    }
    return comparisons
  }

  private func comparison(
    _ element: CodebookNode, seen: inout [String: SourcePosition]
  ) throws(SurveyError) -> Comparison {
    let mapping = try CodebookMapping(
      element, what: "a comparison",
      keys: ["id", "first", "second", "design", "items_asked", "unmatched"])
    let id = try mapping.id(of: "comparison", &seen)
    let idNode = try mapping.required("id")
    let first = try side("first", of: mapping)
    let second = try side("second", of: mapping)
    let secondNode = try mapping.required("second")
    guard first.question.id != second.question.id || first.item != second.item else {
      throw secondNode.error(
        "\(second.item == nil ? "question" : "item") '\(second.name)' is compared with itself; name another one"
      )
    }
    let areTwoItems = first.item != nil || second.item != nil
    let unmatched = try mapping["unmatched"]?.distinctTexts(what: "unmatched item") ?? []
    let pairs =
      areTwoItems
      ? try single(first, second, mapping)
      : try matched(
        first.question, second.question, unmatched: unmatched,
        at: mapping["unmatched"] ?? idNode)
    return Comparison(
      id: id, first: first.question.id, second: second.question.id, firstItem: first.item,
      secondItem: second.item, design: try mapping.required("design").choice("design"),
      itemsAsked: try mapping["items_asked"]?.whole(
        "items_asked", in: max(1, pairs)...SampleReader.largestSample) ?? (areTwoItems ? 1 : nil),
      unmatched: unmatched)
  }

  /// A question with all of its items, or one item of it.
  private struct Side {
    var question: Question
    var item: String?

    var name: String { question.id + (item.map { "." + $0 } ?? "") }
  }

  private func side(_ key: String, of mapping: CodebookMapping) throws(SurveyError) -> Side {
    let node = try mapping.required(key)
    let reference = try names.reference(node)
    guard reference.category == nil else {
      throw node.error(
        "a comparison is of what stands for an item in a list, and '\(reference.category ?? "")' is a level or box; "
          + "write question.item")
    }
    return try node.naming { () throws(NameFault) in
      let question = try names.question(reference.question)
      guard question.type != .numeric else {
        throw NameFault(
          "question '\(question.id)' is numeric, and comparisons are of shares; leave it out, or see its means "
            + "by group with halfwidth report --by")
      }
      return Side(question: question, item: reference.item)
    }
  }

  /// Checks that two items stand for two numbers; returns that they are one pair.
  private func single(
    _ first: Side, _ second: Side, _ mapping: CodebookMapping
  ) throws(SurveyError) -> Int {
    for (side, key) in [(first, "first"), (second, "second")]
    where side.item == nil && !side.question.items.isEmpty {
      let node = try mapping.required(key)
      throw node.error(
        "question '\(side.question.id)' has items and the other side is one item; name one of them, as "
          + "\(side.question.id).\(side.question.items[0].id)")
    }
    if let unmatched = mapping["unmatched"] {
      throw unmatched.error("'unmatched' is for two lists of items; leave it out for two items")
    }
    return 1
  }

  /// Returns how many items have a twin; every other one must be listed as unmatched.
  private func matched(
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
