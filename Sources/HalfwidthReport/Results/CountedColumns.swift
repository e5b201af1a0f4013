internal import Halfwidth
public import HalfwidthSurvey

/// Which columns of a respondents' file counts are made of, and which rows.
public struct CountedColumns: Sendable {
  /// The file's path, as a person gave it.
  public var file: String
  /// The columns, in the order in which they are asked for.
  public var columns: [Column]
  /// The conditions on the rows; nil where there is none.
  public var condition: String?
  /// The group that is counted, as `dept = A`; nil where rows are not grouped.
  public var group: String?
  /// The rows that are left out.
  public var missing: MissingAnswers
  /// Sentences on which way round the columns are counted, for people.
  public var sentences: [String] = []

  /// A column and what it is in the analysis.
  public struct Column: Sendable {
    /// What it is: `rows`, `columns`, `first`, `second`, `column`, `by`, `item`.
    public var role: String
    /// The column's name.
    public var name: String
    /// The question as it was put, where the file has it.
    public var title: String?
    /// The answers that count as yes; empty where that was not asked.
    public var yes: [String]

    /// Creates a column.
    public init(role: String, name: String, title: String? = nil, yes: [String] = []) {
      self.role = role
      self.name = name
      self.title = title
      self.yes = yes
    }
  }

  /// Creates a description.
  public init(
    file: String, columns: [Column], condition: String? = nil, group: String? = nil,
    missing: MissingAnswers, sentences: [String] = []
  ) {
    self.file = file
    self.columns = columns
    self.condition = condition
    self.group = group
    self.missing = missing
    self.sentences = sentences
  }

  /// The same under wire names.
  var fields: FieldList {
    var fields: FieldList = [
      "file": .string(file),
      "columns": .list(
        columns.map { column in
          var fields: FieldList = ["role": .string(column.role), "name": .string(column.name)]
          if let title = column.title { fields.add("title", .string(title)) }
          if !column.yes.isEmpty { fields.add("yes", .texts(column.yes)) }
          return .fields(fields)
        }),
    ]
    if let condition { fields.add("where", .string(condition)) }
    if let group { fields.add("group", .string(group)) }
    fields.add("rows", .integer(missing.rows))
    fields.add("left_out", .integer(missing.leftOut))
    fields.add(
      "missing",
      .list(
        missing.kinds.map {
          .fields([
            "column": .string($0.column), "answer": .string($0.answer), "n": .integer($0.count),
          ])
        }))
    return fields
  }

  /// What a person must know of the columns above the counts.
  var facts: [String] {
    let titled = columns.filter { $0.title != nil }.map { "\($0.name) is: \($0.title ?? "")" }
    var yes: [String] = []
    for column in columns where !column.yes.isEmpty {
      let own = columns.filter { $0.yes == column.yes }.map(\.name).joined(separator: " and ")
      let words = "Yes to \(own) is \(column.yes.joined(separator: " or "))."
      if !yes.contains(words) { yes.append(words) }
    }
    return titled + yes + sentences
  }
}
