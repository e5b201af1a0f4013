import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// What files of respondents hold beside numbers: words, blank boxes, codes, labels that look missing, and
/// rows of totals.
@Suite struct ColumnsReadingTests {
  private func read(
    _ text: String, _ request: ColumnsRequest, _ codes: AnswerCodes = AnswerCodes()
  ) throws -> RespondentValues {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    return try RespondentTable.read(try folder.write(text, to: "data.csv"), codes: codes)
      .columns(request)
  }

  private func fault(
    _ text: String, _ request: ColumnsRequest, _ codes: AnswerCodes = AnswerCodes()
  ) throws -> SurveyError {
    try #require(throws: SurveyError.self) { try read(text, request, codes) }
  }

  private let x = ColumnsRequest(answers: ["x"])

  private func x(_ missing: MissingCells) -> ColumnsRequest {
    ColumnsRequest(answers: ["x"], missing: missing)
  }

  // MARK: - Many different numbers

  /// Beyond the different cells that are kept, what is written in another way is read as before.
  @Test(arguments: [",", ";"]) func `more different numbers than are kept`(separator: String) throws
  {
    let odd = [
      5_500: "NA", 5_600: "-99", 5_700: "1e3", 5_800: " 007 ", 5_900: "\"1.5\"", 5_950: "-99.0",
    ]
    let values = [5_700: 1_000, 5_800: 7, 5_900: 1.5]
    var text = "x\(separator)y\n"
    var expected: [Double] = []
    for row in 0..<6_000 {
      // A decimal of one to four digits, so that a point never stands before three of them alone.
      let plain = "\(row % 2 == 0 ? "" : "-")\(row).\(row % 7)5"
      text += "\(odd[row] ?? plain)\(separator)\(row % 3)\n"
      if row != 5_500, row != 5_600, row != 5_950 {
        expected.append(try #require(values[row] ?? Double(plain)))
      }
    }
    let dropped = [5_500, 5_600, 5_950]
    let codes = AnswerCodes(missing: ["-99"])
    let columns = try read(
      text, ColumnsRequest(answers: ["x", "y"], missing: .drop), codes)
    #expect(columns.numbers[0] == expected && columns.droppedRows == dropped)
    #expect(columns.numbers[1].count == expected.count && columns.numbers[1][4_321] == 1)
    // As numbers that say how rows were sampled, no code stands there.
    let plain = try read(
      text, ColumnsRequest(answers: ["y"], numbers: ["x"], missing: .drop), codes)
    #expect(plain.droppedRows == [5_500] && plain.numbers[1].contains(-99))
    #expect(plain.numbers[1].filter { $0 != -99 } == expected)
    // Labels stay as they are written.
    let labels = try read(
      text, ColumnsRequest(answers: ["y"], labels: ["x"]), AnswerCodes(valid: ["NA"]))
    #expect(labels.labels[0][5_800] == "007" && labels.labels[0][5_998] == "5998.65")
    #expect(labels.labels[0][5_999] == "-5999.05" && labels.labels[0][5_700] == "1e3")
    let error = try fault(
      text + "no\(separator)1\n", ColumnsRequest(answers: ["x"], missing: .drop), codes)
    #expect(
      error.place.hasSuffix("data.csv:6002:1") && error.message.hasPrefix("'no' in column 'x'"))
  }

  /// A mark that may stand between thousands is found among numbers that no different cell holds.
  @Test func `marks beyond the different cells that are kept`() throws {
    func text(_ last: String) -> String {
      "x;y\n" + (0..<5_000).map { "\($0).25;1\n" }.joined() + last
    }
    let places = ["12.345;1\n": nil, "1,5;1\n": ":2:1", "1.234,5;1\n": ":5002:1", "7;1\n": nil]
    for (last, place) in places {
      if let place {
        #expect(try fault(text(last), x).place.hasSuffix(place), "\(last)")
      } else {
        let value = try #require(Double(last.dropLast(3)))
        #expect(try read(text(last), x).numbers[0].last == value)
      }
    }
    // Nothing tells whether the first is a number of three decimals before another mark is seen.
    let groups = "x;y\n" + (0..<5_000).map { "\($0 % 900 + 1).\(100 + $0 / 900);1\n" }.joined()
    #expect(try fault(groups, x).message.contains("may be 1.100 or 1100"))
  }

  // MARK: - Words

