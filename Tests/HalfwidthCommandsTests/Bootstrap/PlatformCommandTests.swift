import TestSupport
import Testing

/// Commands on exports of survey platforms; the answers of the eight people stand in `Tests/Cases/platforms/make-files.py`.
@Suite struct PlatformCommandTests {
  private func run(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(arguments, directory: Repository.root + "/Tests/Cases/platforms")
  }

  @Test(arguments: [
    ("surveymonkey.csv", "Which sources do you use?: Radio"),
    ("surveymonkey.xlsx", "Which sources do you use?: Radio"),
    ("qualtrics-split.csv", "Q2_1"), ("qualtrics-codes.tsv", "Q2_1"), ("kobo.csv", "sources/radio"),
    ("limesurvey-codes.csv", "sources[SQ001]"),
    ("limesurvey-labels.csv", "Which sources do you use? [Radio]"),
    ("alchemer.csv", "Radio:Which sources do you use?"), ("redcap-raw.csv", "sources___1"),
    ("redcap-labels.csv", "Which sources do you use? (choice=Radio)"),
  ])
  func `four of eight ticked the radio, however that is written`(file: String, column: String)
    throws
  {
    let found = try run([
      "bootstrap", file, "--statistic", "mean(\"\(column)\")", "--missing", "zero", "--format",
      "json",
    ])
    #expect(found.status == 0, "\(found.errors)")
    #expect(found.output.contains("\"estimate\": 0.5,"), "\(found.output)")
  }

  @Test(arguments: [
    "surveymonkey", "qualtrics-codes", "kobo", "googleforms-sheet", "redcap-labels",
  ])
  func `a codebook gives the report, with how the file was read`(name: String) throws {
    let found = try run(["report", name + ".yaml", "--format", "text"])
    #expect(found.status == 0 && found.errors.isEmpty, "\(found.errors)")
    #expect(found.output.contains("Friends, family"))
    #expect(!found.output.contains("a poster") && !found.output.contains("192.0.2.1"))
    let says = [
      "surveymonkey": "the first 2 rows name", "qualtrics-codes": "the file's text is",
      "kobo": "the file has semicolons",
    ]
    if let words = says[name] { #expect(found.output.contains(words)) }
  }

  @Test func `options say what isn't found rightly, and what they can't say is one sentence`()
    throws
  {
    let one = try run([
      "bootstrap", "surveymonkey.csv", "--statistic", "mean(\"Your age?\")", "--header-rows", "1",
    ])
    #expect(
      one.status == 65 && one.errors.contains("surveymonkey.csv:1:147: the column has no name"))
    let twelve = try run([
      "bootstrap", "surveymonkey.csv", "--statistic", "mean(\"Your age?\")", "--header-rows", "12",
    ])
    #expect(twelve.status == 65 && twelve.errors.contains("--header-rows"))
    let encoding = try run([
      "bootstrap", "kobo.csv", "--statistic", "mean(people/age)", "--encoding", "latin1",
    ])
    #expect(encoding.status == 64 && encoding.errors.contains("windows-1252"))
    let wrong = try run([
      "bootstrap", "qualtrics-codes.tsv", "--statistic", "mean(Q4)", "--encoding", "windows-1252",
    ])
    #expect(
      wrong.status == 65 && wrong.errors.contains("qualtrics-codes.tsv:1:1: the text is UTF-16"))
  }
}
