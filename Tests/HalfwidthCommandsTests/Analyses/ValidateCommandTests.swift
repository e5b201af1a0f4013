import Foundation
import TestSupport
import Testing

/// `validate`, as a person at a terminal meets it.
@Suite struct ValidateCommandTests {
  private static let survey = "Tests/Cases/surveys/responses"

  @Test func `a survey that fits is summed up, with what is missing and the notes`() throws {
    let run = try ProgramRun(["validate", Self.survey])
    #expect(run.status == 0 && run.errors.isEmpty)
    for part in [
      "codebook and data fit together", "6 (1 single, 2 multiple, 3 scale)", "1 comparison",
      "answers.csv, 16 respondents, 9 columns", "no-answer 99; dont-know 98; not-asked 97",
      "survey.yaml:21:93: 2 respondents have every option blank",
    ] {
      #expect(run.output.contains(part), "\(part)")
    }
    #expect(!run.output.contains("a01"))
  }

  @Test func `faults are lines of standard error, or members of a document`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(
      Repository.text(of: Self.survey + "/survey.yaml")
        .replacingOccurrences(of: "role: composition", with: "role: compositon"),
      to: "survey.yaml")
    try folder.write(
      Repository.text(of: Self.survey + "/answers.csv")
        .replacingOccurrences(of: "a01,F,x,,1,4,1,2,1,Agree", with: "a01,F,x,,1,4,1,2,1,Agre"),
      to: "answers.csv")
    let text = try ProgramRun(["validate", folder.path])
    #expect(text.status == 65 && text.output.isEmpty)
    let lines = text.errors.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("error: \(folder.path)/survey.yaml:20:"))
    #expect(lines[1].hasPrefix("error: \(folder.path)/answers.csv:2:20: column 'q6'"))

    let json = try ProgramRun(["validate", folder.path, "--format", "json"])
    #expect(json.status == 65 && json.errors.contains("2 things do not fit"))
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let errors = try #require(document["errors"] as? [[String: Any]])
    #expect(document["valid"] as? Bool == false && errors.count == 2)
    #expect(errors[0]["line"] as? Int == 20)
    #expect((errors[1]["message"] as? String)?.contains("'Agre' (1, near 'agree')") == true)
  }

  @Test func `a respondent in two rows is read, and does not fit`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(Repository.text(of: Self.survey + "/survey.yaml"), to: "survey.yaml")
    try folder.write(
      Repository.text(of: Self.survey + "/answers.csv").replacingOccurrences(
        of: "a02,", with: "A01,"),
      to: "answers.csv")
    let text = try ProgramRun(["validate", folder.path])
    #expect(text.status == 65 && text.errors.contains("1 thing does not fit; see 'Error'"))
    let words = text.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.hasPrefix("\(folder.path): read, and 1 thing in the answers is wrong. Title"))
    #expect(text.output.contains("Error ") && !text.output.contains("fit together"))
    let json = try ProgramRun(["validate", folder.path, "--format", "json"])
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(
      json.status == 65 && document["valid"] as? Bool == false && json.errors.contains("'warnings'")
    )
    #expect(
      (document["errors"] as? [Any])?.isEmpty == true && document["responses"] is [String: Any])
  }

  @Test func `a document of a survey that fits has what was read`() throws {
    let run = try ProgramRun(["validate", Self.survey, "--format", "json"])
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(run.status == 0 && document["valid"] as? Bool == true)
    let responses = try #require(document["responses"] as? [String: Any])
    #expect(responses["respondents"] as? Int == 16)
    #expect(
      responses["declared_missing"] as? [String: [String]]
        == ["no_answer": ["99"], "dont_know": ["98"], "not_asked": ["97"]])
    #expect((document["warnings"] as? [[String: Any]])?.count == 1)
  }

  @Test(arguments: [
    ("", 64), ("none", 66), ("Tests/Cases/surveys/responses --format csv", 64),
    ("Tests/Cases/surveys/yaml-hash", 65),
  ])
  func `a run is refused in one sentence`(arguments: String, code: Int) throws {
    try ProgramRun("validate " + arguments).expectRefused(Int32(code))
  }
}
