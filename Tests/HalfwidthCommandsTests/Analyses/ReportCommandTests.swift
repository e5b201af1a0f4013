import Foundation
import TestSupport
import Testing

@Suite struct ReportCommandTests {
  private static let survey = "datasets/disrupting-harm-cambodia"

  @Test(arguments: [
    ("html", "</html>\n"), ("markdown", "Made with halfwidth"), ("json", "}\n"), ("csv", "\n"),
    ("text", "Made with halfwidth"),
  ])
  func `writes every format`(format: String, ending: String) throws {
    let run = try ProgramRun(["report", Self.survey, "--format", format])
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.suffix(80).contains(ending))
    #expect(run.output.contains("child-general") || run.output.contains("Figure 14"))
  }

  @Test func `writes a file, or every format into a directory`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = try ProgramRun(["report", Self.survey, "--output", folder.path + "/page.html"])
    #expect(file.status == 0)
    #expect(file.output.isEmpty)
    let all = try ProgramRun(["report", Self.survey, "--output-dir", folder.path + "/a/b"])
    #expect(all.status == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/a/b").sorted()
        == [
          "report-charts", "report.csv", "report.html", "report.json", "report.md", "report.txt",
          "sentences.txt",
        ])
    #expect(try folder.names() == ["a", "page.html"])
    let page = try Repository.text(of: folder.path + "/page.html")
    #expect(try Repository.text(of: folder.path + "/a/b/report.html") == page)
  }

  @Test func `options change the intervals`() throws {
    func csv(_ options: [String]) throws -> [String: String] {
      let run = try ProgramRun(
        ["report", "datasets/newcombe-1998", "--format", "csv"] + options)
      #expect(run.status == 0)
      return try CSVTable(run.output).rows[0]
    }
    // Newcombe 1998, Table I: Clopper-Pearson 0.2527 to 0.3676.
    let exact = try csv(["--method", "clopper-pearson"])
    #expect(exact["lower"]?.hasPrefix("0.2527") == true)
    #expect(exact["upper"]?.hasPrefix("0.3676") == true)
    #expect(exact["method"] == "clopper-pearson")
    #expect(try csv(["--confidence", "99%"])["confidence"] == "0.99")
    #expect(try csv(["--side", "upper"])["lower"] == "0.0")
  }

  @Test(arguments: [
    ("no-such-folder", 66, "no-such-folder: there is no such survey"),
    ("Tests", 66, "Tests: the folder holds no survey.yaml"),
    ("README.md", 66, "README.md: is not a YAML file"),
    ("S --confidence 2", 65, "--confidence: a confidence level lies"),
    ("S --method wlson", 64, "--method: 'wlson' is not one of its values"),
    ("S --format pdf", 64, "--format: 'pdf' is not one of its values"),
    ("S --method blaker --side lower", 64, "--method blaker: has no one-sided form"),
    ("S --design-effect 0.5", 64, "--design-effect: '0.5' is not a design effect"),
    ("S --output a --output-dir b", 64, "--output-dir: can't go together with --output"),
    ("S --output /no-such-folder/page.html", 73, "/no-such-folder/page.html: can't be written"),
    ("S --output Tests", 73, "Tests: is a directory"),
    ("", 64, "halfwidth report: Missing expected argument"),
  ])
  func `bad input gets one sentence and the contract's exit code`(
    arguments: String, status: Int32, message: String
  ) throws {
    let words = arguments.split(separator: " ").map { $0 == "S" ? Self.survey : String($0) }
    try ProgramRun(["report"] + words).expectRefused(status, message)
  }

  @Test func `a fault in the data names its place and leaves the old page`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(
      Repository.text(of: "datasets/newcombe-1998/survey.yaml"), to: "survey.yaml")
    try folder.write(
      "question,item,category,count,percent,n,figure,where\nexample,positive,,300,,263,,T\n",
      to: "counts.csv")
    let page = try folder.write("old", to: "page.html")
    let run = try ProgramRun(["report", folder.path, "--output", page])
    #expect(run.status == 65)
    #expect(
      run.errors
        == "error: \(folder.path)/counts.csv:2:19: count 300 is more than n = 263; correct one of them\n"
    )
    #expect(try Repository.text(of: page) == "old")
    #expect(try folder.names() == ["counts.csv", "page.html", "survey.yaml"])
  }
}
