internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// A file of respondents of which a command takes columns.
struct ColumnFile {
  /// The columns that are asked for, by their names in the file.
  let names: [String]
  /// The groups of `--by`; nil where there are none.
  let groups: ClassifiedColumn?
  /// How the rows were sampled; nil where it was not said.
  let sampled: FileDesign?
  private let sampling: DesignColumns?
  private let file: ClassifiedFile
  private let orders: [AnswerOrder]

  var path: String { file.path }

  /// Reads the columns that are asked for, those of the conditions, of the sampling and of the groups, in one pass.
  ///
  /// - Parameter orders: Lists of answers in their order, each of the columns that have none but these.
  init(
    _ table: RespondentTable, columns: [String], by: String?, rows: WhereArguments,
    missing: MissingCells, orders: [AnswerOrder] = [], sampling: DesignColumns? = nil
  ) throws(CommandFailure) {
    var names: [String] = []
    for name in columns { names += try Self.columns(name, of: table) }
    var group: String?
    if let by { group = try CommandFailure.translating(table.column(named: by)) }
    let asked = names + [group].compactMap(\.self) + (sampling?.names ?? [])
    var all = table
    let kept = try rows.rows(of: table, missing: missing) { conditions in
      all = table.reading(asked + conditions)
      return all
    }
    let file = ClassifiedFile(kept, missing: missing)
    self.file = file
    self.sampling = sampling
    sampled = try sampling.map { columns throws(CommandFailure) in
      try CommandFailure.translating(columns.design(of: all))
    }
    self.names = names
    self.orders = orders
    groups = try group.map { name throws(CommandFailure) in
      let column = try CommandFailure.translating(file.categories(of: name))
      return try AnswerOrder.ordered([column], by: orders)[0]
    }
  }

  /// The column of a name, or with `*` at its end all that begin so.
  private static func columns(
    _ name: String, of table: RespondentTable
  ) throws(CommandFailure) -> [String] {
    guard name.hasSuffix("*"), !table.columnNames.contains(name) else {
      return [try CommandFailure.translating(table.column(named: name))]
    }
    let found = table.columnNames.filter { $0.hasPrefix(name.dropLast()) }
    guard !found.isEmpty else {
      throw CommandFailure(
        .badData, table.path, "no column begins with '\(name.dropLast())'; name columns")
    }
    return found
  }

  /// The columns with their answers as categories.
  func categories() throws(CommandFailure) -> [ClassifiedColumn] {
    var columns: [ClassifiedColumn] = []
    for name in names { columns.append(try CommandFailure.translating(file.categories(of: name))) }
    return try ordered(columns)
  }

  /// Columns in the orders that are asked for.
  private func ordered(_ columns: [ClassifiedColumn]) throws(CommandFailure) -> [ClassifiedColumn] {
    try AnswerOrder.check(orders, among: columns + [groups].compactMap(\.self))
    return try AnswerOrder.ordered(columns, by: orders)
  }

  /// The two columns with the same categories.
  func sharedCategories() throws(CommandFailure) -> [ClassifiedColumn] {
    try ordered(try CommandFailure.translating(file.categories(ofBoth: names[0], names[1])))
  }

  /// The columns as numbers, each with those of all rows of the file.
  func numbers() throws(CommandFailure) -> (columns: [ClassifiedColumn], numbers: [[Double]]) {
    var columns: [ClassifiedColumn] = []
    var numbers: [[Double]] = []
    for name in names {
      let found = try CommandFailure.translating(file.numbers(of: name))
      columns.append(found.column)
      numbers.append(found.numbers)
    }
    // Numbers have their order: only that of the groups can be asked for.
    _ = try ordered([])
    return (columns, numbers)
  }

  /// The columns as yes and no.
  func choices(_ yes: [String]) throws(CommandFailure) -> [ClassifiedColumn] {
    let columns = try CommandFailure.translating(file.choices(of: names, yes: yes))
    // Yes and no have their order: only that of the groups can be asked for.
    _ = try ordered([])
    return columns
  }

  /// How many of those in a group who have an answer said yes.
  static func share(
    of choice: ClassifiedColumn, _ group: String, _ place: String
  ) throws(CommandFailure) -> BinomialCounts {
    let counts = choice.counts
    guard counts[0] + counts[1] > 0 else {
      throw CommandFailure(
        .badData, place,
        "nobody in '\(group)' has an answer in '\(choice.name)'; leave the group out")
    }
    return try CommandInput.checked(
      place, BinomialCounts.init(successes:trials:), counts[1], counts[0] + counts[1])
  }

  /// The share of yes among those who have an answer, by the design of the file.
  static func share(
    of choice: ClassifiedColumn, in sampled: FileDesign, _ group: String, _ place: String
  ) throws(CommandFailure) -> DesignShare {
    let share = sampled.design.share(
      of: sampled.places(of: choice).map { $0.map { $0 == 1 } })
    guard let share else {
      throw CommandFailure(
        .badData, place,
        "nobody in '\(group)' with a weight above 0 has an answer in '\(choice.name)'; leave the group out"
      )
    }
    return share
  }

  // MARK: - Groups

  /// Yes and no in each group that somebody is in.
  struct GroupedChoice {
    /// The column, as yes and no.
    let choice: ClassifiedColumn
    /// What the groups are in.
    let groups: ClassifiedColumn
    /// The names of the groups.
    let names: [String]
    let part: Part
    let label: String
    private let places: [Int]

