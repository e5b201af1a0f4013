/// A value of a YAML file that knows where it stands, and reads itself as one kind or says why not.
struct CodebookNode {
  let node: YAMLNode
  let source: CodebookText

  /// Parses a file that holds one document.
  static func parse(_ source: TextFile) throws(SurveyError) -> CodebookNode {
    let root: YAMLNode?
    do throws(YAMLFault) {
      root = try YAMLComposer.compose(source.bytes)
    } catch {
      throw fault(error, in: source)
    }
    guard let root else {
      throw SurveyError(
        SourcePosition(file: source.path, line: 1, column: 1),
        "the file holds no YAML; start with 'schema: halfwidth-survey/1'")
    }
    return CodebookNode(node: root, source: CodebookText(source))
  }

  /// Where the value starts.
  var position: SourcePosition {
    SourcePosition(file: source.path, line: node.mark.line, column: node.mark.column)
  }

  func error(_ message: String) -> SurveyError { SurveyError(position, message) }

  /// The text as written: `no` and `1.50` stay what they are, whatever YAML makes of them.
  ///
  /// What YAML would take as a sign of its own, and drop, is refused.
  func text(_ what: String) throws(SurveyError) -> String {
    guard case .scalar(let scalar) = node.content else {
      throw error(
        "\(what) must be text, not a \(kind); write one value, in quotes where it holds ': ', a comma "
          + "or a bracket")
    }
    if scalar.isPlain {
      if Self.nulls.contains(scalar.text) {
        throw error(
          "\(what) is '\(scalar.text)', which is nothing in YAML; put it in quotes, or leave the "
            + "key out")
      }
      try checkSigns(what)
    }
    guard scalar.text.contains(where: { !$0.isWhitespace }) else {
      throw error(
        source.isComment(around: node.mark)
          ? "\(what) is empty, because # starts a comment; put the text in quotes"
          : "\(what) is empty; write a value, or leave the key out")
    }
    if let control = scalar.text.controlCharacter {
      throw error("\(what) holds the control character \(control); take it out")
    }
    return scalar.text
  }

  /// The words for nothing.
  private static let nulls: Set = ["~", "null", "Null", "NULL"]

  /// Refuses a tag, and an anchor that nothing refers to: both would be dropped from the text.
  private func checkSigns(_ what: String) throws(SurveyError) {
    // Nearly no text starts like this, and there are many.
    guard let sign = source.byte(at: node.mark),
      sign == UInt8(ascii: "!") || sign == UInt8(ascii: "&")
    else { return }
    let start = source.rest(from: node.mark).prefix { !$0.isWhitespace }
    let isDropped =
      start.hasPrefix("!") || start.hasPrefix("&") && !source.isReferredTo(start.dropFirst())
    guard isDropped else { return }
    throw error(
      "\(what) starts with '\(start)', which YAML takes as a sign of its own and leaves out; put the "
        + "text in quotes")
  }

  /// Whether the text is cut by a comment, as `Question #3` is after its first word.
  var isCut: Bool { source.comment(after: node) != nil }

  /// What to do about a text that is cut, to go on an error's sentence; empty for one that is whole.
  var cutHint: String {
    isCut ? " (the text ends before #, which starts a comment in YAML; put it in quotes)" : ""
  }

