internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth compare`: two proportions of different respondents.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Two proportions of different respondents: difference, ratio, odds ratio and tests.",
    discussion: """
      Example: halfwidth compare 36/50 40/50

      Of a file with a row for each respondent --column names the answers, --yes those that count as yes, \
      and --by the groups, which are two, or of which two are named:

      Example: halfwidth compare Tests/Cases/before-after.csv --column after --yes 3,4 --by 'gender, female minus male'

      With --stratum, --cluster, --weight or --fpc both shares have the interval of 'proportion', their \
      difference the linearised one, and the test is \(DesignTableMethod.default.rawValue).

      With --alternative tests have a direction, and with --side intervals one limit. With --null a difference is \
      tested, with --margins whether it lies between two: not inferior by 10 points, or equivalent within 10:

      Example: halfwidth compare 45/50 44/50 --null -0.1 --alternative greater

      Not for two answers of the same respondents: use 'halfwidth paired', or 'halfwidth margins' where \
      only the two totals are known.

      Methods: \(AnalysisArguments.methods(of: .compare)). Where none is asked for: \
      \(AnalysisCatalog.usualMethods(of: .compare).joined(separator: ", ")).
      """)

  @Argument("Successes and trials of the two samples, such as 36/50 40/50.", value: "counts")
  var counts: [String] = []

  @Option("The column of a file of respondents whose answers are compared.", value: "column")
  var column: String?

  @OptionGroup var limits: SideArguments
  @OptionGroup var tested: ComparedValueArguments

  @Option("Test this odds ratio, first over second, such as 0.5.", value: "ratio")
  var nullOddsRatio: String?

  @OptionGroup var sampling: SamplingArguments
  @OptionGroup var choice: YesArguments
  @OptionGroup var respondents: ColumnArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    if let column { return try count(column) }
    try choice.refuse(naming: "--column and --by")
    try sampling.refuse(naming: "--column and --by")
    try respondents.refuse(counts, naming: "--column and --by")
    let values = try CommandInput.values(counts, of: "compare", example: "36/50 40/50")
    let counts = try CommandInput.binomials(values)
    guard counts.count == 2 else {
      throw CommandFailure(
        .usage, "halfwidth compare",
        "\(values.count) counts are given; write those of two samples, such as 36/50 40/50")
    }
    let (first, second) = (counts[0], counts[1])
    let label = "\(first) against \(second)"
    let pair = try CommandInput.checked(label, IndependentCounts.init(_:_:), first, second)
    try arguments.answer(
      [(label, .compare(pair))], of: .compare, side: limits.asked(), hypothesis: hypothesis())
  }

  private func hypothesis() throws(CommandFailure) -> TestedHypothesis {
    try tested.hypothesis(oddsRatio: nullOddsRatio)
  }

  /// Refuses a side and whatever is asked of tests where respondents have strata, clusters or weights.
  private func refuseQuestions() throws(CommandFailure) {
    let reason = "is of respondents that were drawn alone; leave it out"
    if try limits.asked() != .two { throw CommandFailure(.usage, "--side", reason) }
    try tested.refuse(reason)
    if nullOddsRatio != nil { throw CommandFailure(.usage, "--null-odds-ratio", reason) }
  }

  /// Counts the answers of two groups in a column of a file.
  private func count(_ column: String) throws {
    guard let by = respondents.by else {
      throw CommandFailure(
        .usage, "--column", "is compared between groups; give --by with the column that names them")
    }
    let compared = try ComparedGroups(parsing: by)
    let file = try respondents.open(
      counts, of: "compare", columns: [column], by: compared.column,
      sampling: sampling.columns)
    let choice = try file.choices(choice.yes)[0]
    guard let groups = file.groups else { return }
    let places = try compared.places(of: groups, path: file.path)
    let names = places.map { groups.categories[$0] }
    let part = file.whole([choice.among(places, of: groups), groups.among(places, of: groups)])
    let label = file.label("\(choice.name) by \(groups.name), \(names[0]) minus \(names[1])", part)
    let counts = try places.map { place in
      try ColumnFile.share(of: choice.only(place, of: groups), groups.categories[place], label)
    }
    let table = try CommandInput.checked(
      label, ContingencyTable.init(_:rowNames:columnNames:),
      counts.map { [$0.successes, $0.trials - $0.successes] }, names, ["yes", "no"])
    let files = [file.input(label, .counts(table), part, roles: ["column", "by"])]
    if let sampled = file.sampled {
      try refuseQuestions()
      return try arguments.answer(
        try inputs(label, choice, groups, places, in: sampled), of: .design,
        command: Analysis.compare.rawValue, files: files)
    }
    let pair = try CommandInput.checked(label, IndependentCounts.init(_:_:), counts[0], counts[1])
    try arguments.answer(
      [(label, .compare(pair))], of: .compare, side: limits.asked(), hypothesis: hypothesis(),
      files: files)
  }

  /// The shares of two groups, their difference and its test, by the design of a file.
  private func inputs(
    _ label: String, _ choice: ClassifiedColumn, _ groups: ClassifiedColumn, _ places: [Int],
    in sampled: FileDesign
  ) throws(CommandFailure) -> [AnalysisArguments.LabelledInput] {
    var shares: [DesignShare] = []
    for place in places {
      shares.append(
        try ColumnFile.share(
          of: choice.only(place, of: groups), in: sampled, groups.categories[place], label))
    }
    let pair = DesignDifference(shares[0], shares[1], of: sampled.design)
    var inputs: [AnalysisArguments.LabelledInput] = [(label, .design(.difference(pair)))]
    let answers = sampled.places(of: choice.among(places, of: groups))
    let members = sampled.places(of: groups).map { place in
      place.flatMap { places.contains($0) ? $0 : nil }
    }
    // Where all answer alike there is nothing to test.
    if let table = DesignTable(members, by: answers, of: sampled.design) {
      inputs.append((label, .design(.table(table))))
    }
    for (place, share) in zip(places, shares) {
      inputs.append(("\(groups.name) = \(groups.categories[place])", .design(.share(share))))
    }
    return inputs
  }
}
