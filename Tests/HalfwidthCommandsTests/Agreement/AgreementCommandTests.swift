import HalfwidthReport
import TestSupport
import Testing

@testable import HalfwidthCommands

/// Raters, pairs of groups, differences and ordered answers, as a person asks for them.
@Suite struct AgreementCommandTests {
  private func output(_ arguments: [String]) throws -> String {
    let run = try ProgramRun(arguments)
    #expect(run.status == 0 && run.errors.isEmpty, "\(arguments): \(run.errors)")
    return run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `raters say what was rated, and which limits there are`() throws {
    let plain = try output(["raters", "1,1,2;2,2,2;1,,1;3,3,2"])
    #expect(plain.contains("4 subjects with 2 to 3 ratings each, in 3 categories."))
    #expect(plain.contains("Krippendorff's alpha 0.4737") && plain.contains("ask for resamples"))
    let drawn = try output(
      ["raters", "1,1,2;2,2,2;1,,1;3,3,2;1,1,1;2,2,3;3,3,3", "--resamples", "499", "--seed", "5"])
    #expect(drawn.contains("simulated, from 499 resamples of the subjects with seed 5"))
    let counted = try output(["raters", "--counts", "3,0;0,3;2,1", "--method", "fleiss-kappa"])
    // 0.55, as statsmodels has it.
    #expect(counted.contains("Fleiss' kappa 0.5500") && counted.contains("z = 1.65"))
  }

  @Test(arguments: [
    ("raters 1;2;3", 65, "one rater is not enough"),
    ("raters 1,2;3", 65, "subject 2 has 1 ratings and the first has 2"),
    ("raters 1,a;2,2", 64, "name the columns"),
    ("raters --counts 1,0;0,1", 65, "more than one rating"),
    ("raters 1,1;2, --method fleiss-kappa", 65, "krippendorff-nominal takes missing ratings"),
    ("groups 5/20", 65, "one group is not enough"),
    ("groups 5/20 8/3", 65, "more than the 3 trials"),
    ("differences 1,,2", 64, "not a list of differences"),
    ("table 1,2;3,4;5,6 --method mann-whitney", 65, "give two groups"),
    ("table 10,20;30,40 --method kruskal-wallis --alternative less", 64, "use --alternative two"),
    ("stratified 1,2,3;4,5,6 --method tarone", 65, "cmh-general takes them"),
    ("stratified 1,2;3,4 1,2,3;4,5,6", 65, "as the first one is"),
  ])
  func `what has no answer says why, and the way out`(words: String, status: Int, message: String)
    throws
  {
    let run = try ProgramRun(words.split(separator: " ").map(String.init))
    #expect(run.status == status, "\(words): \(run.errors) \(run.output)")
    if words.contains("a;") { return }
    #expect(
      run.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(message),
      "\(words): \(run.errors)")
  }

  @Test func `groups are compared in pairs, by name where they have names`() throws {
    let plain = try output(["groups", "2/12", "9/10", "4/11"])
    #expect(plain.contains("Group 1: 2 of 12") && plain.contains("Holm's, for all 3 pairs"))
    // scipy: fisher_exact([[2, 10], [9, 1]]) = .0019052, times 3.
    #expect(plain.contains("0.0019") && plain.contains("0.0057"))
    let named = try output([
      "groups", "Tests/Cases/before-after.csv", "--column", "after", "--yes", "3,4", "--by",
      "gender",
      "--method", "pairwise-score",
    ])
    #expect(named.contains("female male"))
    let rows = try ProgramRun(["groups", "2/12", "9/10", "4/11", "--format", "csv"])
    #expect(rows.output.split(separator: "\n").count == 7)
    #expect(rows.output.contains("compared_with"))
    let sentence = try output(["groups", "2/12", "9/10", "--format", "sentence"])
    #expect(sentence.contains("Groups, 1 against 2") && sentence.contains("all together"))
  }

  @Test func `differences and ordered answers name the statistic and the direction in words`()
    throws
  {
    let signed = try output([
      "differences", "-3,2,0,5,4,1", "--method", "signed-rank-exact", "--alternative", "greater",
    ])
    #expect(signed.contains("4 are above 0, 1 below 0 and 1 exactly 0"))
    #expect(signed.contains("V: the sum of the ranks of the differences"))
    #expect(signed.contains("The alternative is that differences tend to be above 0."))
    let file = try output([
      "differences", "Tests/Cases/before-after.csv", "--first", "before", "--second", "after",
    ])
    #expect(file.contains("before minus after"))
    let ordered = try output([
      "table", "4,9,12,25;9,12,15,14", "--method", "mann-whitney-exact,tau-b,jonckheere-terpstra",
      "--alternative", "two",
    ])
    #expect(ordered.contains("U: the pairs of which the first group's respondent answered higher"))
    #expect(ordered.contains("later rows go with later columns"))
    let strata = try output([
      "stratified", "10,5;4,11", "8,2;6,4", "--method", "mh-risk-difference",
    ])
    #expect(strata.contains("differences are the first row minus the second"))
    let square = try output([
      "square", "5,3,1;2,6,4;0,1,8", "--method", "signed-rank-exact", "--alternative", "less",
    ])
    #expect(square.contains("tend to be below 0"))
  }

