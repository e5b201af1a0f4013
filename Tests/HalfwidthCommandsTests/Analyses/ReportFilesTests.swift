import Foundation
import TestSupport
import Testing

@Suite struct ReportFilesTests {
  private static let survey = "datasets/disrupting-harm-cambodia"

  @Test(arguments: [
    ("report.md", "# "), ("report.HTML", "<!DOCTYPE html>"), ("page", "<!DOCTYPE html>"),
    ("numbers.csv", "label,category,"),
    ("numbers.json", "{\n  \"schema\""),
  ])
  func `a file's ending says which format is meant`(name: String, start: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let run = try ProgramRun(["report", Self.survey, "--output", folder.path + "/" + name])
    #expect(run.status == 0, "\(run.errors)")
    let text = try Repository.text(of: folder.path + "/" + name)
    #expect(text.hasPrefix(start), "\(text.prefix(40))")
  }

  @Test func `an ending of a format that there isn't is refused`() throws {
    try ProgramRun(["report", Self.survey, "--output", "report.pdf"]).expectRefused(
      64, "--output: report.pdf: this is not written as that; name a file that ends in .csv, .docx")
  }

  @Test func `Markdown beside its charts, and none on standard output`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let run = try ProgramRun(
      ["report", Self.survey, "--format", "markdown", "--output", folder.path + "/my report.md"])
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(try folder.names() == ["my report.md", "my-report-charts"])
    let text = try Repository.text(of: folder.path + "/my report.md")
    let links = text.matches(of: /!\[(.*)\]\((.*)\)/)
    #expect(links.count > 20)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.path + "/my-report-charts")
    // Each file is linked once, and each link leads to a picture; its words say what it shows.
    #expect(Set(links.map { String($0.2) }) == Set(files.map { "my-report-charts/" + $0 }))
    #expect(links.count == files.count)
    #expect(links.allSatisfy { $0.1.count > 20 })
    let general = try Repository.text(of: folder.path + "/my-report-charts/q-child-general.svg")
    #expect(general.hasPrefix("<svg ") && general.contains("Extreme poverty"))
    let plain = try ProgramRun(["report", Self.survey, "--format", "markdown"])
    #expect(
      plain.status == 0 && !plain.output.contains("](" + "my") && !plain.output.contains("!["))
  }

  @Test func `LaTeX without charts on standard output`() throws {
    let run = try ProgramRun(["report", Self.survey, "--format", "latex"])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("\\begin{document}") && run.output.hasSuffix("\\end{document}\n"))
    #expect(!run.output.contains("\\includegraphics"))
    #expect(run.output.contains("60.4\\% to 84.1\\%"))
    func count(_ text: String) -> Int { run.output.components(separatedBy: text).count - 1 }
    #expect(count("\\begin{longtable}") > 20)
    #expect(count("\\begin{longtable}") == count("\\end{longtable}"))
    // The head stands on the first page of a table, and on each that it goes on to.
    #expect(count("\\toprule") == 2 * count("\\begin{longtable}"))
  }

  @Test func `a Word file needs a name`() throws {
    try ProgramRun(["report", Self.survey, "--format", "docx"]).expectRefused(
      64, "--format docx: is no text; name a file with --output, such as report.docx")
  }

  /// The first bytes of a zip archive.
  @Test(
    .enabled(
      if: ["rsvg-convert", "pandoc"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: "/usr/bin/" + $0)
      }))
  func `a Word file`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.path + "/report.docx"
    let run = try ProgramRun(["report", Self.survey, "--format", "docx", "--output", path])
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(try Repository.bytes(of: path).prefix(2) == [0x50, 0x4B])
    #expect(try folder.names() == ["report.docx"])
  }

  @Test func `a sentence for every number, in both styles`() throws {
    let plain = try ProgramRun(["report", Self.survey, "--format", "sentence"])
    #expect(plain.status == 0 && plain.errors.isEmpty)
    let lines = plain.output.split(separator: "\n")
    #expect(lines.count > 150)
    #expect(lines.allSatisfy { $0.hasSuffix(".") })
    // 37 of 50, which Figure 4 prints as 74%: Wilson's limits 0.6045 and 0.8413.
    #expect(
      lines.contains(
        "Mamo has committed an OCSEA-related crime (Figure 4): agree: 37 of 50 (74%; 95% CI 60% to 84%, Wilson)."
      ))
    let apa = try ProgramRun(["report", Self.survey, "--format", "sentence", "--style", "apa"])
    #expect(apa.output.contains("37 of 50 (74.0%, 95% CI [60.4, 84.1], Wilson)."))
    #expect(apa.output.contains("exact McNemar test, p from .0"))
    try ProgramRun(["report", Self.survey, "--style", "apa"]).expectRefused(
      64, "--style: is of sentences; add --format sentence")
  }

  @Test(arguments: [
    (
      "compare 36/50 40/50",
      "difference \u{2212}8.0 percentage points (95% CI \u{2212}24.2 to 8.8, Newcombe"
    ),
    (
      "paired 20,12,2,16",
      "of the same people: difference 20.0 percentage points (95% CI 6.1 to 34.5, Tango"
    ),
    ("rate 69/11", "69 in 11: rate 6.27 (95% CI 4.88 to 7.94, Garwood)."),
    ("adjust 0.01,0.02,0.5", "p = 0.010, adjusted p = 0.030 (Holm, 3 hypotheses)."),
  ])
  func `sentences of single commands`(command: String, part: String) throws {
    let run = try ProgramRun(command + " --format sentence")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains(part), "\(run.output)")
  }

  @Test func `what is not valid for the data is in no sentence, and a table of numbers is none`()
    throws
  {
    let margins = try ProgramRun("margins 46/50 39/50 --format sentence")
    #expect(margins.status == 0 && !margins.output.contains("Fisher"))
    try ProgramRun("table 10,20;30,40 --method expected-counts --format sentence").expectRefused(
      64, "--format sentence: no sentence holds a table of numbers")
  }
}
