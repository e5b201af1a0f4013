import TestSupport
import Testing

/// What is asked of tests on the command line, and what they say to it in words.
@Suite struct StatedValueCommandTests {
  private func text(_ words: String) throws -> String {
    let run = try ProgramRun(words)
    #expect(run.status == 0, "\(words): \(run.errors)")
    return run.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  @Test(arguments: [
    (
      "proportion 37/50 --null 50%",
      "exact-binomial-central: it is shown at 95% that the share differs from 50% (p = 0.0009)."
    ),
    (
      "proportion 37/50 --null 0.7 --alternative greater",
      "score-z: it is not shown at 95% that the share is above 70% (p = 0.2685); nor is the contrary."
    ),
    (
      "proportion 36/50 --margins 0.6,0.85 --method score-z",
      "it is shown at 95% that the share lies between 60% and 85% (p = 0.0416): equivalent at these margins."
    ),
    (
      "compare 45/50 44/50 --null -0.1 --alternative greater --method mee",
      "mee: it is shown at 95% that the difference is above -10 points (p = 0.0356): not inferior at a margin of 10 points, where more is better."
    ),
    (
      "compare 36/50 40/50 --null-ratio 0.8 --alternative greater",
      "koopman: it is not shown at 95% that the ratio is above 0.8 (p = 0.1564)"
    ),
    (
      "paired 20,12,2,16 --null -0.1 --alternative greater",
      "not inferior at a margin of 10 points, where more is better"
    ),
    ("compare 36/50 40/50 --alternative less", "): whether the first share is the smaller one."),
    ("trend 5/20 8/21 12/25 --alternative greater", "whether the share rises with the score."),
    (
      "stratified 10,5;4,11 8,2;6,4 --alternative greater",
      "One-sided (cmh): whether the common odds ratio is above 1."
    ),
    (
      "proportion 37/50 --null 0.5 --method score-z --format sentence",
      "shown that the share differs from 50%, p < 0.001 (score test)"
    ),
  ])
  func `a text says what was tested, and what is shown`(words: String, part: String) throws {
    let output = try text(words)
    #expect(output.contains(part), "\(output)")
  }

  @Test func `without a method the interval beside a test can't disagree with it`() throws {
    let bound = try CSVTable(
      ProgramRun("compare 45/50 44/50 --null -0.1 --alternative greater --format csv").output)
    #expect(bound["method"] == ["miettinen-nurminen", "miettinen-nurminen"])
    #expect(bound["side"] == ["lower", ""])
    let share = try CSVTable(ProgramRun("proportion 37/50 --null 0.6 --format csv").output)
    #expect(
      share["method"] == ["clopper-pearson", "wilson", "exact-binomial-central", "score-z"])
    let margins = try CSVTable(
      ProgramRun("compare 45/50 44/50 --margins -0.1,0.1 --format csv").output)
    #expect(margins["confidence"] == ["0.9", "0.95"])
    let side = try CSVTable(ProgramRun("compare 36/50 40/50 --side lower --format csv").output)
    #expect(side["side"].prefix(4).allSatisfy { $0 == "lower" })
    #expect(side["alternative"].suffix(3).allSatisfy { $0 == "greater" })
    let broom = try CSVTable(
      ProgramRun("compare 36/50 40/50 --side lower --format csv --names broom").output)
    #expect(broom["alternative"].allSatisfy { $0 == "greater" })
  }

