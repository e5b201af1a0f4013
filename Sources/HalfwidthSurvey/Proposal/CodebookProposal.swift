/// A codebook that is proposed for a file of respondents' answers, and reads back without a fault.
///
/// What a column is follows from its name, its labels and its values. What can't be told is left out and said, not
/// guessed. Every question is read back from the file before it is proposed.
public struct CodebookProposal: Hashable, Sendable {
  /// What was recognised.
  public let codebook: ProposedCodebook
  /// The codebook as `survey.yaml`, with a comment on why each part is as it is.
  public let yaml: String
  /// How the file was read, where it isn't as most files are.
  public let remarks: [String]

  /// Proposes a codebook.
  ///
  /// - Parameters:
  ///   - table: The file.
  ///   - file: The name that the file has in the survey's folder.
  ///   - format: How a person said that its text is to be read.
  ///   - sheet: The sheet of a workbook that a person named.
  /// - Throws: ``SurveyError`` for a file that is no table, has no rows, or has no column that is recognised.
  /// - Complexity: O(n) in the cells of the file, which is gone through once, and three times in memory.
  public init(
    of table: RespondentTable, file: String, format: DelimitedFormat = DelimitedFormat(),
    sheet: String? = nil
  ) throws(SurveyError) {
    let table = table.reading(table.columnNames)
    let cells = table.cells(of: Array(table.columnNames.indices))
    if let fault = cells.end ?? cells.oddRow { throw fault }
    guard cells.rowCount > 0 else { throw table.withoutRows }
    let profiles = table.columnNames.indices.map { place in
      ColumnProfile(
        cells.columns[place] ?? CellColumn([]), of: table.source.columns[place], at: place,
        mark: table.source.format.decimalMark)
    }
    let missing = profiles.map(MissingRecogniser.missing)
    let proposer = QuestionProposer(profiles, missing: missing)
    var codebook = ProposedCodebook(
      file: file, rows: cells.rowCount, columns: profiles.count)
    codebook.format = format
    codebook.sheet = sheet
    codebook.respondent = proposer.respondent
    codebook.scales = proposer.scales
    codebook.questions = proposer.questions
    codebook.leftOut = proposer.leftOut
    codebook.missing = MissingProposer(&codebook.questions, profiles, missing).shared
    try Self.removeFaults(&codebook, table)
    guard !codebook.questions.isEmpty else {
      let first =
        codebook.leftOut.first.map { " ('\($0.column.words.shortened)': \($0.reason))" } ?? ""
      throw SurveyError(
        .badData, path: table.path,
        "no column is recognised as one of a question\(first); write the codebook by hand, as "
          + "docs/survey-folders.md describes it")
    }
    codebook.comparisons = ComparisonProposer.comparisons(of: codebook.questions)
    if try Self.fault(of: codebook, table) != nil {
      codebook.comparisons = []
      if let fault = try Self.fault(of: codebook, table) { throw fault }
    }
    self.codebook = codebook
    yaml = CodebookYAML.text(of: codebook)
    remarks = table.source.remarks
  }

  /// Leaves out the questions that can't be read back.
  private static func removeFaults(
    _ codebook: inout ProposedCodebook, _ table: RespondentTable
  ) throws(SurveyError) {
    var kept: [ProposedQuestion] = []
    for question in codebook.questions {
      var part = codebook
      part.questions = [question]
      part.scales = codebook.scales.filter { $0.name == question.scale }
      part.respondent = nil
      part.leftOut = []
      guard try fault(of: part, table) != nil else {
        kept.append(question)
        continue
      }
      for place in question.places {
        codebook.leftOut.append(
          ProposedCodebook.LeftOut(
            column: table.columnNames[place], place: place,
            reason: "its answers do not read back as they were recognised", isDoubtful: true))
      }
    }
    codebook.questions = kept
    codebook.leftOut.sort { $0.place < $1.place }
    let used = Set(kept.compactMap(\.scale))
    codebook.scales = codebook.scales.filter { used.contains($0.name) }
  }

  /// What is wrong with the answers by a codebook; nil where it can be read with all of them.
  private static func fault(
    of codebook: ProposedCodebook, _ table: RespondentTable
  ) throws(SurveyError) -> SurveyError? {
    let text = CodebookYAML.text(of: codebook)
    do throws(SurveyError) {
      let source = try CodebookReader.read(
        TextFile(path: SurveyFolder.codebookName, checking: Array(text.utf8)))
      if let fault = SurveyError.joined(source.faults) { return fault }
      guard let plan = source.codebook.responses else { return nil }
      _ = try ResponsesReader.read(table, codebook: source.codebook, plan: plan)
      return nil
    } catch {
      return error
    }
  }
}
