internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthSurvey

/// What was likely meant by a name that the command line does not know.
enum OptionAdvice {
  /// Returns the failure with what was likely meant, where it is of an option that a command does not have.
  static func completed(_ failure: CommandFailure) -> CommandFailure {
    failure.unknownOption.map { Self.failure($0.name, of: $0.command) } ?? failure
  }

  private static func failure(_ value: String, of command: String) -> CommandFailure {
    let name = String(value.prefix { $0 != "=" })
    func failure(_ message: String) -> CommandFailure {
      CommandFailure(.usage, name, message)
    }
    if ["--side", "--alternative", "--one-sided"].contains(name),
      !names(of: command).contains(name),
      let advice = oneSided[command]
    {
      return failure("is not an option of \(command); \(advice)")
    }
    if ["--stratum", "--cluster", "--weight", "--fpc"].contains(name),
      let advice = drawnAlone[command]
    {
      return failure(
        "is not an option of \(command), whose methods take each respondent as drawn alone; \(advice)"
      )
    }
    if let advice = elsewhere[command]?[name] {
      return failure("is not an option of \(command); \(advice)")
    }
    let known = names(of: command)
    if let near = otherNames[name], known.contains(where: { near.hasPrefix($0) }) {
      return failure("is not an option of this command; use \(near)")
    }
    let begun = known.filter { name.count > 3 && $0.hasPrefix(name) }
    if let near = begun.count == 1 ? begun[0] : EditDistance.nearest(to: name, among: known) {
      return failure("is not an option of this command; did you mean '\(near)'?")
    }
    return failure("is not an option of this command; see 'halfwidth \(command) --help'")
  }

  /// How to get a one-sided limit of commands whose intervals have two.
  private static let oneSided: [String: String] = {
    let twice =
      "each limit at --confidence 90% is a one-sided limit at 95%, so ask for that and read the one you "
      + "need"
    let commands: [Analysis] = [.margins, .table, .square, .scores]
    var advice = Dictionary(uniqueKeysWithValues: commands.map { ($0.rawValue, twice) })
    advice[Analysis.multinomial.rawValue] =
      "its limits hold together for all categories; for one category use 'halfwidth proportion'"
    advice[Analysis.trend.rawValue] =
      "its test has a direction: write --alternative greater, or less"
    advice[Analysis.ranks.rawValue] =
      "its tests are one-sided already, and what they show holds together for all items"
    return advice
  }()

  /// What commands that take columns leave to others, where respondents have strata, clusters or weights.
  private static let drawnAlone: [String: String] = {
    let survey =
      "plan a comparison of a survey whose data names them, and use 'halfwidth report', or use 'halfwidth bootstrap'"
    let table = "use 'halfwidth table' on the two columns, or 'halfwidth bootstrap'"
    return [
      Analysis.paired.rawValue: survey, Analysis.square.rawValue: survey,
      Analysis.cochran.rawValue: survey, Analysis.trend.rawValue: table,
      Analysis.stratified.rawValue: table,
      Analysis.ranks.rawValue: "use 'halfwidth proportion' for each item, or 'halfwidth bootstrap'",
    ]
  }()

  /// Where another command, or another way of writing, has what an option would say.
  private static let elsewhere = [
    Analysis.proportion.rawValue: [
      "--n":
        "write the count itself, such as 37/50; of a printed percentage 'halfwidth audit --n 50 74%' finds the counts that it fits"
    ],
    "finite": ["--population": "write all three numbers, such as 37/50/60"],
  ]

  /// Options under the names that other programs have for them.
  private static let otherNames = [
    "--conf-level": "--confidence", "--level": "--confidence", "--conf": "--confidence",
    "-c": "--confidence", "-m": "--method", "--methods": "--method", "-o": "--output",
    "--out": "--output", "--output-file": "--output", "-f": "--format", "--json": "--format json",
    "--csv": "--format csv", "--markdown": "--format markdown", "--n-resamples": "--resamples",
    "--iterations": "--resamples", "--reps": "--resamples", "-R": "--resamples",
    "-B": "--resamples", "--random-state": "--seed", "--set-seed": "--seed",
    "--alternative": "--side", "--deff": "--design-effect", "--decimals": "--digits",
    "--precision": "--digits", "--percentages": "--percent",
  ]

  /// The long options of a command: those with which lines of its help begin, and not what its text says of others.
  private static func names(of command: String) -> [String] {
    let type = HalfwidthCommand.configuration.subcommands.first {
      $0.configuration.commandName == command
    }
    guard let type else { return [] }
    let words = HalfwidthCommand.helpMessage(for: type, columns: 200)
      .split(separator: "\n").filter { $0.drop { $0 == " " }.hasPrefix("-") }
      .flatMap { $0.split { $0.isWhitespace || "[],()<>'".contains($0) } }
    return distinct(words.filter { $0.hasPrefix("--") && $0.count > 2 }.map(String.init))
  }

  /// The error for a first word that is no command.
  static func unknownCommand(_ word: String) -> CommandFailure? {
    EditDistance.nearest(to: word, among: HalfwidthCommand.subcommandNames).map {
      CommandFailure(
        .usage, "halfwidth", "'\(word)' is not a command; did you mean 'halfwidth \($0)'?")
    }
  }
}
