internal import Halfwidth

/// The values of a column that fit nothing, and what to do about them.
struct AnswerMisfits {
  private let question: Question
  private let columns: QuestionColumns
  private let column: String
  private let categories: [String]
  /// What the question is called.
  private let noun: String
  /// The words that a value may be a misspelling of.
  private let known: [String]
  private var values: [(text: String, count: Int)] = []
  private var places: [String: Int] = [:]
  /// The first value that can be read in two ways.
  private var ambiguous: String?
  /// How many values are numbers but for a comma, which nobody said to stand before decimals.
  private var commas = 0
  /// The first row with one.
  private(set) var firstRow: Int?

  init(
    _ question: Question, _ columns: QuestionColumns, column: String, categories: [String],
    noun: String
  ) {
    self.noun = noun
    self.question = question
    self.columns = columns
    self.column = column
    self.categories = categories
    known =
      question.type == .single || question.type == .multiple
      ? question.items.flatMap { [$0.id, $0.label] } : categories
  }

  var isEmpty: Bool { values.isEmpty }

  /// - Parameters:
  ///   - isAmbiguous: Whether it holds options that can be told apart in two ways.
  ///   - hasComma: Whether it is a number but for a comma.
  mutating func add(
    _ text: String, row: Int, isAmbiguous: Bool = false, hasComma: Bool = false
  ) {
    if isAmbiguous, ambiguous == nil { ambiguous = text }
    if firstRow == nil { firstRow = row }
    if let place = places[text] {
      values[place].count += 1
    } else {
      places[text] = values.count
      values.append((text, 1))
      if hasComma { commas += 1 }
    }
  }

  /// The most values that are listed.
  private static let mostListed = 8

  /// One sentence without a full stop.
  var message: String {
    let sorted = values.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map(\.element)
    let listed = sorted.prefix(Self.mostListed).map { value in
      let near = EditDistance.nearest(to: value.text, among: known)
      let unseen = value.text.unseen
      let hint = unseen.isEmpty ? near.map { ", near '\($0)'" } ?? "" : unseen
      return "'\(value.text.shortened)' (\(value.count)\(hint))"
    }
    let more = sorted.count - listed.count
    let all =
      listed.joined(separator: ", ")
      + (more > 0 ? " and \(more) other\(more == 1 ? "" : "s")" : "")
    let what = values.count == 1 ? "a value that is" : "\(values.count) values that are"
    return
      "column '\(column)' of \(noun) '\(question.id)' has \(what) neither \(answer) nor missing: \(all); "
      + wayOut(sorted.map(\.text))
  }

  /// What an answer is.
  private var answer: String {
    guard let numbers = question.numbers else { return "an answer" }
    guard let range = numbers.range else { return "a number" }
    return
      "a number from \(NumberText.of(range.lowerBound)) to \(NumberText.of(range.upperBound))"
  }

  private func wayOut(_ texts: [String]) -> String {
    if let ambiguous {
      return
        "'\(ambiguous.shortened)' can be split into options in two ways; write options that hold the text "
        + "under 'split' otherwise in the file"
    }
    let codes = texts.filter { text in
      CellNumber.plain(text).map { number in
        number.magnitude < 1e6 && UndeclaredCodes.known.contains(Int(number))
          && Double(Int(number)) == number
      } ?? false
    }
    let missing =
      codes.isEmpty
      ? "list what is no answer under 'missing'"
      : "list \(codes.joined(separator: ", ")) under 'missing' where that is no answer"
    if commas == values.count { return "write them with a point, or \(DecimalReader.sayComma)" }
    if question.numbers != nil {
      return "correct them, or \(missing)" + (commas > 0 ? "; \(DecimalReader.sayComma)" : "")
    }
    let answers =
      categories == QuestionColumns.choices
      ? "say which mean chosen, such as codes: {\(texts[0].shortened): chosen}"
      : "give answers' values under 'codes'"
    return "correct them, \(answers), or \(missing)"
  }
}
