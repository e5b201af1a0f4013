import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Columns of respondents' answers as categories, and as yes and no.
@Suite struct ClassifiedFileTests {
  private func file(
    _ text: String, codes: AnswerCodes = AnswerCodes(), missing: MissingCells = .refuse,
    where conditions: [String] = []
  ) throws -> ClassifiedFile {
    let source = try DelimitedRespondents(
      TextFile(path: "a.csv", checking: Array(text.utf8)), format: DelimitedFormat())
    var table = RespondentTable(source, codes: codes)
    for condition in conditions {
      table = try table.keeping(
        where: AnswerCondition(parsing: condition, columns: table.columnNames), missing: missing)
    }
    return ClassifiedFile(table, missing: missing)
  }

  private func refusal(_ body: () throws -> some Any) -> String {
    do {
      _ = try body()
      return "no error"
    } catch let error as SurveyError {
      return "\(error.place): \(error.message)"
    } catch {
      return "\(error)"
    }
  }

  // MARK: - Categories

  @Test(arguments: [
    ("q\n10\n9\n2\n9\n", ["2", "9", "10"], [1, 2, 1]),
    ("q\nb\na\nB-side\nb\n", ["B-side", "a", "b"], [1, 1, 2]),
    ("q\n1\n1.0\n2\n", ["1", "2"], [2, 1]),
    ("q\n-1\nnever\n0\n", ["-1", "0", "never"], [1, 1, 1]),
  ])
  func `the order of rows decides no order of categories`(
    text: String, names: [String], counts: [Int]
  ) throws {
    let column = try file(text).categories(of: "q")
    #expect(column.categories == names && column.counts == counts)
    let lines = text.split(separator: "\n")
    let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    let other = try file(turned).categories(of: "q")
    // Two spellings of a number are called as the first row has it.
    #expect(other.counts == counts)
    #expect(other.categories == names || names[0] == "1")
  }

  @Test func `labels name categories, and answers that nobody gave stay`() throws {
    var column = RespondentColumn("q")
    column.valueLabels = [
      .init(.number(3), "Often"), .init(.number(1), "Never"), .init(.number(2), "Seldom"),
      .init(.missing(.code("9")), "Refused"),
    ]
    let list = AnswerList(TextColumn(["3", "1", "3", "4"]))
    let found = try AnswerCategories(list, of: column, codes: AnswerCodes())
    #expect(found.names == ["Never", "Seldom", "Often", "4"])
    #expect(found.places == [2, 0, 3] && found.order == .stated)
    column.valueLabels = [.init(.text("z"), "First"), .init(.text("a"), "Second")]
    let texts = try AnswerCategories(
      AnswerList(TextColumn(["a", "m"])), of: column, codes: AnswerCodes())
    #expect(texts.names == ["First", "Second", "m"] && texts.order == .characters)
  }

