internal import Halfwidth

/// The answers of a column as the categories of a table, in an order that that of the rows does not change.
///
/// Answers that are all numbers stand by their size, also where they have labels; others as the file lists their
/// labels; ranges of numbers by these; and what has none of it by its characters. A labelled answer that nobody gave is a
/// category.
struct AnswerCategories {
  /// The most categories of a column, and of one of numbers without labels, which more are measurements.
  static let most = 100
  static let mostNumbers = 30
  /// The most different answers where most rows have one of their own, as names and free texts have it.
  static let mostOwn = 12

  /// What the categories are called: by the labels of the file, where it has them.
  let names: [String]
  /// Where their order is from.
  let order: CategoryOrder
  /// The numbers that they are, or have as codes; nil where one has none.
  let scores: [Double]?
  /// For each answer of the list its category.
  let places: [Int]

  /// Why a column has no categories, and the first row that shows it.
  struct Fault: Error {
    var row: Int
    var message: String
  }

  /// Finds the categories.
  ///
  /// - Throws: ``Fault`` for codes such as 99 that nobody declared, an answer in two spellings, several answers in one
  ///   cell, too many answers, and answers that are those of a respondent each.
  init(
    _ list: AnswerList, of column: RespondentColumn, codes: AnswerCodes
  ) throws(Fault) {
    let labels = column.valueLabels.filter {
      $0.value.state(codes, isAnswer: true) == .present
    }
    try Self.check(list, of: column.name, labels: labels, codes)
    var answers = list.answers
    var known = Set(answers.map(\.text))
    for label in labels where known.insert(label.value.text).inserted {
      let number = CellNumber.plain(label.value.text)
      if let number, answers.contains(where: { $0.number == number }) { continue }
      answers.append(
        AnswerList.Answer(text: label.value.text, number: number, count: 0, row: 0))
    }
    let areNumbers = answers.allSatisfy { $0.number != nil }
    let listed = Dictionary(
      labels.enumerated().map { ($1.value.text, $0) }, uniquingKeysWith: { first, _ in first })
    let ranges = areNumbers || !listed.isEmpty ? nil : NumberRange.order(of: answers.map(\.text))
    let sorted =
      ranges
      ?? answers.indices.sorted { one, two in
        let (one, two) = (answers[one], answers[two])
        if areNumbers, let first = one.number, let second = two.number { return first < second }
        switch (listed[one.text], listed[two.text]) {
        case (let first?, let second?): return first < second
        case (_?, nil): return true
        case (nil, _?): return false
        case (nil, nil):
          return one.text.unicodeScalars.lexicographicallyPrecedes(two.text.unicodeScalars)
        }
      }
    order =
      ranges != nil
      ? .ranges
      : areNumbers || answers.allSatisfy { listed[$0.text] != nil } ? .stated : .characters
    scores =
      areNumbers ? ScoredCategories.scores(of: sorted.compactMap { answers[$0].number }) : nil
    names = sorted.map { place in
      let text = answers[place].text
      return labels.first { $0.value.text == text }.map { column.label(of: $0.value) } ?? text
    }
    var places = [Int](repeating: 0, count: list.answers.count)
    for (category, place) in sorted.enumerated() where place < places.count {
      places[place] = category
    }
    self.places = places
  }

  private static func check(
    _ list: AnswerList, of name: String, labels: [RespondentColumn.ValueLabel], _ codes: AnswerCodes
  ) throws(Fault) {
    if let (refusal, row) = list.refusal(ofCodesIn: name, codes) {
      throw Fault(row: row, message: refusal)
    }
    if let spellings = list.spellings {
      throw Fault(
        row: spellings[1].row,
        message: NameSpellings.refusal(
          of: name, "answer", spellings.map { ($0.text, $0.count) }))
    }
    if let several = SeveralAnswers(in: list), several.isCertain {
      throw Fault(row: several.row, message: several.refusal(of: name))
    }
    let count = list.answers.count
    let most = list.areNumbers && labels.isEmpty ? mostNumbers : most
    if count > most {
      throw Fault(
        row: 0,
        message: "column '\(name)' has \(count) different "
          + (list.areNumbers ? "numbers, as measurements" : "answers, as free texts")
          + " have, and a table takes \(most) at most; name a column of groups or of a scale")
    }
    if count > mostOwn, 2 * count > list.places.count {
      throw Fault(
        row: 0,
        message:
          "column '\(name)' has \(count) different answers of \(list.places.count) respondents, "
          + "as names and free texts have; name a column whose answers come several times")
    }
  }
}
