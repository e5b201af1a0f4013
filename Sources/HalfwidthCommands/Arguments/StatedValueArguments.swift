internal import ArgumentParser
internal import Halfwidth

/// The direction that tests are asked about, and a value of a share or a difference that they are held against.
struct StatedValueArguments: ParsableArguments {
  @OptionGroup var direction: AlternativeArguments

  @Option(
    "Test this value: of a share such as 0.5 or 50%, of a difference such as -0.1.", value: "value"
  )
  var null: String?

  @Option(
    "Test whether the value lies between two, which shows equivalence: such as -0.1,0.1.",
    value: "pair")
  var margins: String?

  /// What tests are asked.
  func hypothesis(
    of parameter: TestedHypothesis.Parameter
  ) throws(CommandFailure) -> TestedHypothesis {
    try Self.hypothesis(
      [("--null", parameter, null), ("--margins", parameter, margins)], direction)
  }

  /// Refuses whatever is asked of tests where there are none.
  func refuse(_ reason: String) throws(CommandFailure) {
    try direction.refuse(reason)
    let given = [("--null", null), ("--margins", margins)].first { $0.1 != nil }
    if let given { throw CommandFailure(.usage, given.0, reason) }
  }

  /// An option that states a value, the parameter that it is of, and its text.
  typealias Statement = (option: String, parameter: TestedHypothesis.Parameter, text: String?)

  /// What is stated by options, of which one may be given.
  static func hypothesis(
    _ options: [Statement], _ direction: AlternativeArguments
  ) throws(CommandFailure) -> TestedHypothesis {
    let alternative = try direction.asked()
    let given = options.filter { $0.text != nil }
    guard let stated = given.first, let text = stated.text else {
      return TestedHypothesis(alternative)
    }
    if given.count > 1 {
      throw CommandFailure(
        .usage, given[1].option, "can't go together with \(given[0].option); give one of them")
    }
    let isMargins = stated.option.hasPrefix("--margins")
    let numbers = try values(text, option: stated.option)
    guard numbers.count == (isMargins ? 2 : 1) else {
      throw CommandFailure(
        .usage, stated.option,
        isMargins
          ? "'\(text)' is not two numbers; write the smaller one first, such as -0.1,0.1"
          : "'\(text)' is not one number; write such as 0.5, or --margins for two")
    }
    if isMargins, alternative != .two {
      throw CommandFailure(
        .usage, "--alternative",
        "margins are tested from both sides, so that there is no direction; leave it out, or give one value with "
          + stated.option.replacing("--margins", with: "--null"))
    }
    do throws(HypothesisError) {
      return try isMargins
        ? TestedHypothesis(stated.parameter, margins: numbers[0], numbers[1])
        : TestedHypothesis(stated.parameter, null: numbers[0], alternative: alternative)
    } catch {
      throw CommandFailure(.badData, stated.option, error.message)
    }
  }

  /// Numbers with commas between them; each may be a percentage.
  private static func values(_ text: String, option: String) throws(CommandFailure) -> [Double] {
    var values: [Double] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let isPercent = part.hasSuffix("%")
      let numbers = try CommandInput.numbers(
        String(isPercent ? part.dropLast() : part), option: option)
      values += isPercent ? numbers.map { $0 / 100 } : numbers
    }
    return values
  }
}

/// What tests of two proportions are asked: a direction, and a value of their difference, ratio or odds ratio.
struct ComparedValueArguments: ParsableArguments {
  @OptionGroup var values: StatedValueArguments

  @Option("Test this ratio, first over second, such as 0.8.", value: "ratio") var nullRatio: String?

  @Option("Test whether the ratio lies between two, such as 0.8,1.25.", value: "pair")
  var marginsRatio: String?

  /// What tests are asked.
  ///
  /// - Parameter oddsRatio: The text of `--null-odds-ratio`, of a command that has it.
  func hypothesis(oddsRatio: String? = nil) throws(CommandFailure) -> TestedHypothesis {
    try StatedValueArguments.hypothesis(
      [
        ("--null", .difference, values.null), ("--margins", .difference, values.margins),
        ("--null-ratio", .ratio, nullRatio), ("--margins-ratio", .ratio, marginsRatio),
        ("--null-odds-ratio", .oddsRatio, oddsRatio),
      ], values.direction)
  }

  /// Refuses whatever is asked of tests where there are none.
  func refuse(_ reason: String) throws(CommandFailure) {
    try values.refuse(reason)
    let given = [("--null-ratio", nullRatio), ("--margins-ratio", marginsRatio)].first {
      $0.1 != nil
    }
    if let given { throw CommandFailure(.usage, given.0, reason) }
  }
}
