public import Halfwidth

/// The rows that are left out because one of several columns has no answer there, by what stands there.
public struct MissingAnswers: Hashable, Sendable {
  /// How many rows there are, with those that are left out.
  public let rows: Int
  /// How many are left out.
  public let leftOut: Int
  /// What stands in place of answers, column by column, the most frequent first.
  public let kinds: [Kind]

  /// What a cell is called in which nothing stands.
  static let blank = "blank"

  /// A way in which an answer is missing.
  public struct Kind: Hashable, Sendable {
    /// The column.
    public let column: String
    /// What stands there: `blank`, or a code with its label.
    public let answer: String
    /// In how many rows.
    public let count: Int
  }

  /// Counts them.
  ///
  /// - Parameter columns: Columns of one file.
  /// - Complexity: O(n) in the rows.
  public init(_ columns: [ClassifiedColumn]) {
    var isAsked = [Bool](repeating: true, count: columns.first?.answers.count ?? 0)
    var isLeftOut = [Bool](repeating: false, count: isAsked.count)
    for column in columns {
      column.answers.forEachMissing { row, reason in
        isLeftOut[row] = true
        if reason == .notAsked { isAsked[row] = false }
      }
    }
    rows = isAsked.count { $0 }
    leftOut = zip(isAsked, isLeftOut).count { $0 && $1 }
    kinds = columns.flatMap { column in
      var counts: [String: Int] = [:]
      for (row, answer) in column.missing where column.isAsked(row) {
        counts[answer, default: 0] += 1
      }
      return counts.map { Kind(column: column.name, answer: $0.key, count: $0.value) }
        .sorted { ($1.count, $0.answer) < ($0.count, $1.answer) }
    }
  }

  /// How many rows are counted.
  public var counted: Int { rows - leftOut }

  /// One sentence on what is left out; nil where nothing is.
  public var warning: AnalysisWarning? { warning(leaving: "left out") }

  /// One sentence on what is left out; nil where nothing is.
  ///
  /// - Parameter words: What happens to these rows: `left out`.
  public func warning(leaving words: String) -> AnalysisWarning? {
    guard leftOut > 0 else { return nil }
    var columns: [String] = []
    for kind in kinds where !columns.contains(kind.column) { columns.append(kind.column) }
    let parts = columns.map { column in
      "'\(column)' "
        + kinds.filter { $0.column == column }.map { kind in
          "\(kind.count) \(kind.answer == Self.blank ? "" : "with ")\(kind.answer)"
        }.joined(separator: ", ")
    }
    return AnalysisWarning(
      .missingValues,
      "\(leftOut) of \(rows) rows \(leftOut == 1 ? "is" : "are") \(words) for a missing answer: "
        + parts.joined(separator: "; "))
  }
}
