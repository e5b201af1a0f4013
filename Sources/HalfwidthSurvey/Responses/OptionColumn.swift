/// The option that a column of a select-all question is about, as survey platforms write it into the column's name.
enum OptionColumn {
  /// Whether a cell's text is the option in the name or the title of its column, so that it says that the option was
  /// chosen.
  ///
  /// SurveyMonkey's columns are read as `Question: Option`, Alchemer (SurveyGizmo) writes `Option:Question`, LimeSurvey
  /// `Question [Option]`, and Qualtrics the title `Question - Option`. Letter case and white space don't matter.
  static func isOption(_ text: String, of column: RespondentColumn) -> Bool {
    let option = text.words.lowercased()
    guard !option.isEmpty else { return false }
    return [column.name, column.title ?? ""].contains { name in
      let name = name.words.lowercased()
      return name == option || name.hasSuffix(": " + option) || name.hasPrefix(option + ":")
        || name.hasSuffix("[" + option + "]") || name.hasSuffix(" - " + option)
    }
  }
}
