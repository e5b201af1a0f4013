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
  init(_ grid: TableGrid, layout: TableLayout) throws(SurveyError) {
    let fields = try NamedFields(grid, layout: layout, of: "counts")
    counts = []
    for row in fields.rows {
      var values: [Int] = []
      for field in row.dropFirst(fields.skipped) { values.append(try Self.number(field)) }
      counts.append(values)
    }
    positions = fields.rows.map { $0.dropFirst(fields.skipped).map(\.position) }
    rowPositions = fields.rows.map { $0[0].position }
    columnPositions = fields.top.map(\.position)
    rowNames =
      layout.hasRowNames ? try NamedFields.names(fields.rows.map { $0[0] }, of: .row) : nil
    columnNames = fields.columnNames
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

extension NamedCounts {
  /// The number in a field.
  private static func number(_ field: DelimitedTable.Field) throws(SurveyError) -> Int {
    if TableCell(field.text) == .blank {
      throw SurveyError(
        field.position, "the field is empty; write a count, 0 where there is none")
    }
    let text = field.text.trimming(\.isWhitespace)
    if text.count(where: \.isNumber) > 3, Self.groupsThousands(text) {
      throw SurveyError(
        field.position,
        "'\(text)' is not a whole number; write \(text.filter(\.isNumber)) where its sign groups "
          + "thousands")
    }
    guard let count = Int(text), text.first != "+" else {
      throw SurveyError(field.position, "'\(text)' is not a whole number; write a count such as 12")
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

  /// Whether the text is digits in groups of three: `1,234`, `1.234`, `1 234 567`.
  private static func groupsThousands(_ text: Substring) -> Bool {
    let groups = text.split(
      omittingEmptySubsequences: false, whereSeparator: { ",.'’ \u{A0}\u{202F}".contains($0) })
    return groups.count >= 2 && (1...3).contains(groups[0].count)
      && groups.dropFirst().allSatisfy { $0.count == 3 }
      && groups.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
  }
}