  @Test(arguments: [
    ("q\n1\n2\n99\n3\n", "a.csv:4:1: column 'q' has 99 beside values of 1 to 3"),
    (
      "q\nYes\nno\nYES\n",
      "a.csv:4:1: column 'q' has one answer in 2 spellings: 'Yes' (1), 'YES' (1)"
    ),
    (
      "q\nMale\nFemale\n-99\nMale\n",
      "a.csv:4:1: column 'q' has -99 among words, as surveys code missing answers; give --missing-codes -99"
    ),
    (
      "q\nYes\nno\nYes\u{A0}\n",
      "a.csv:4:1: column 'q' has one answer in 2 spellings: 'Yes' (1), 'Yes\u{A0}' (1, with a no-break space (U+00A0))"
    ),
    ("q\n1\n\"\"\n2\n", "a.csv:3:1: 'q' has no value here"),
    (
      "A survey\nid,q,r\n1,a,2\n",
      "a.csv:2:1: the first row holds 'A survey' and nothing else, and this one 3 fields: if"
    ),
    (
      "A survey, 2024\nid,q,r\n1,a,2\n",
      "a.csv:1:10: the first row must name the columns, and '2024' is a number; if it is a title"
    ),
    (
      "A survey,,,\nid,q,r,s\n1,a,2,3\n",
      "a.csv:2:1: the first row holds 'A survey' and nothing else"
    ),
    ("id,q\n1,a\nid,q\n2,b\n", "a.csv:3:1: the row repeats the names of the columns"),
    ("id,q\n1,a\n2,b\n \"id\" , q ,\n", "a.csv:4:2: the row repeats the names"),
    ("id,q\n1\nid,q\n2,b\n", "a.csv:2:1: the row has 1 fields"),
    (
      "q\ntv\nradio\ntv;radio\ntv\n",
      "a.csv:4:1: 'tv;radio' in column 'q' holds several answers, and 'tv' stands alone"
    ),
    ("q\nTV\nweb | tv\nradio\n", "a.csv:3:1: 'web | tv' in column 'q' holds several answers"),
    ("q\n1\n2\n1;3\n", "a.csv:4:1: '1;3' in column 'q' holds several answers"),
    ("r\n1\n", "a.csv: there is no column 'q'; known are: r"),
    (
      "q\n" + (1...13).map { "name \($0)\n" }.joined(),
      "a.csv:2:1: column 'q' has 13 different answers of 13 respondents"
    ),
    (
      "q\n" + (0..<310).map { "\($0 % 31)\n" }.joined(),
      "a.csv:2:1: column 'q' has 31 different numbers, as measurements have"
    ),
    (
      "q\n" + (0..<404).map { "a\($0 % 101)\n" }.joined(),
      "a.csv:2:1: column 'q' has 101 different answers"
    ),
  ])
  func `what is no column of categories is refused with its place`(
    text: String, words: String
  ) {
    let refusal = refusal { try file(text).categories(of: "q") }
    #expect(refusal.hasPrefix(words), "\(refusal)")
  }

  @Test func `hundred categories are taken, and codes that are declared valid`() throws {
    let hundred = "q\n" + (0..<300).map { "a\($0 % 100)\n" }.joined()
    #expect(try file(hundred).categories(of: "q").categories.count == 100)
    let numbers = "q\n" + (0..<300).map { "\($0 % 30)\n" }.joined()
    #expect(try file(numbers).categories(of: "q").categories.count == 30)
    let coded = try file("q\n1\n2\n99\n", codes: AnswerCodes(valid: ["99"])).categories(of: "q")
    #expect(coded.categories == ["1", "2", "99"])
  }