  @Test func `columns of any number of measured values have their differences`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    // 600 rows with a value of their own each, of which ten lack the second one; one group has no value at all.
    var rows = ["group;before;after"]
    for row in 0..<600 {
      let before = "\(20 + row),\(row % 10)"
      let after = row % 60 == 7 ? "" : "\(20 + row + row % 7 - 2),\(row % 10)"
      rows.append("\(row % 3 == 0 ? "a" : "b");\(before);\(after)")
    }
    rows.append("c;;")
    let path = try folder.write(rows.joined(separator: "\n") + "\n", to: "measured.csv")
    let start = ["differences", path, "--first", "before", "--second", "after"]
    #expect(try ProgramRun(start).status == 65)
    let all = try output(start + ["--missing", "drop"])
    #expect(all.contains("before minus after: ") && all.contains("601 rows"))
    // Differences are 2, 1, 0, -1, ... -4 by the row's rest modulo 7; the rows left out have the rests
    // 0, 4, 1, 5, 2, 6, 3, 0, 4, 1.
    let zeros = (0..<600).count { $0 % 60 != 7 && $0 % 7 == 2 }
    let above = (0..<600).count { $0 % 60 != 7 && $0 % 7 < 2 }
    #expect(all.contains("Of 590 differences \(above) are above 0, \(590 - zeros - above) below 0"))
    #expect(
      all.contains(
        "11 of 601 rows are left out for a missing answer: 'before' 1 blank; 'after' 11 blank"))
    let grouped = try output(start + ["--missing", "drop", "--by", "group"])
    #expect(grouped.contains("200 rows, group = a") && grouped.contains("400 rows, group = b"))
    #expect(grouped.contains("the group group = c is not answered: there is no difference"))
  }

  @Test func `strata of any shape have their test where none is asked for`() throws {
    let wide = try output(["stratified", "1,3,10;2,3,10;1,6,14", "0,4,3;5,2,6;2,2,9"])
    #expect(wide.contains("cmh-general 5.2823 4 0.2595"))
    let explained = try output([
      "stratified", "1,3,10;2,3,10;1,6,14", "0,4,3;5,2,6;2,2,9", "--explain",
    ])
    #expect(explained.contains("Why cmh-general?"))
    let all = try output([
      "stratified", "1,3,10;2,3,10;1,6,14", "0,4,3;5,2,6;2,2,9", "--method", "all", "--row-scores",
      "0,1,3",
    ])
    #expect(all.contains("cmh-correlation") && !all.contains("tarone"))
    let counted = try output([
      "stratified", "Tests/Cases/before-after.csv", "--rows", "gender", "--columns", "after",
      "--by",
      "step", "--method", "cmh-row-means",
    ])
    #expect(counted.contains("cmh-row-means"))
  }

  @Test(arguments: [
    (#"{"analysis":"raters","input":{}}"#, "missing-member"),
    (#"{"analysis":"raters","input":{"ratings":[[1,2]],"counts":[[1,1]]}}"#, "bad-input"),
    (#"{"analysis":"raters","input":{"ratings":[[1],[2]]}}"#, "bad-input"),
    (#"{"analysis":"raters","input":{"ratings":[1,2]}}"#, "wrong-type"),
    (#"{"analysis":"raters","input":{"ratings":[["a","b"]]}}"#, "wrong-type"),
    (
      #"{"analysis":"raters","input":{"ratings":[[1,null],[1,2]]},"method":"fleiss-kappa"}"#,
      "missing-ratings"
    ),
    (#"{"analysis":"groups","input":{"x":[1],"n":[2]}}"#, "bad-input"),
    (#"{"analysis":"groups","input":{"x":[1,2],"n":[2]}}"#, "bad-input"),
    (#"{"analysis":"differences","input":{"values":[]}}"#, "bad-input"),
    (
      #"{"analysis":"stratified","input":{"strata":[[[1,2,3],[4,5,6]]]},"method":"cmh"}"#,
      "wrong-shape"
    ),
    (#"{"analysis":"table","input":{"counts":[[3,4,5]]}}"#, "bad-input"),
    (#"{"analysis":"table","input":{"counts":[[3,4,5]]},"method":"pearson"}"#, "bad-input"),
    (
      #"{"analysis":"table","input":{"counts":[[3,4,5]]},"method":["tau-b","mann-whitney"]}"#,
      "bad-input"
    ),
    (
      #"{"analysis":"table","input":{"counts":[[3,4],[5,6],[1,2]]},"method":"mann-whitney"}"#,
      "wrong-shape"
    ),
    (
      #"{"analysis":"table","input":{"counts":[[3,4],[5,6]]},"method":"kruskal-wallis","alternative":"less"}"#,
      "no-one-sided-form"
    ),
    (
      #"{"analysis":"groups","input":{"x":[1,2],"n":[2,3]},"alternative":"less"}"#,
      "no-one-sided-form"
    ),
  ])
  func `batch refuses what has no answer with its code`(line: String, code: String) throws {
    guard case .object(let error)? = try BatchMembersTests.answer(line)["error"] else {
      Issue.record("\(line) is answered")
      return
    }
    #expect(error["code"] == .string(code), "\(error)")
  }
}
