import ArgumentParser
import Foundation
import Halfwidth
import HalfwidthReport
import TestSupport
import Testing

@testable import HalfwidthCommands

/// The same questions asked by command, by batch and of the library have the same answers, member by member.
///
/// Commands run in the tests' own process, where one thread at a time may write a file.
@Suite(.serialized) struct SameAnswerTests {
  @Test func `command, batch and library answer the same`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(QuestionList.csv, to: "answers.csv")
    let questions = try QuestionList(path: path).all()
    #expect(questions.count > 420)
    var answered = 0
    var ofLibrary = 0
    for question in questions {
      let line = JSONWriter().string(.object(question.request))
      let answer = try BatchMembersTests.answer(line)
      let comment = Comment(rawValue: question.arguments.joined(separator: " "))
      guard let rows = try Self.rows(question, folder.path + "/answer.json") else {
        #expect(answer["error"] != nil, comment)
        continue
      }
      answered += 1
      let isUsual = question.request["method"] == nil
      SameAnswer(rows: rows, answer: answer, isUsual: isUsual).expect(comment)
      guard let library = question.library else { continue }
      ofLibrary += 1
      let findings = try library.answer().results.map { try Self.sent(Finding($0)) }
      #expect(findings.count == rows.count, comment)
      for (row, finding) in zip(rows, findings) {
        #expect(SameAnswer.compared(finding) == SameAnswer.compared(row), comment)
      }
    }
    #expect(answered > 370)
    #expect(ofLibrary >= 200)
  }

  /// A run in two parts, merged, is the run; parts do not hold the data, which `abc` needs.
  @Test func `merged parts answer what one run does`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(QuestionList.csv, to: "answers.csv")
    var merged = 0
    // Each has four runs: a third of the questions has them all, of every statistic and method.
    for (place, question) in try QuestionList(path: path).all().enumerated()
    where place % 3 == 0 && question.request["resamples"] == QuestionList.few
      && question.library != nil
      && question.library?.input.fixedSample == nil
    {
      let comment = Comment(rawValue: question.arguments.joined(separator: " "))
      let parts = try (1...2).map { part in
        let path = "\(folder.path)/part-\(part).json"
        try Self.run(question.arguments + ["--shard", "\(part)/2", "--output", path])
        return path
      }
      let whole = try #require(try Self.rows(question, folder.path + "/whole.json"), comment)
      let joined = try #require(
        try Self.rows(
          AskedQuestion(["merge"] + parts + question.answerOptions, [:]),
          folder.path + "/merged.json"), comment)
      #expect(joined.count == whole.count, comment)
      merged += 1
      for (one, other) in zip(whole, joined) where one["method"] != "abc" {
        #expect(SameAnswer.compared(other) == SameAnswer.compared(one), comment)
      }
    }
    #expect(merged >= 35)
  }

  /// What is in the list of all methods is what each gives alone, or why it is refused.
  @Test func `every method of counts, alone as among all`() throws {
    var compared = 0
    for (question, slugs) in try QuestionList.counted() {
      let all = question.asking(methods: ["all"]).request
      guard case .array(let results)? = try Self.answer(all)["results"] else { throw NoObject() }
      for result in results {
        guard case .object(let object) = result, case .string(let slug)? = object["method"],
          slugs.contains(slug)
        else { throw NoObject() }
        let alone = try Self.answer(question.asking(methods: [slug]).request)
        compared += 1
        guard let error = alone["error"] else {
          #expect(alone["result"] == result, "\(slug)")
          continue
        }
        guard case .object(let members) = error, case .string(let message)? = members["message"],
          case .array(let warnings)? = object["warnings"]
        else { throw NoObject() }
        #expect(
          warnings.contains {
            if case .object(let warning) = $0 {
              warning["message"] == .string(message)
            } else {
              false
            }
          }, "\(slug)")
      }
    }
    #expect(compared == 296)
  }
  /// The results in the document that a command writes; nil where it refuses the question.
  private static func rows(_ question: AskedQuestion, _ path: String) throws -> [JSONObject]? {
    do {
      try run(question.arguments + ["--format", "json", "--output", path])
    } catch is CommandFailure {
      return nil
    }
    guard
      case .object(let document) = try JSONReader.read(
        String(contentsOfFile: path, encoding: .utf8)),
      case .array(let results)? = document["results"]
    else { return [] }
    return results.compactMap { result in
      if case .object(let object) = result { object } else { nil }
    }
  }

  /// A finding as it comes out of a document, where an infinite number is a text.
  private static func sent(_ finding: Finding) throws -> JSONObject {
    let text = JSONWriter().string(.object(finding.json))
    guard case .object(let object) = try JSONReader.read(text) else { throw NoObject() }
    return object
  }

  private static func run(_ arguments: [String]) throws {
    // By the one command's parser: the root's goes through the options of all, which takes longer than most
    // answers.
    let type = HalfwidthCommand.configuration.subcommands.first {
      $0.configuration.commandName == arguments[0]
    }
    var command = try #require(type).parseAsRoot(Array(arguments.dropFirst()))
    try command.run()
  }

  private static func answer(_ request: JSONObject) throws -> JSONObject {
    try BatchMembersTests.answer(JSONWriter().string(.object(request)))
  }

  struct NoObject: Error {}
}
