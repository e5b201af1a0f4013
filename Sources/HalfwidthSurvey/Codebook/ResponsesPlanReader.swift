internal import Halfwidth

/// Reads `data` of a codebook whose numbers are counted from respondents' answers.
enum ResponsesPlanReader {
  /// The keys that `data` has beside those of published counts.
  static let keys = [
    "responses", "respondent", "missing", "format", "weight", "stratum", "cluster", "population",
  ]

  /// Keys of published counts that mean nothing without them.
  private static let countsKeys = ["rounding", "bounds", "bounds_reason"]

  /// Reads the plan; nil where the codebook names no file of answers.
  static func plan(_ data: CodebookMapping) throws(SurveyError) -> ResponsesPlan? {
    guard let file = data["responses"] else {
      for key in keys {
        if let node = data[key] {
          throw node.error(
            "'\(key)' goes with 'responses', the file of answers; add it, or remove the key")
        }
      }
      return nil
    }
    if data["counts"] == nil {
      for key in countsKeys {
        if let node = data[key] {
          throw node.error(
            "'\(key)' is about printed numbers, and 'data' names no 'counts' beside the answers; remove it"
          )
        }
      }
    }
    var plan = ResponsesPlan(file: try file.text("responses"), source: file.position)
    plan.respondent = try data["respondent"].map(column)
    plan.weight = try data["weight"].map(column)
    plan.stratum = try data["stratum"].map(column)
    plan.cluster = try data["cluster"].map(column)
    if let node = data["population"] {
      plan.population = try population(node, stratum: plan.stratum)
    }
    if let counts = data["counts"], plan.weight != nil || plan.hasDesign {
      let key = ["weight", "stratum", "cluster", "population"].first { data[$0] != nil } ?? ""
      throw counts.error(
        "published numbers are not held against weighted answers; leave 'counts' or '\(key)' out")
    }
    plan.missing = try data["missing"].map(missing) ?? MissingCodes()
    if let node = data["format"] {
      let mapping = try CodebookMapping(
        node, what: "format", keys: ["separator", "decimal", "encoding", "sheet", "header_rows"])
      plan.format = try format(mapping)
      plan.sheet = try mapping["sheet"]?.text("sheet")
    }
    return plan
  }

  /// Reads the size of a population: a number, or the name of a column.
  private static func population(
    _ node: CodebookNode, stratum: ColumnReference?
  ) throws(SurveyError) -> ResponsesPlan.Population {
    guard CellNumber.plain(try node.cell("population")) != nil else {
      return .column(try column(node))
    }
    let units = try node.whole("population", in: 2...BinomialCounts.largestTrials)
    guard stratum == nil else {
      throw node.error(
        "'population' is one number, and each stratum has its own; name a column with the size of the row's "
          + "stratum")
    }
    return .units(units)
  }

  // MARK: - Values

  /// Reads the name of a column.
  static func column(_ node: CodebookNode) throws(SurveyError) -> ColumnReference {
    ColumnReference(name: try node.cell("column"), source: node.position)
  }

  /// Reads what stands for no answer.
  static func missing(_ node: CodebookNode) throws(SurveyError) -> MissingCodes {
    let known: [MissingReason] = [.noAnswer, .dontKnow, .notAsked, .notReached]
    let mapping = try CodebookMapping(node, what: "missing", keys: known.map(\.rawValue))
    var codes = MissingCodes()
    for reason in known {
      guard let list = mapping[reason.rawValue] else { continue }
      for element in try list.list(reason.rawValue) {
        let text = try element.cell("a value of \(reason.rawValue)")
        if let other = codes.reason(of: text) {
          throw element.error(
            "'\(text)' stands under \(other.rawValue)\(other == reason ? " twice" : " as well"); leave it "
              + "in one place")
        }
        codes.values[reason, default: []].append(text)
      }
    }
    return codes
  }

  private static func format(_ mapping: CodebookMapping) throws(SurveyError) -> DelimitedFormat {
    var format = DelimitedFormat()
    if let node = mapping["separator"] {
      let text = try node.cell("separator")
      guard let separator = FieldSeparator(parsing: text) else {
        throw node.error(
          "separator '\(text)' is unknown; write one of "
            + FieldSeparator.allCases.map(\.rawValue).joined(separator: ", "))
      }
      format.separator = separator
    }
    if let node = mapping["decimal"] {
      let text = try node.cell("decimal")
      format.decimalMark = text == "," ? .comma : text == "." ? .point : DecimalMark(rawValue: text)
      if format.decimalMark == nil {
        throw node.error("decimal '\(text)' is unknown; write point or comma")
      }
    }
    format.encoding = try mapping["encoding"]?.choice("encoding")
    if let node = mapping["header_rows"] {
      format.headerRows = try node.whole("header_rows", in: DelimitedFormat.headerRowCounts)
    }
    return format
  }
}

extension CodebookNode {
  /// A value as a cell of a file may hold it: in quotes also nothing, or white space.
  func cell(_ what: String) throws(SurveyError) -> String {
    if case .scalar(let scalar) = node.content, !scalar.isPlain,
      scalar.text.allSatisfy(\.isWhitespace)
    {
      return scalar.text
    }
    return try text(what)
  }
}
