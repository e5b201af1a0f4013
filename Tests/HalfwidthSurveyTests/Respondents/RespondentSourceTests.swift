import Halfwidth
import Synchronization
import Testing

@testable import HalfwidthSurvey

/// What the next file format brings: numbers with labels, codes that the file declares to be no answers, and
/// places that are no lines.
struct SheetSource: RespondentSource {
  var path = "answers.sheet"
  var columns = [
    RespondentColumn(
      "sex", title: "Are you a woman or a man?",
      valueLabels: [.init(.number(1), "Woman"), .init(.number(2), "Man")]),
    RespondentColumn(
      "score",
      valueLabels: [.init(.number(5), "Very"), .init(.missing(.code("99")), "Refused")]),
    RespondentColumn("weight"),
  ]
  var cells: [[RespondentCell]] = [
    [.number(1), .number(2), .number(1), .number(2), .number(1)],
    [.number(3), .number(5), .missing(.code("99")), .number(4), .number(2)],
    [.number(1.5), .number(2), .number(1), .number(1), .missing(.empty)],
  ]

  func cells(of places: [Int]) -> RespondentCells {
    RespondentCells(
      rowCount: cells[0].count,
      columns: Dictionary(uniqueKeysWithValues: places.map { ($0, CellColumn(cells[$0])) }))
  }

  func place(row: Int, column: Int) -> String? {
    "answers.sheet!\("ABC".map(String.init)[column])\(row + 2)"
  }
}

/// A source that tells how often it was read.
final class CountedSource: RespondentSource {
  private let source: SheetSource
  private let passes = Mutex<[[Int]]>([])

  init(_ source: SheetSource) { self.source = source }

  var path: String { source.path }
  var columns: [RespondentColumn] { source.columns }
  /// The columns of each pass.
  var asked: [[Int]] { passes.withLock { $0 } }

  func cells(of places: [Int]) -> RespondentCells {
    passes.withLock { $0.append(places) }
    return source.cells(of: places)
  }

  func place(row: Int, column: Int) -> String? { source.place(row: row, column: column) }
}

@Suite struct RespondentSourceTests {
  @Test func `labels name groups, and codes that the file declares leave their rows out`() throws {
    let table = RespondentTable(SheetSource())
    let values = try table.columns(numbers: ["score"], labels: ["sex"])
    #expect(values.numbers == [[3, 5, 4, 2]])
    #expect(values.labels == [["Woman", "Man", "Man", "Woman"]])
    #expect(values.droppedRows == [2])
    #expect(
      values.warnings.map(\.message) == [
        "1 of the rows that are left out has a code that stands for no answer (99)"
      ])
  }

  @Test func `a cell stands where the format says it stands`() throws {
    let table = RespondentTable(SheetSource())
    let request = ColumnsRequest(answers: ["score"], numbers: ["weight"])
    let error = try #require(throws: SurveyError.self) { try table.columns(request) }
    #expect(error.place == "answers.sheet!C6")
    #expect(error.message.hasPrefix("'weight' has no value here"))
    var dropped = request
    dropped.missing = .drop
    let values = try table.columns(dropped)
    #expect(values.numbers == [[3, 5, 4], [1.5, 2, 1]])
    // The third row that is left is the fourth of the file.
    #expect(table.place(row: 2, column: "weight", of: values) == "answers.sheet!C5")
  }

  @Test func `numbers have the kinds that numbers as texts have`() throws {
    var source = SheetSource()
    source.columns += ["id", "box", "name", "none"].map { RespondentColumn($0) }
    source.cells += [
      (1...5).map { .number(Double($0)) }, [1, 0, 0, 1, 1].map { .number($0) },
      "abcde".map { .text(String($0)) }, [RespondentCell](repeating: .missing(.empty), count: 5),
    ]
    #expect(
      try RespondentTable(source).kinds() == [
        .numbers, .numbers, .numbers, .rowNumbers, .binary, .text, .empty,
      ])
  }

  @Test func `what a cell stands for is its label, and otherwise the cell`() {
    let columns = SheetSource().columns
    #expect(columns[0].label(of: .number(2)) == "Man" && columns[0].label(of: .number(3)) == "3")
    #expect(columns[1].label(of: .missing(.code("99"))) == "Refused")
    #expect(
      columns[2].label(of: .number(1.5)) == "1.5" && columns[2].label(of: .missing(.empty)) == "")
  }

  @Test func `a file is read once for all statistics of all columns`() throws {
    let source = CountedSource(SheetSource())
    let statistics = [
      "mean(s*)", "difference(mean(score), by: sex)", "proportion(sex = 1)", "nonsense(",
    ]
    var table = RespondentTable(source)
    table = table.reading(
      StatisticWildcard.columns(askedBy: statistics, among: table.columnNames) + ["weight"])
    #expect(source.asked == [[0, 1, 2]])
    _ = try table.kinds(of: ["sex", "score"])
    for text in statistics.dropFirst().dropLast() {
      let expression = try StatisticExpression(parsing: text, columns: table.columnNames)
      let answers = AnswerColumns(of: [expression])
      let request = answers.request(
        numbers: ["weight"], labels: [expression.groupColumn].compactMap(\.self), missing: .drop)
      _ = try answers.values(table.columns(request), of: request, from: table)
    }
    #expect(source.asked == [[0, 1, 2]])
    // Who didn't say what is asked gets an answer all the same, by a pass of its own.
    #expect(try RespondentTable(source).columns(numbers: ["sex"]).numbers == [[1, 2, 1, 2, 1]])
    #expect(source.asked == [[0, 1, 2], [0]])
  }
}
