public import Halfwidth

/// A file of tables of two by two, one for each stratum.
///
/// A file holds one table; or tables with blank lines between them; or a first column that says to which
/// stratum a row belongs, with two rows for each.
public struct StratifiedFile: Hashable, Sendable {
  /// The tables in the file's order; at least one.
  public let strata: [Stratum]
  /// How the file was read where it could be read otherwise, and what was left out.
  public let warnings: [AnalysisWarning]

  /// The table of one stratum.
  public struct Stratum: Hashable, Sendable {
    /// What the stratum is called; nil where the file does not say it.
    public var name: String?
    /// The counts by row, of two rows and two columns.
    public var counts: [[Int]]
    /// The names of the rows; nil where the file has none.
    public var rowNames: [String]?
    /// The names of the columns; nil where the file has none.
    public var columnNames: [String]?
    /// Where the table begins: `file:line:column`.
    public var place: String

    /// Creates a stratum.
    public init(
      name: String? = nil, counts: [[Int]], rowNames: [String]? = nil,
      columnNames: [String]? = nil, place: String
    ) {
      self.name = name
      self.counts = counts
      self.rowNames = rowNames
      self.columnNames = columnNames
      self.place = place
    }
  }

  /// Reads a file.
  ///
  /// - Throws: ``SurveyError`` for a file that can't be read, a table that is not of two by two, and what
  ///   ``TableFile`` refuses.
  public static func read(
    _ path: String, options: TableReadingOptions = TableReadingOptions()
  ) throws(SurveyError) -> StratifiedFile {
    let (rows, remarks) = try TableFile.lines(of: path, options)
    return try StratifiedFile(rows, options: options, remarks: remarks)
  }

  private init(
    _ rows: [[DelimitedTable.Field]], options: TableReadingOptions, remarks: [AnalysisWarning]
  ) throws(SurveyError) {
    let blocks = Self.blocks(rows)
    var strata: [Stratum] = []
    var warnings = remarks
    if blocks.count == 1, let groups = try StratumColumn(blocks[0], options: options) {
      for group in groups.tables {
        let file = try TableFile(group.grid, as: .counts, options: groups.options)
        strata.append(try Self.stratum(file, name: group.name, at: group.grid))
        warnings += file.warnings
      }
    } else {
      for block in blocks {
        let grid = TableGrid(block)
        let file = try TableFile(grid, as: .counts, options: options)
        let corner = grid.rows[0][0].text
        let isHeaded = file.rowNames != nil && file.columnNames != nil && !corner.isEmpty
        let name = grid.titles.last ?? (isHeaded && blocks.count > 1 ? corner : nil)
        strata.append(try Self.stratum(file, name: name, at: grid))
        // A title is the name of its stratum, and not left out.
        warnings += file.warnings.filter { grid.titles.count != 1 || $0.code != .linesLeftOut }
      }
    }
    // A corner that heads the same names everywhere is no name of a stratum.
    if strata.count > 1, Set(strata.map(\.name)).count < strata.count {
      for index in strata.indices { strata[index].name = nil }
    }
    self.strata = strata
    self.warnings = distinct(warnings)
  }

  private static func stratum(
    _ file: TableFile, name: String?, at grid: TableGrid
  ) throws(SurveyError) -> Stratum {
    let place = grid.position(row: 0)
    guard file.rows.count == 2, file.rows.allSatisfy({ $0.count == 2 }) else {
      throw SurveyError(
        place,
        "the table\(name.map { " of '\($0)'" } ?? "") is of \(file.rows.count) by "
          + "\(file.rows[0].count), and that of a stratum is of two by two; give two rows of two counts, "
          + "with a blank line between strata or a first column that names them")
    }
    return Stratum(
      name: name, counts: file.rows, rowNames: file.rowNames, columnNames: file.columnNames,
      place: place.description)
  }