  @Test(arguments: [
    ("TRUE", "FALSE"), ("true", "false"), ("Yes", "No"), ("yes", "no"), ("Checked", "Unchecked"),
    ("ja", "nein"),
  ])
  func `words for yes and no are 1 and 0, and that is said`(yes: String, no: String) throws {
    let columns = try read("x\n\(yes)\n\(no)\n\(yes)\n", x)
    #expect(columns.numbers == [[1, 0, 1]])
    #expect(
      columns.warnings.map(\.message) == [
        "in column 'x' '\(yes)' is read as 1 and '\(no)' as 0"
      ])
    #expect(columns.warnings.map(\.code) == [.inputReading])
  }

  @Test(arguments: [
    ("x\nYes\nNo\nDon't know\nNo\n", ":4:1", "the column holds No (2), Yes (1), Don't know (1)"),
    ("x\n1\n0\nYes\n", ":4:1", "'Yes' in column 'x' is not a number"),
    ("x\nYes\nNo\n1\n", ":4:1", "'1' in column 'x'"),
    ("x\nYes\ntrue\n", ":3:1", "the column holds Yes (1), true (1)"),
    ("x\nMale\nFemale\n", ":2:1", "write proportion(x = Male)"),
  ])
  func `other words are refused with what the column holds`(
    text: String, place: String, message: String
  ) throws {
    let error = try fault(text, x)
    #expect(error.place.hasSuffix("data.csv" + place), "\(error)")
    #expect(error.message.contains(message), "\(error.message)")
  }

  @Test func `a text among numbers may be declared to be no answer`() throws {
    let text = "x\n1\nDK\n4\n"
    #expect(try fault(text, x).message.hasSuffix("--missing-codes 'DK' if it is no answer"))
    #expect(try read(text, x, AnswerCodes(missing: ["DK"])).numbers == [[1, 4]])
  }

  @Test func `the names of rows that R writes first need no name`() throws {
    #expect(try read("\"\",\"g\",\"x\"\n\"1\",\"a\",3\n\"2\",\"b\",5\n", x).numbers == [[3, 5]])
  }

  // MARK: - Boxes

  @Test(arguments: ["1", "Yes", "Checked", "Hotline or app"])
  func `of a box that is ticked or blank it is asked what a blank means`(tick: String) throws {
    let text = "id,x\n1,\(tick)\n2,\n3,\(tick)\n4,\n"
    let error = try fault(text, x)
    #expect(
      error.message.contains("if a blank means no give --missing zero"), "\(error.message)")
    let columns = try read(text, x(.zero))
    #expect(columns.numbers == [[1, 0, 1, 0]])
    #expect(columns.warnings.map(\.message).last == "2 blank cells of column 'x' are counted as 0")
  }

  @Test func `without the blank boxes only ones are left, and that is said`() throws {
    let columns = try read("id,x\n1,1\n2,\n3,1\n", x(.drop))
    #expect(columns.numbers == [[1, 1]] && columns.dropped == 1)
    #expect(columns.warnings.map(\.code) == [.missingValues])
    #expect(columns.warnings[0].message.contains("the share of ones is 1 whatever was answered"))
    #expect(try read("id,x\n1,1\n2,\n3,0\n", x(.drop)).warnings.isEmpty)
  }

  @Test func `a blank is no 0 among other numbers, and no group`() throws {
    let error = try fault("id,x\n1,1\n2,\n3,4\n", x(.zero))
    #expect(error.place.hasSuffix(":4:3"))
    #expect(error.message.hasPrefix("'4' in column 'x' is neither 0 nor 1"))
    let grouped = ColumnsRequest(answers: ["x"], labels: ["g"], missing: .zero)
    #expect(try fault("g,x\na,1\n,0\n", grouped).message.hasPrefix("'g' has no value here"))
  }

  // MARK: - Codes

  @Test func `codes are refused until they are declared`() throws {
    let text = "id,x\n1,3\n2,99\n3,4\n4,5\n5,98\n6,2\n7,1\n8,-9\n"
    let error = try fault(text, x)
    #expect(error.place.hasSuffix("data.csv:3:3"))
    #expect(
      error.message
        == "column 'x' has -9, 98, 99 beside values of 1 to 5, as surveys code missing answers; give "
        + "--missing-codes -9,98,99 if they stand for no answer, or --valid-codes -9,98,99 if they are "
        + "answers")
    let missing = try read(text, x, AnswerCodes(missing: ["98", "99", "-9"]))
    #expect(missing.numbers == [[3, 4, 5, 2, 1]] && missing.droppedRows == [1, 4, 7])
    #expect(try read(text, x, AnswerCodes(valid: ["98", "99", "-9"])).numbers[0].count == 8)
    // Weights and populations have no codes.
    let weighted = ColumnsRequest(answers: ["x"], numbers: ["w"])
    #expect(try read("x,w\n1,1\n2,2\n1,99\n", weighted, AnswerCodes(missing: ["99"])).dropped == 0)
  }

  @Test func `texts and labels may be declared missing as well`() throws {
    let request = ColumnsRequest(answers: ["x"], labels: ["g"])
    let text = "g,x\na,Yes\nb,No\nunknown,No\nb,Don't know\n"
    let columns = try read(text, request, AnswerCodes(missing: ["unknown", "Don't know"]))
    #expect(columns.numbers == [[1, 0]] && columns.labels == [["a", "b"]])
  }

  // MARK: - NA

  private let labelled = ColumnsRequest(answers: ["x"], labels: ["g"])

  @Test(arguments: [
    "g,x\nKH,3\n\"NA\",4\nKH,5\n", "g,x\nKH,3\nNA,4\nKH,5\n,6\n",
  ])
  func `NA is a label in quotes, and where missing labels are empty`(text: String) throws {
    var request = labelled
    request.missing = .drop
    #expect(try read(text, request).labels == [["KH", "NA", "KH"]])
  }

  @Test func `NA that may be a label is refused with the way out`() throws {
    let text = "g,x\nKH,3\nNA,4\nKH,5\n"
    let error = try fault(text, labelled)
    #expect(error.place.hasSuffix(":3:1"))
    #expect(
      error.message.contains("'NA' counts as missing; if it is a label give --valid-codes NA"))
    #expect(try read(text, labelled, AnswerCodes(valid: ["NA"])).labels == [["KH", "NA", "KH"]])
  }

  // MARK: - Totals

  @Test(arguments: ["Total", "TOTAL", "All", "Sum", "Gesamt", "Total:"])
  func `a row of totals is refused, and left out on request`(name: String) throws {
    let text = "id,x\n1,3\n2,4\n3,2\n\(name),9\n"
    let error = try fault(text, x)
    #expect(error.place.hasSuffix("data.csv:5:1"))
    #expect(error.message.hasPrefix("this row is called '\(name)' and holds what all others make"))
    let columns = try read(text, x, AnswerCodes(dropsTotals: true))
    #expect(columns.numbers == [[3, 4, 2]] && columns.dropped == 0)
  }

  @Test func `rows of means and of sizes are none of respondents either`() throws {
    for row in ["Mean,2.67", "Average,2.7", "N,3", "Total,8\nMean,2.667", "Total,8\nN,3"] {
      let error = try fault("id,x\n1,4\n2,2\n3,2\n\(row)\n", x)
      #expect(error.message.contains("--drop-totals"), "\(row): \(error.message)")
    }
  }

  @Test func `who is called so and holds other numbers is taken, with a word`() throws {
    let columns = try read("id,x\n1,3\n2,4\nTotal,5\n", x)
    #expect(columns.numbers == [[3, 4, 5]])
    #expect(columns.warnings[0].message.contains("is taken for a respondent"))
    // Answers that look like names of totals are answers.
    #expect(try read("g,x\nN,1\nS,0\nN,1\nS,0\n", x).warnings.isEmpty)
  }

  @Test func `a last row without a name that sums the others is said`() throws {
    let text = "x,y\n3,1\n5,0\n2,1\n10,2\n"
    let both = ColumnsRequest(answers: ["x", "y"])
    let columns = try read(text, both)
    #expect(columns.numbers[0].count == 4)
    #expect(columns.warnings[0].message.hasPrefix("the last row is the sum of all others"))
    #expect(
      try read(text, both, AnswerCodes(dropsTotals: true)).numbers == [[3, 5, 2], [1, 0, 1]])
    // Two rows may well sum to a third, and one 1 among zeros to another.
    #expect(try read("x\n1\n2\n3\n", x).warnings.isEmpty)
    #expect(try read("x\n0\n1\n0\n0\n1\n", x).warnings.isEmpty)
  }
}
