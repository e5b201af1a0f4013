extension RespondentTable {
  /// Opens a file of respondents: fields of text, or a file of SPSS, Stata or SAS, by how it begins.
  ///
  /// - Parameters:
  ///   - format: How text is to be read, where a person says it.
  ///   - codes: What a person says of the codes in the file.
  /// - Throws: ``SurveyError`` for a file that can't be read or is damaged, for a header with an empty name
  ///   after the first, a name that comes twice, or numbers in the place of names.
  public static func read(
    _ path: String, format: DelimitedFormat = DelimitedFormat(), codes: AnswerCodes = AnswerCodes()
  ) throws(SurveyError) -> RespondentTable {
    let source: any RespondentSource =
      switch try OpenedFile(path) {
      case .native(let file): try NativeRespondents(file)
      case .text(let file): try DelimitedRespondents(file, format: format)
      }
    return RespondentTable(source, codes: codes)
  }
}
