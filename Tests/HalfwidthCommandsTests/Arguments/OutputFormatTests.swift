import Foundation
import TestSupport
import Testing

@testable import HalfwidthCommands

/// The format that the name of a file asks for.
@Suite struct OutputFormatTests {
  private static let survey = Repository.root + "/datasets/disrupting-harm-cambodia"

  @Test(arguments: [
    ("proportion 37/50", "a.json", "{"), ("proportion 37/50", "a.csv", "label,"),
    ("proportion 37/50", "A.MD", "| counts |"), ("proportion 37/50", "a.txt", "counts "),
    ("proportion 37/50", "a.out", "counts "), ("proportion 37/50", "a", "counts "),
    ("proportion 37/50 --format csv", "a.json", "label,"),
    ("audit --n 50 74%", "a.md", "- 74% of 50"), ("audit --n 50 74%", "a.json", "{"),
    ("validate \(survey)", "a.json", "{"),
  ])
  func `a file has the format that its name ends in`(
    words: String, name: String, start: String
  ) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let arguments = words.split(separator: " ").map(String.init)
    let run = try ProgramRun(arguments + ["--output", name], directory: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let text = try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
    #expect(text.hasPrefix(start), "\(text.prefix(200))")
  }

  @Test(arguments: ["a.html", "a.docx", "a.pdf", "b/a.xlsx", "a.tex"])
  func `a file that ends as nothing here is written is refused`(name: String) throws {
    try ProgramRun(["proportion", "37/50", "--output", name]).expectRefused(
      64, "--output", saying: "name a file that ends in .csv, .json, .markdown, .md, .txt, or give")
    #expect(
      try ProgramRun(["proportion", "37/50", "--format", "text", "--output", "/dev/null"]).status
        == 0)
  }

  @Test func `a report takes its endings, and says them`() throws {
    try ProgramRun(["report", Self.survey, "--output", "a.rtf"]).expectRefused(
      64, "--output", saying: ".docx, .htm, .html, .json, .markdown, .md, .tex, .txt")
  }
}
