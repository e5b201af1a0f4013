internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport

/// `halfwidth rate`: rates of events, what totals alone say of a person's, and the ratio of two rates.
struct RateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rate",
    abstract: "Rates of events in an exposure, and the ratio of two.",
    discussion: """
      Example: halfwidth rate 69/11 45/12

      Events and their exposure: person-years, days, people. Intervals for a rate take events as independent \
      of each other. Cases of the same people are not: where the exposure can be a number of people who had \
      the events, what follows from the two totals alone stands above the intervals, and --dispersion \
      shows how they widen where the variance of the cases of a person is so many times their mean:

      Example: halfwidth rate 69/11 --dispersion 2 --dispersion 5

      Two rates are compared with --ratio:

      Example: halfwidth rate 69/11 45/12 --ratio

      Methods: \(AnalysisArguments.methods(of: .rate)). Of a ratio: \
      \(AnalysisArguments.methods(of: .rateRatio)).
      """)

  @Argument("Events and their exposure, such as 69/11 or 8/12.5.", value: "counts")
  var counts: [String] = []

  @Flag(help: "The ratio of the first rate to the second, with a test that they are equal.")
  var ratio = false

  @Option(
    "The variance of the number of events over its mean, where one brings others with it; may come several times.",
    value: "number")
  var dispersion: [String] = []

  @Option(
    "How many events each of the people had at least, where the exposure is a number of people (default: 1).",
    value: "n")
  var minimumEach: String?

  @Flag(help: "The exposure is no number of people: nothing is said of the events of one.")
  var noPeople = false

  @OptionGroup var limits: SideArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let side = try limits.asked()
    let values = try CommandInput.values(counts, of: "rate", example: "69/11")
    var rates: [EventCounts] = []
    for text in values {
      rates.append(try CommandInput.parse(text, as: EventCounts.init(parsing:)))
    }
    if ratio { return try compare(values, rates, side) }
    if noPeople, minimumEach != nil {
      throw CommandFailure(
        .usage, "--minimum-each", "belongs to a number of people; leave it out, or --no-people")
    }
    let least =
      try CommandInput.whole(
        minimumEach, option: "--minimum-each", in: 0...BinomialCounts.largestTrials) ?? 1
    let dispersions = try DispersionArgument.values(dispersion)
    try arguments.checkFormat()
    let options = AnalysisOptions(level: try arguments.level(), side: side)
    var results: [ResultDocument.LabelledFinding] = []
    for (label, counts) in zip(values, rates) {
      var findings = try arguments.findings(for: .rate(counts), options: options)
      for dispersion in dispersions {
        let dispersed = try CommandInput.checked(
          "--dispersion", counts.dispersed(_:), dispersion)
        findings +=
          arguments.method == nil
          ? [AnalysisCatalog.defaultFinding(for: .rate(dispersed), options: options)]
          : try arguments.findings(for: .rate(dispersed), options: options)
      }
      if let bounds = try bounds(counts, least, label) { findings.append(.eventBounds(bounds)) }
      results += findings.map { ResultDocument.LabelledFinding(label: label, finding: $0) }
    }
    try arguments.write(
      results, of: .rate,
      facts: AnalysisArguments.facts(zip(values, rates).map { ($0, .rate($1)) }),
      subjects: AnalysisArguments.subjects(zip(values, rates).map { ($0, .rate($1)) }))
  }

  /// What the totals say, where the exposure can be a number of people; it has to where that is asked for.
  private func bounds(
    _ counts: EventCounts, _ least: Int, _ label: String
  ) throws(CommandFailure) -> EventBounds? {
    guard !noPeople else { return nil }
    guard let people = counts.people else {
      if minimumEach == nil { return nil }
      throw CommandFailure(
        .badData, label, "the exposure is no number of people; leave --minimum-each out")
    }
    do throws(CountsError) {
      return try EventBounds(
        events: counts.events, respondents: people, minimumEach: least)
    } catch {
      if minimumEach == nil { return nil }
      throw CommandFailure(.badData, label, error.message)
    }
  }

  private func compare(
    _ values: [String], _ rates: [EventCounts], _ side: IntervalSide
  ) throws {
    guard rates.count == 2 else {
      throw CommandFailure(
        .usage, "--ratio",
        "\(rates.count == 1 ? "1 rate is" : "\(rates.count) rates are") given; write two, such as 69/11 "
          + "45/12")
    }
    let others = [
      dispersion.isEmpty ? nil : "--dispersion", minimumEach == nil ? nil : "--minimum-each",
    ].compactMap(\.self)
    if let other = others.first {
      throw CommandFailure(
        .usage, other, "belongs to single rates, and a ratio has no form with it; leave it out")
    }
    let label = "\(values[0]) and \(values[1])"
    let pair = try CommandInput.checked(label, EventCountPair.init(_:_:), rates[0], rates[1])
    try arguments.answer([(label, .rateRatio(pair))], of: .rateRatio, command: "rate", side: side)
  }
}