  @Test(arguments: [
    ("proportion 37/50 --null 1.5", 65, "--null: a share lies in 0 to 1, not at 1.5"),
    ("proportion 37/50 --null abc", 64, "--null: 'abc' is not a number"),
    ("proportion 37/50 --null 0.5,0.6", 64, "'0.5,0.6' is not one number"),
    ("proportion 37/50 --margins 0.6", 64, "'0.6' is not two numbers"),
    ("proportion 37/50 --margins 0.8,0.6", 65, "no value lies between the margins 0.8 and 0.6"),
    ("proportion 37/50 --null 0.5 --margins 0.4,0.6", 64, "can't go together with --null"),
    (
      "proportion 37/50 --margins 0.4,0.6 --alternative less", 64,
      "margins are tested from both sides"
    ),
    (
      "proportion 37/50 --method score-z", 64,
      "score-z is a test of a stated share, and none is stated"
    ),
    (
      "proportion 37/50 --method wilson --null 0.5", 64,
      "wilson tests no stated share; leave what is stated out"
    ),
    (
      "proportion 37/50 --method wilson --alternative less", 64,
      "which has a side (lower or upper) and no alternative"
    ),
    (
      "proportion 37/50 --null 0.5 --side lower --method score-z", 64,
      "which has an alternative (less or greater) and no side"
    ),
    (
      "proportion 37/50 --null 0.5 --alternative less --method exact-binomial-blaker", 64,
      "has no one-sided form"
    ),
    (
      "proportion 37/50 --null 0.5 --population 60", 64,
      "--null: is of shares of an endless population"
    ),
    (
      "compare 36/50 40/50 --method fisher --side lower", 64,
      "fisher is a test, which has an alternative"
    ),
    ("compare 36/50 40/50 --method newcombe --alternative less", 64, "newcombe gives an interval"),
    (
      "compare 36/50 40/50 --method mee --alternative less", 64,
      "mee has an alternative where a difference is stated"
    ),
    (
      "compare 0/10 0/12 --null 0 --method mee", 65,
      "mee is undefined where a row or a column sums to 0"
    ),
    ("compare 36/50 40/50 --null-ratio 0", 65, "a stated ratio is a number above 0"),
    ("paired 20,12,2,16 --null-odds-ratio 2", 64, "--null-odds-ratio"),
    (
      "stratified 10,5;4,11 8,2;6,4 --method tarone --alternative less", 64,
      "tarone has no one-sided form"
    ),
    ("goodness 12,20,18 --shares 1,0,1", 65, "share 2 is 0.0; a share is a number above 0"),
    (
      "goodness 12,20,18 --shares 20%,30%,80%", 65,
      "--shares: the percentages sum to 130% and not to 100%; mend them, or write ratios without the signs"
    ),
    ("margins 46/50 39/50 --phi 2", 65, "--phi: a correlation is at most 1, and not at least 2"),
    ("goodness 12,20,18 --shares 1,1", 65, "2 shares are given for 3 categories"),
    ("goodness 12", 65, "one category is not enough"),
  ])
  func `what can't be tested is refused with the way out`(
    words: String, status: Int32, message: String
  ) throws {
    let run = try ProgramRun(words)
    #expect(run.status == status && run.output.isEmpty, "\(words): \(run.status)")
    #expect(run.errors.contains(message), "\(words): \(run.errors)")
  }

  @Test(arguments: [
    (#""proportion","input":{"x":3,"n":10,"null":1.2},"method":"score-z""#, "bad-input"),
    (#""proportion","input":{"x":3,"n":10,"null":"half"}"#, "wrong-type"),
    (#""proportion","input":{"x":3,"n":10,"margins":[0.6,0.4]}"#, "bad-input"),
    (#""proportion","input":{"x":3,"n":10,"margins":[0.6]}"#, "wrong-type"),
    (
      #""proportion","input":{"x":3,"n":10,"margins":[0.2,0.4]},"alternative":"less""#,
      "no-one-sided-form"
    ),
    (#""proportion","input":{"x":3,"n":10,"null":0.1,"margins":[0.2,0.4]}"#, "bad-input"),
    (#""proportion","input":{"x":3,"n":10},"method":"exact-binomial""#, "wrong-hypothesis"),
    (#""proportion","input":{"x":3,"n":10,"null":0.1},"method":"wilson""#, "wrong-hypothesis"),
    (#""proportion","input":{"x":3,"n":10},"alternative":"less""#, "no-one-sided-form"),
    (
      #""compare","input":{"x1":3,"n1":10,"x2":4,"n2":9,"null":0.1},"method":"fisher""#,
      "wrong-hypothesis"
    ),
    (
      #""compare","input":{"x1":3,"n1":10,"x2":4,"n2":9,"null_ratio":0.5},"method":"mee""#,
      "wrong-hypothesis"
    ),
    (
      #""compare","input":{"x1":3,"n1":10,"x2":4,"n2":9},"method":"fisher","side":"lower""#,
      "no-one-sided-form"
    ),
    (
      #""table","input":{"counts":[[1,2,3],[3,4,5]]},"method":"fisher","alternative":"less""#,
      "no-one-sided-form"
    ),
    (#""goodness","input":{"counts":[1,2],"null":0.5}"#, "unknown-member"),
  ])
  func `batch refuses the same`(request: String, code: String) throws {
    #expect(try BatchMembersTests.error("{\"analysis\":\(request)}").code == code, "\(request)")
  }
}
