import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

@Suite struct TestAuditTests {
  /// The findings, or the fault, of a survey with a file of tests.
  private func checks(_ rows: String) throws -> [CheckFinding] {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(
      SurveyFixture.yaml.replacing(
        "counts: counts.csv", with: "counts: counts.csv, tests: tests.csv"),
      to: "survey.yaml")
    try folder.write(SurveyFixture.header + "tools,phone,,25,50,50,,P\n", to: "counts.csv")
    try folder.write("test,cells,where\n" + rows, to: "tests.csv")
    return SurveyFindings(try SurveyFolder.read(folder.path), settings: AnalysisSettings()).checks
  }

  @Test func `a test that fits is no finding`() throws {
    // Pearson's chi-squared of 10, 20; 30, 40 is 0.794, with Yates' correction 0.446 (R 4.2: chisq.test).
    let rows = """
      "t(28) = 2.20, p = .036",,P
      "chi2(1) = 0.79, p = .37","10,20;30,40",P
      "chi2(1) = 0.45, p = .50","10,20;30,40",P

      """
    #expect(try checks(rows).isEmpty)
  }

  @Test func `a p-value of another statistic is an error, and another reading a note`() throws {
    let rows = """
      "t(28) = 2.20, p = .30",,Page 3
      "t(28) = 2.20, p = .018",,Page 4
      "chi2(1) = 2.79, p = .09","10,20;30,40",Page 5

      """
    let found = try checks(rows)
    #expect(found.map(\.rule) == [.testMismatch, .testMismatch, .testMismatch])
    #expect(found.map(\.severity) == [.error, .note, .error])
    #expect(found.map(\.source.line) == [2, 3, 4])
    #expect(found[0].place == "Page 3" && found[0].message.contains("different sides of 0.05"))
    #expect(found[2].message.contains("0.794 (pearson), 0.446 (yates)"))
  }

  @Test(arguments: [
    ("\"t(28) = 2.20\",,P", "tests.csv:2:1"), ("\"t(28) = 2.20, p = .036\",,", "tests.csv:2:"),
    ("\"t(28) = 2.20, p = .036\",\"1,2;3,4\",P", "tests.csv:2:"),
    ("\"chi2(1) = 1.0, p = .32\",\"1,x;3,4\",P", "tests.csv:2:"),
    ("t(28) = 2.20,P", "tests.csv:2:1"),
    ("", "tests.csv:1:1"),
  ])
  func `a row that can't be read is refused with its place`(row: String, place: String) {
    do {
      _ = try checks(row + "\n")
      Issue.record("no error")
    } catch {
      #expect((error as? SurveyError)?.place.contains(place) == true, "\(error)")
    }
  }

  // MARK: - The survey's own numbers

  private static let yaml = """
    schema: halfwidth-survey/1
    title: Trained
    source: {citation: "A"}
    sample: {size: 250, design: convenience}
    data: {counts: counts.csv, tests: tests.csv}
    questions:
      - {id: knows, text: Knows, type: multiple, items: {men: Men, women: Women}}
      - {id: rare, text: Rare, type: multiple, items: {women: Women}}
      - {id: tools, text: Tools, type: multiple, items: {phone: Phone, radio: Radio}}
      - {id: channel, text: Channel, type: single, items: {a: A, b: B, c: C}}
      - {id: other, text: Other, type: single, items: {a: A, b: B, c: C}}
      - {id: open, text: Open, type: single, items: {a: A, b: B}}

    """

  /// What is found of tests with names of the survey's numbers.
  private func named(_ rows: String) throws -> [CheckFinding] {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(Self.yaml, to: "survey.yaml")
    let counts = """
      knows,men,,36,,60,,P
      knows,women,,20,,50,,P
      rare,women,,,40,250,,P
      tools,phone,,30,,50,,P
      tools,radio,,20,,50,,P
      channel,a,,10,,60,,P
      channel,b,,20,,60,,P
      channel,c,,30,,60,,P
      other,a,,20,,60,,P
      other,b,,20,,60,,P
      other,c,,20,,60,,P

      """
    try folder.write(SurveyFixture.header + counts, to: "counts.csv")
    try folder.write("test,counts,where\n" + rows, to: "tests.csv")
    return SurveyFindings(try SurveyFolder.read(folder.path), settings: AnalysisSettings()).checks
  }

