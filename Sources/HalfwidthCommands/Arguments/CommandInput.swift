internal import Halfwidth
internal import HalfwidthSurvey

/// Raw strings of the command line into values: our parsers, so that our sentences and exit codes
/// are what a person sees.
enum CommandInput {
  /// Makes an input of the engine: what can't be read is a usage error, what is impossible bad data.
  ///
  /// - Parameter place: What an error begins with: what was typed, or where.
  static func checked<each Part, Value, Failure: InputError>(
    _ place: String, _ make: (repeat each Part) throws(Failure) -> Value, _ parts: repeat each Part
  ) throws(CommandFailure) -> Value {
    do throws(Failure) {
      return try make(repeat each parts)
    } catch {
      throw CommandFailure(error.isMalformed ? .usage : .badData, place, error.message)
    }
  }

  /// Reads an input of the engine from text.
  static func parse<Value, Failure: InputError>(
    _ text: String, as make: (String) throws(Failure) -> Value
  ) throws(CommandFailure) -> Value {
    try checked(text, make, text)
  }

  /// Reads a statistic or a condition of columns; what is wrong with it is said of the option.
  static func read<Value>(
    _ text: String, _ make: (String, [String]) throws(StatisticExpressionError) -> Value,
    _ columns: [String], option: String
  ) throws(CommandFailure) -> Value {
    try translating(
      { (error: StatisticExpressionError) in
        CommandFailure(error.isMalformed ? .usage : .badData, option, error.message(of: text))
      }, make(text, columns))
  }

  static func level(_ text: String) throws(CommandFailure) -> ConfidenceLevel {
    try checked("--confidence", ConfidenceLevel.init(parsing:), text)
  }

  static func choice<Choice: RawRepresentable & CaseIterable>(
    _ text: String, option: String
  ) throws(CommandFailure) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: text) else {
      let meant = advice(text, among: Choice.allCases.map(\.rawValue))
      throw CommandFailure(.usage, option, "'\(text)' is not one of its values; \(meant)")
    }
    return choice
  }

  /// What follows "X is not ...": the near name, or else all that there are.
  private static func advice(
    _ text: String, among known: [String], further: String = ""
  ) -> String {
    EditDistance.nearest(to: text, among: known).map { "did you mean '\($0)'?" }
      ?? "use \(known.joined(separator: ", "))\(further)"
  }

  /// A whole number from `range`, for an option.
  static func whole(
    _ text: String, option: String, in range: ClosedRange<Int>
  ) throws(CommandFailure) -> Int {
    guard let number = Int(text), text.first != "+" else {
      let meant = WholeNumberText.withoutSeparators(text) ?? "one such as \(range.lowerBound)"
      throw CommandFailure(.usage, option, "'\(text)' is not a whole number; write \(meant)")
    }
    guard range.contains(number) else {
      throw CommandFailure(
        .badData, option,
        "\(number) is out of range; give a number from \(range.lowerBound) to "
          + "\(range.upperBound)")
    }
    return number
  }

  /// Finite numbers with commas between them, for an option.
  static func numbers(_ text: String, option: String) throws(CommandFailure) -> [Double] {
    var numbers: [Double] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let digits = part.drop { $0 == " " }
      guard let number = Double(digits), number.isFinite,
        !digits.contains(where: { $0 == "x" || $0 == "X" })
      else {
        throw CommandFailure(
          .usage, option,
          "'\(part)' is not a number; write numbers with commas between them, such as 1,2,3")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// One finite number, for an option.
  static func number(_ text: String, option: String) throws(CommandFailure) -> Double {
    if let pointed = DecimalComma.pointed(text) {
      throw CommandFailure(.usage, option, "'\(text)' has a decimal comma; write \(pointed)")
    }
    let numbers = try numbers(text, option: option)
    guard numbers.count == 1 else {
      throw CommandFailure(.usage, option, "'\(text)' is several numbers; give one")
    }
    return numbers[0]
  }

  // MARK: - Options that may be left out

  static func choice<Choice: RawRepresentable & CaseIterable>(
    _ text: String?, option: String
  ) throws(CommandFailure) -> Choice? where Choice.RawValue == String {
    guard let text else { return nil }
    return try choice(text, option: option) as Choice
  }

  static func whole(
    _ text: String?, option: String, in range: ClosedRange<Int>
  ) throws(CommandFailure) -> Int? {
    guard let text else { return nil }
    return try whole(text, option: option, in: range) as Int
  }

  static func number(_ text: String?, option: String) throws(CommandFailure) -> Double? {
    guard let text else { return nil }
    return try number(text, option: option) as Double
  }

  static func numbers(_ text: String?, option: String) throws(CommandFailure) -> [Double]? {
    guard let text else { return nil }
    return try numbers(text, option: option) as [Double]
  }

  // MARK: - Methods and values

  /// The catalog's entries for `--method`: slugs with commas between them, or `all`.
  static func methods(
    _ text: String, of analysis: Analysis
  ) throws(CommandFailure) -> [AnalysisCatalog.Entry] {
    if text == "all" { return AnalysisCatalog.entries(of: analysis) }
    var entries: [AnalysisCatalog.Entry] = []
    for slug in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let entry = AnalysisCatalog.entry(analysis, method: String(slug)) else {
        let known = AnalysisCatalog.entries(of: analysis).map(\.method)
        let meant = advice(String(slug), among: known, further: ", or all")
        throw CommandFailure(
          .usage, "--method", "'\(slug)' is not a method of \(analysis.rawValue); \(meant)")
      }
      entries.append(entry)
    }
    return entries
  }

  /// The positional values; what looks like an option that nobody knows is a usage error.
  static func values(
    _ values: [String], of command: String, example: String
  ) throws(CommandFailure) -> [String] {
    for value in values where value.hasPrefix("-") && !value.dropFirst().allSatisfy(isPartOfNumber)
    {
      throw .unknownOption(value, of: command)
    }
    if values.isEmpty {
      throw CommandFailure(
        .usage, "halfwidth \(command)",
        "no counts are given; write them after the command, such as \(example)")
    }
    return values
  }

  /// The positional values of which each is a list: several single numbers are one list that lacks its commas.
  static func lists(
    _ values: [String], of command: String, example: String
  ) throws(CommandFailure) -> [String] {
    let values = try self.values(values, of: command, example: example)
    if values.count > 1, let single = values.first(where: { Double($0) != nil }) {
      throw CommandFailure(
        .usage, single,
        "is a list of one number beside others; write numbers that belong together with commas between them: "
          + values.joined(separator: ","))
    }
    return values
  }

  /// Whether a positional value is counts as typed, and not the name of a file.
  static func isInline(_ text: String) -> Bool {
    text.allSatisfy { $0 == " " || $0 == ";" || isPartOfNumber($0) } && !text.contains("/")
      && !text.hasSuffix(".")
  }

  private static func isPartOfNumber(_ character: Character) -> Bool {
    character.isASCII && (character.isNumber || "/,.;-+e".contains(character))
  }
}
