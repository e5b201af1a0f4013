internal import Halfwidth
internal import HalfwidthSurvey

/// The columns that statistics are computed from: those of the data, and those of zeros and ones that say
/// where an answer is a given one, as `proportion(q1 = 3)` asks.
struct AnswerColumns {
  /// Their names, each once.
  let names: [String]
  private let conditions: [String: AnswerCondition]

  init(of expressions: [StatisticExpression]) {
    var names: [String] = []
    var conditions: [String: AnswerCondition] = [:]
    for expression in expressions {
      for name in expression.columns where !names.contains(name) { names.append(name) }
      conditions.merge(expression.conditions) { first, _ in first }
    }
    self.names = names
    self.conditions = conditions
  }

  private var conditioned: [(name: String, condition: AnswerCondition)] {
    names.compactMap { name in conditions[name].map { (name, $0) } }
  }

  /// What is asked of the data.
  func request(
    numbers: [String] = [], labels: [String], missing: ColumnsFile.MissingCells
  ) -> ColumnsRequest {
    var texts: [String] = []
    for (_, condition) in conditioned where !texts.contains(condition.column) {
      texts.append(condition.column)
    }
    return ColumnsRequest(
      answers: names.filter { conditions[$0] == nil }, texts: texts, numbers: numbers,
      labels: labels, missing: missing)
  }

  /// What was read, sorted out.
  struct Values {
    /// For each name its column.
    var columns: [BootstrapSample.Column]
    /// Further columns of numbers.
    var numbers: ArraySlice<[Double]>
    /// The columns of labels.
    var labels: ArraySlice<[String]>
    /// What a reader must know.
    var warnings: [AnalysisWarning]
  }

  /// Sorts out what was read.
  ///
  /// - Throws: Bad data: a condition that no row has.
  func values(
    _ found: ColumnsFile.Columns, of request: ColumnsRequest, from file: some RespondentColumns
  ) throws(CommandFailure) -> Values {
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
      guard texts.contains(where: condition.isMet) || condition.liesAmong(texts) else {
        throw CommandFailure(
          status: .badData, place: file.path,
          message: condition.isMetNowhere(in: texts))
      }
      values.columns.append(
        BootstrapSample.Column(name, texts.map { condition.isMet($0) ? 1 : 0 }))
      if let found = Self.undeclared(in: texts, file.codes) {
        values.warnings.append(
          AnalysisWarning(
            code: .undeclaredCodes,
            message: UndeclaredCodes.words(found, column: condition.column)
              + ", and they are counted among the rows"))
      }
    }
    if !file.refusesUndeclaredCodes {
      for column in values.columns where conditions[column.name] == nil {
        guard let found = file.codes.undeclared(in: column.values) else { continue }
        values.warnings.append(
          AnalysisWarning(
            code: .undeclaredCodes,
            message: UndeclaredCodes.words(found, column: column.name)
              + ", and they are taken as values; declare them in \"missing_codes\" if they stand for no "
              + "answer, or in \"valid_codes\" if they are answers"))
      }
    }
    return values
  }

  private static func undeclared(
    in texts: [String], _ codes: AnswerCodes
  ) -> UndeclaredCodes.Found? {
    var numbers: [Double] = []
    for text in texts where !text.isEmpty {
      guard let number = AnswerCondition.number(text) else { return nil }
      numbers.append(number)
    }
    return codes.undeclared(in: numbers)
  }
}

/// A column and the answer that is counted in it.
struct AnswerCondition: Hashable {
  let column: String
  let value: String
  private let valueNumber: Double?

  init(column: String, value: String) {
    self.column = column
    self.value = value
    valueNumber = Self.number(value)
  }

  /// The finite number that a text is; nil for others.
  static func number(_ text: String) -> Double? {
    guard let number = Double(text), number.isFinite, !text.contains(where: { "xX".contains($0) })
    else { return nil }
    return number
  }

  /// Whether an answer is the one that is counted: the same text, or the same number.
  func isMet(_ answer: String) -> Bool {
    if answer == value { return true }
    guard let valueNumber, let number = Self.number(answer) else { return false }
    return number == valueNumber
  }

  /// Whether the value is a whole number between the least and the largest of the answers, all numbers: a
  /// point of the scale that nobody chose.
  func liesAmong(_ answers: [String]) -> Bool {
    guard let valueNumber, valueNumber == valueNumber.rounded() else { return false }
    var least = Double.infinity
    var most = -Double.infinity
    for answer in answers where !answer.isEmpty {
      guard let number = Self.number(answer) else { return false }
      least = min(least, number)
      most = max(most, number)
    }
    return least < valueNumber && valueNumber < most
  }

  /// That no row has the value, and which there are.
  func isMetNowhere(in answers: [String]) -> String {
    var counts: [(text: String, count: Int)] = []
    var places: [String: Int] = [:]
    for answer in answers where !answer.isEmpty {
      if let place = places[answer] {
        counts[place].count += 1
      } else {
        places[answer] = counts.count
        counts.append((answer, 1))
      }
    }
    let shown = counts.prefix(8).map { "\($0.text) (\($0.count))" }.joined(separator: ", ")
    let others = counts.count > 8 ? " and others" : ""
    return
      "no row of column '\(column)' has '\(value)'; it holds \(shown)\(others): write one of them"
  }
}
