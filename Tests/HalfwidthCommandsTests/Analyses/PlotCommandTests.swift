import Foundation
import TestSupport
import Testing

@Suite struct PlotCommandTests {
  private static let survey = "datasets/disrupting-harm-cambodia"

  @Test(arguments: [
    ("--question child-general", "Belonging to an ethnic minority"),
    ("--question child-general --chart ranks", "Rank, 1 for the largest share"),
    ("--question government --chart likert", "not printed: what the others leave of the base"),
    ("--question services --chart histogram --item legal", "All resamples of 28 of 50"),
    ("--comparison child", "Figure 15 (ocsea)"), ("--comparison child --chart forest", "78.0%"),
    ("--overview", "Scenario 1"),
    ("--question child-general --title Of~our~own", "<title>Of our own: Share answering"),
    ("--question child-general --width 1000", "width=\"1000\""),
  ])
  func `draws a chart`(options: String, part: String) throws {
    let words = options.split(separator: " ").map { String($0).replacing("~", with: " ") }
    let run = try ProgramRun(["plot", Self.survey] + words)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.output.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(run.output.hasSuffix("</svg>\n"))
    #expect(run.output.contains(part))
    // Where the numbers come from, and of whom they are.
    #expect(run.output.contains("a convenience sample"))
  }

  @Test func `groups beside each other, and the difference of two`() throws {
    let survey = "datasets/disrupting-harm-cambodia-synthetic"
    let groups = try ProgramRun(["plot", survey, "--question", "government", "--by", "gender"])
    #expect(groups.status == 0, "\(groups.errors)")
    #expect(groups.output.contains("(n = "))
    let pair = try ProgramRun(
      ["plot", survey, "--question", "government", "--by", "gender", "--chart", "forest"])
    #expect(pair.status == 0, "\(pair.errors)")
    #expect(pair.output.contains("Difference in"))
  }

  @Test(arguments: [
    ("", 64, "halfwidth plot: one of --question ID"),
    ("--overview --question government", 64, "halfwidth plot: one of --question ID"),
    (
      "--question goverment", 64,
      "--question: 'goverment' is no question of this survey; did you mean 'government'?"
    ),
    (
      "--question zzzzzzzzzz", 64,
      "--question: 'zzzzzzzzzz' is no question of this survey; its ids are participants"
    ),
    (
      "--comparison chlid", 64,
      "--comparison: 'chlid' is no planned comparison of this survey; did you mean 'child'?"
    ),
    (
      "--question government --chart ranks", 64,
      "--chart ranks: there is none of this; use interval"
    ),
    ("--question government --chart bars", 64, "--chart: 'bars' is not one of its values"),
    ("--question services --chart histogram", 64, "--chart histogram: is of one item; add --item"),
    ("--question services --chart histogram --item x", 64, "--item: 'x' has no such chart"),
    ("--question services --item legal", 64, "--item: this chart is of all items"),
    ("--question government --output chart.gif", 64, "--output chart.gif: the name says no format"),
    ("--question government --output chart", 64, "--output chart: the name says no format"),
    ("--question government --width 20", 65, "--width: 20 is out of range"),
    ("--overview --by gender", 64, "--by: makes groups of a question's answers"),
    ("--question participants", 65, "participants: there is no share to draw"),
  ])
  func `bad input gets one sentence`(options: String, status: Int32, message: String) throws {
    try ProgramRun(["plot", Self.survey] + options.split(separator: " ").map(String.init))
      .expectRefused(status, message)
  }

  @Test func `a chart that can't be made leaves the old file`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write("old", to: "chart.svg")
    let run = try ProgramRun(
      ["plot", Self.survey, "--question", "nobody", "--output", path])
    #expect(run.status == 64)
    #expect(try Repository.text(of: path) == "old")
    let good = try ProgramRun(
      ["plot", Self.survey, "--question", "government", "--output", path])
    #expect(good.status == 0 && good.output.isEmpty)
    #expect(try Repository.text(of: path).hasSuffix("</svg>\n"))
    #expect(try folder.names() == ["chart.svg"])
  }

  /// The first bytes of each format.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/rsvg-convert")),
    arguments: [("png", [0x89, 0x50, 0x4E, 0x47]), ("pdf", [0x25, 0x50, 0x44, 0x46])])
  func `pictures of other formats`(ending: String, first: [UInt8]) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.path + "/chart." + ending
    let run = try ProgramRun(
      ["plot", Self.survey, "--question", "government", "--output", path])
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(try Repository.bytes(of: path).prefix(4) == first[...])
    #expect(try folder.names() == ["chart." + ending])
  }
}
