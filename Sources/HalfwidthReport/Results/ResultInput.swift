public import Halfwidth

/// What was read from a file under one label: it comes back in the answer, with its names.
public struct ResultInput: Sendable {
  /// The label of the findings that are about it.
  public var label: String
  /// What was read.
  public var content: Content
  /// The columns that it was counted from; nil for a file that holds counts.
  public var columns: CountedColumns?
  /// How it was read where it could be read otherwise, and what was left out.
  public var warnings: [AnalysisWarning]

  /// The kinds of input that a file can hold.
  public enum Content: Sendable {
    /// A table of counts.
    case counts(ContingencyTable)
    /// How many have each answer to one question, and what the answers are called.
    case answer(CategoryCounts, names: [String])
    /// How many of those who have an answer to one question have a given one.
    case share(BinomialCounts)
    /// Answers of yes or no, with the names that the items have.
    case answers(BinaryResponses, items: [String]?)
    /// Tables of one shape, with the names that they have, and that their rows and columns have.
    case strata(ScoredStrata, names: [String], rows: [String]?, columns: [String]?)
    /// Ratings, with the names of the columns that they stand in.
    case ratings(Ratings, raters: [String])
    /// How many differences of two numbers were taken.
    case differences(count: Int)
  }

  /// Creates an input.
  public init(
    label: String, content: Content, columns: CountedColumns? = nil,
    warnings: [AnalysisWarning] = []
  ) {
    self.label = label
    self.content = content
    self.columns = columns
    self.warnings = warnings
  }
}

extension ResultInput {
  /// What was read, under its wire names.
  var fields: FieldList {
    var fields: FieldList = ["label": .string(label)]
    if let columns { fields.add(columns.fields) }
    switch content {
    case .counts(let table):
      fields.add(table.names)
      fields.add("counts", .list(table.counts.map(FieldValue.wholes)))
    case .answer(let counts, let names):
      fields.add("category_names", .texts(names))
      fields.add("counts", .wholes(counts.counts))
    case .share(let counts):
      fields.add("successes", .integer(counts.successes))
      fields.add("n", .integer(counts.trials))
    case .answers(let responses, let items):
      if let items { fields.add("items", .texts(items)) }
      fields.add("successes", .wholes(responses.itemTotals))
      fields.add("n", .integer(responses.respondents))
    case .strata(let tables, let names, let rows, let columns):
      fields.add("strata_names", .texts(names))
      if let rows { fields.add("row_names", .texts(rows)) }
      if let columns { fields.add("column_names", .texts(columns)) }
      fields.add(
        "strata", .list(tables.strata.map { .list($0.map(FieldValue.wholes)) }))
    case .ratings(let ratings, let raters):
      fields.add("items", .texts(raters))
      fields.add("n", .integer(ratings.subjects))
    case .differences(let count): fields.add("n", .integer(count))
    }
    return fields
  }

  /// What the categories of shares are called; nil where they have no names.
  var categoryNames: [String]? {
    switch content {
    case .answer(_, let names): names
    case .counts, .share, .answers, .strata, .ratings, .differences: nil
    }
  }

  /// What was read as a person reads it; nil where the table of results says it.
  var table: ResultTable? {
    switch content {
    case .counts(let table): ResultTable.observed(table)
    case .answer, .share, .ratings, .differences: nil
    case .answers(let responses, let items):
      ResultTable(
        header: ["item", "yes", "of", "share"], isNumber: [false, true, true, true],
        rows: responses.itemTotals.enumerated().map { number, successes in
          let share = Double(successes) / Double(responses.respondents)
          return [
            items?[number] ?? "item \(number + 1)", "\(successes)", "\(responses.respondents)",
            DecimalFormat.percent(share),
          ]
        })
    case .strata(let tables, let names, let rows, let columns):
      ResultTable(
        header: ["stratum"]
          + (0..<tables.rows).flatMap { row in
            (0..<tables.columns).map { column in
              "\(rows?[row] ?? "row \(row + 1)"), \(columns?[column] ?? "column \(column + 1)")"
            }
          },
        isNumber: [false] + [Bool](repeating: true, count: tables.rows * tables.columns),
        rows: zip(names, tables.strata).map { name, stratum in
          [name] + stratum.joined().map { "\($0)" }
        })
    }
  }
}

extension ContingencyTable {
  /// The names of the rows, or their numbers.
  var rowTitles: [String] { rowNames ?? (0..<rows).map { "row \($0 + 1)" } }
  /// The names of the columns, or their numbers.
  var columnTitles: [String] { columnNames ?? (0..<columns).map { "column \($0 + 1)" } }
}

extension ResultTable {
  /// Counts with the percentages of their rows, and the totals.
  static func observed(_ table: ContingencyTable) -> ResultTable {
    let percentages = table.rowPercentages
    return ResultTable(
      header: ["counts (row %)"] + table.columnTitles + ["total"],
      isNumber: [false] + [Bool](repeating: true, count: table.columns + 1),
      rows: table.rowTitles.enumerated().map { row, title in
        [title]
          + table.counts[row].enumerated().map { column, count in
            percentages[row][column].map { "\(count) (\(DecimalFormat.percent($0 / 100)))" }
              ?? "\(count)"
          } + ["\(table.rowTotals[row])"]
      } + [["total"] + table.columnTotals.map { "\($0)" } + ["\(table.total)"]])
  }
}
