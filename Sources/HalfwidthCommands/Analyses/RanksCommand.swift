internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth ranks`: which ranks items may have beyond the sample.
struct RanksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ranks",
    abstract: "Which ranks items may have, and whether one is shown to be the highest.",
    discussion: """
      Example: halfwidth ranks 46/50 44/50 42/50 39/50 37/50

      Numbers of yes of the same people are items of one list; whatever the joint answers were, the ranks hold \
      together. Counts with commas between them are the categories of a single-choice question:

      Example: halfwidth ranks 30,12,8 --labels "police, NGO, court"

      Of a file with a row for each respondent --columns names the items, and --yes the answers that count as \
      yes; with --means the answers are numbers, and the items are ranked by their means. --column names a \
      single-choice question:

      Example: halfwidth ranks Tests/Cases/before-after.csv --columns tv,radio,web

      Methods: \(AnalysisArguments.methods(of: .ranks)), by what is known.
      """)

  @Argument(
    "Yes and people of each item, such as 46/50, or counts such as 30,12,8.", value: "counts")
  var counts: [String] = []

  @Option("What the items are called, with commas between the names.", value: "names")
  var labels: String?

  @Option(
    "The columns of a file of respondents that have the items, with commas between them; q* for all that "
      + "begin with q.", value: "list")
  var columns: String?

  @Option("The column of a file of respondents that has one answer of several.", value: "column")
  var column: String?

  @Flag(help: "The answers in --columns are numbers, and items are ranked by their means.")
  var means = false

  @OptionGroup var choice: YesArguments
  @OptionGroup var respondents: ColumnArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    guard columns == nil || column == nil else {
      throw CommandFailure(
        .usage, "--column", "can't go together with --columns; give one of them")
    }
    if let columns { return try count(items: columns) }
    guard !means else {
      throw CommandFailure(
        .usage, "--means", "belongs to columns of a file of respondents; name them with --columns")
    }
    try choice.refuse(naming: "--columns")
    if let column { return try count(choices: column) }
    try respondents.refuse(counts, naming: "--columns or --column")
    let values = try CommandInput.values(counts, of: "ranks", example: "46/50 44/50 42/50")
    guard values.contains(where: { $0.contains(",") }) else {
      return try rank(margins: values)
    }
    var inputs: [AnalysisArguments.LabelledInput] = []
    for text in values {
      let counts = try CommandInput.parse(text, as: RankedItems.init(parsingCategories:))
      inputs.append((text, .ranks(try named(counts))))
    }
    try arguments.answer(inputs, of: .ranks)
  }

  private func rank(margins values: [String]) throws {
    let counts = try CommandInput.binomials(values)
    let total = counts[0].trials
    if let other = counts.first(where: { $0.trials != total }) {
      throw CommandFailure(
        .badData, other.description,
        "is of other people than \(counts[0]), and ranks are of items that the same people were asked; give "
          + "one total, or compare them with 'halfwidth compare'")
    }
    let items = try CommandInput.checked(
      values[0],
      RankedItems.init(margins:respondents:) as ([Int], Int) throws(CountsError) -> RankedItems,
      counts.map(\.successes), total)
    try arguments.answer(
      [(values.joined(separator: ", "), .ranks(try named(items)))], of: .ranks)
  }

  /// The items with the names that are given, or with those of a file.
  private func named(
    _ items: RankedItems, _ names: [String]? = nil
  ) throws(CommandFailure) -> RankedItems {
    guard let names = labels.map(QuotedList.parts) ?? names else { return items }
    return try CommandInput.checked("--labels", items.named(_:), names)
  }

  /// The answers in columns of a file.
  private func count(items columns: String) throws {
    let file = try respondents.open(
      counts, of: "ranks", columns: QuotedList.parts(columns))
    guard file.names.count > 1, Set(file.names).count == file.names.count else {
      throw CommandFailure(
        .usage, "--columns", "'\(columns)' is not a list of different columns; name two or more")
    }
    if means { try choice.refuse(naming: "--columns, without --means") }
    var inputs: [AnalysisArguments.LabelledInput] = []
    var files: [ResultInput] = []
    let parts = file.parts(means ? try file.categories() : try file.choices(choice.yes))
    try ColumnFile.answer(parts, in: &files) { part in
      let label = file.label(file.names.joined(separator: ", "), part)
      let rows = ClassifiedColumn.complete(part.columns)
      guard !rows.isEmpty else {
        throw CommandFailure(
          .badData, label,
          "nobody has an answer in all columns; name columns that were answered together")
      }
      let items: RankedItems
      let responses: BinaryResponses?
      if means {
        responses = nil
        items = try CommandInput.checked(
          label, RankedItems.init(scores:), try Self.scores(part.columns, rows))
      } else {
        let answers = try CommandInput.checked(label, BinaryResponses.init(_:), rows)
        responses = answers
        items = try CommandInput.checked(label, RankedItems.init(answers:), answers)
      }
      inputs.append((label, .ranks(try named(items, file.names))))
      return responses.map {
        file.input(
          label, .answers($0, items: file.names), part, roles: file.names.map { _ in "item" })
      }
    }
    try arguments.answer(inputs, of: .ranks, files: files)
  }

  /// The numbers that the answers are.
  private static func scores(
    _ columns: [ClassifiedColumn], _ rows: [[Int]]
  ) throws(CommandFailure) -> [[Double]] {
    var numbers: [[Double]] = []
    for column in columns {
      var values: [Double] = []
      for category in column.categories {
        guard let value = Double(category), value.isFinite else {
          throw CommandFailure(
            .badData, column.name,
            "has the answer '\(category)', which is no number; leave --means out, and name the answers that "
              + "count as yes with --yes")
        }
        values.append(value)
      }
      numbers.append(values)
    }
    return rows.map { row in row.enumerated().map { numbers[$0.offset][$0.element] } }
  }

  /// The answers in one column of a file.
  private func count(choices column: String) throws {
    let file = try respondents.open(counts, of: "ranks", columns: [column])
    var inputs: [AnalysisArguments.LabelledInput] = []
    var files: [ResultInput] = []
    try ColumnFile.answer(file.parts(try file.categories()), in: &files) { part in
      let column = part.columns[0]
      let label = file.label(column.name, part)
      let counts = try CommandInput.checked(label, CategoryCounts.init(_:), column.counts)
      let items = try CommandInput.checked(label, RankedItems.init(counts:), counts)
      inputs.append((label, .ranks(try named(items, column.categories))))
      return file.input(
        label, .answer(counts, names: column.categories), part, roles: ["column"])
    }
    try arguments.answer(inputs, of: .ranks, files: files)
  }
}
