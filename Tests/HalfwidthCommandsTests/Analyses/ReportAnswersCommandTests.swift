import Foundation
import TestSupport
import Testing

/// `report` on respondents' answers, as a person at a terminal meets it.
@Suite struct ReportAnswersCommandTests {
  private static let survey = "Tests/Cases/surveys/responses"

  @Test(arguments: ["html", "markdown", "json", "csv", "text"])
  func `answers are reported in every format, and no respondent's name`(format: String) throws {
    let run = try ProgramRun(["report", Self.survey, "--format", format])
    #expect(run.status == 0 && run.errors.isEmpty)
    for name in ["a01", "a16"] { #expect(!run.output.contains(name)) }
  }

  @Test func `everything that is wrong is a line with its place, and the code is that of bad data`()
    throws
  {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(Repository.text(of: Self.survey + "/survey.yaml"), to: "survey.yaml")
    let answers = try Repository.text(of: Self.survey + "/answers.csv")
      .replacingOccurrences(of: "a01,F,x,,1,4,1,2,1,Agree", with: "a01,W,x,,1,4,1,2,1,Agre")
    try folder.write(answers, to: "answers.csv")
    let run = try ProgramRun(["report", folder.path])
    #expect(run.status == 65 && run.output.isEmpty)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("error: \(folder.path)/answers.csv:2:5: column 'sex'"))
    #expect(lines[1].hasPrefix("error: \(folder.path)/answers.csv:2:20: column 'q6'"))
  }

  @Test func `groups are asked for by a question's id`() throws {
    let survey = "Tests/Cases/surveys/groups"
    let run = try ProgramRun(["report", survey, "--by", "sex", "--by", "place", "--format", "text"])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("By group: Sex") && run.output.contains("By group: Place of work"))
    let wrong = try ProgramRun(["report", survey, "--by", "sx"])
    #expect(wrong.status == 64 && wrong.output.isEmpty)
    #expect(wrong.errors.hasPrefix("error: --by: no question has the id 'sx'; did you mean 'sex'?"))
    let printed = try ProgramRun(
      ["report", "datasets/disrupting-harm-cambodia", "--by", "organisation"])
    #expect(printed.status == 64 && printed.errors.contains("a file of answers"))
  }

  @Test(arguments: ["html", "markdown", "text", "latex"])
  func `small numbers are hidden where that is asked for`(format: String) throws {
    let arguments = ["report", Self.survey, "--format", format]
    let shown = try ProgramRun(arguments)
    let hidden = try ProgramRun(arguments + ["--smallest-cell", "5"])
    #expect(hidden.status == 0)
    #expect(hidden.output.contains("Numbers of fewer than 5 people are hidden"))
    // 3 of 10 stands in the page that hides nothing.
    #expect(shown.output.contains("3 of 10") && !hidden.output.contains("3 of 10"))
  }

  @Test func `batch bounds a share of which answers are missing`() throws {
    let right = try ProgramRun(
      ["batch"], input: #"{"analysis":"missing","input":{"x":37,"answered":47,"n":50}}"#)
    #expect(right.output.contains(#""method":"union-wilson""#))
    #expect(right.output.contains(#""estimate_min":0.74,"estimate_max":0.8,"#))
    let wrong = try ProgramRun(
      ["batch"], input: #"{"analysis":"missing","input":{"x":37,"answered":47,"n":40}}"#)
    #expect(wrong.status == 65)
    #expect(
      wrong.output.contains(#""code":"bad-input""#) && wrong.output.contains("from answered on"))
  }
}
