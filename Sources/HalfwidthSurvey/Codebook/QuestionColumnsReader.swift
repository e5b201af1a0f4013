/// Reads where the answers to a question stand.
struct QuestionColumnsReader {
  /// The keys that a question has for its columns.
  static let keys = ["column", "columns", "codes", "split", "blank", "missing"]

  let mapping: CodebookMapping
  /// The id, for what is missing.
  let id: CodebookNode
  let type: QuestionType
  let plan: ResponsesPlan
  /// The scale of a question that has one.
  let scale: Scale?

  /// Refuses the keys of columns where numbers are published ones.
  static func refuse(_ mapping: CodebookMapping) throws(SurveyError) {
    for key in keys {
      if let node = mapping[key] {
        throw node.error(
          "'\(key)' is about a file of answers, and 'data' names none; write data: {responses: FILE}, or "
            + "remove the key")
      }
    }
  }

  /// Reads the columns of a question.
  ///
  /// - Parameter items: The question's items; where the codebook lists none, they are those that have
  ///   columns.
  func columns(items: inout [Question.Item]) throws(SurveyError) -> QuestionColumns {
    try refuseRole()
    let layout = try layout(items: &items)
    let own = try mapping["missing"].map(ResponsesPlanReader.missing)
    let missing = own ?? plan.missing
    var codes = scale?.codes ?? []
    var source = mapping["scale"] ?? id
    if let node = mapping["codes"] {
      guard type != .numeric else {
        throw node.error(
          "a question of type numeric has numbers and no codes; list what is no answer under 'missing'"
        )
      }
      source = node
      codes = try Self.codes(node, answers: answers(items, layout))
    }
    let columns = QuestionColumns(
      layout: layout, codes: codes,
      blankIsNotChosen: try blankIsNotChosen(), missing: missing, hasOwnMissing: own != nil)
    try checkNoConflict(columns, items, at: source)
    return columns
  }

  private func refuseRole() throws(SurveyError) {
    guard let node = mapping["role"] else { return }
    let role: QuestionRole = try node.choice("role")
    switch role {
    case .estimate, .composition: return
    case .eventTotal, .unstatedBase:
      throw node.error(
        "role \(role.rawValue) is for printed numbers, and answers are counted with their base; write "
          + "estimate or composition")
    }
  }

  // MARK: - Layout

  private func layout(items: inout [Question.Item]) throws(SurveyError) -> QuestionColumns.Layout {
    if let node = mapping["split"], type != .multiple {
      throw node.error(
        "only a question of type multiple has 'split'; remove it, or change the type")
    }
    if let node = mapping["blank"], type != .multiple {
      throw node.error(
        "only a question of type multiple has 'blank'; remove it, or change the type")
    }
    if let node = mapping["columns"] {
      if let other = mapping["column"] ?? mapping["split"] {
        throw other.error("a question has one column or several; leave this, or 'columns', out")
      }
      guard type != .single else {
        throw node.error("a question of type single stands in one column; write 'column'")
      }
      return .columns(try columns(node, items: &items))
    }
    guard let node = mapping["column"] else {
      let other = type == .single ? "" : ", or 'columns' with one for each item"
      throw id.error(
        "question '\(try id.text("id"))' has no 'column'\(other); write where its answers stand, or leave "
          + "the question out")
    }
    let column = try ResponsesPlanReader.column(node)
    switch type {
    case .single:
      guard !items.isEmpty else {
        throw id.error("a question of type single needs its answers under 'items'; list them")
      }
    case .scale, .numeric:
      guard items.isEmpty else {
        throw node.error("each item needs a column; write 'columns' with one for each")
      }
    case .multiple:
      guard !items.isEmpty else {
        throw id.error(
          "options that stand in one column have to be listed under 'items'; list them")
      }
      guard let split = mapping["split"] else {
        throw node.error(
          "several options in one column need 'split', the text between them, such as \" \" or \";\"; "
            + "add it")
      }
      let separator = try split.cell("split")
      guard !separator.isEmpty else {
        throw split.error("split is empty; write the text between the options")
      }
      return .split(column, separator: separator)
    }
    return .column(column)
  }