  /// Boxes hold their option, so that a row of all options is an answer.
  @Test func `what only looks like names or several answers is taken`() throws {
    let boxes = try file("tv,web\ntv,web\ntv,\n,web\n", missing: .zero)
    #expect(try boxes.choices(of: ["tv", "web"], yes: []).map(\.counts) == [[1, 2], [1, 2]])
    #expect(try file("q\nq\nr\n").categories(of: "q").counts == [1, 1])
    #expect(try file("q\na;b\nc\na;b\n").categories(of: "q").categories == ["a;b", "c"])
    let comma = try file("q\n\"tv,web\"\ntv\ntv\n").categories(of: "q")
    #expect(
      comma.warnings.map(\.message) == [
        "'tv,web' in column 'q' is taken for one answer, and 'tv' stands alone in other rows; if such cells hold "
          + "several answers, write a column for each"
      ])
    #expect(try file("q\n\"1,5\"\n1\n2\n").categories(of: "q").warnings.isEmpty)
    let space = try file("q\nRadio\nradio Word of mouth\nWord of mouth\n").categories(of: "q")
    #expect(
      space.warnings.map(\.message) == [
        "'radio Word of mouth' in column 'q' is taken for one answer, and 'radio' stands alone in other rows; if such "
          + "cells hold several answers, write a column for each"
      ])
    for text in ["q\nNorth\nEast\nNorth East\n", "q\nPolice\nPolice officer\n"] {
      #expect(try file(text).categories(of: "q").warnings.isEmpty)
    }
  }

  @Test func `answers that count as no are those of the rows that are left`() throws {
    let table = try file("q,g\ngood,a\nfair,a\npoor,b\nfair,b\npoor,b\nbad,b\n")
    let column = try table.choices(of: ["q"], yes: ["good"])[0]
    let groups = try table.categories(of: "g")
    func note(_ column: ClassifiedColumn) -> String? { column.warnings.first?.message }
    #expect(
      note(column)
        == "the answers of 'q' that count as no are 'fair' (2), 'poor' (2), 'bad' (1)")
    #expect(
      note(column.only(0, of: groups)) == "the answers of 'q' that count as no are 'fair' (1)")
    #expect(
      note(column.only(1, of: groups))
        == "the answers of 'q' that count as no are 'poor' (2), 'fair' (1), 'bad' (1)")
  }

  @Test(arguments: [
    ("q\nHow old are you?\n1\n2\n", true), ("q\nWhich one?\na\nb\n", true),
    ("q\na\nWhich one?\nb\n", false), ("q\nnever\n1\n", false), ("q\na\nb\nb\n", false),
    ("q\nWhy?\nWhat?\nb\n", false),
  ])
  func `a first row that may tell the questions is said`(text: String, isSaid: Bool) throws {
    for warnings in [
      try file(text).categories(of: "q").warnings,
      try file(text).choices(of: ["q"], yes: [String(text.split(separator: "\n")[2])])[0].warnings,
    ] {
      #expect(warnings.contains { $0.message.hasSuffix("give --header-rows 2") } == isSaid)
    }
  }

  @Test func `labels and numbers are scores, and lists of answers have others that ascend`() throws
  {
    var column = RespondentColumn("q")
    column.valueLabels = [.init(.number(1), "Never"), .init(.number(4), "Always")]
    let labelled = try AnswerCategories(
      AnswerList(TextColumn(["4", "2"])), of: column, codes: AnswerCodes())
    #expect(labelled.names == ["Never", "2", "Always"] && labelled.scores == [1, 2, 4])
    let numbers = try file("q\n1\n5\n").categories(of: "q")
    #expect(numbers.scored().scores == [1, 5] && numbers.scored().areNumbers)
    #expect(numbers.scored([1]).names == ["5"] && numbers.scored([1]).scores == [5])
    #expect(numbers.inOrder(["1", "3", "5"]).scored().scores == [1, 3, 5])
    let turned = numbers.inOrder(["5", "1"]).scored()
    #expect(turned.scores == [1, 2] && !turned.areNumbers && turned.hasOrder)
    let words = try file("q\nlow\nhigh\n").categories(of: "q")
    #expect(!words.scored().hasOrder && words.scored().usualOrder == ["low", "high"])
    #expect(words.inOrder(["low", "medium", "high"]).scored([0, 2]).scores == [1, 3])
    #expect(words.inOrder(["low", "medium", "high"]).counts == [1, 0, 1])
  }

  @Test func `ranges of numbers stand by these, whichever row is the first`() throws {
    let file = try file("age,part\n30-44,45+\n45+,18-29\nunder 18,45+\n5 to 9,18-29\n30-44,45+\n")
    // They overlap: "under 18" holds "5 to 9".
    #expect(try file.categories(of: "age").scored().order == .characters)
    let part = try file.categories(of: "part").scored()
    #expect(part.names == ["18-29", "45+"] && part.order == .ranges && part.scores == [1, 2])
    let ages = try self.file("age\n60 and over\n5-17\n18-59\n<5\n").categories(of: "age")
    #expect(ages.categories == ["<5", "5-17", "18-59", "60 and over"])
    #expect(ages.scored().hasOrder && !ages.scored().areNumbers)
    // A person's order comes first.
    let turned = ages.inOrder(["60 and over", "18-59", "5-17", "<5"])
    #expect(turned.order == .stated && turned.counts == [1, 1, 1, 1])
  }

  @Test func `several columns are one scale`() throws {
    let file = try file("a,b,c,d\n1,2,low,low\n3,1,high,high\n3,2,high,low\n")
    func scale(_ names: [String], _ order: [String]? = nil) throws -> ScoredCategories {
      ScoredCategories(
        joining: try names.map { name in
          let column = try file.categories(of: name)
          return (order.map(column.inOrder) ?? column).scored()
        })
    }
    let numbers = try scale(["a", "b"])
    #expect(numbers.names == ["1", "2", "3"] && numbers.scores == [1, 2, 3] && numbers.areNumbers)
    #expect(try !scale(["c", "d"]).hasOrder && !scale(["a", "c"]).hasOrder)
    let words = try scale(["c", "d"], ["low", "high"])
    #expect(words.names == ["low", "high"] && words.hasOrder && !words.areNumbers)
    let wide = try self.file("a,b\n18-29,45+\n30-44,18-29\n45+,18-29\n")
    let both = ScoredCategories(
      joining: try ["a", "b"].map { try wide.categories(of: $0).scored() })
    #expect(both.names == ["18-29", "30-44", "45+"] && both.order == .ranges)
  }

  @Test func `missing answers are counted by what stands there`() throws {
    let file = try file(
      "q,g\n1,a\n.,a\n98,b\nNA,b\n2,a\n98,a\n", codes: AnswerCodes(missing: ["98"]),
      missing: .drop)
    let columns = [try file.categories(of: "q"), try file.categories(of: "g")]
    #expect(columns[0].counts == [1, 1] && columns[1].counts == [4, 2])
    let missing = MissingAnswers(columns)
    #expect(missing.rows == 6 && missing.leftOut == 4 && missing.counted == 2)
    #expect(
      missing.warning?.message
        == "4 of 6 rows are left out for a missing answer: 'q' 2 with 98, 1 with ., 1 with NA")
    let group = MissingAnswers(columns.map { $0.only(1, of: columns[1]) })
    #expect(group.rows == 2 && group.leftOut == 2)
  }

  @Test func `blanks of boxes are zeros where that is asked for`() throws {
    let column = try file("id,q\n1,Help\n2,\n3,Help\n", missing: .zero).categories(of: "q")
    #expect(column.categories == ["0", "1"] && column.counts == [1, 2])
    let refusal = refusal { try file("id,q\n1,3\n2,\n", missing: .zero).categories(of: "q") }
    #expect(refusal.contains("is neither 0 nor 1"), "\(refusal)")
    // One number in all rows is no box that was ticked, however large it is.
    for number in ["4", "-2", "40000"] {
      let text = "id,q\n1,\(number)\n2,\(number)\n"
      let other = self.refusal { try file(text, missing: .zero).choices(of: ["q"], yes: []) }
      #expect(other.hasPrefix("a.csv:2:3: the answer is \(number); column 'q' holds"), "\(other)")
    }
  }

  @Test func `two columns share the categories that either has`() throws {
    let text = "a,b\n1,4\n2,2\n4,1\n"
    let both = try file(text).categories(ofBoth: "a", "b")
    #expect(both.map(\.categories) == [["1", "2", "4"], ["1", "2", "4"]])
    #expect(both.map(\.counts) == [[1, 1, 1], [1, 1, 1]])
    let refusal = refusal { try file("a,b\n1,2\n2,1\n2,77\n").categories(ofBoth: "a", "b") }
    #expect(refusal.hasPrefix("a.csv:4:3: column 'a' has 77"), "\(refusal)")
  }

  // MARK: - Yes and no

  @Test(arguments: [
    ("q\n1\n0\n1\n", [], [1, 2]), ("q\nYes\nno\nyes\n", [], [1, 2]),
    ("q\n1\n2\n3\n4\n", ["3,4"], [2, 2]), ("q\n1\n2\n3\n4\n", ["3", "4"], [2, 2]),
    ("q\n\"a, b\"\na\nb\n", ["a, b"], [2, 1]), ("q\n\"a, b\"\na\nb\n", ["\"a, b\",b"], [1, 2]),
    ("q\n1\n3\n", ["2,3"], [1, 1]), ("q\nyes\nYes\nno\n", ["yes,Yes"], [1, 2]),
  ])
  func `yes is what is listed, or zeros, ones and words`(
    text: String, yes: [String], counts: [Int]
  ) throws {
    let column = try file(text).choices(of: ["q"], yes: yes)[0]
    #expect(column.counts == counts && column.categories == ["no", "yes"])
  }

  @Test(arguments: [
    (
      "q\n1\n2\n3\n", [],
      "a.csv:3:1: the answer is 2; column 'q' holds 1 (1), 2 (1), 3 (1), and neither"
    ),
    ("q\nNo\nYes\nOften\n", [], "such as --yes Yes"),
    ("q\n1\n2\n3\n", ["7"], "no row of column 'q' has '7'; it holds 1 (1), 2 (1), 3 (1)"),
    ("q\n1\n2\n99\n", ["2"], "has 99 beside values of 1 to 2"),
    ("q\n1\n0\n9\n", [], "has 9 beside"),
    ("q\nYes\nyes\nno\n", ["Yes"], "'yes' in column 'q' is 'Yes' in another spelling"),
    ("q\ntv\nradio\ntv;radio\n", ["tv"], "or give it among the answers that count as yes"),
  ])
  func `an answer that may be yes is not counted as no`(
    text: String, yes: [String], words: String
  ) {
    let refusal = refusal { try file(text).choices(of: ["q"], yes: yes) }
    #expect(refusal.contains(words), "\(refusal)")
  }

  @Test(arguments: [
    (
      "q\nAgree\nDon't know\nAgree\n-\nDon't know\n", "Agree",
      ["the answers of 'q' that count as no are 'Don't know' (2), '-' (1)"]
    ),
    (
      "q\nYes\nno\nNo answer\n", "Yes",
      [
        "the answers of 'q' that count as no are 'no' (1), 'No answer' (1)",
        "'No answer' (1) in column 'q' is counted as an answer; give --missing-codes 'No answer' if it is none",
      ]
    ),
    ("q\nYes\nno\nno\n", "Yes", []), ("q\n1\n2\n3\n", "3", []),
    (
      "q\na\nb\nc\nd\ne\nf\ng\nh\n", "a",
      [
        "the answers of 'q' that count as no are 'b' (1), 'c' (1), 'd' (1), 'e' (1), 'f' (1), 'g' (1) and others"
      ]
    ),
  ])
  func `what counts as no is said where words are among it`(
    text: String, yes: String, notes: [String]
  ) throws {
    #expect(try file(text).choices(of: ["q"], yes: [yes])[0].warnings.map(\.message) == notes)
  }

  @Test func `several answers in a cell count where they are listed`() throws {
    let column = try file("q\ntv\nradio\ntv;radio\n").choices(of: ["q"], yes: ["tv,tv;radio"])[0]
    #expect(column.counts == [1, 2])
  }

  @Test(arguments: [
    ([(1.0, "No"), (2.0, "Yes")], "has 1 labelled 'No'", "--yes Yes"),
    ([(0.0, "Yes"), (1.0, "No")], "has 0 labelled 'Yes'", "--yes Yes"),
    (
      [(1.0, "Very often"), (2.0, "Not at all")], "has 1 labelled 'Very often'",
      "--yes 'Not at all'"
    ),
  ])
  func `labels decide whether 1 is yes`(
    labels: [(Double, String)], words: String, advice: String
  ) throws {
    let column = RespondentColumn(
      "q", valueLabels: labels.map { .init(.number($0.0), $0.1) })
    let refusal = try #require(column.refusalOfZeroAndOne { "--yes \(YesAnswers.typed($0))" })
    #expect(refusal.contains(words) && refusal.hasSuffix(advice), "\(refusal)")
  }

  @Test(arguments: [
    [], [(1.0, "Yes"), (2.0, "No")], [(0.0, "No"), (1.0, "Yes")], [(0.0, "Female"), (1.0, "Male")],
    [(0.0, "Not mentioned"), (1.0, "Mentioned"), (9.0, "Refused")],
  ])
  func `labels that don't speak against it leave zeros and ones`(labels: [(Double, String)]) {
    let column = RespondentColumn("q", valueLabels: labels.map { .init(.number($0.0), $0.1) })
    #expect(column.refusalOfZeroAndOne { $0 } == nil)
  }

  @Test func `an answer need be given in one of the columns only`() throws {
    let columns = try file("a,b\n5,1\n1,2\n").choices(of: ["a", "b"], yes: ["5"])
    #expect(columns.map(\.counts) == [[1, 1], [2, 0]])
  }

  // MARK: - Conditions

  @Test func `rows that meet all conditions are counted, and only these are checked`() throws {
    let text = "g,d,q\nF,1,2\nM,1,\nF,2,99\nF,1.0,3\n,1,2\n"
    let asked = try file(text, missing: .drop, where: ["g = F", "d == 1"])
    #expect(asked.condition == "g = F, d = 1")
    let column = try asked.categories(of: "q")
    #expect(
      column.warnings.map(\.message) == [
        "1 row has no answer in 'g' and is not among those where g = F"
      ])
    #expect(column.counts == [1, 1] && column.categories == ["2", "3"])
    #expect(MissingAnswers([column]).rows == 2)
    let refused = try file("g,q\nF,2\nM,\nF,3\n", where: ["g = F"]).categories(of: "q")
    #expect(refused.counts == [1, 1])
    #expect(
      refusal { try file("g,q\nM,1\nF,2\nF,\n", where: ["g = F"]).categories(of: "q") }
        .hasPrefix("a.csv:4:3: 'q' has no value here"))
  }

  @Test(arguments: [
    ("g = X", "no row of column 'g' has 'X'; it holds F (1), M (1)"),
    ("h = F", "there is no column 'h'"),
    ("g", "a condition is a column and an answer"), ("g != F", "only '=' can be asked for"),
    ("g = ", "an answer is needed after '='"), ("\"g\" = \"F\" x", "'x' follows the answer"),
  ])
  func `a condition that can't be met is refused`(text: String, words: String) {
    do {
      _ = try file("g,q\nF,1\nM,2\n", where: [text])
      Issue.record("\(text) is taken")
    } catch let error as SurveyError {
      #expect(error.message.contains(words), "\(error)")
    } catch let error as StatisticExpressionError {
      #expect(error.message.contains(words), "\(error)")
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func `one spelling of several is not taken for all`() {
    let text = "g,q\nFemale,1\nMale,2\nfemale,2\n FEMALE ,1\n"
    #expect(
      refusal { try file(text, where: ["g = Female"]) }.hasPrefix(
        "a.csv:4:1: 'female' in column 'g' is 'Female' in another spelling"))
    #expect(throws: Never.self) { try file(text, where: ["g = Male"]) }
  }

  // MARK: - Counts

  @Test func `two columns are crossed without what nobody has`() throws {
    let file = try file("a,b\nx,1\ny,\nx,2\nz,1\ny,\n", missing: .drop)
    let crossed = try CrossedColumns(
      file.categories(of: "a"), file.categories(of: "b"), path: "a.csv")
    #expect(crossed.table.counts == [[1, 1], [1, 0]] && crossed.missing.leftOut == 2)
    #expect(crossed.table.rowNames == ["x", "z"] && crossed.table.columnNames == ["1", "2"])
    #expect(
      crossed.warnings.map(\.message) == ["'y' of 'a' is left out of the table, as no row has it"])
  }

  @Test func `pairs are those of the report, with what is missing`() throws {
    let file = try file("a,b\n1,0\n1,1\n,1\n0,\n0,1\n1,0\n", missing: .drop)
    let columns = try file.choices(of: ["a", "b"], yes: [])
    let joint = try #require(ClassifiedColumn.pairs(columns[0], columns[1]))
    #expect(joint.counts.description == "1,2,1,0" && joint.answeredOne == 2 && joint.hasMissing)
    #expect(ClassifiedColumn.complete(columns) == [[1, 0], [1, 1], [0, 1], [1, 0]])
  }
}
