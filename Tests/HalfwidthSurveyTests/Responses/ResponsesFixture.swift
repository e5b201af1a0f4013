import Foundation
import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// A survey in `Tests/Cases` whose answers can be counted by hand, with parts that a test can change.
struct ResponsesFixture {
  var yaml: String
  var answers: String
  /// Published numbers, which the codebook has to name as `counts.csv`; nil for none.
  var counts: String?
  /// Further files of the folder, such as ratings.
  var others: [String: String] = [:]

  /// - Parameter name: The folder: `responses` has sixteen people, `groups` twenty, `planned` forty.
  init(_ name: String = "responses") throws {
    yaml = try Repository.text(of: "Tests/Cases/surveys/\(name)/survey.yaml")
    answers = try Repository.text(of: "Tests/Cases/surveys/\(name)/answers.csv")
    let folder = Repository.root + "/Tests/Cases/surveys/\(name)"
    for file in try FileManager.default.contentsOfDirectory(atPath: folder)
    where file.hasSuffix(".csv") && file != "answers.csv" {
      others[file] = try Repository.text(of: "Tests/Cases/surveys/\(name)/\(file)")
    }
  }

  /// Replaces a text that has to be there.
  func with(yaml old: String, _ new: String) throws -> ResponsesFixture {
    try #require(yaml.contains(old), "the codebook has '\(old)'")
    var fixture = self
    fixture.yaml = yaml.replacingOccurrences(of: old, with: new)
    return fixture
  }

  /// Replaces a text of the answers that has to be there.
  func with(answers old: String, _ new: String) throws -> ResponsesFixture {
    try #require(answers.contains(old), "the answers have '\(old)'")
    var fixture = self
    fixture.answers = answers.replacingOccurrences(of: old, with: new)
    return fixture
  }

  private func inFolder<Value>(_ read: (TemporaryFolder) throws -> Value) throws -> Value {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(yaml, to: "survey.yaml")
    try folder.write(answers, to: "answers.csv")
    if let counts { try folder.write(counts, to: "counts.csv") }
    for (name, text) in others { try folder.write(text, to: name) }
    return try read(folder)
  }

  func survey() throws -> Survey { try inFolder { try SurveyFolder.read($0.path) } }

  func findings() throws -> SurveyFindings {
    SurveyFindings(try survey(), settings: AnalysisSettings())
  }

  /// The answers of groups beside each other, which are made once however often they are asked for.
  func groups(
    by question: String, settings: AnalysisSettings = AnalysisSettings()
  ) throws -> GroupFindings {
    let survey = try survey()
    var findings = SurveyFindings(survey, settings: settings)
    try findings.add(groupsBy: [question, question], of: survey)
    #expect(findings.groups.count == 1)
    return try #require(findings.groups.first)
  }

  /// All that is wrong, each as `file:line:column: message`; empty where the survey can be read.
  func faults() throws -> [String] {
    try inFolder { folder in
      do throws(SurveyError) {
        _ = try SurveyFolder.read(folder.path)
        return []
      } catch {
        return ([error] + error.further).map { fault in
          "\(fault.place): \(fault.message)".replacingOccurrences(of: folder.path + "/", with: "")
        }
      }
    }
  }
}
