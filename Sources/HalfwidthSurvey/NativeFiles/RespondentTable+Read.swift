extension RespondentTable {
  /// Opens a file of respondents by how it begins: fields of text, a sheet of Excel, or a file of SPSS, Stata or
  /// SAS.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - format: How text is to be read, where a person says it.
  ///   - codes: What a person says of the codes in the file.
  ///   - sheet: The sheet of a workbook; nil for the first that is shown.
  /// - Throws: ``SurveyError`` for a file that can't be read or is damaged, for a header with an empty name
  ///   after the first, a name that comes twice, or numbers in the place of names.
  public static func read(
    _ path: String, format: DelimitedFormat = DelimitedFormat(), codes: AnswerCodes = AnswerCodes(),
    sheet: String? = nil
  ) throws(SurveyError) -> RespondentTable {
    try read(path, kinds: .filesAndStreams, format: format, codes: codes, sheet: sheet)
  }

  /// - Parameter kinds: What the path may name: a survey that somebody else sent holds files alone.
  static func read(
    _ path: String, kinds: BoundedFile.Kinds, format: DelimitedFormat = DelimitedFormat(),
    codes: AnswerCodes = AnswerCodes(), sheet: String? = nil
  ) throws(SurveyError) -> RespondentTable {
    let source: any RespondentSource
    switch try OpenedFile(path, kinds: kinds, encoding: format.encoding) {
    case .native(let file) where file.format == .workbook:
      try refuse(encoding: format, path)
      source = try WorkbookRespondents(file, format: format, sheet: sheet)
    case .native(let file):
      try refuse(sheet, path)
      try refuse(encoding: format, path)
      try refuse(headerRows: format, path)
      source = try NativeRespondents(file)
    case .text(let file):
      try refuse(sheet, path)
      source = try DelimitedRespondents(file, format: format)
    case .large(let text):
      try refuse(sheet, path)
      if let read = DelimitedRespondents(text, format: format) {
        source = read
      } else {
        source = try DelimitedRespondents(text.whole(), format: format)
      }
    }
    return RespondentTable(source, codes: codes)
  }

  /// Refuses a sheet where there are none.
  private static func refuse(_ sheet: String?, _ path: String) throws(SurveyError) {
    guard let sheet else { return }
    throw SurveyError(
      .badData, path: path,
      "is no workbook and has no sheet '\(sheet)'; leave --sheet out (sheet in a survey)")
  }

  /// Refuses the encoding of a file that says its own.
  private static func refuse(encoding format: DelimitedFormat, _ path: String) throws(SurveyError) {
    guard let encoding = format.encoding else { return }
    throw SurveyError(
      .badData, path: path,
      "is no file of text, and \(encoding.rawValue) is not chosen for it; leave --encoding out (encoding in a survey)"
    )
  }

  /// Refuses rows of names where columns have their names elsewhere.
  private static func refuse(
    headerRows format: DelimitedFormat, _ path: String
  ) throws(SurveyError) {
    guard format.headerRows != nil else { return }
    throw SurveyError(
      .badData, path: path,
      "has no rows that name its columns; leave --header-rows out (header_rows in a survey)")
  }
}
