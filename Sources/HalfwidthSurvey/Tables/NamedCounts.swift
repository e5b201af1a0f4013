internal import Halfwidth

/// Whole numbers with the names and places that they have in a file.
struct NamedCounts {
  /// The numbers by row; at least one row, all of one length of at least one.
  var counts: [[Int]]
  /// The names of the rows, all different.
  var rowNames: [String]?
  /// The names of the columns, all different.
  var columnNames: [String]?
  /// Where each number stands.
  var positions: [[SourcePosition]]
  /// Where each row begins, its name included.
  var rowPositions: [SourcePosition]
  /// Where each column begins, its name included.
  var columnPositions: [SourcePosition]

  /// Reads the numbers and the names.
  ///
  /// - Throws: ``SurveyError`` for what is no count, rows of different lengths, and names that come twice.
  init(
    _ grid: TableGrid, layout: TableLayout, content: TableFile.Content
  ) throws(SurveyError) {
    let first = grid.rows[0]
    let body = Array(grid.rows.dropFirst(layout.hasHeader ? 1 : 0))
    let skipped = layout.hasRowNames ? 1 : 0
    guard let model = body.first else {
      throw SurveyError(
        first[0].position, "the file has names and no numbers; add rows of \(content.plural)")
    }
    let isShort = layout.hasHeader && layout.hasRowNames && first.count + 1 == model.count
    for row in grid.rows.dropFirst() where row.count != first.count + (isShort ? 1 : 0) {
      throw SurveyError(
        row[0].position,
        "the row has \(row.count) fields and the first row \(first.count); give every row the same "
          + "number, and put a field that holds a comma in quotes")
    }
    guard model.count > skipped else {
      throw SurveyError(
        first[0].position, "the file has names and no numbers; add columns of \(content.plural)")
    }
    counts = []
    for row in body {
      var values: [Int] = []
      for field in row.dropFirst(skipped) { values.append(try content.number(field)) }
      counts.append(values)
    }
    positions = body.map { $0.dropFirst(skipped).map(\.position) }
    rowPositions = body.map { $0[0].position }
    let top = (layout.hasHeader ? first : model).dropFirst(isShort ? 0 : skipped)
    columnPositions = top.map(\.position)
    rowNames = nil
    if layout.hasRowNames {
      rowNames = try Self.names(body.map { $0[0] }, of: "row", content)
    }
    columnNames = layout.hasHeader ? try Self.names(Array(top), of: "column", content) : nil
  }

  /// The texts as names; one that is blank is named by its number, and all blank are none.
  private static func names(
    _ fields: [DelimitedTable.Field], of line: String, _ content: TableFile.Content
  ) throws(SurveyError) -> [String]? {
    let texts = fields.map(\.text.words)
    if texts.allSatisfy(\.isEmpty) { return nil }
    var names: [String] = []
    var seen: [String: SourcePosition] = [:]
    for (number, text) in texts.enumerated() {
      let name = text.isEmpty ? "\(line) \(number + 1)" : text
      if let other = seen.updateValue(fields[number].position, forKey: name),
        content != .answers || line == "column"
      {
        throw SurveyError(
          fields[number].position,
          "the name '\(name)' stands at line \(other.line), column \(other.column) already; give each "
            + "\(line) a name of its own")
      }
      names.append(name)
    }
    return names
  }

  /// Checks that every number is an answer.
  ///
  /// - Throws: ``SurveyError`` for the first that is neither 0 nor 1.
  func checkAnswers() throws(SurveyError) {
    for (row, values) in counts.enumerated() {
      for (column, value) in values.enumerated() where value != 0 && value != 1 {
        throw SurveyError(
          positions[row][column],
          "the answer is \(value); write 1 for yes and 0 for no, and use --row-names yes where the "
            + "first column numbers the respondents")
      }
    }
  }

  /// That the rows are few different ones, each several times, as answers of respondents are and counts
  /// of categories are not; nil for any other table.
  var respondentsWarning: AnalysisWarning? {
    let different = Set(counts).count
    guard counts.count >= 10, 2 * different <= counts.count else { return nil }
    return AnalysisWarning(
      .possibleRespondents,
      "the \(counts.count) rows are \(different) different ones, as answers of respondents "
        + "are, and each was read as a row of counts; count the respondents in each cell first")
  }

  /// The table without some rows and columns.
  func without(rows: Set<Int>, columns: Set<Int>) -> NamedCounts {
    func kept<Element>(_ list: [Element], without left: Set<Int>) -> [Element] {
      list.indices.filter { !left.contains($0) }.map { list[$0] }
    }
    var rest = self
    rest.counts = kept(counts, without: rows).map { kept($0, without: columns) }
    rest.positions = kept(positions, without: rows).map { kept($0, without: columns) }
    rest.rowNames = rowNames.map { kept($0, without: rows) }
    rest.columnNames = columnNames.map { kept($0, without: columns) }
    rest.rowPositions = kept(rowPositions, without: rows)
    rest.columnPositions = kept(columnPositions, without: columns)
    return rest
  }
}

extension TableFile.Content {
  fileprivate var plural: String {
    switch self {
    case .counts, .squareCounts: "counts"
    case .answers: "answers"
    }
  }

  /// What stands in a field that should be filled, and how to write it.
  private var example: String {
    switch self {
    case .counts, .squareCounts: "write a count such as 12"
    case .answers: "write 1 for yes and 0 for no"
    }
  }

  /// The number in a field.
  fileprivate func number(_ field: DelimitedTable.Field) throws(SurveyError) -> Int {
    if TableCell(field.text) == .blank {
      switch self {
      case .counts, .squareCounts:
        throw SurveyError(
          field.position, "the field is empty; write a count, 0 where there is none")
      case .answers:
        throw SurveyError(
          field.position,
          "the field is empty; write 1 for yes or 0 for no, or leave out the respondent's row")
      }
    }
    let text = field.text.trimming(\.isWhitespace)
    if text.count(where: \.isNumber) > 3, Self.groupsThousands(text) {
      throw SurveyError(
        field.position,
        "'\(text)' is not a whole number; write \(text.filter(\.isNumber)) where its sign groups "
          + "thousands")
    }
    guard let count = Int(text), text.first != "+" else {
      throw SurveyError(field.position, "'\(text)' is not a whole number; \(example)")
    }
    guard count >= 0 else {
      throw SurveyError(field.position, "\(count) is negative; counts are not negative")
    }
    guard count <= 1 << 53 else {
      throw SurveyError(
        field.position,
        "\(count) is above 2^53, the largest number that is counted exactly; give fewer")
    }
    return count
  }
}

extension TableFile.Content {
  /// Whether the text is digits in groups of three: `1,234`, `1.234`, `1 234 567`.
  private static func groupsThousands(_ text: Substring) -> Bool {
    let groups = text.split(
      omittingEmptySubsequences: false, whereSeparator: { ",.'’ \u{A0}\u{202F}".contains($0) })
    return groups.count >= 2 && (1...3).contains(groups[0].count)
      && groups.dropFirst().allSatisfy { $0.count == 3 }
      && groups.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
  }
}
