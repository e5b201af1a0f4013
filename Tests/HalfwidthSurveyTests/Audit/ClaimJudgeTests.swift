import Halfwidth
import HalfwidthSurvey
import Testing

/// What numbers say of claims; every count below is of 50 respondents, and p-values were worked out by hand.
@Suite struct ClaimJudgeTests {
  private static let rows = """
    tools,phone,,47,94,50,,P1
    tools,car,,30,60,50,,P1
    tools,radio,,45,90,50,,P1
    tools,tent,,20,40,50,,P1
    tools,boat,,,>90,50,,P1
    quality,food,high,37,74,50,,P2
    quality,food,low,13,26,50,,P2
    quality,rest,poor,,8,50,,P2
    quality,rest,fair,,54,50,,P2
    sex,f,,30,60,50,,P3
    sex,m,,20,40,50,,P3
    place,town,,37,74,50,,P3
    place,farm,,13,26,50,,P3
    cases,filed,,11,,,,P4
    cases,opened,,12,,,,P4

    """

  private static func yaml(_ claims: String, data: String = "{counts: counts.csv}") -> String {
    """
    schema: halfwidth-survey/1
    title: A survey
    source: {citation: Made up}
    sample: {size: 50, design: convenience}
    data: \(data)
    scales:
      rating: {levels: [poor, fair, good, excellent], boxes: {low: [poor, fair], high: [good, excellent]}, headline: high}
    questions:
      - {id: tools, figure: Figure 1, text: Tools, type: multiple, items: {phone: Phone, car: Car, radio: Radio, tent: Tent, boat: Boat, kite: Kite}}
      - {id: quality, figure: Figure 2, text: Quality, type: scale, scale: rating, items: {food: Food, rest: Rest}}
      - {id: sex, text: Sex, type: single, role: composition, items: {f: Female, m: Male}}
      - {id: place, text: Place, type: single, items: {town: Town, farm: Farm}}
      - {id: cases, text: Cases, type: multiple, role: unstated-base, items: {filed: Filed, opened: Opened}}
    claims:
      - {id: a, where: "P9", \(claims)}

    """
  }

  private func judged(_ claim: String, data: String = "{counts: counts.csv}") throws -> (
    claim: ClaimFinding, check: CheckFinding?
  ) {
    let findings = try SurveyFixture.findings(Self.rows, yaml: Self.yaml(claim, data: data))
    let rules: Set<CheckFinding.Rule> = [.claimFalse, .wrongReference]
    return (
      try #require(findings.claims.first), findings.checks.first { rules.contains($0.rule) }
    )
  }

  // MARK: - Every kind

  /// A claim, whether it is so in the sample, what is shown beyond it, and the gravity of its finding.
  private typealias Case = (
    String, ClaimFinding.Truth?, ClaimFinding.Verdict?, CheckFinding.Severity?
  )

