import Foundation
import TestSupport
import Testing

/// `init`, as a person at a terminal meets it: what it writes is read by `report` without an edit.
@Suite struct InitCommandTests {
  private static let files =
    [
      "datasets/disrupting-harm-cambodia-synthetic/synthetic-responses.csv",
      "datasets/disrupting-harm-cambodia-synthetic/synthetic-responses.sav",
      "datasets/disrupting-harm-cambodia-synthetic/synthetic-responses.dta",
      "datasets/disrupting-harm-cambodia-synthetic/synthetic-responses.xlsx",
      "datasets/disrupting-harm-cambodia-synthetic/synthetic-alchemer.xlsx",
      "datasets/adelaide-students/responses.csv",
      "Tests/Cases/surveys/responses/answers.csv", "Tests/Cases/surveys/groups/answers.csv",
      "Tests/Cases/yes-no.csv", "Tests/Cases/codes-99.csv", "Tests/Cases/namibia.csv",
      "Tests/Cases/semicolon.csv",
    ]
    + [
      "csv", "sav", "zsav", "por", "sas7bdat", "xlsx",
    ].map { "Tests/Cases/native/answers.\($0)" } + ["Tests/Cases/native/answers-118.dta"]
    + [
      "alchemer.csv", "googleforms.csv", "googleforms.xlsx", "kobo.csv", "limesurvey-codes.csv",
      "limesurvey-labels.csv", "qualtrics-codes.tsv", "qualtrics-split.csv", "qualtrics-text.csv",
      "redcap-labels.csv", "redcap-raw.csv", "surveymonkey.csv", "surveymonkey.xlsx",
    ].map { "Tests/Cases/platforms/\($0)" }

  @Test(arguments: files)
  func `report takes the folder as it is`(file: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let survey = folder.path + "/survey"
    let made = try ProgramRun(["init", file, "--output", survey])
    #expect(made.status == 0 && made.errors.isEmpty, "\(made.errors)")
    #expect(made.output.hasSuffix("  halfwidth report \(survey) --output report.html\n"))
    let report = try ProgramRun(["report", survey, "--format", "json"])
    #expect(report.status == 0 && report.errors.isEmpty, "\(report.errors)")
    #expect(report.output.contains("\"estimate\""))
    #expect(try ProgramRun(["validate", survey]).status == 0)
    // The same file gives the same bytes.
    let again = folder.path + "/again"
    _ = try ProgramRun(["init", file, "--output", again])
    #expect(
      try Repository.text(of: survey + "/survey.yaml")
        == Repository.text(of: again + "/survey.yaml"))
  }

  @Test func `platforms' select-all questions and grids are found`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for name in [
      "alchemer.csv", "googleforms.csv", "kobo.csv", "qualtrics-text.csv", "qualtrics-split.csv",
      "surveymonkey.csv", "limesurvey-labels.csv",
    ] {
      let survey = folder.path + "/" + name
      _ = try ProgramRun(["init", "Tests/Cases/platforms/" + name, "--output", survey])
      let run = try ProgramRun(["validate", survey])
      #expect(run.output.contains("4 (1 single, 1 multiple, 1 scale, 1 numeric)"), "\(name)")
    }
  }

  @Test func `a folder that is there keeps its codebook, and nothing is half written`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("mine\n", to: "survey.yaml")
    let run = try ProgramRun(["init", "Tests/Cases/yes-no.csv", "--output", folder.path])
    run.expectRefused(73, folder.path + "/survey.yaml: is there already")
    #expect(try folder.names() == ["survey.yaml"])
    #expect(try Repository.text(of: folder.path + "/survey.yaml") == "mine\n")
    // Another file of the name is not replaced either.
    let other = try TemporaryFolder()
    defer { other.remove() }
    try other.write("a\n1\n", to: "yes-no.csv")
    try ProgramRun(["init", "Tests/Cases/yes-no.csv", "--output", other.path])
      .expectRefused(73, saying: "another file of that name")
    #expect(try other.names() == ["yes-no.csv"])
    // Made folders are gone where the file can't be read.
    let missing = other.path + "/new"
    try ProgramRun(["init", "none.csv", "--output", missing]).expectRefused(66)
    #expect(try other.names() == ["yes-no.csv"])
  }

  @Test func `a file in the folder already is left where it is, and named by default after itself`()
    throws
  {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(Repository.text(of: "Tests/Cases/yes-no.csv"), to: "answers.csv")
    let inPlace = try ProgramRun(
      ["init", "answers.csv", "--output", "."], directory: folder.path)
    #expect(inPlace.status == 0 && !inPlace.output.contains("copy"))
    #expect(try folder.names() == ["answers.csv", "survey.yaml"])
    let byName = try ProgramRun(["init", "answers.csv"], directory: folder.path)
    #expect(byName.status == 0)
    #expect(try folder.names() == ["answers", "answers.csv", "survey.yaml"])
    #expect(try ProgramRun(["report", "answers"], directory: folder.path).status == 0)
  }

  @Test func `how a file is to be read stands in the codebook`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let survey = folder.path + "/survey"
    let run = try ProgramRun([
      "init", "Tests/Cases/semicolon.csv", "--separator", "semicolon", "--decimal", "comma",
      "--output", survey,
    ])
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      try Repository.text(of: survey + "/survey.yaml")
        .contains("format: {separator: semicolon, decimal: comma}"))
    #expect(try ProgramRun(["report", survey]).status == 0)
  }

  @Test func `the template for printed numbers is a survey`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let survey = folder.path + "/survey"
    #expect(try ProgramRun(["init", "--counts", "--output", survey]).status == 0)
    let run = try ProgramRun(["report", survey, "--format", "json"])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("\"warnings\": []"))
    try ProgramRun(["init", "--counts", "--output", survey]).expectRefused(73)
  }

  @Test(arguments: [
    ("", 64, "no file is given"), ("a.csv --counts", 64, "leave a.csv out"), ("none.csv", 66, ""),
    ("/dev/null", 66, "is no file"),
    ("Tests/Cases/checkbox-blank.csv", 65, "no column is recognised"),
  ])
  func `a run is refused in one sentence`(arguments: String, code: Int, part: String) throws {
    try ProgramRun("init " + arguments).expectRefused(Int32(code), saying: part)
  }
}
