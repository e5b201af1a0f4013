/// Reads the rating sets: the list `ratings` of a codebook.
struct RatingSetReader {
  let scales: ScaleReader.Result
  /// Where respondents' answers stand; nil where the numbers are printed ones.
  let plan: ResponsesPlan?

  /// - Parameter node: The list; nil where there is none.
  func sets(_ node: CodebookNode?, faults: inout CodebookFaults) -> [RatingSet] {
    guard let node, let elements = faults.reading(try node.list("ratings")) else { return [] }
    var seen: [String: SourcePosition] = [:]
    var sets: [RatingSet] = []
    for element in elements {
      if let set = faults.reading(try set(element, seen: &seen)), let set { sets.append(set) }
    }
    return sets
  }

  /// Reads a set; nil for one whose scale has a fault.
  private func set(
    _ element: CodebookNode, seen: inout [String: SourcePosition]
  ) throws(SurveyError) -> RatingSet? {
    let mapping = try CodebookMapping(
      element, what: "a rating set",
      keys: [
        "id", "text", "figure", "note", "scale", "categories", "codes", "columns", "file",
        "missing",
        "counts",
      ])
    let id = try mapping.id(of: "rating set", &seen)
    let source = try mapping.required("id")
    if let name = try mapping.optionalText("scale"), scales.isUnread(name) { return nil }
    let layout = try layout(mapping, source)
    var (scale, isOrdered) = try categories(mapping, source)
    if let node = mapping["codes"] {
      if case .counts = layout {
        throw node.error(
          "'codes' are of ratings, and 'counts' has a column for each category; remove it")
      }
      scale.codes = try QuestionColumnsReader.codes(node, answers: scale.answers)
    }
    if case .raters(_, _, let missing) = layout { try checkNoConflict(scale, missing, at: source) }
    return RatingSet(
      id: id, text: try mapping.text("text"), figure: try mapping.optionalText("figure"),
      note: try mapping.optionalText("note"), scale: scale, isOrdered: isOrdered, layout: layout,
      source: source.position)
  }

  /// What raters can choose: the answers of a scale, in its order, or categories without one.
  private func categories(
    _ mapping: CodebookMapping, _ id: CodebookNode
  ) throws(SurveyError) -> (Scale, isOrdered: Bool) {
    if let node = mapping["scale"] {
      if let other = mapping["categories"] {
        throw other.error(
          "a rating set has a 'scale', whose levels are in an order, or 'categories' without one; leave one of them out"
        )
      }
      let name = try node.text("scale")
      guard let scale = scales.scales[name] else {
        throw node.error(
          "unknown scale '\(name)'; "
            + EditDistance.suggestion(for: name, among: scales.scales.keys.sorted()))
      }
      return (scale, true)
    }
    guard let node = mapping["categories"] else {
      throw id.error(
        "rating set '\(try id.text("id"))' does not say what raters can choose; write 'scale' with the name of one, or "
          + "'categories' with a list where they have no order")
    }
    let categories = try node.distinctTexts(what: "category")
    guard categories.count >= 2 else {
      throw node.error("a rating set needs at least two categories; add the others")
    }
    return (Scale(levels: categories, boxes: [], headline: nil), false)
  }

  private func layout(
    _ mapping: CodebookMapping, _ id: CodebookNode
  ) throws(SurveyError) -> RatingSet.Layout {
    if let counts = mapping["counts"] {
      for key in ["columns", "file", "missing"] {
        if let other = mapping[key] {
          throw other.error(
            "'counts' names a file with a column for each category, and '\(key)' is of one with a column for each rater; "
              + "leave one of them out")
        }
      }
      return .counts(ColumnReference(name: try counts.text("counts"), source: counts.position))
    }
    guard let node = mapping["columns"] else {
      throw id.error(
        "rating set '\(try id.text("id"))' does not say where its ratings stand; write 'columns' with one for each rater, "
          + "or 'counts' with a file")
    }
    var columns: [ColumnReference] = []
    for element in try node.list("columns") {
      let column = try ResponsesPlanReader.column(element)
      guard !columns.contains(where: { $0.name == column.name }) else {
        throw element.error("column '\(column.name)' stands twice among the raters; remove one")
      }
      columns.append(column)
    }
    guard columns.count >= 2 else {
      throw node.error("agreement is between raters; give the columns of at least two")
    }
    let file = try mapping["file"].map { node throws(SurveyError) in
      ColumnReference(name: try node.text("file"), source: node.position)
    }
    guard file != nil || plan != nil else {
      throw node.error(
        "'data' names no file of answers that could have these columns; write 'file' with the one that has them"
      )
    }
    let missing = try mapping["missing"].map(ResponsesPlanReader.missing)
    return .raters(columns, file: file, missing: missing ?? plan?.missing ?? MissingCodes())
  }

  /// A value can't be a rating and none.
  private func checkNoConflict(
    _ scale: Scale, _ missing: MissingCodes, at node: CodebookNode
  ) throws(SurveyError) {
    for text in scale.codes.map(\.value) + scale.answers {
      guard let reason = missing.reason(of: text) else { continue }
      throw node.error(
        "'\(text)' is a rating here and stands under \(reason.rawValue) in 'missing'; leave it in one of them, or give the "
          + "rating set a list of 'missing' of its own")
    }
  }
}