  private static let cases: [Case] = [
    // 47 of 50: P(X >= 47) at 80% is .006, at 90% .250; 30 of 50 is far from 90%.
    ("kind: greater-than, value: 80%, items: [tools.phone]", .yes, .supported, nil),
    ("kind: greater-than, value: 90%, items: [tools.phone]", .yes, .undecided, nil),
    ("kind: greater-than, value: 90%, items: [tools.phone, tools.car]", .no, .contradicted, .error),
    // 45 of 50 is 90%, and not over it.
    ("kind: greater-than, value: 90%, items: [tools.radio]", .no, .undecided, .error),
    ("kind: at-least, value: 90%, items: [tools.radio]", .yes, .undecided, nil),
    ("kind: at-least, value: 45, items: [tools.radio]", .yes, .undecided, nil),
    // A printed >90 leaves 46 to 50.
    ("kind: greater-than, value: 90%, items: [tools.boat]", .yes, .undecided, nil),
    ("kind: greater-than, value: 93%, items: [tools.boat]", .unknown, .undecided, nil),
    ("kind: less-than, value: 50%, items: [tools.tent]", .yes, .undecided, nil),
    ("kind: less-than, value: 60%, items: [tools.tent]", .yes, .supported, nil),
    ("kind: less-than, value: 40%, items: [tools.car]", .no, .contradicted, .error),
    ("kind: equal, value: 40%, items: [tools.tent]", .yes, nil, nil),
    ("kind: equal, value: 41%, items: [tools.tent]", .no, nil, .error),
    ("kind: equal, value: 90%, items: [tools.tent]", .no, .contradicted, .error),
    ("kind: sum, value: 62%, items: [quality.rest.poor, quality.rest.fair]", .yes, nil, nil),
    ("kind: sum, value: 31, items: [quality.rest.poor, quality.rest.fair]", .yes, nil, nil),
    ("kind: sum, value: 60%, items: [quality.rest.poor, quality.rest.fair]", .no, nil, .error),
    ("kind: sum, value: 99%, items: [tools.boat, quality.rest.poor]", .no, nil, .error),
    // 47, 30, 20: 47 and 30 differ by 17 of at most 23 (3 and 20): p .0005; 30 and 20 in any table up to 50.
    ("kind: rank, question: tools, order: [phone, car]", .yes, .supported, nil),
    ("kind: rank, question: tools, order: [phone, car, tent]", .yes, .undecided, nil),
    ("kind: rank, question: tools, order: [tent, phone]", .no, .contradicted, .error),
    ("kind: rank, question: tools, order: [boat, phone]", .unknown, .undecided, nil),
    // Of an item that is not printed nothing is known.
    ("kind: highest, question: tools, items: [phone]", .unknown, .undecided, nil),
    ("kind: highest, question: tools, items: [tent]", .no, .contradicted, .error),
    ("kind: lowest, question: tools, items: [tent, kite]", .unknown, .undecided, nil),
    // 37 of 50 chose the one, 13 the other: a fair coin falls so with p .0009.
    ("kind: highest, question: place, items: [town]", .yes, .supported, nil),
    ("kind: lowest, question: place, items: [town]", .no, .contradicted, .error),
    // The levels that are printed leave 19 for the box: 31 and 13 may differ, p .010.
    ("kind: highest, question: quality, items: [food]", .yes, .supported, nil),
    ("kind: similar, first: tools.phone, second: tools.radio", .unknown, .undecided, nil),
    ("kind: similar, first: quality.food, second: place.town", .yes, .undecided, nil),
    ("kind: similar, first: tools.phone, second: tools.radio, margin: 5", .yes, .undecided, nil),
    ("kind: similar, first: tools.phone, second: tools.radio, margin: 40", .yes, .supported, nil),
    (
      "kind: similar, first: tools.phone, second: tools.tent, margin: 5", .no, .contradicted,
      .warning
    ),
    ("kind: larger-than, first: tools.phone, second: tools.car", .yes, .supported, nil),
    ("kind: larger-than, first: tools.car, second: tools.phone", .no, .contradicted, .error),
    (
      "kind: larger-than, first: quality.food.high, second: quality.food.low", .yes, .supported, nil
    ),
    ("kind: larger-than, first: tools.phone, second: quality.food", .yes, .supported, nil),
    ("kind: larger-than, first: cases.opened, second: cases.filed", .yes, nil, nil),
    ("kind: subset, part: cases.filed, whole: cases.opened", .unknown, nil, nil),
    ("kind: subset, part: cases.opened, whole: cases.filed", .no, nil, .error),
    ("kind: refers-to, figure: figure  2", .yes, nil, nil),
    ("kind: refers-to, figure: Figure 29", .no, nil, .error),
    ("kind: most, items: [tools.car]", .yes, .undecided, nil),
    ("kind: most, items: [place.town]", .yes, .supported, nil),
    ("kind: majority, items: [tools.tent]", .no, .undecided, .error),
    (
      "kind: most, items: [quality.rest.poor, quality.rest.fair], together: true", .yes, .undecided,
      nil
    ),
    ("kind: half, items: [quality.rest.fair]", .yes, .undecided, nil),
    ("kind: half, items: [tools.car]", .no, .undecided, .warning),
    ("kind: half, items: [tools.car], margin: 10", .yes, .undecided, nil),
    ("kind: half, items: [tools.phone]", .no, .contradicted, .warning),
    ("kind: nearly-all, items: [tools.phone]", .yes, .undecided, nil),
    ("kind: nearly-all, items: [tools.radio], value: 95%", .no, .undecided, .warning),
    ("kind: nearly-all, items: [tools.phone], value: 80%", .yes, .supported, nil),
    ("kind: all, items: [tools.phone]", .no, .contradicted, .error),
    ("kind: all, items: [tools.boat]", .unknown, .undecided, nil),
    ("kind: verbal, text: Something, items: [tools]", nil, nil, nil),
    // Who was recruited says nothing of others.
    ("kind: most, items: [sex.f]", .yes, nil, nil),
    ("kind: most, items: [tools]", .unknown, nil, nil),
  ]

  @Test(arguments: cases.indices)
  func `a claim has its two answers and its finding`(index: Int) throws {
    let (text, inSample, beyond, severity) = Self.cases[index]
    let (claim, check) = try judged(text)
    #expect(claim.inSample == inSample, "\(text)")
    #expect(claim.beyondSample == beyond, "\(text): \(claim.test.debugDescription)")
    #expect(check?.severity == severity, "\(text): \(check?.message ?? "")")
  }

  // MARK: - Tests and words

