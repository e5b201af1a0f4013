public import Halfwidth

/// Two columns of the same respondents, one against the other.
public struct CrossedColumns: Sendable {
  /// How many rows have each pair of answers; categories that no such row has are not among them, unless that
  /// was asked for.
  public let table: ContingencyTable
  /// The rows that are left out.
  public let missing: MissingAnswers
  /// Which categories are left out because no row has them.
  public let warnings: [AnalysisWarning]
  private let rows: ClassifiedColumn
  private let columns: ClassifiedColumn
  /// The categories that are lines of the table.
  private let used: (rows: [Int], columns: [Int])

  /// The rows of the table with their scores.
  public var scoredRows: ScoredCategories { rows.scored(used.rows) }
  /// The columns of the table with their scores.
  public var scoredColumns: ScoredCategories { columns.scored(used.columns) }

  /// Counts the rows that have an answer in both columns.
  ///
  /// - Parameters:
  ///   - rows: The column whose answers are the rows.
  ///   - columns: The column whose answers are the columns.
  ///   - keepsEmpty: Whether categories stay that no row has.
  ///   - path: The file, for messages.
  /// - Throws: ``SurveyError`` where there are fewer than two rows or columns.
  /// - Complexity: O(n) in the rows.
  public init(
    _ rows: ClassifiedColumn, _ columns: ClassifiedColumn, keepsEmpty: Bool = false, path: String
  ) throws(SurveyError) {
    let counts = Self.counts(rows, columns)
    missing = MissingAnswers([rows, columns])
    let used = (
      rows: counts.indices.filter { keepsEmpty || counts[$0].contains { $0 > 0 } },
      columns: columns.categories.indices.filter { column in
        keepsEmpty || counts.contains { $0[column] > 0 }
      }
    )
    var warnings: [AnalysisWarning] = []
    guard missing.counted > 0 else {
      throw SurveyError(
        .badData, path: path,
        "no row has an answer in both '\(rows.name)' and '\(columns.name)'; ask for columns that "
          + "were answered together")
    }
    for (column, used) in [(rows, used.rows), (columns, used.columns)] {
      guard used.count > 1 else {
        throw SurveyError(
          .badData, path: path,
          "column '\(column.name)' has one answer only, '\(column.categories[used.first ?? 0])', in the "
            + "\(missing.counted == 1 ? "row that is" : "\(missing.counted) rows that are") counted; a table "
            + "needs two")
      }
      let empty = column.categories.indices.filter { !used.contains($0) }
      if !empty.isEmpty {
        let names = empty.prefix(6).map { "'\(column.categories[$0])'" }.joined(separator: ", ")
        warnings.append(
          AnalysisWarning(
            .linesLeftOut,
            "\(names)\(empty.count > 6 ? " and others" : "") of '\(column.name)' \(empty.count == 1 ? "is" : "are") "
              + "left out of the table, as no row has \(empty.count == 1 ? "it" : "them")"))
      }
    }
    self.warnings = warnings
    self.rows = rows
    self.columns = columns
    self.used = used
    do throws(CountsError) {
      table = try ContingencyTable(
        used.rows.map { row in used.columns.map { counts[row][$0] } },
        rowNames: used.rows.map { rows.categories[$0] },
        columnNames: used.columns.map { columns.categories[$0] })
    } catch {
      throw SurveyError(.badData, path: path, error.message)
    }
  }

  /// The counts of the table's lines in the rows of one group.
  ///
  /// - Parameters:
  ///   - group: The place of the group among those of `groups`.
  ///   - groups: The column whose answers are the groups.
  public func counts(in group: Int, of groups: ClassifiedColumn) -> [[Int]] {
    let counts = Self.counts(rows.only(group, of: groups), columns)
    return used.rows.map { row in used.columns.map { counts[row][$0] } }
  }

  /// How many rows have each pair of answers.
  private static func counts(_ rows: ClassifiedColumn, _ columns: ClassifiedColumn) -> [[Int]] {
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: columns.categories.count), count: rows.categories.count)
    for row in 0..<rows.answers.count {
      if let one = rows.answers.answer(at: row), let two = columns.answers.answer(at: row) {
        counts[one][two] += 1
      }
    }
    return counts
  }
}
