import TestSupport
import Testing

@Suite struct RanksCommandTests {
  @Test func `items of the same people`() throws {
    let run = try ProgramRun(["ranks", "46/50", "44/50", "42/50", "39/50", "37/50"])
    #expect(run.status == 0)
    #expect(run.output.contains("46, 44, 42, 39, 37 of 50: every item may rank 1 to 5."))
    #expect(
      run.output.contains(
        "Item 1 is alone at the top of the sample: beyond it this cannot be shown"))
    #expect(run.output.contains("margins-holm"))
  }

  @Test func `categories of one question, with names`() throws {
    let run = try ProgramRun(["ranks", "30,12,8", "--labels", "police, NGO, court"])
    #expect(run.output.contains("police is alone at the top: shown (p at most 0.0079"))
    let csv = try ProgramRun([
      "ranks", "30,12,8", "--labels", "police, NGO, court", "--format", "csv",
    ])
    let row = try CSVTable(csv.output).rows[1]
    #expect(row["label"] == "30,12,8" && row["item"] == "NGO" && row["estimand"] == "ranks")
    #expect(row["successes"] == "12" && row["n"] == "50" && row["method"] == "multinomial-holm")
  }

  @Test func `columns of a file, as yes, as means and as one answer`() throws {
    let file = "Tests/Cases/before-after.csv"
    let items = try ProgramRun(["ranks", file, "--columns", "tv,radio,web"])
    #expect(items.output.contains("13, 11, 7 of 24") && items.output.contains("paired-holm"))
    // Nine of 24 changed, each by 1 upwards: 2 / 2^9.
    let means = try ProgramRun(["ranks", file, "--columns", "before,after", "--means"])
    #expect(means.output.contains("after is alone at the top: shown (p at most 0.0039"))
    let one = try ProgramRun(["ranks", file, "--column", "after"])
    #expect(
      one.output.contains("multinomial-holm")
        && one.output.contains("Asked for the first alone, it may be 3 or 4."))
  }

  @Test(arguments: [
    ("ranks 46/50 44/49", 65, "of other people than 46/50"),
    ("ranks 46/50 30,2", 64, "is not a list of counts"),
    ("ranks 46/50 44/50 --labels a", 65, "1 name for 2 items"),
    ("ranks 46/50 44/50 --method paired-holm", 65, "needs what every respondent answered"),
    ("ranks 46/50 44/50 --means", 64, "--columns"),
    ("ranks 60/50 44/50", 65, "more than the 50 trials"),
    ("ranks Tests/Cases/before-after.csv --columns gender,step --means", 65, "no number"),
    ("ranks 46/50 --side lower", 64, "one-sided already"),
  ])
  func `bad input is one sentence`(arguments: String, status: Int32, message: String) throws {
    let run = try ProgramRun(arguments)
    run.expectRefused(status)
    #expect(run.errors.contains(message), "\(run.errors)")
  }
}