  @Test func `the test that decided stands beside its p-value`() throws {
    let share = try judged("kind: greater-than, value: 90%, items: [tools.phone]").claim.test
    #expect(share?.method == .binomialExact)
    // 1 - P(X <= 46), by rational arithmetic.
    #expect(abs((share?.pValue ?? 0) - 0.2502939059533077) < 1e-9)
    // 37 and 13 of fifty fair coins: twice P(X <= 13).
    let one = try judged("kind: highest, question: place, items: [town]").claim.test
    #expect(one?.method == .binomialExact)
    #expect(abs((one?.pValue ?? 0) - 0.000936222910851825) < 1e-15)
    // 47 and 37 of fifty: at least 34 said both, so that 13 and 3 may have differed: twice P(X <= 3) of 16.
    let pair = try judged("kind: larger-than, first: tools.phone, second: quality.food").claim.test
    #expect(pair?.method == .mcnemarExact)
    #expect(abs((pair?.pValue ?? 0) - 2 * (1 + 16 + 120 + 560) / 65_536) < 1e-15)
  }

  @Test func `an interval decides whether two are similar`() throws {
    let test = try judged("kind: similar, first: tools.phone, second: tools.radio, margin: 5")
      .claim.test
    #expect(test?.method == .tango && test?.pValue == nil)
    #expect(try #require(test?.limits).lowerBound < -0.05)
  }

  @Test func `a finding names the number, its share and the place of the claim`() throws {
    let check = try #require(
      try judged("kind: greater-than, value: 90%, items: [tools.phone, tools.radio]").check)
    #expect(check.rule == .claimFalse && check.question == "tools" && check.item == nil)
    #expect(check.message == "The report says over 90%, which 'Radio' (45 of 50, 90%) is not.")
    #expect(check.place == "P9" && check.source.line == 15)
    #expect(check.numbers == ["47 of 50", "45 of 50"])
    let figure = try #require(try judged("kind: refers-to, figure: Figure 29").check)
    #expect(figure.rule == .wrongReference && figure.question == nil)
  }

  @Test func `a shared highest is a reading, not an error`() throws {
    let rows = "place,town,,25,50,50,,P3\nplace,farm,,25,50,50,,P3\n"
    let findings = try SurveyFixture.findings(
      rows, yaml: Self.yaml("kind: highest, question: place, items: [town]"))
    #expect(findings.claims[0].inSample == .no)
    #expect(findings.checks.map(\.severity) == [.warning])
  }

  @Test func `rounding explains a number that two readings of it give`() throws {
    // 20 and 20 of 47 print 43% each, and 40 of 47 is 85%: the printed percentages sum to 86%.
    let rows = "quality,rest,poor,,43,47,,P2\nquality,rest,fair,,43,47,,P2\n"
    for value in ["85%", "86%"] {
      let findings = try SurveyFixture.findings(
        rows,
        yaml: Self.yaml("kind: sum, value: \(value), items: [quality.rest.poor, quality.rest.fair]")
      )
      #expect(findings.claims[0].inSample == .yes && findings.checks.isEmpty, "\(value)")
    }
    // 57 of 200 is 28.5%: 29% by the usual rule, 28% by the others.
    let half = "tools,phone,,57,,200,,P1\n"
    for value in ["28%", "29%"] {
      let findings = try SurveyFixture.findings(
        half,
        yaml: Self.yaml("kind: equal, value: \(value), items: [tools.phone]")
          .replacing("size: 50", with: "size: 200"))
      #expect(findings.claims[0].inSample == .yes && findings.checks.isEmpty, "\(value)")
    }
  }

  @Test func `weighted percentages are not counted`() throws {
    let yaml = Self.yaml("kind: greater-than, value: 90%, items: [tools.phone]")
      .replacing("design: convenience}", with: "design: convenience, weighted: true}")
    let findings = try SurveyFixture.findings("tools,phone,,,42.3,50,,P1\n", yaml: yaml)
    #expect(findings.claims[0].inSample == .unknown && findings.checks.isEmpty)
  }

  // MARK: - Reading

  @Test(arguments: [
    ("kind: half, items: [tools.car], value: 5%", "unknown key 'value' in a claim of kind half"),
    ("kind: nearly-all, items: [tools.car], value: 101%", "is more than 100"),
    (
      "kind: most, items: [tools.car, tools.phone], together: true",
      "'together' is for answers of which"
    ),
    (
      "kind: most, items: [quality.food.poor, quality.rest.poor], together: true",
      "'together' is for answers of which"
    ),
    ("kind: mots, items: [tools.car]", "did you mean 'most'?"),
  ])
  func `says what is wrong in a claim`(claim: String, message: String) throws {
    let fault = try SurveyFixture.fault(
      yaml: Self.yaml(claim), counts: SurveyFixture.header + Self.rows)
    #expect(fault.hasPrefix("survey.yaml:15:") && fault.contains(message), "\(fault)")
  }

  @Test func `every kind of the codebook is judged here`() {
    let kinds = Set(
      Self.cases.compactMap { text in
        text.0.dropFirst("kind: ".count).split(separator: ",").first.map(String.init)
      })
    let known =
      Claim.Relation.allCases.map(\.rawValue) + Claim.Wording.allCases.map(\.rawValue) + [
        "sum", "rank", "highest", "lowest", "similar", "larger-than", "subset", "refers-to",
        "verbal",
      ]
    #expect(kinds == Set(known))
  }
}
