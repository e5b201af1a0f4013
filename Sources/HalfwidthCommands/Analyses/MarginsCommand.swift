internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport

/// `halfwidth margins`: two answers of the same respondents of which only the totals are known.
struct MarginsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "margins",
    abstract: "Two totals of the same respondents: the paired inference over every joint table.",
    discussion: """
      Example: halfwidth margins 46/50 39/50

      How many gave both answers is not known, so every joint table that the totals allow is examined. \
      Several pairs of totals are the items of a family, whose p-values are adjusted together: \
      'halfwidth margins 46/50 39/50 41/50 35/50 --items-asked 12'.

      Two lists with a count for each step of a scale are compared by their mean scores: \
      'halfwidth margins 4,22,16,8 3,26,13,8', with --scores where the steps are not 1, 2, 3 and so on. The \
      interval is the widest of the paired t intervals of all joint tables.

      Methods: \(AnalysisArguments.methods(of: .margins)). Where none is asked for the whole answer is \
      given.
      """)

  @Argument("Two totals of the same respondents for each item.", value: "counts")
  var counts: [String] = []

  @Option(
    "Only joint tables whose correlation is in a range, 0.2..0.6, or at least a number.",
    value: "range")
  var phi: String?

  @Option("Only the joint table in which so many said yes to both.", value: "n11")
  var joint: String?

  @Option("Items that were asked, printed or not; those without totals count as p = 1.", value: "n")
  var itemsAsked: String?

  @Option("The scores of two lists of counts (default: 1,2,3 ...).", value: "list")
  var scores: String?

  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let values = try CommandInput.values(counts, of: "margins", example: "46/50 39/50")
    if scores != nil || values.contains(where: Self.isList) { return try answer(lists: values) }
    let totals = try CommandInput.binomials(values)
    guard values.count.isMultiple(of: 2) else {
      throw CommandFailure(
        .usage, "halfwidth margins",
        "\(values.count) totals are given; write two for each item, such as 46/50 39/50")
    }
    if itemsAsked != nil && arguments.method != nil {
      throw CommandFailure(
        .usage, "--items-asked",
        "adjusts the p-values of the whole answer; leave --method out, or --items-asked")
    }
    let constraint = try constraint()
    var inputs: [(label: String, input: MarginsInput)] = []
    for index in stride(from: 0, to: values.count, by: 2) {
      let label = "\(values[index]) and \(values[index + 1])"
      let (first, second) = (totals[index], totals[index + 1])
      let margins = try CommandInput.checked(label, PairedMargins.init(_:_:), first, second)
      let input = try CommandInput.checked(label, MarginsInput.init(_:where:), margins, constraint)
      inputs.append((label, input))
    }
    if arguments.method != nil || (inputs.count == 1 && itemsAsked == nil) {
      try arguments.answer(inputs.map { ($0.label, .margins($0.input)) }, of: .margins)
    } else {
      try answer(family: inputs)
    }
  }

  /// Every item with its p-values adjusted for all of them.
  private func answer(family inputs: [(label: String, input: MarginsInput)]) throws {
    try arguments.checkFormat()
    let level = try arguments.level()
    let findings = inputs.map { $0.input.finding(level: level) }
    let asked = try CommandInput.whole(
      itemsAsked, option: "--items-asked", in: 1...BinomialCounts.largestTrials)
    let family = try CommandInput.checked(
      "--items-asked", MarginsFamily.init(_:asked:), findings, asked)
    var results: [ResultDocument.LabelledFinding] = []
    for (index, adjusted) in family.findings(level: level).enumerated() {
      let input = inputs[index]
      results.append(
        .init(label: input.label, finding: .margins(findings[index], family: adjusted)))
      results += input.input.margins.findingsOfIndependentSamples(level: level).map {
        .init(label: input.label, finding: $0)
      }
    }
    try arguments.write(
      results, of: .margins,
      facts: AnalysisArguments.facts(inputs.map { ($0.label, .margins($0.input)) }),
      subjects: AnalysisArguments.subjects(inputs.map { ($0.label, .margins($0.input)) }))
  }

  /// A count for each step of a scale, and no total.
  private static func isList(_ text: String) -> Bool { text.contains(",") && !text.contains("/") }

  /// The difference of mean scores of two distributions, for each pair of lists.
  private func answer(lists values: [String]) throws {
    for (option, isGiven) in [
      ("--phi", phi != nil), ("--joint", joint != nil), ("--items-asked", itemsAsked != nil),
      ("--method", arguments.method != nil),
    ] where isGiven {
      throw CommandFailure(
        .usage, option, "is for totals such as 46/50 39/50; leave it out for lists of counts")
    }
    guard values.count.isMultiple(of: 2) else {
      throw CommandFailure(
        .usage, "halfwidth margins",
        "\(values.count == 1 ? "one list is" : "\(values.count) lists are") given; write two for each item, such as 4,22,16,8 3,26,13,8"
      )
    }
    try arguments.checkFormat()
    let level = try arguments.level()
    let scores = try CommandInput.numbers(scores, option: "--scores")
    let counts = try values.map { text in
      let counts = try CommandInput.parse(text, as: CategoryCounts.init(parsing:))
      return try CommandInput.checked(text, OrdinalCounts.init(_:scores:), counts, scores)
    }
    let results = try stride(from: 0, to: values.count, by: 2).map { index in
      let label = "\(values[index]) and \(values[index + 1])"
      let margins = try CommandInput.checked(
        label, OrdinalMargins.init(_:_:), counts[index], counts[index + 1])
      return ResultDocument.LabelledFinding(
        label: label, finding: .interval(margins.finding(level: level).summary))
    }
    try arguments.write(
      results, of: .margins,
      remarks: [
        "The first list minus the second. How the two answers of one respondent go together is not known: the interval is "
          + "the widest of the paired t intervals of all joint tables, and holds for each of them."
      ])
  }

  private func constraint() throws(CommandFailure) -> JointConstraint {
    if let joint {
      guard phi == nil else {
        throw CommandFailure(.usage, "--joint", "can't go together with --phi; give one of them")
      }
      return .both(
        try CommandInput.whole(joint, option: "--joint", in: 0...BinomialCounts.largestTrials))
    }
    guard let phi else { return .none }
    let pointed = String(phi.map { $0 == "," ? "." : $0 })
    let isComma = pointed != phi && Self.split(pointed).allSatisfy { Double($0) != nil }
    let advice = isComma ? "\(pointed), with points" : "0.2..0.6, or one number as the smallest"
    let malformed = CommandFailure(.usage, "--phi", "'\(phi)' is not a range; write \(advice)")
    var ends: [Double] = []
    for part in Self.split(phi) {
      guard let end = Double(part), end.isFinite else { throw malformed }
      ends.append(end)
    }
    if ends.count == 1 {
      guard ends[0] <= 1 else {
        throw CommandFailure(
          .badData, "--phi",
          "a correlation is at most 1, and not at least \(phi); write such as 0.2")
      }
      ends.append(1)
    }
    guard ends.count == 2 else { throw malformed }
    guard ends[0] <= ends[1] else {
      throw CommandFailure(
        .badData, "--phi", "the range \(phi) is empty; write the smaller number first")
    }
    return .phi(ends[0]...ends[1])
  }

  /// The parts around two dots, which may stand next to a decimal point: `0.2..0.6`, `-.1...5`.
  private static func split(_ text: String) -> [Substring] {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].hasPrefix("..") {
        return [text[..<index], text[index...].dropFirst(2)]
      }
      index = text.index(after: index)
    }
    return [text[...]]
  }
}
