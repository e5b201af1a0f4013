import Testing

@testable import Halfwidth

/// What is asked of a method is answered, and said in the answer, or refused: never passed over.
@Suite struct MethodFormsTests {
  private static func inputs() throws -> [AnalysisInput] {
    let table = try ContingencyTable(parsing: "10,20;30,40")
    let pair = try IndependentCounts(
      BinomialCounts(parsing: "36/50"), BinomialCounts(parsing: "40/50"))
    let margins = try PairedMargins(pair.first, pair.second)
    return [
      .proportion(pair.first),
      .finiteProportion(try FinitePopulationCounts(pair.first, population: 200)),
      .missing(try AnsweredCounts(pair.first, asked: 60)),
      .multinomial(try CategoryCounts([4, 9, 12]), try OrdinalCounts([4, 9, 12])),
      .goodness(try GoodnessCounts(CategoryCounts([4, 9, 12]))), .compare(pair),
      .paired(try PairedCounts(both: 20, firstOnly: 12, secondOnly: 2, neither: 16)),
      .margins(try MarginsInput(margins)), .table(try ScoredTable(table)),
      .square(try SquareTable(table), try PairedOrdinalCounts(table)),
      .cochran(try BinaryResponses(parsing: "1,0,1;1,1,1;0,0,1")),
      .stratified(ScoredStrata(try StratifiedTables(parsing: ["10,5;4,11", "8,2;6,4"]))),
      .trend(try TrendCounts(successes: [5, 8, 12], trials: [20, 21, 25])),
      .adjust(try PValues([0.01, 0.02, 0.5])), .scores(try OrdinalCounts([4, 9, 12])),
      .westfallYoung(try RespondentDifferences([[1, 0], [2, 1], [-1, 2], [3, 0]])),
      .rate(try EventCounts(events: 69, exposure: 11)),
      .rateRatio(try EventCountPair(EventCounts(parsing: "69/11"), EventCounts(parsing: "45/12"))),
      .eventBounds(try EventBounds(events: 69, respondents: 11)),
      .ranks(try RankedItems(margins: [46, 39], respondents: 50)),
      .raters(try Ratings(parsing: "1,1,2;2,2,2;1,,1;3,3,2")),
      .groups(try GroupCounts(successes: [5, 8, 12], trials: [20, 21, 25])),
      .differences(try SignedDifferences([-3, 2, 0, 5, 4, 1])),
    ]
  }

  private static let simulation = SimulationOptions(resamples: 19, seed: 1)

  /// Every question that can be asked beside the method.
  private static func questions() throws -> [AnalysisOptions] {
    var questions: [AnalysisOptions] = [.lower, .upper].map {
      AnalysisOptions(side: $0, simulation: simulation)
    }
    var hypotheses: [TestedHypothesis] = [TestedHypothesis(.less), TestedHypothesis(.greater)]
    for parameter in TestedHypothesis.Parameter.allCases {
      for alternative in AlternativeHypothesis.allCases {
        hypotheses.append(try TestedHypothesis(parameter, null: 0.5, alternative: alternative))
      }
      hypotheses.append(try TestedHypothesis(parameter, margins: 0.25, 0.75))
    }
    questions += hypotheses.map { AnalysisOptions(hypothesis: $0, simulation: simulation) }
    return questions
  }

  @Test func `each question is answered as it was asked, or refused with a reason`() throws {
    for input in try Self.inputs() {
      for entry in AnalysisCatalog.entries(for: input) {
        for options in try Self.questions() {
          let finding = entry.finding(for: input, options: options)
          let name = "\(entry.analysis.rawValue) \(entry.method) \(options)"
          let codes = finding.warnings.map(\.code)
          if codes.contains(.noOneSidedForm) || codes.contains(.wrongHypothesis) {
            let said = finding.fields
            #expect(said["p_value"] == .undefined || said["lower"] == .undefined, "\(name)")
            continue
          }
          check(finding, options, name)
        }
      }
    }
  }

  private func check(_ finding: Finding, _ options: AnalysisOptions, _ name: String) {
    let said = finding.fields
    if options.side != .two { #expect(said["side"] == .string(options.side.rawValue), "\(name)") }
    let hypothesis = options.hypothesis
    if hypothesis.alternative != .two {
      #expect(said["alternative"] == .string(hypothesis.alternative.rawValue), "\(name)")
    }
    guard let stated = hypothesis.stated else { return }
    #expect(said["estimand"] == .string(stated.parameter.rawValue), "\(name)")
    switch stated.bounds {
    case .null(let value): #expect(said["null"] == .number(value, .amount), "\(name)")
    case .margins(let lower, let upper):
      let margins = FieldValue.list([.number(lower, .amount), .number(upper, .amount)])
      #expect(said["margins"] == margins, "\(name)")
    }
  }

  @Test func `without a method the answer is to what was asked, or refused`() throws {
    for input in try Self.inputs() {
      for options in try Self.questions() {
        let all =
          AnalysisCatalog.usualFindings(for: input, options: options)
          + AnalysisCatalog.allFindings(for: input, options: options)
        for finding in all {
          let said = finding.fields
          let isRefused = finding.warnings.contains {
            [.noOneSidedForm, .wrongHypothesis].contains($0.code)
          }
          let side = said["side"]?.shown ?? "two"
          let alternative = said["alternative"]?.shown ?? "two"
          let direction = options.hypothesis.alternative
          let asked = options.side == .two ? direction.side : options.side
          #expect(
            isRefused || side == asked.rawValue
              || alternative == AlternativeHypothesis(asked).rawValue,
            "\(input.analysis) \(finding.method ?? "") \(options)")
        }
      }
    }
  }

  @Test(arguments: [
    (TestedHypothesis.Parameter.proportion, -0.1), (.proportion, 1.01), (.difference, -1.5),
    (.ratio, 0), (.ratio, -1), (.ratio, .infinity), (.oddsRatio, 0), (.oddsRatio, .nan),
    (.difference, .nan),
  ])
  func `a value that the parameter can't have is refused`(
    parameter: TestedHypothesis.Parameter, value: Double
  ) {
    #expect(throws: HypothesisError.self) { try TestedHypothesis(parameter, null: value) }
    #expect(throws: HypothesisError.self) {
      try TestedHypothesis(parameter, margins: value, 0.5)
    }
  }

  @Test func `margins with nothing between them are refused`() {
    #expect(throws: HypothesisError.nothingBetween(0.1, 0.1)) {
      try TestedHypothesis(.difference, margins: 0.1, 0.1)
    }
    #expect(throws: HypothesisError.self) { try TestedHypothesis(.difference, margins: 0.1, -0.1) }
  }

  @Test func `the tails of an alternative are those of the normal distribution`() {
    // R: pnorm(1.5, lower.tail = FALSE), pnorm(1.5), 2 * pnorm(-1.5)
    #expect(abs(AlternativeHypothesis.greater.pValue(z: 1.5) - 0.0668072012688581) < 1e-15)
    #expect(abs(AlternativeHypothesis.less.pValue(z: 1.5) - 0.933192798731142) < 1e-14)
    #expect(abs(AlternativeHypothesis.two.pValue(z: -1.5) - 0.133614402537716) < 1e-15)
    #expect(AlternativeHypothesis.greater.pValue(z: .infinity) == 0)
    #expect(AlternativeHypothesis.less.pValue(z: .infinity) == 1)
  }
}
