public import Halfwidth

/// A file of comma-separated whole numbers that is a table of counts.
///
/// Names of rows and columns are found in the first line and column: numbers that are names (codes, years)
/// are never counted. Rows and columns that are the sums of the others are not counted either.
public struct TableFile: Hashable, Sendable {
  /// The numbers by row; at least one row, all of one length of at least one.
  public let rows: [[Int]]
  /// The names of the rows, all different; nil where the file has none.
  public let rowNames: [String]?
  /// The names of the columns, all different; nil where the file has none.
  public let columnNames: [String]?
  /// How the file was read where it could be read otherwise, and what was left out.
  public let warnings: [AnalysisWarning]

  /// What a file holds.
  public enum Content: Hashable, Sendable {
    /// Counts of respondents.
    case counts
    /// Counts of respondents by the same categories in rows and columns.
    case squareCounts
  }

  /// Reads a file.
  ///
  /// - Throws: ``SurveyError`` for a file that can't be read, rows of different lengths, a field that is
  ///   not a whole number from 0 to 2^53, names that come twice, sums that would be
  ///   counted, and a file that can be read in two ways, each with its line and column.
  public static func read(
    _ path: String, as content: Content = .counts,
    options: TableReadingOptions = TableReadingOptions()
  ) throws(SurveyError) -> TableFile {
    let (rows, remarks) = try lines(of: path, options)
    return try TableFile(TableGrid(rows), as: content, options: options, remarks: remarks)
  }

  /// The fields of a file, in one row at least, and what is to be known of their reading.
  static func lines(
    of path: String, _ options: TableReadingOptions
  ) throws(SurveyError) -> (rows: [[DelimitedTable.Field]], remarks: [AnalysisWarning]) {
    let table = try DelimitedTable.read(TextFile.read(path, encoding: options.encoding))
    guard !table.rows.isEmpty else {
      throw SurveyError(.badData, path: path, "the file has no row; add the counts")
    }
    return (
      table.rows, table.remarks.map { AnalysisWarning(.inputReading, $0) }
    )
  }

  /// Reads the rows of one table.
  init(
    _ grid: TableGrid, as content: Content, options: TableReadingOptions,
    remarks: [AnalysisWarning] = []
  ) throws(SurveyError) {
    if let error = grid.cellsInRows { throw error }
    let layout =
      switch content {
      case .counts: try TableLayout.ofCounts(grid, options: options)
      case .squareCounts: try TableLayout.ofSquareCounts(grid, options: options)
      }
    let body = try NamedCounts(grid, layout: layout)
    let totals = try TableTotals(body, dropsTotals: options.dropsTotals)
    rows = totals.rest.counts
    rowNames = totals.rest.rowNames
    columnNames = totals.rest.columnNames
    warnings =
      remarks + grid.warnings(layout) + totals.warnings
      + [totals.rest.respondentsWarning].compactMap(\.self)
  }
}

extension TableGrid {
  /// That the file has a row for each cell of a table, as R's `as.data.frame(table(...))` writes it: two
  /// columns of categories, each pair once, and their counts; nil for any other file.
  fileprivate var cellsInRows: SurveyError? {
    let width = cells.width
    guard rows.count >= 5, (3...4).contains(width), rows.allSatisfy({ $0.count == width }),
      cells.rows[0].dropFirst(width - 3).allSatisfy(\.isText),
      cells.rows.dropFirst().allSatisfy({ $0[width - 1].isCount }),
      width == 3 || Set(cells.column).count == rows.count - 1
    else { return nil }
    let (first, second) = (width - 3, width - 2)
    let pairs = Set(rows.dropFirst().map { [$0[first].text, $0[second].text] })
    let levels = [first, second].map { column in Set(rows.dropFirst().map { $0[column].text }).count
    }
    guard pairs.count == rows.count - 1, levels.allSatisfy({ $0 >= 2 }),
      pairs.count == levels[0] * levels[1]
    else { return nil }
    let names = rows[0].suffix(3).map(\.text)
    return SurveyError(
      position(row: 0),
      "each row is one cell of a table (\(Self.list(names))); write a row for each '\(names[0])' and a "
        + "column for each '\(names[1])', with the counts where they meet")
  }

  /// That titles were passed over.
  var titleWarnings: [AnalysisWarning] {
    titles.map {
      AnalysisWarning(.linesLeftOut, "the line '\($0)' was passed over as a title of the table")
    }
  }

  /// What a reader must know of how the file was read.
  fileprivate func warnings(_ layout: TableLayout) -> [AnalysisWarning] {
    var warnings = titleWarnings
    func assume(_ line: String, _ texts: [String], name lines: String, option: String) {
      warnings.add(
        .namesAssumed,
        "the first \(line) (\(Self.list(texts))) was read as names of the \(lines); "
          + "\(option) no counts it")
    }
    if layout.assumesHeader {
      assume("row", rows[0].map(\.text), name: "columns", option: "--header")
    }
    if layout.assumesRowNames {
      let column = firstColumn(hasHeader: layout.hasHeader)
      assume("column", column, name: "rows", option: "--row-names")
    }
    return warnings
  }
}