  /// The columns of items, each once, in the order of the items.
  private func columns(
    _ node: CodebookNode, items: inout [Question.Item]
  ) throws(SurveyError) -> [ColumnReference] {
    var columns: [String: ColumnReference] = [:]
    var names: [String: String] = [:]
    var order: [String] = []
    for (key, value) in try node.entries("columns") {
      let item = try key.identifier("item")
      if !items.isEmpty, !items.contains(where: { $0.id == item }) {
        throw key.error(
          "unknown item '\(item)'; \(EditDistance.suggestion(for: item, among: items.map(\.id)))")
      }
      let column = try ResponsesPlanReader.column(value)
      if let other = names.updateValue(item, forKey: column.name) {
        throw value.error(
          "column '\(column.name)' stands for '\(other)' and '\(item)'; give each its own")
      }
      columns[item] = column
      order.append(item)
    }
    guard !order.isEmpty else {
      throw node.error("columns is empty; write 'item: column' for each")
    }
    if items.isEmpty { items = order.map { Question.Item(id: $0, label: $0) } }
    var found: [ColumnReference] = []
    for item in items {
      guard let column = columns[item.id] else {
        throw node.error("item '\(item.id)' has no column; add it, or take the item out")
      }
      found.append(column)
    }
    return found
  }

  // MARK: - Values

  /// What codes can stand for, each with its words.
  private func answers(_ items: [Question.Item], _ layout: QuestionColumns.Layout) -> [String] {
    switch type {
    case .single: items.map(\.id)
    case .scale: scale?.answers ?? []
    case .numeric: []
    case .multiple:
      if case .columns = layout { QuestionColumns.choices } else { items.map(\.id) }
    }
  }

  /// Reads which values stand for which answers.
  ///
  /// - Parameter answers: The answers that there are.
  static func codes(
    _ node: CodebookNode, answers: [String]
  ) throws(SurveyError) -> [AnswerCode] {
    var codes: [AnswerCode] = []
    for (key, value) in try node.codeEntries("codes") {
      let text = try key.cell("a value of codes")
      let answer = try value.text("the answer of a code")
      guard answers.contains(answer) else {
        throw value.error(
          "'\(answer)' is no answer to the question; \(EditDistance.suggestion(for: answer, among: answers))"
        )
      }
      guard !AnswerCodes.holds(codes.map(\.value), text) else {
        throw key.error("the value '\(text)' stands twice in codes; remove one")
      }
      codes.append(AnswerCode(value: text, answer: answer))
    }
    return codes
  }

  private func blankIsNotChosen() throws(SurveyError) -> Bool {
    guard let node = mapping["blank"] else { return false }
    let text = try node.text("blank")
    guard text == "not-chosen" else {
      throw node.error(
        "blank '\(text)' is unknown; write not-chosen, or leave it out where a blank is no answer")
    }
    return true
  }

  /// A value can't be an answer and none.
  private func checkNoConflict(
    _ columns: QuestionColumns, _ items: [Question.Item], at node: CodebookNode
  ) throws(SurveyError) {
    if columns.hasOwnMissing, columns.blankIsNotChosen, columns.missing.reason(of: "") != nil,
      let blank = mapping["blank"]
    {
      throw blank.error(
        "a blank can't be 'not-chosen' and stand in the question's 'missing'; leave one of them out"
      )
    }
    let words =
      scale?.answers
      ?? (type == .scale || type == .numeric ? [] : items.flatMap { [$0.id, $0.label] })
    for text in columns.codes.map(\.value) + words {
      guard let reason = columns.missing.reason(of: text),
        !(text.isEmpty && columns.blankIsNotChosen)
      else { continue }
      throw node.error(
        "'\(text)' is an answer here and stands under \(reason.rawValue) in 'missing'; leave it in one of "
          + "them, or give the question a list of 'missing' of its own")
    }
  }
}

extension CodebookNode {
  /// The entries of a mapping whose keys may be blanks in quotes.
  fileprivate func codeEntries(
    _ what: String
  ) throws(SurveyError) -> [(key: CodebookNode, value: CodebookNode)] {
    guard case .mapping(let mapping) = node.content else { return try entries(what) }
    return mapping.map {
      (CodebookNode(node: $0.key, source: source), CodebookNode(node: $0.value, source: source))
    }
  }
}
