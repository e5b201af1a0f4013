import Halfwidth
import HalfwidthReport
import TestSupport
import Testing

@Suite struct ExplainTests {
  private func explained(_ arguments: String) throws -> ProgramRun {
    try ProgramRun(arguments.split(separator: " ").map(String.init) + ["--explain"])
  }

  @Test(arguments: ["text", "markdown"])
  func `proportion says after its table why it is Wilson`(format: String) throws {
    let run = try explained("proportion 37/50 3/50 --format \(format)")
    #expect(run.status == 0)
    let output = run.output.replacing("\n", with: " ")
    let parts = output.split(separator: "Why wilson?", omittingEmptySubsequences: false)
    #expect(parts.count == 2 && parts[0].contains("37/50"))
    for word in ["93.0%", "83.75%", "blaker", "clopper-pearson"] {
      #expect(parts.last?.contains(word) == true, "\(word)")
    }
    let plain = try ProgramRun(["proportion", "37/50", "--format", format])
    #expect(!plain.output.contains("Why"))
  }

  @Test(arguments: [
    ("compare 36/50 40/50", Analysis.compare), ("paired 20,12,2,16", .paired),
    ("margins 46/50 39/50", .margins), ("table 10,20;30,40", .table),
    ("square 20,12;2,16", .square), ("goodness 12,20,18", .goodness),
    ("cochran 1,0;1,1;0,1", .cochran),
    ("stratified 10,5;4,11 8,2;6,4", .stratified), ("trend 5/20 8/21 12/25", .trend),
    ("adjust 0.01,0.02,0.5", .adjust), ("bootstrap 37/50", .bootstrap),
    ("groups 5/20 8/21 12/25", .groups), ("raters 1,1,2;2,2,2;1,,1", .raters),
    ("differences -3,2,0,5", .differences), ("scores 4,9,12,25", .scores),
    ("proportion 37/50 --population 60", .finiteProportion),
  ])
  func `a command explains all methods that it uses unasked`(
    arguments: String, analysis: Analysis
  ) throws {
    let run = try explained(arguments)
    #expect(run.status == 0, "\(run.errors)")
    for method in AnalysisCatalog.usualMethods(of: analysis) {
      #expect(run.output.contains("Why \(method)?"), "\(method) in \(run.output)")
    }
  }

  @Test func `several totals are explained as one pair of them, without what is only for contrast`()
    throws
  {
    let run = try explained("margins 46/50 39/50 40/50 30/50")
    for method in ["mcnemar-exact", "mcnemar-mid-p", "tango"] {
      #expect(run.output.contains("Why \(method)?"))
    }
    #expect(!run.output.contains("Why newcombe?"))
  }

  @Test func `JSON has a member, empty where no default was used, and none where nobody asks`()
    throws
  {
    let run = try explained("compare 36/50 40/50 --method newcombe,wald --format json")
    #expect(run.output.contains(#""explanations": ["#))
    #expect(run.output.contains(#""method": "newcombe""#) && run.output.contains("92.3%"))
    let none = try explained("proportion 37/50 --method blaker --format json")
    #expect(none.output.contains(#""explanations": []"#))
    let text = try explained("proportion 37/50 --method blaker")
    #expect(text.output.contains("No method that was used is a default"))
    let plain = try ProgramRun(["proportion", "37/50", "--format", "json"])
    #expect(!plain.output.contains("explanations"))
  }

  @Test(arguments: ["proportion 37/50", "bootstrap 37/50", "margins 46/50 39/50 40/50 30/50"])
  func `CSV has no place for it`(arguments: String) throws {
    let run = try explained("\(arguments) --format csv")
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(
      run.errors == "error: --explain: CSV holds results only; leave it out, or use --format text, "
        + "markdown or json\n")
  }
}
