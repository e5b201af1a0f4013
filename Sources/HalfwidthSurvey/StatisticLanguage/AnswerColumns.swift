public import Halfwidth

/// The columns that statistics are computed from: those of the data, and those of zeros and ones that say
/// where an answer is a given one, as `proportion(q1 = 3)` asks.
public struct AnswerColumns: Hashable, Sendable {
  /// Their names, each once.
  public let names: [String]
  private let conditions: [String: AnswerCondition]

  /// Finds the columns of statistics.
  public init(of expressions: [StatisticExpression]) {
    names = distinct(expressions.flatMap(\.columns))
    conditions = expressions.reduce(into: [:]) { $0.merge($1.conditions) { first, _ in first } }
  }

  /// What is asked of the data.
  public func request(
    numbers: [String] = [], labels: [String], missing: MissingCells
  ) -> ColumnsRequest {
    ColumnsRequest(
      answers: names.filter { conditions[$0] == nil },
      texts: distinct(names.compactMap { conditions[$0]?.column }), numbers: numbers,
      labels: labels, missing: missing)
  }

  /// What was read, sorted out.
  public struct Values: Hashable, Sendable {
    /// For each name its column.
    public var columns: [BootstrapSample.Column]
    /// Further columns of numbers.
    public var numbers: ArraySlice<[Double]>
    /// The columns of labels.
    public var labels: ArraySlice<[String]>
    /// What a reader must know.
    public var warnings: [AnalysisWarning]
  }

  /// Sorts out what was read.
  ///
  /// - Throws: ``SurveyError`` for a condition that no row has, and for one, or a label, that rows have in two
  ///   spellings.
  public func values(
    _ found: RespondentValues, of request: ColumnsRequest, from file: some RespondentColumns
  ) throws(SurveyError) -> Values {
    for (name, labels) in zip(request.labels, found.labels.dropFirst(request.texts.count)) {
      guard let one = NameSpellings(in: labels) else { continue }
      throw SurveyError(
        .badData, path: file.place(row: one.row, column: name, of: found), one.refusal(of: name))
    }
    var values = Values(
      columns: [], numbers: found.numbers.dropFirst(request.answers.count),
      labels: found.labels.dropFirst(request.texts.count), warnings: found.warnings)
    for name in names {
      guard let condition = conditions[name] else {
        let place = request.answers.firstIndex(of: name) ?? 0
        values.columns.append(BootstrapSample.Column(name, found.numbers[place]))
        continue
      }
      let texts = found.labels[request.texts.firstIndex(of: condition.column) ?? 0]
      let labelled = LabelledCondition(condition, file.valueLabels(of: condition.column))
      if let missing = labelled.isOfMissing(file.codes) {
        throw SurveyError(.badData, path: file.path, missing)
      }
      if let note = labelled.note {
        values.warnings.add(.inputReading, note)
      }
      guard labelled.isKnown || texts.contains(where: labelled.isMet) || condition.liesAmong(texts)
      else { throw SurveyError(.badData, path: file.path, labelled.isMetNowhere(in: texts)) }
      if let other = labelled.otherSpelling(in: texts) {
        throw SurveyError(.badData, path: file.path, other.message)
      }
      values.columns.append(BootstrapSample.Column(name, texts.map { labelled.isMet($0) ? 1 : 0 }))
      let answers = Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +).sorted { $0 < $1 }
      if let found = Self.undeclared(
        in: answers.map(\.key), column: condition.column, file.codes)
      {
        values.warnings.add(.undeclaredCodes, found + ", and they are counted among the rows")
      }
      if let note = NoAnswerWord.note(
        answers.map { ($0.key, $0.value) }, column: condition.column)
      {
        values.warnings.add(.inputReading, note)
      }
    }
    if !file.refusesUndeclaredCodes {
      for column in values.columns where conditions[column.name] == nil {
        guard let found = file.codes.undeclared(in: column.values) else { continue }
        values.warnings.add(
          .undeclaredCodes,
          UndeclaredCodes.words(found, column: column.name)
            + ", and they are taken as values; declare them in \"missing_codes\" if they stand for no "
            + "answer, or in \"valid_codes\" if they are answers")
      }
    }
    return values
  }

  /// What was found of codes that nobody declared, among numbers or among words, as a sentence's part; nil where there
  /// are none.
  ///
  /// - Parameter texts: The different answers, ascending.
  private static func undeclared(
    in texts: [String], column: String, _ codes: AnswerCodes
  ) -> String? {
    let answers = texts.filter { !$0.isEmpty }
    let numbers = answers.compactMap(AnswerCondition.number)
    if numbers.count == answers.count {
      return codes.undeclared(in: numbers).map { UndeclaredCodes.words($0, column: column) }
    }
    let among = codes.undeclared(amongWords: answers.filter { !RespondentCell.isMissing($0) })
    return among.isEmpty ? nil : UndeclaredCodes.words(among, column: column)
  }
}
