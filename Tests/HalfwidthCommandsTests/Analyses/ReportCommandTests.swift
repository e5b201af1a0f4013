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

  @Test func `the parts that are asked for, and their links, are there`() throws {
    func page(_ options: [String]) throws -> String {
      let run = try ProgramRun(["report", Self.survey] + options)
      #expect(run.status == 0 && run.errors.isEmpty)
      return run.output
    }
    let brief = try page(["--brief"])
    #expect(brief.contains("id=\"comparisons\"") && brief.contains("id=\"overview\""))
    #expect(!brief.contains("id=\"methods\"") && !brief.contains("href=\"#checks\""))
    let chosen = try page(["--sections", "checks,Vulnerabilities"])
    #expect(chosen.contains("id=\"checks\"") && chosen.contains("id=\"q-child-general\""))
    #expect(!chosen.contains("id=\"q-services\"") && !chosen.contains("id=\"comparisons\""))
    let closed = try page([]).ranges(of: "<details open>").count
    let open = try page(["--full"]).ranges(of: "<details open>").count
    #expect(closed == 0 && open > 30)
  }

  @Test(arguments: [
    (["--brief", "--sections", "checks"], "--sections: can't go together with --brief"),
    (["--sections", "chekcs"], "--sections: 'chekcs' is neither a part nor a section"),
    (["--date", "30.11.2026"], "--date: '30.11.2026' is no day"),
  ]) func `parts and days that there are not`(options: [String], message: String) throws {
    let run = try ProgramRun(["report", Self.survey] + options)
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("error: " + message))
  }

  @Test func `says where it is from, and not in which folder that was`() throws {
    let run = try ProgramRun(
      ["report", Self.survey, "--format", "text", "--confidence", "99%", "--date", "2026-11-30"])
    let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      text.contains(
        "halfwidth report disrupting-harm-cambodia --confidence 99% --date 2026-11-30 --format text"
      ))
    #expect(!text.contains("datasets/") && text.contains("on 2026-11-30."))
    // As sha256sum prints it.
    let sum = Process()
    let pipe = Pipe()
    sum.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    sum.arguments = [Repository.root + "/" + Self.survey + "/counts.csv"]
    sum.standardOutput = pipe
    try sum.run()
    let printed = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let digest = try #require(printed.split(separator: " ").first)
    #expect(text.contains("counts.csv SHA-256 \(digest)"))
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