  // R 4.2: chisq.test of 36, 24; 20, 30 is 4.365, 3.601 with Yates' correction; z 2.089, and 2.132 with two variances;
  // Woolf 2.25 (1.046 to 4.840). With 99, 100 or 101 of 250 as the second sample Pearson's is 8.191, 7.860 and 7.537. Of
  // 30 and 20 of the same 50 McNemar's is 2.5 where 5 gave both, and Pearson's of both answers 12.5 where 6 did.
  @Test(arguments: [
    "\"chi2(1) = 4.37, p = .037\",knows.men;knows.women",
    "\"chi2(1) = 3.60, p = .058\",knows.men;knows.women",
    "\"z = 2.09, p = .037\",knows.men; knows.women",
    "\"z = -2.13, p = .033\",knows.men;knows.women",
    "\"OR = 2.25, 95% CI [1.05, 4.84], p = .04\",knows.men;knows.women",
    "\"chi2(1) = 8.19, p = .004\",knows.men;rare.women",
    "\"chi2(1) = 7.54, p = .006\",knows.men;rare.women",
    "\"chi2(1) = 2.50, p = .11\",tools.phone;tools.radio",
    "\"chi2(1) = 12.50, p < .001\",tools.phone;tools.radio",
    "\"chi2(2) = 10.00, p = .007\",channel", "\"chi2(2) = 5.33, p = .07\",channel;other",
    "\"chi2(2) = 5.33, p = .07\",channel.*;other",
  ])
  func `a test that some counts of the survey give is no finding`(row: String) throws {
    let found = try named(row + ",P\n")
    #expect(found.isEmpty, "\(found.map(\.message))")
  }

  @Test(arguments: [
    (
      "\"chi2(1) = 4.39, p = .036\",knows.men;knows.women", CheckFinding.Severity.note,
      "only with likelihood-ratio"
    ),
    (
      "\"OR = 0.44, 95% CI [0.21, 0.96]\",knows.men;knows.women", .note,
      "woolf, of the second to the first"
    ),
    ("\"chi2(1) = 4.36, p = .037\",knows.men;knows.women", .note, "cut off"),
    (
      "\"chi2(1) = 4.00, p = .046\",tools.phone;tools.radio", .note,
      "pearson, as of different people"
    ),
    (
      "\"chi2(1) = 9.37, p = .002\",knows.men;knows.women", .error,
      "4.365 (pearson), 3.601 (yates), 4.393 (likelihood-ratio)"
    ),
    (
      "\"OR = 2.25, 95% CI [1.35, 3.75]\",knows.men;knows.women", .error,
      "that is 2.250 with limits 1.046 and 4.840 (woolf), 2.233 with limits 0.978 and 5.202 (conditional-exact)."
    ),
    ("\"chi2(1) = 9.00, p = .003\",knows.men;rare.women", .error, "7.537 to 8.191 (pearson)"),
    ("\"chi2(1) = 32.00, p < .001\",tools.phone;tools.radio", .error, "mcnemar"),
    ("\"chi2(2) = 8.33, p = .016\",channel", .error, "10.000 (equal shares)"),
    ("\"chi2(1) = 1.00, p = .317\",open", .note, "those of open are not known"),
  ])
  func `a test of other counts is an error, and one that a reading gives a note`(
    row: String, severity: CheckFinding.Severity, words: String
  ) throws {
    let found = try named(row + ",P\n")
    #expect(found.map(\.severity) == [severity], "\(found.map(\.message))")
    #expect(found.first?.message.contains(words) == true, "\(found.map(\.message))")
  }

  @Test func `exact limits are two notes, as limits and as those of the counts`() throws {
    // R 4.2: fisher.test of 36, 24; 20, 30 is 2.233 (0.978 to 5.202).
    let found = try named("\"OR = 2.23, 95% CI [0.98, 5.20]\",knows.men;knows.women,P\n")
    #expect(found.map(\.severity) == [.note, .note])
    #expect(found.last?.message.contains("only with conditional-exact.") == true)
  }

  @Test(arguments: [
    ("\"chi2(1) = 4.37, p = .037\",knows.men", "compares two"),
    ("\"chi2(1) = 4.37, p = .037\",knows.men;knows.boys", "unknown item 'boys'"),
    ("\"chi2(1) = 4.37, p = .037\",knows.men;know.women", "unknown question 'know'"),
    ("\"chi2(1) = 4.37, p = .037\",knows.men;", "a name is empty"),
    ("\"chi2(2) = 4.37, p = .11\",knows.men;knows.women", "belong to chi2(1), to z, or to an OR"),
    ("\"RR = 2.4, 95% CI [1.2, 4.8]\",knows.men;knows.women", "belong to chi2(1)"),
    ("\"t(28) = 2.20, p = .036\",channel", "belong to chi2(2)"),
    ("\"chi2(1) = 4.37, p = .037\",channel;knows.men", "different widths"),
    ("\"chi2(1) = 4.37, p = .037\",knows.*", "have answers of which each respondent gave one"),
  ])
  func `names that mean nothing are refused with their place`(row: String, words: String) {
    do {
      _ = try named(row + ",P\n")
      Issue.record("no error")
    } catch {
      let fault = error as? SurveyError
      #expect(fault?.place.contains("tests.csv:2:") == true, "\(error)")
      #expect(fault?.message.contains(words) == true, "\(error)")
    }
  }
}