  /// The rows between blank lines, and between rows of nothing but separators.
  private static func blocks(_ rows: [[DelimitedTable.Field]]) -> [[[DelimitedTable.Field]]] {
    var blocks: [[[DelimitedTable.Field]]] = []
    var isOpen = false
    var lastLine = 0
    for row in rows {
      if row.allSatisfy({ TableCell($0.text) == .blank }) {
        isOpen = false
        continue
      }
      if !isOpen || row[0].position.line > lastLine + 1 { blocks.append([]) }
      blocks[blocks.count - 1].append(row)
      isOpen = true
      let last = row[row.count - 1]
      lastLine = last.position.line + last.text.count { $0.isNewline }
    }
    return blocks
  }
}

/// The rows of a file whose first column says to which stratum they belong.
private struct StratumColumn {
  /// The rows of each stratum without its name, in the order in which the names come up.
  var tables: [(name: String, grid: TableGrid)] = []
  /// How each of them is read.
  var options: TableReadingOptions

  /// - Returns: nil for a file without such a column.
  /// - Throws: ``SurveyError`` for a stratum that has not two rows.
  init?(
    _ rows: [[DelimitedTable.Field]], options: TableReadingOptions
  ) throws(SurveyError) {
    let names = rows.map { $0[0].text }
    let times = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    // One table has two rows with different names, a header, and perhaps a total.
    guard rows.count >= 4, rows.allSatisfy({ $0.count >= 3 }),
      times.values.contains(where: { $0 > 1 })
    else { return nil }
    let hasHeader = options.header ?? (times[names[0]] == 1)
    self.options = options
    self.options.header = hasHeader
    let header = hasHeader ? [Array(rows[0].dropFirst())] : []
    let body = rows.dropFirst(hasHeader ? 1 : 0)
    var seen: Set<String> = []
    for row in body where seen.insert(row[0].text).inserted {
      let name = row[0].text
      let own = body.filter { $0[0].text == name }
      guard own.count == 2 || options.dropsTotals else {
        throw SurveyError(
          row[0].position,
          "the first column names strata, and '\(name)' has \(own.count) rows; give each stratum two "
            + "rows")
      }
      tables.append((name, TableGrid(header + own.map { Array($0.dropFirst()) })))
    }
  }
}

extension StratifiedFile {
  /// The strata with rows and columns in the order of the first, by their names.
  ///
  /// A stratum without names, and one beside it, stand in the order in which they were written.
  ///
  /// - Returns: The strata, and a warning where an order was changed.
  /// - Throws: ``SurveyError`` for strata with different names.
  public static func paired(
    _ strata: [Stratum]
  ) throws(SurveyError) -> (strata: [Stratum], warnings: [AnalysisWarning]) {
    var paired: [Stratum] = []
    var reordered: [String] = []
    let rowNames = strata.first { $0.rowNames != nil }?.rowNames
    let columnNames = strata.first { $0.columnNames != nil }?.columnNames
    for (number, stratum) in strata.enumerated() {
      var result = stratum
      if let names = rowNames, let own = stratum.rowNames {
        let order = try places(of: names, among: own, "rows", in: stratum)
        result.counts = order.map { stratum.counts[$0] }
      }
      if let names = columnNames, let own = stratum.columnNames {
        let order = try places(of: names, among: own, "columns", in: stratum)
        result.counts = result.counts.map { row in order.map { row[$0] } }
      }
      if result.counts != stratum.counts { reordered.append(stratum.name ?? "\(number + 1)") }
      result.rowNames = rowNames
      result.columnNames = columnNames
      paired.append(result)
    }
    if reordered.isEmpty { return (paired, []) }
    return (
      paired,
      [
        AnalysisWarning(
          .rowsReordered,
          "rows and columns of \(TableGrid.list(reordered)) were brought into the order of "
            + "the first stratum, by name")
      ]
    )
  }

  private static func places(
    of names: [String], among own: [String], _ lines: String, in stratum: Stratum
  ) throws(SurveyError) -> [Int] {
    guard let places = CategoryNames.places(of: names, among: own) else {
      throw SurveyError(
        .badData, path: stratum.place,
        "the \(lines) are named \(own.joined(separator: ", ")), and those of the first stratum "
          + "\(names.joined(separator: ", ")); give all strata the same names")
    }
    return places
  }
}
