import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Shares that are held against stated values.
@Suite struct StatedShareFindingTests {
  private func stated(
    _ question: String, _ item: String? = nil, settings: AnalysisSettings = AnalysisSettings()
  ) throws -> StatedShareFinding {
    let findings = SurveyFindings(try ResponsesFixture("planned").survey(), settings: settings)
    let found = try #require(
      findings.sections.flatMap(\.questions).first { $0.question.id == question })
    return try #require(
      found.quantities.first { $0.stated != nil && $0.item?.id == item }?.stated)
  }

  private func finding(
    _ counts: [Int], of trials: Int, against value: Double, margin: Double? = nil,
    _ settings: AnalysisSettings = AnalysisSettings()
  ) throws -> StatedShareFinding {
    try StatedShareFinding(
      StatedShare(item: nil, value: value, margin: margin),
      #require(try CandidateCounts(counts, trials: trials)), settings: settings)
  }

  /// References: (x - n p) / sqrt(n p (1 - p)) and the normal distribution of scipy 1.15; Holm by hand.
  @Test func `the score test goes with Wilson's interval, and a question is a family`() throws {
    let hotline = try stated("services", "hotline")
    let legal = try stated("services", "legal")
    #expect(hotline.test == .scoreZ && hotline.dualIntervals == ["wilson"])
    expectClose(try #require(hotline.pValue?.upperBound), 0.057779571123597245, relative: 1e-10)
    expectClose(try #require(legal.pValue?.upperBound), 5.9035780495879955e-05, relative: 1e-10)
    #expect(hotline.verdict == MarginsVerdict.none && legal.verdict == .every)
    #expect(legal.side == .higher && legal.family?.multiplicity == 2)
    expectClose(
      try #require(legal.family?.worstAdjusted), 2 * 5.9035780495879955e-05, relative: 1e-10)
    #expect(hotline.family?.worstAdjusted == hotline.pValue?.upperBound)
    let after = try stated("after")
    #expect(after.family == nil)
    expectClose(try #require(after.pValue?.upperBound), 0.07755616674366562, relative: 1e-10)
  }

  /// References: the two normal tails of scipy 1.15.
  @Test func `margins are tested from both sides, with the interval at twice the significance`()
    throws
  {
    let trained = try stated("trained", "yes")
    let equivalence = try #require(trained.equivalence)
    #expect(equivalence.margins == 0.3...0.7 && equivalence.test == .scoreZ)
    expectClose(
      try #require(equivalence.pValueAboveLower), 3.9314713106362524e-05, relative: 1e-9)
    expectClose(try #require(equivalence.pValueBelowUpper), 0.06647864648116794, relative: 1e-10)
    #expect(equivalence.pValue?.upperBound == equivalence.pValueBelowUpper)
    #expect(equivalence.verdict(0.95) == MarginsVerdict.none)
    let interval = try #require(equivalence.interval)
    #expect(interval.level == 0.9 && interval.method == "wilson")
  }

  /// The test rejects exactly where the interval beside it leaves the value out, two-sided and one-sided.
  @Test(arguments: ProportionMethod.allCases)
  func `test and interval agree where they are dual`(method: ProportionMethod) throws {
    let sides: [IntervalSide] = method.hasOneSidedForm ? [.two, .lower, .upper] : [.two]
    for side in sides {
      let settings = AnalysisSettings(method: method, side: side)
      for x in 0...20 {
        for value in stride(from: 0.03, to: 1, by: 0.047) {
          let found = try finding([x], of: 20, against: value, settings)
          guard found.dualIntervals.contains(method.rawValue) else { continue }
          let counts = try #require(try CandidateCounts([x], trials: 20))
          let interval = try #require(
            method.finding(for: counts, level: 0.95, side: side).interval)
          // The hull of Blaker's test holds values that it rejects.
          if method == .blaker && interval.contains(value) { continue }
          #expect((found.verdict == .every) == !interval.contains(value), "\(method) \(x) \(value)")
        }
      }
    }
    let isDual: Set<ProportionMethod> = [
      .wilson, .wilsonContinuityCorrected, .clopperPearson, .midP, .blaker, .likelihoodRatio,
    ]
    #expect((ProportionTest(dualTo: method) != nil) == isDual.contains(method))
    let found = try finding([7], of: 20, against: 0.5, AnalysisSettings(method: method))
    #expect(
      found.dualIntervals == (isDual.contains(method) ? [method.rawValue] : ["clopper-pearson"]))
  }

  @Test func `equivalence is shown where the interval lies between the ends`() throws {
    for x in 0...200 {
      let found = try #require(try finding([x], of: 200, against: 0.4, margin: 0.1).equivalence)
      let interval = try #require(found.interval?.interval)
      let lies = interval.lower > 0.3 && interval.upper < 0.5
      #expect((found.verdict(0.95) == .every) == lies, "\(x)")
    }
  }

  @Test func `what is known as a set is tested as each of its counts`() throws {
    let set = try finding([14, 15, 16], of: 20, against: 0.5)
    let ends = try [14, 16].map { try #require(try finding([$0], of: 20, against: 0.5).pValue) }
    #expect(set.pValue == ends[1].lowerBound...ends[0].upperBound)
    #expect(set.verdict == .some && set.side == .higher)
    #expect(try finding([9, 11], of: 20, against: 0.5).side == nil)
    #expect(try finding([10], of: 20, against: 0.5).side == nil)
  }

  @Test func `the edges have an answer`() throws {
    for x in [0, 1] {
      let found = try finding([x], of: 1, against: 0.5, margin: 0.2)
      #expect(found.pValue != nil && found.equivalence?.pValue != nil)
      #expect(found.warnings.map(\.code) == [.smallExpectedCounts])
    }
  }

  @Test func `the audit alone tests nothing, and a hidden share is not tested`() throws {
    let survey = try ResponsesFixture("planned").survey()
    var settings = AnalysisSettings()
    settings.checksOnly = true
    let audit = SurveyFindings(survey, settings: settings)
    #expect(audit.ratings.isEmpty)
    #expect(
      audit.sections.flatMap(\.questions).flatMap(\.quantities).allSatisfy { $0.stated == nil })
    var masked = SurveyFindings(survey, settings: AnalysisSettings())
    masked.hideCells(below: 17)
    let shown = masked.sections.flatMap(\.questions).flatMap(\.quantities)
    #expect(shown.contains { $0.stated != nil })
    for quantity in shown where quantity.stated != nil { #expect(quantity.candidates != nil) }
    #expect(shown.allSatisfy { $0.item?.id != "hotline" || $0.stated == nil })
    // What is hidden counts with a p-value of 1: the adjusted p of the other does not depend on it.
    let legal = try #require(shown.first { $0.item?.id == "legal" }?.stated)
    #expect(legal.family?.multiplicity == 2)
    #expect(masked.ratings.allSatisfy { $0.isHidden && $0.measures.isEmpty })
    #expect(masked.comparisons.flatMap(\.items).allSatisfy { $0.association == nil })
  }

  @Test(arguments: [
    ("{yes: 50%}, margins: 20 points", "50%", "question 'trained' has items; say which of them"),
    ("{yes: 50%}", "{yse: 50%}", "unknown item 'yse' of question 'trained'; did you mean 'yes'?"),
    (
      "{yes: 50%}, margins: 20 points", "{yes: 60%, no: 50%}", "add up to 110%, and each respondent"
    ),
    ("{yes: 50%}", "{}", "expected is empty; write a value for an item, as {yes: 50%}"),
    ("{yes: 50%}", "{yes: 0.5}", "'0.5' is no share that can be tested; write a percentage"),
    ("{yes: 50%}", "{yes: 0%}", "'0%' is no share that can be tested"),
    ("{yes: 50%}", "{yes: 100%}", "'100%' is no share that can be tested"),
    ("{yes: 50%}", "{yes: \">50%\"}", "'>50%' is no share that can be tested"),
    ("20 points", "20%", "'20%' are no margins; write percentage points above 0 and below 50"),
    ("20 points", "0 points", "'0 points' are no margins"),
    ("20 points", "50 points", "'50 points' are no margins"),
    ("{yes: 50%}, margins: 20", "{yes: 15%}, margins: 20", "20 points around 15% reach 0% or 100%"),
    ("expected: {yes: 50%}, ", "", "'margins' goes with 'expected'"),
    (
      "expected: {yes: 50%}", "expekted: {yes: 50%}",
      "unknown key 'expekted' in a question; did you mean 'expected'?"
    ),
    (
      "column: trained, ", "column: trained, role: composition, ", "only estimates are held against"
    ),
    ("headline: confident\n", "\n", "has no headline that an expected value would be of"),
    ("respondent: id\n", "respondent: id\n  cluster: place\n", "leave 'expected' or 'cluster' out"),
  ])
  func `what is no stated value is refused with its place`(
    old: String, new: String, message: String
  ) throws {
    let faults = try ResponsesFixture("planned").with(yaml: old, new).faults()
    #expect(faults.contains { $0.contains(message) }, "\(faults)")
    #expect(faults.allSatisfy { $0.hasPrefix("survey.yaml:") }, "\(faults)")
  }

  @Test func `printed numbers are tested, and weighted ones refused`() throws {
    let yaml = SurveyFixture.yaml.replacing(
      "type: multiple, items: {phone: Phone, car: Car}}",
      with: "type: multiple, items: {phone: Phone, car: Car}, expected: {phone: 60%, car: 20%}}")
    let findings = try SurveyFixture.findings(
      "tools,phone,,,50,50,,Page 1\n", yaml: yaml)
    let phone = try #require(
      findings.sections.flatMap(\.questions).flatMap(\.quantities).first { $0.item?.id == "phone" })
    // Nothing is printed of the car, and its value counts for the adjustment.
    #expect(phone.stated?.family?.multiplicity == 2)
    let weighted = yaml.replacing(
      "design: convenience}", with: "design: convenience, weighted: true}")
    #expect(throws: SurveyError.self) {
      try SurveyFixture.read(yaml: weighted, counts: SurveyFixture.header)
    }
  }
}
