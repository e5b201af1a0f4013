import TestSupport
import Testing

/// 69 cases of 11 people: Garwood's limits by R 4.2, `poisson.test(69, 11)`.
@Suite struct RateCommandTests {
  @Test func `what totals say stands above the intervals`() throws {
    let run = try ProgramRun(["rate", "69/11"])
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n").joined(separator: " ")
    let fact = try #require(lines.firstRange(of: "Someone had at least 7, and nobody more than 59"))
    let garwood = try #require(lines.firstRange(of: "4.8806  7.9385  garwood"))
    #expect(fact.lowerBound < garwood.lowerBound)
    #expect(lines.contains("4.9181  7.8906  mid-p") && lines.contains("no interval follows"))
  }

  @Test func `years are no people, and few events are not of all`() throws {
    for arguments in [["rate", "8/12.5"], ["rate", "3/50"], ["rate", "69/11", "--no-people"]] {
      let run = try ProgramRun(arguments)
      #expect(run.status == 0 && !run.output.contains("Someone"), "\(run.output)")
    }
    let few = try ProgramRun(["rate", "3/50", "--minimum-each", "0"])
    #expect(
      few.output.replacing("\n", with: " ").contains(
        "Someone had at least 1, and nobody more than 3"))
  }

  // R 4.2: qgamma(c(.025, .975), 69/2 + 0:1) / (11/2).
  @Test func `a dispersion is a row of its own`() throws {
    let run = try ProgramRun(["rate", "69/11", "--dispersion", "2", "--format", "csv"])
    let rows = try CSVTable(run.output).rows.filter { $0["method"] == "garwood" }
    #expect(rows.map { $0["dispersion"] } == ["", "2"])
    #expect(rows.allSatisfy { $0["label"] == "69 in 11" && $0["estimand"] == "rate" })
    #expect(rows.last?["lower"]?.hasPrefix("4.356742") == true)
  }

  // R 4.2: poisson.test(c(69, 45), c(11, 12)) has these limits.
  @Test func `two rates are compared where that is asked for`() throws {
    let run = try ProgramRun(["rate", "69/11", "45/12", "--ratio"])
    #expect(run.output.contains("1.6727  1.1326  2.4922   0.0087  conditional-exact"))
  }

  @Test(arguments: [
    ("rate 69", 64, "write a whole number and a number above 0"),
    ("rate -1/11", 65, "-1 events are negative"), ("rate 69/0", 65, "is not possible"),
    ("rate 69/11 --ratio", 64, "1 rate is given; write two"),
    ("rate 69/11 45/12 --ratio --dispersion 2", 64, "leave it out"),
    ("rate 69/11 --dispersion 0.5", 65, "a dispersion of 0.5"),
    ("rate 69/11 --dispersion 1,5", 64, "write 1.5"),
    ("rate 8/12.5 --minimum-each 1", 65, "no number of people"),
    ("rate 5/6 --minimum-each 1", 65, "too few for 6 people"),
    ("finite 37/50", 64, "three whole numbers such as 37/50/60"),
    ("finite 37/50/40", 65, "smaller than the sample"),
    ("missing 37/47", 64, "three whole numbers such as 37/47/50"),
    ("missing 37/50/47", 65, "fewer than the 50 who answered"),
  ])
  func `bad input is one sentence`(arguments: String, status: Int32, message: String) throws {
    let run = try ProgramRun(arguments)
    run.expectRefused(status)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func `a share with missing answers, and one of all, have commands of their own`() throws {
    let missing = try ProgramRun(["missing", "37/47/50"])
    #expect(missing.output.contains("between 74.0% and 80.0%"))
    #expect(missing.output.contains("0.6045  0.8876  union-wilson"))
    let finite = try ProgramRun(["finite", "37/50/60"])
    #expect(
      finite.output.split(separator: "\n").dropFirst()
        == (try ProgramRun(["proportion", "37/50", "--population", "60"])).output
        .split(separator: "\n").dropFirst())
    #expect(
      try ProgramRun(["finite", "37/50/60", "--format", "json"]).output
        .contains(#""command": "finite""#))
  }
}
