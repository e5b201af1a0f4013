import Foundation
import TestSupport
import Testing

/// `audit` on numbers that are typed in, as a reader with a page at hand meets it.
@Suite struct NumbersAuditTests {
  /// The output on one line, and the exit code.
  private func run(_ arguments: String) throws -> (words: String, status: Int32) {
    let run = try ProgramRun(["audit"] + arguments.split(separator: " ").map(String.init))
    #expect(run.errors.isEmpty, "\(run.errors)")
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    return (run.output.split(whereSeparator: \.isWhitespace).joined(separator: " "), run.status)
  }

  @Test(arguments: [
    // 36 of 50 is 72%, 37 is 74%.
    (
      "--n 50 74% 73%", 1,
      "74% of 50 is 37. Error: 73% of 50 cannot be right: 36 is 72% and 37 is 74%."
    ),
    ("--n 50 74 8 54", 0, "54% of 50 is 27. At n = 50, 51 of the 101 whole percentages"),
    ("--n 300 74%", 0, "74% of 300 is 221 to 223. At n = 300 every whole percentage is possible"),
    ("--n 8 12%", 0, "Note: 12% of 8 is 1 only where it was rounded by half-even or truncate."),
    ("--n 50 104%", 1, "Error: 104% of 50 cannot be right: 50 is 100%."),
    ("37/50=74%", 0, "37 of 50 is 74%."),
    ("37/50=73%", 1, "Error: 37 of 50 is 74%, and not 73%."),
    ("--n 50 51=100%", 1, "Error: 51 of 50 cannot be right: it is more than all."),
    // 22 + 19 + 8 + 2 = 51.
    (
      "--n 50 --set 44%,38%,16%,4%", 1,
      "Error: 44%, 38%, 16% and 4% of 50 cannot all be right: they need 51."
    ),
    (
      "--n 50 --set 44,38,16,4", 1,
      "42% (21) in place of 44%, 36% (18) in place of 38%, 14% (7) in place of 16% or 2% (1) in place of 4%."
    ),
    ("--n 50 --set 44,38,16,2", 0, "fit: 22, 19, 8 and 1. Had one number been a unit"),
    ("--n 3 --set 34,33,33", 0, "fit only where they were forced to sum to 100%."),
    (
      "--n 8 --set 12,12,12,12,12,12,12,12", 0,
      "fit only where they were rounded by half-even or truncate."
    ),
    ("--percents 12.5 --max-n 30", 0, "the smallest is 8. They are 8, 16, 24."),
    ("--percents 0.01 --max-n 30", 0, "Warning: No number of respondents from 1 to 30 gives 0.01%"),
    ("--mean 3.46 --n 50", 0, "A mean of 3.46 fits 50 whole answers: a sum of 173."),
    (
      "--mean 2.19 --n 12", 1,
      "Error: A mean of 2.19 cannot be that of 12 whole answers. The nearest"
    ),
    ("--mean 2.17 --n 12 --items 3", 0, "12 respondents with 3 whole answers each: a sum of 78."),
    (
      "--mean 1.80 --sd 0.45 --n 5 --scale 1..5", 0,
      "1 list of counts has both: 1 gave 1, 4 gave 2, 0 gave 3, 0 gave 4 and 0 gave 5."
    ),
    (
      "--mean 2.00 --sd 1.35 --n 10 --scale 1..5", 1,
      "cannot be those of 10 whole answers from 1 to 5."
    ),
    // 1, 2, 3, 4: 1.118 over n.
    (
      "--mean 2.50 --sd 1.118 --n 4 --scale 1..4", 0, "squares were divided by n, and not by n - 1."
    ),
    ("--mean 0.36 --sd 0.11 --n 20 --scale 0..1", 1, "cannot be those of 20 whole answers"),
  ])
  func `says the sentence first and the exit code`(
    arguments: String, status: Int, sentence: String
  ) throws {
    let run = try run(arguments)
    #expect(run.words.contains(sentence), "\(run.words)")
    #expect(run.status == Int32(status))
  }

  @Test func `a test is held against its p-value`() throws {
    let wrong = try ProgramRun(["audit", "--test", "chi2(1) = 4.2, p = .4"])
    #expect(wrong.status == 1)
    #expect(wrong.output.hasPrefix("Error: chi2(1) = 4.2, p = .4 cannot be right"))
    #expect(wrong.output.contains("different sides of 0.05"))
    let right = try ProgramRun(["audit", "--test", "chi2(1) = 4.2, p = .04"])
    #expect(right.status == 0 && right.output.contains("fits: its p-value is 0.039 to 0.042."))
    try ProgramRun(["audit", "--test", "chi2 = 4.2"]).expectRefused(64)
  }

  @Test func `another base is named where all numbers fit it`() throws {
    let words = try run("--n 50 34% 66% 51%").words
    #expect(words.contains("Note: All of them would fit n = 47"), "\(words)")
  }

  @Test func `documents have the same findings`() throws {
    let arguments = ["audit", "--n", "50", "--set", "44,38,16,4", "--format"]
    let json = try ProgramRun(arguments + ["json"])
    #expect(json.status == 1)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let results = try #require(object["results"] as? [[String: Any]])
    #expect(results[0]["code"] as? String == "percent-set")
    #expect(results[0]["severity"] as? String == "error")
    let repairs = try #require(results[0]["repairs"] as? [[String: Any]])
    #expect(repairs.map { $0["counts"] as? [Int] } == [[21, 21], [18, 18], [7, 7], [1, 1]])
    let csv = try ProgramRun(arguments + ["csv"])
    let row = try CSVTable(csv.output).rows[0]
    #expect(row["code"] == "percent-set" && row["severity"] == "error" && row["n"] == "50")
    #expect(row["numbers"] == "44%; 38%; 16%; 4%" && row["repairs"]?.hasPrefix("44%: 21; ") == true)
    let markdown = try ProgramRun(arguments + ["markdown"])
    #expect(markdown.output.hasPrefix("- Error: 44%, 38%, 16% and 4% of 50 cannot all be right"))
  }

  @Test(arguments: [
    ("74%", 64), ("--set 44,38", 64), ("--n 50", 64), ("--n 50 --set 44", 65),
    ("--n 0 74%", 65), ("--n 50 7a%", 64), ("--n 50 3,4%", 64), ("--n 50 -3%", 65),
    ("--n 50 74% --rounding up", 64), ("--mean 3.4 --sd 1.2 --n 50", 64),
    ("--mean 6.4 --sd 1.2 --n 50 --scale 1..5", 65), ("--mean 6.4 --n 50 --scale 1..5", 65),
    ("--mean 3.4 --sd 1.2 --n 50 --scale 5..1", 64), ("--sd 1.2 --n 50", 64),
    ("--n 50 --percents 37", 64), ("--n 50 --max-n 9 74%", 64), ("37/50=", 64), ("3x/50=74%", 64),
    ("--n 40 37/50=74%", 64), ("--n 50 74% --format html", 64), ("--n 50 74% --confidence 0.9", 64),
    ("--mean 3.4 --sd 1.2 --n 1 --scale 1..5", 65), ("0/0=0%", 65),
  ])
  func `a run is refused in one sentence`(arguments: String, code: Int) throws {
    try ProgramRun("audit " + arguments).expectRefused(Int32(code))
  }
}