  /// A name that other places refer to: letters, digits, hyphens and underscores, because a full stop
  /// separates names in a reference.
  func identifier(_ what: String) throws(SurveyError) -> String {
    let text = try text(what)
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "_"
    }
    guard isPlain else {
      throw error("\(what) '\(text)' may hold letters, digits, '-' and '_' only; rename it")
    }
    return text
  }

  func whole(_ what: String, in range: ClosedRange<Int>) throws(SurveyError) -> Int {
    let text = try text(what)
    let isWhole = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    // Older YAML reads 010 as eight: neither reading is taken.
    if isWhole && text.hasPrefix("0") && text != "0" {
      throw error("\(what) '\(text)' starts with a zero; write it without")
    }
    guard isWhole, let number = Int(text), range.contains(number) else {
      throw error(
        "\(what) '\(text)' must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A number with or without decimals.
  func number(_ what: String, in range: ClosedRange<Double>) throws(SurveyError) -> Double {
    let text = try text(what)
    let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    guard isPlain, let number = Double(text), range.contains(number) else {
      throw error(
        "\(what) '\(text)' must be a number from \(Self.words(range.lowerBound)) to "
          + "\(Self.words(range.upperBound)), with a decimal point")
    }
    return number
  }

  private static func words(_ number: Double) -> String {
    number == number.rounded() ? "\(Int(number))" : "\(number)"
  }

  /// True or false, in the words of YAML 1.2: `yes` and `on` are text there.
  func truth(_ what: String) throws(SurveyError) -> Bool {
    let text = try text(what)
    guard text == "true" || text == "false" else {
      throw error("\(what) '\(text)' must be true or false")
    }
    return text == "true"
  }

  /// Texts that are told apart by their words: white space does not count.
  func distinctTexts(what: String) throws(SurveyError) -> [String] {
    var texts: [String] = []
    var seen: Set<String> = []
    for element in try list("\(what)s") {
      let text = try element.text(what)
      guard seen.insert(text.words).inserted else {
        throw element.error("\(what) '\(text)' stands twice\(element.cutHint); remove one")
      }
      texts.append(text)
    }
    return texts
  }

  /// One of the raw values of an enum.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ what: String, as _: Choice.Type = Choice.self
  ) throws(SurveyError) -> Choice where Choice.RawValue == String {
    let text = try text(what)
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    throw error(
      "\(what) '\(text)' is unknown; \(EditDistance.suggestion(for: text, among: known))")
  }

  func list(_ what: String) throws(SurveyError) -> [CodebookNode] {
    guard case .sequence(let elements) = node.content else {
      throw error("\(what) must be a list, not a \(kind); write it as [a, b] or with hyphens")
    }
    return elements.map { CodebookNode(node: $0, source: source) }
  }

  /// The entries of a mapping, each key once.
  func entries(_ what: String) throws(SurveyError) -> [(key: CodebookNode, value: CodebookNode)] {
    guard case .mapping(let mapping) = node.content else {
      throw error("\(what) must be a mapping, not a \(kind); write it as 'key: value'")
    }
    var seen: Set<String> = []
    var entries: [(key: CodebookNode, value: CodebookNode)] = []
    for (key, value) in mapping {
      let key = CodebookNode(node: key, source: source)
      let name = try key.text("a key of \(what)")
      // The parser tells !!int "5" from "5"; here both are the same name.
      guard seen.insert(name).inserted else {
        throw key.error("the key '\(name)' stands twice in \(what); remove one")
      }
      entries.append((key, CodebookNode(node: value, source: source)))
    }
    return entries
  }

  private var kind: String {
    switch node.content {
    case .scalar: "single value"
    case .sequence: "list"
    case .mapping: "mapping"
    }
  }

  /// Quotes of typography at the beginning of a value, where a person means quotes.
  private static let curlyQuotes = [": ", "- ", ", ", "[", "{"].flatMap { before in
    ["\u{201C}", "\u{201D}", "\u{201E}", "\u{2018}", "\u{2019}", "\u{AB}"].map { before + $0 }
  }

  /// The parser's complaint with its place.
  private static func fault(_ fault: YAMLFault, in source: TextFile) -> SurveyError {
    func at(_ mark: YAMLNode.Mark, _ message: String) -> SurveyError {
      SurveyError(
        SourcePosition(file: source.path, line: mark.line, column: mark.column), message)
    }
    switch fault {
    case .syntax(let problem, let mark, let context):
      // What is never closed is found at the end of the file; a person looks for where it starts.
      let isUnclosed = problem.contains("end of stream")
      let start = isUnclosed ? context ?? mark : mark
      let lines = min(start.line, context?.line ?? start.line)...max(start.line, mark.line)
      let text = CodebookText(source)
      if text.hasTab(at: mark, orBefore: lines) {
        return at(
          start,
          "this is not YAML (\(problem)): a tab stands where only spaces may; write spaces in its place"
        )
      }
      if text.contains(oneOf: curlyQuotes, on: lines) {
        return at(
          start,
          "this is not YAML (\(problem)); curly quotes are none in YAML: write straight ones (\") around the text"
        )
      }
      let hint =
        text.contains(oneOf: ["#"], on: lines)
        ? ", and put a text that holds # in quotes, as it may start a comment" : ""
      return at(
        start,
        "this is not YAML (\(problem)); check indentation, quotes and brackets\(hint)")
    case .unreadable(let problem):
      return SurveyError(.badData, path: source.path, "is not YAML (\(problem)); correct it")
    case .repeatedKey(let key, let mark):
      return at(mark, "the key '\(key)' stands twice here; remove one")
    case .tooDeep(let mark):
      return at(
        mark,
        "more than \(YAMLComposer.deepest) lists and mappings stand in each other here; check indentation and "
          + "brackets")
    case .tooManyReferences(let mark):
      return at(
        mark,
        "the references (*) up to this one stand for more than \(YAMLComposer.mostReferred) values; take some out"
      )
    }
  }
}

/// A mapping with a fixed set of keys.
struct CodebookMapping {
  private let what: String
  private let node: CodebookNode
  private var values: [String: CodebookNode] = [:]
  /// An error for each key that is not known.
  private(set) var unknown: [SurveyError] = []
  /// Whether each of these is near a known key that is not there, and was read as that one.
  private(set) var isKnown = true

  /// Reads a mapping, and refuses all keys that are not in `keys`.
  init(_ node: CodebookNode, what: String, keys: [String]) throws(SurveyError) {
    try self.init(node, what: what, asFarAs: keys)
    if let error = SurveyError.joined(unknown) { throw error }
  }

  /// Reads a mapping whatever its keys are: what is near a key of `keys` that is not there is read as that one, so that
  /// a slip in a key hides no other fault, and makes none.
  init(_ node: CodebookNode, what: String, asFarAs keys: [String]) throws(SurveyError) {
    self.what = what
    self.node = node
    var others: [(name: String, value: CodebookNode)] = []
    for (key, value) in try node.entries(what) {
      let name = try key.text("a key of \(what)")
      if keys.contains(name) {
        values[name] = value
        continue
      }
      others.append((name, value))
      unknown.append(
        key.error(
          "unknown key '\(name)' in \(what); \(EditDistance.suggestion(for: name, among: keys))"))
    }
    for (name, value) in others {
      if let meant = EditDistance.nearest(to: name, among: keys.filter { values[$0] == nil }) {
        values[meant] = value
      } else {
        isKnown = false
      }
    }
  }

  /// The value of a key that may be left out.
  subscript(key: String) -> CodebookNode? { values[key] }

  /// The value of a key that must be there.
  func required(_ key: String) throws(SurveyError) -> CodebookNode {
    guard let value = values[key] else {
      throw node.error("\(what) has no '\(key)'; add it")
    }
    return value
  }

  /// The `id` of an element of a list.
  ///
  /// - Parameter seen: Where those of the others stand, each of which it must differ from.
  func id(
    of what: String, _ seen: inout [String: SourcePosition]
  ) throws(SurveyError) -> String {
    let node = try required("id")
    let id = try node.identifier(what)
    if let first = seen.updateValue(node.position, forKey: id) {
      throw node.error("\(what) '\(id)' stands twice (first on line \(first.line)); rename one")
    }
    return id
  }

  func text(_ key: String) throws(SurveyError) -> String { try required(key).text(key) }

  func optionalText(_ key: String) throws(SurveyError) -> String? { try values[key]?.text(key) }
}
