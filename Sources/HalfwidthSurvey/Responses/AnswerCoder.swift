/// Decides what the cells of a question's columns say: an answer, or why there is none.
struct AnswerCoder {
  /// What a cell says.
  enum Coded: Hashable {
    /// Answers, by their places; one, but where a cell holds several. `word` is what stands there where that
    /// is an answer's own word.
    case answers([Int], word: String? = nil)
    /// A blank that means that no option was chosen.
    case blank
    case missing(MissingReason)
    /// It fits nothing.
    case unknown
    /// Options that can be told apart in two ways.
    case ambiguous
  }

  /// The answers that can be given, in their order.
  let categories: [String]
  private let columns: QuestionColumns
  private let format: DelimitedFormat
  /// The places of answers by their words, and by their words in small letters; -1 for words of several.
  private var words: [String: Int] = [:]
  private var folded: [String: Int] = [:]
  /// Whether the column says of one option whether it was chosen.
  private let isChoice: Bool
  /// How cells are split that hold several options; nil where they hold one answer.
  private var split: SplitCell?

  /// Creates a coder of a column.
  ///
  /// - Parameter item: The option that the column is about; nil where its cells hold the answers
  ///   themselves.
  init(
    _ question: Question, _ columns: QuestionColumns, scale: Scale?, item: Question.Item?,
    format: DelimitedFormat
  ) {
    self.columns = columns
    self.format = format
    isChoice = question.type == .multiple && item != nil
    var names: [(words: [String], place: Int)]
    if isChoice, let item {
      categories = QuestionColumns.choices
      names = [(["0", "not-chosen", "not chosen"], 0), (["1", "chosen", item.id, item.label], 1)]
    } else if let scale {
      categories = scale.answers
      names = categories.enumerated().map { ([$1], $0) }
    } else {
      categories = question.items.map(\.id)
      names = question.items.enumerated().map { ([$1.id, $1.label], $0) }
    }
    for (texts, place) in names {
      for text in Set(texts) {
        words[text] = words[text] == nil ? place : -1
      }
      for text in Set(texts.map { $0.words.lowercased() }) {
        folded[text] = folded[text] == nil ? place : -1
      }
    }
    if case .split(_, let separator) = columns.layout {
      split = SplitCell(
        separator: separator, options: Array(words.keys) + columns.codes.map(\.value))
    }
  }

  /// What a cell says.
  ///
  /// - Parameter column: What the file says of the column.
  func coded(_ cell: RespondentCell, of column: RespondentColumn) -> Coded {
    let text = cell.text
    if let split, !text.isEmpty { return several(cell, split, column) }
    return single(cell, text, column)
  }

  private func single(
    _ cell: RespondentCell, _ text: String, _ column: RespondentColumn
  ) -> Coded {
    if let code = columns.codes.first(where: { holds($0.value, text) }),
      let place = categories.firstIndex(of: code.answer)
    {
      return .answers([place])
    }
    if text.isEmpty, columns.blankIsNotChosen, cell != .missing(.absent) { return .blank }
    if let reason = columns.missing.reason(of: text) { return .missing(reason) }
    if case .missing(.code) = cell { return .missing(.declared) }
    if columns.codes.isEmpty, let label = label(of: cell, column) {
      if let reason = columns.missing.reason(of: label) { return .missing(reason) }
      if let place = place(of: label) { return .answers([place], word: label) }
    }
    if let place = place(of: text) { return .answers([place], word: text) }
    if isChoice, OptionColumn.isOption(text, of: column) { return .answers([1]) }
    let isQuoted = cell.isQuoted && !text.isEmpty
    return RespondentCell.isMissing(text) && !isQuoted ? .missing(.empty) : .unknown
  }

  /// The answers of a cell that holds several.
  private func several(
    _ cell: RespondentCell, _ split: SplitCell, _ column: RespondentColumn
  ) -> Coded {
    switch single(cell, cell.text, column) {
    case .missing(let reason): return .missing(reason)
    case .blank: return .blank
    case .answers, .unknown, .ambiguous: break
    }
    let found = split.options(cell.text) { words in
      if case .answers(let places, _) = single(.text(words), words, column) {
        places[0]
      } else {
        nil
      }
    }
    switch found {
    case .options(let places): return .answers(places)
    case .none: return .unknown
    case .ambiguous: return .ambiguous
    }
  }

  /// The label that the file has for a cell; nil where it has none.
  private func label(of cell: RespondentCell, _ column: RespondentColumn) -> String? {
    column.valueLabels.first { $0.value == cell }?.label
      ?? column.valueLabels.first { holds($0.value.text, cell.text) }?.label
  }

  /// The place of an answer by its words; letter case and white space don't matter where no other answer
  /// has the same.
  private func place(of text: String) -> Int? {
    let found = words[text] ?? folded[text.words.lowercased()]
    if let found { return found < 0 ? nil : found }
    if let number = number(text) {
      // Answers may be numbers, written otherwise in the file.
      let values = isChoice ? ["0", "1"] : categories
      return values.firstIndex { self.number($0) == number }
    }
    return isChoice ? AnswerWord(text).map { $0.isYes ? 1 : 0 } : nil
  }

  private func holds(_ value: String, _ text: String) -> Bool {
    if value == text { return true }
    guard let number = number(text) else { return false }
    return self.number(value) == number
  }

  /// A number with the decimal mark of the file.
  private func number(_ text: String) -> Double? {
    CellNumber.plain(format.decimalMark == .comma ? text.replacing(",", with: ".") : text)
  }
}