    fileprivate init(_ choice: ClassifiedColumn, by groups: ClassifiedColumn, of file: ColumnFile) {
      self.choice = choice
      self.groups = groups
      part = file.whole([choice, groups])
      label = file.label("\(choice.name) by \(groups.name)", part)
      let counts = groups.counts
      places = groups.categories.indices.filter { counts[$0] > 0 }
      names = places.map { groups.categories[$0] }
    }

    /// The groups with their scores.
    var lines: ScoredCategories { groups.scored(places) }

    /// How many said yes in each group.
    ///
    /// - Throws: ``CommandFailure`` for a group in which nobody has an answer.
    func shares() throws(CommandFailure) -> [BinomialCounts] {
      var shares: [BinomialCounts] = []
      for place in places {
        shares.append(
          try share(of: choice.only(place, of: groups), groups.categories[place], label))
      }
      return shares
    }

    /// The groups as rows, with yes and no.
    func table(_ shares: [BinomialCounts]) throws(CommandFailure) -> ContingencyTable {
      try CommandInput.checked(
        label, ContingencyTable.init(_:rowNames:columnNames:),
        shares.map { [$0.successes, $0.failures] }, names, ["yes", "no"])
    }
  }

  /// The column that is asked for, as yes and no in the groups of `--by`.
  func groupedChoice(_ yes: [String]) throws(CommandFailure) -> GroupedChoice {
    guard let groups else {
      throw CommandFailure(
        .usage, "--column", "is counted in groups; give --by with the column that names them")
    }
    return GroupedChoice(try choices(yes)[0], by: groups, of: self)
  }

  /// The columns in all rows, or in those of one group.
  struct Part {
    /// The group, as `dept = A`; nil where there are none.
    var group: String?
    var columns: [ClassifiedColumn]
    /// The rows of the group.
    var rows: Int
    fileprivate var warnings: [AnalysisWarning]
  }

  /// Columns in all rows, whatever groups there are.
  func whole(_ columns: [ClassifiedColumn]) -> Part {
    Part(
      group: nil, columns: columns, rows: MissingAnswers(columns).rows,
      warnings: columns.flatMap(\.warnings))
  }

  /// The columns in the rows of each group that has some; one part where there are no groups.
  func parts(_ columns: [ClassifiedColumn]) -> [Part] {
    guard let groups else { return [whole(columns)] }
    let ungrouped = MissingAnswers([groups]).warning(leaving: "in no group")
    let reading = groups.warnings + [ungrouped].compactMap(\.self)
    return groups.categories.indices.filter { groups.counts[$0] > 0 }.map { group in
      let own = columns.map { $0.only(group, of: groups) }
      return Part(
        group: "\(groups.name) = \(groups.categories[group])", columns: own,
        rows: MissingAnswers(own).rows, warnings: own.flatMap(\.warnings) + reading)
    }
  }

  /// Answers the parts, each with what was read of it.
  ///
  /// A group that can't be answered is said with the reason beside the first that can, and the others are answered.
  ///
  /// - Parameter answer: Answers a part and returns what was read of it; nil where nothing would be said of it.
  /// - Throws: What is wrong with the first, where no group can be answered, or nothing is said of those that can; what is
  ///   wrong with all rows, and whatever is no fault of the data.
  static func answer(
    _ parts: [Part], in files: inout [ResultInput], _ answer: (Part) throws -> ResultInput?
  ) throws {
    var failures: [(group: String, failure: CommandFailure)] = []
    for part in parts {
      do {
        if let file = try answer(part) { files.append(file) }
      } catch let failure as CommandFailure where failure.status == .badData {
        guard let group = part.group else { throw failure }
        failures.append((group, failure))
      }
    }
    if let first = failures.first, files.isEmpty { throw first.failure }
    for (group, failure) in failures {
      files[0].warnings.append(
        AnalysisWarning(.undefined, "the group \(group) is not answered: \(failure.message)"))
    }
  }

  // MARK: - What is said of it

  /// The heading of what is found in a part: the columns, the file and the rows.
  func label(_ what: String, _ part: Part) -> String {
    let rows = part.rows == 1 ? "1 row" : "\(part.rows) rows"
    let conditions = [file.condition.map { "where \($0)" }, part.group].compactMap(\.self)
    return ([what + ": " + path, rows] + conditions).joined(separator: ", ")
  }

  /// What was counted in a part.
  ///
  /// - Parameters:
  ///   - roles: What each of the part's columns is.
  ///   - missing: The rows that are left out; nil for those without an answer to one of the columns.
  func input(
    _ label: String, _ content: ResultInput.Content, _ part: Part, roles: [String],
    missing: MissingAnswers? = nil, sentences: [String] = [], warnings: [AnalysisWarning] = []
  ) -> ResultInput {
    let missing = missing ?? MissingAnswers(part.columns)
    let columns = zip(roles, part.columns).map { role, column in
      CountedColumns.Column(role: role, name: column.name, title: column.title, yes: column.yes)
    }
    return ResultInput(
      label: label, content: content,
      columns: CountedColumns(
        file: path, columns: columns, condition: file.condition, group: part.group,
        missing: missing,
        sentences: sentences + [sampling?.sentence].compactMap(\.self)),
      warnings: distinct(
        part.warnings + [missing.warning].compactMap(\.self) + warnings))
  }
}
