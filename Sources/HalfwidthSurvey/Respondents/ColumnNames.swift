/// Columns by the names that people type.
enum ColumnNames {
  /// The column of a name: that of the same, or the one whose name is the same but for its line breaks and
  /// runs of spaces; nil where there is none.
  static func meant(by name: String, among columns: [String]) -> String? {
    if columns.contains(name) { return name }
    let found = columns.filter { $0.contains(where: \.isNewline) && $0.words == name.words }
    return found.count == 1 ? found[0] : nil
  }

  /// That there is no such column, and which one was likely meant.
  static func unknown(_ name: String, among columns: [String]) -> String {
    "there is no column '\(name)'; \(EditDistance.suggestion(forColumn: name, among: columns))"
  }
}

extension RespondentColumns {
  /// Returns the column that a person means by a name: line breaks in names may be typed as spaces.
  ///
  /// - Throws: ``SurveyError`` where there is none, with the one that was likely meant.
  public func column(named name: String) throws(SurveyError) -> String {
    guard let column = ColumnNames.meant(by: name, among: columnNames) else {
      throw SurveyError(.badData, path: path, ColumnNames.unknown(name, among: columnNames))
    }
    return column
  }
}
