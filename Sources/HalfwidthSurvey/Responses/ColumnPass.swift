/// One pass through the cells of a column: each different cell is decided on once.
struct ColumnPass {
  private let cells: CellColumn
  private let coder: AnswerCoder
  private let column: RespondentColumn
  private(set) var misfits: AnswerMisfits
  /// The rows that fit nothing.
  private(set) var misfitRows: Set<Int> = []
  /// The answers that are written by their own words.
  private(set) var words: [Word] = []

  /// An answer's word: how often, and where first.
  struct Word {
    var text: String
    var place: Int
    var count: Int
    var row: Int
  }

  /// The answers that can be given.
  var categories: [String] { coder.categories }

  init(
    _ cells: CellColumn, _ coder: AnswerCoder, description: RespondentColumn,
    misfits: AnswerMisfits
  ) {
    self.cells = cells
    self.coder = coder
    column = description
    self.misfits = misfits
  }

  /// Returns the answers of all rows: of the one item that the column is about, of each option that its
  /// cells hold several of, or of the question.
  ///
  /// - Parameters:
  ///   - totals: Rows that are called like totals: what fits nothing there is no value of the column.
  ///   - hasAnswer: Whether a row has an answer, which is noted.
  ///   - blanks: How many blanks that mean not chosen a row has, which are added; empty where none does.
  mutating func run(
    _ question: Question, _ columns: QuestionColumns, item: Question.Item?,
    totals: Set<Int>, hasAnswer: inout [Bool], blanks: inout [Int]
  ) -> [ItemAnswers] {
    var isSplit = false
    if case .split = columns.layout { isSplit = true }
    var answers =
      isSplit
      ? question.items.map {
        ItemAnswers(
          question: question.id, item: $0.id, categories: QuestionColumns.choices,
          rows: cells.count)
      }
      : [
        ItemAnswers(
          question: question.id, item: item?.id, categories: coder.categories, rows: cells.count)
      ]
    let known = cells.distinct.map { coder.coded($0, of: column) }
    var counts = [(count: Int, row: Int)](repeating: (0, 0), count: known.count)
    for row in 0..<cells.count {
      let place = cells.place(at: row)
      let coded = place.map { known[$0] } ?? coder.coded(cells.cell(at: row), of: column)
      if let place {
        if counts[place].count == 0 { counts[place].row = row }
        counts[place].count += 1
      }
      switch coded {
      case .answers(let places, _):
        hasAnswer[row] = true
        if isSplit {
          for index in answers.indices { answers[index].append(places.contains(index) ? 1 : 0) }
        } else {
          answers[0].append(places[0])
        }
      case .blank:
        blanks[row] += 1
        for index in answers.indices { answers[index].append(0) }
      case .missing(let reason):
        for index in answers.indices { answers[index].append(reason) }
      case .unknown, .ambiguous:
        if !totals.contains(row) {
          misfits.add(cells.cell(at: row).text, row: row, isAmbiguous: coded == .ambiguous)
        }
        misfitRows.insert(row)
        for index in answers.indices { answers[index].append(.empty) }
      }
    }
    // A column of so many different cells that not all are kept has misfits among them.
    for case (.answers(let places, let word?), let found) in zip(known, counts) {
      words.append(Word(text: word, place: places[0], count: found.count, row: found.row))
    }
    return answers
  }
}
