import Foundation
import Halfwidth
import HalfwidthReport
import TestSupport
import Testing

/// Findings of every kind: what encoders get, what the JSON writer writes, and what is documented.
@Suite struct WireRepresentableTests {
  private let options = AnalysisOptions(simulation: SimulationOptions(resamples: 199, seed: 1))

  /// Every method of every analysis, with zeros and infinities among the answers.
  private func findings() throws -> [any WireRepresentable] {
    let table = try ContingencyTable([[10, 20], [30, 40]], rowNames: ["a", "b"])
    let square = try ContingencyTable(parsing: "22,2,2;5,7,14;0,2,36")
    let margins = try PairedMargins(
      BinomialCounts(parsing: "46/50"), BinomialCounts(parsing: "39/50"))
    let scored = try ScoredCounts(scores: [1, 2, 3], counts: [4, 9, 7])
    let sample = try BootstrapSample(columns: [
      .init("x", [1, 2, 3, 4, 2, 5, 1, 3]), .init("y", [2, 2, 4, 5, 1, 5, 2, 4]),
    ])
    let inputs: [AnalysisInput] = [
      .proportion(try BinomialCounts(parsing: "37/50")),
      .proportion(try BinomialCounts(parsing: "0/5")),
      .finiteProportion(
        try FinitePopulationCounts(BinomialCounts(parsing: "37/50"), population: 200)),
      .multinomial(try CategoryCounts([4, 0, 12]), try OrdinalCounts([4, 0, 12])),
      .goodness(try GoodnessCounts(CategoryCounts([4, 0, 12]), shares: [2, 1, 1])),
      .compare(
        try IndependentCounts(BinomialCounts(parsing: "3/20"), BinomialCounts(parsing: "0/20"))),
      .paired(try PairedCounts(both: 20, firstOnly: 12, secondOnly: 0, neither: 16)),
      .margins(try MarginsInput(margins)), .table(try ScoredTable(table)),
      .table(try ScoredTable(ContingencyTable(parsing: "900,1;1,900"))),
      .square(try SquareTable(square), try PairedOrdinalCounts(square)),
      .cochran(try BinaryResponses(parsing: "1,0,1;1,1,1;0,0,1")),
      .stratified(ScoredStrata(try StratifiedTables(parsing: ["10,5;4,11", "8,2;6,4"]))),
      .trend(try TrendCounts(successes: [5, 8, 12], trials: [20, 21, 25])),
      .adjust(try PValues([0.01, 0.02, 0.5], alpha: 0.05)),
      .bootstrap(.proportion(try BinomialCounts(parsing: "37/50"))),
      .bootstrap(.scores(scored, .mean)), .bootstrap(.sample(sample, .correlation("x", "y"))),
      .bootstrapFamily(
        try SimultaneousBootstrap(
          [.column(.mean, of: "x"), .column(.mean, of: "y")],
          of: sample)),
      .scores(try OrdinalCounts([4, 9, 12])),
      .westfallYoung(try RespondentDifferences([[1, 0], [2, 1], [-1, 2], [3, 0]])),
      .rate(try EventCounts(events: 69, exposure: 11, dispersion: 2)),
      .rateRatio(
        try EventCountPair(EventCounts(parsing: "69/11"), EventCounts(parsing: "0/12.5"))),
      .eventBounds(try EventBounds(events: 69, respondents: 11)),
      .ranks(try RankedItems(margins: [46...47, 39...39], respondents: 50).named(["a", "b"])),
      .ranks(try RankedItems(scores: [[1, 2], [2, 2.5]])),
    ]
    let found = inputs.flatMap { input in
      AnalysisCatalog.entries(for: input).map { $0.finding(for: input, options: options) }
        + [AnalysisCatalog.defaultFinding(for: input, options: options)]
    }
    let asked: [(AnalysisInput, TestedHypothesis)] = [
      (inputs[0], try TestedHypothesis(.proportion, null: 0, alternative: .greater)),
      (inputs[0], try TestedHypothesis(.proportion, margins: 0.6, 0.8)),
      (inputs[5], try TestedHypothesis(.ratio, null: 2)),
      (inputs[5], TestedHypothesis(.less)),
    ]
    let answers = asked.flatMap { input, hypothesis in
      let options = AnalysisOptions(hypothesis: hypothesis)
      return AnalysisCatalog.usualFindings(for: input, options: options)
        + AnalysisCatalog.allFindings(for: input, options: options)
    }
    let whole = try margins.finding()
    let family = try MarginsFamily([whole], asked: 3).findings()[0]
    let few = try #require(try CandidateCounts([45, 46], trials: 50))
    let runs = [0, 1, 1, 0, 1, 1].enumerated().map { place, score in
      ItemScores.Run(item: place / 3, system: place % 3, score: Double(score))
    }
    let systems = SystemComparisons(
      [.init(name: "a", scores: try ItemScores(runs, items: 2, systems: 3, clusters: [0, 1]))],
      systems: ["x", "y", "z"], options: .init(margin: 0.1))
    let interval = try BinomialCounts(parsing: "0/5").waldInterval(level: 0.9)
    return found + answers
      + [
        Finding.margins(whole, family: family), ProportionMethod.wilson.finding(for: few),
        try CandidateMargins(few, few).finding(), try CandidateComparison(few, few).finding(),
        Finding.systems(systems.comparisons[0]), Finding.ranks(systems.ranks[0].finding), interval,
      ]
  }

  @Test func `what is encoded has the members that the writer writes, of every kind of finding`()
    throws
  {
    var kinds: Set<String> = []
    for finding in try findings() {
      // `JSONEncoder` keeps no order, and writes 1.0 as 1.
      let encoded = try JSONReader.read(
        String(decoding: JSONEncoder().encode(finding), as: UTF8.self))
      let written = try JSONReader.read(JSONWriter().string(.object(finding.json)))
      #expect(isSame(encoded, written), "\(finding)")
      #expect(finding.fields.map(\.name) == finding.json.map(\.key))
      if let finding = finding as? Finding, let kind = Mirror(reflecting: finding).children.first {
        kinds.insert(kind.label ?? "")
      }
      for row in (finding as? Finding)?.rows ?? [] { _ = try JSONEncoder().encode(row) }
    }
    // All twelve kinds are among them.
    #expect(kinds.count == 17, "\(kinds.sorted())")
  }

  /// Whether two values hold the same, whatever the order of members is.
  private func isSame(_ left: JSONValue, _ right: JSONValue) -> Bool {
    switch (left, right) {
    case (.object(let left), .object(let right)):
      left.count == right.count
        && left.allSatisfy { member in right[member.key].map { isSame(member.value, $0) } ?? false }
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy(isSame)
    case (.integer(let left), .number(let right)): Double(left) == right
    default: left == right
    }
  }

  @Test func `an undefined number is null, an infinite one a text, and clipped limits are there`()
    throws
  {
    let counts = try IndependentCounts(
      BinomialCounts(parsing: "3/20"), BinomialCounts(parsing: "0/20"))
    let ratio = AnalysisCatalog.entry(.compare, method: "katz-log")?.finding(
      for: .compare(counts), options: options)
    let members = try members(of: try #require(ratio))
    #expect(members["estimate"] as? String == "Infinity")
    #expect(members["lower"] is NSNull)
    let interval = try BinomialCounts(parsing: "1/5").waldInterval(level: 0.9)
    let limits = try self.members(of: interval)
    #expect(
      limits.keys.sorted() == ["confidence", "lower", "lower_raw", "side", "upper", "upper_raw"])
    #expect(limits["lower"] as? Double == 0)
    // 0.2 - 1.6448536 sqrt(0.2 * 0.8 / 5).
    expectClose(limits["lower_raw"] as? Double ?? 0, -0.09424, absolute: 1e-5)
  }

  private func members(of value: some Encodable) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(value))
    return try #require(object as? [String: Any])
  }

  @Test func `every wire name is documented`() throws {
    let documentation = try Repository.text(of: "docs/command-line.md")
    let documented = Set(documentation.split(separator: "`").map(String.init))
    var names: Set<String> = []
    func add(_ fields: FieldList) {
      for field in fields {
        names.insert(field.name)
        if case .fields(let inner) = field.value { add(inner) }
      }
    }
    for finding in try findings() {
      add(finding.fields)
      for row in (finding as? Finding)?.rows ?? [] { add(row) }
    }
    #expect(names.subtracting(documented).sorted() == [])
  }

  @Test func `findings print in a line`() throws {
    let counts = try BinomialCounts(parsing: "37/50")
    func line(_ analysis: Analysis, _ method: String, _ input: AnalysisInput) -> String {
      AnalysisCatalog.entry(analysis, method: method)
        .map { $0.finding(for: input, options: options).description } ?? ""
    }
    #expect(
      "\(ProportionMethod.wilson.finding(for: CandidateCounts(counts)))"
        == "0.7400 (95% 0.6045 to 0.8413), wilson")
    // The roots of the score equation at z = 1.6449.
    #expect(
      "\(ProportionMethod.wilson.finding(for: CandidateCounts(counts), side: .lower))"
        == "0.7400 (95% at least 0.6275), wilson")
    #expect("\(counts.wilsonInterval(level: 0.95))" == "95% 0.6045 to 0.8413")
    let table = AnalysisInput.table(try ScoredTable(ContingencyTable(parsing: "10,20;30,40")))
    // chisq.test(matrix(c(10, 30, 20, 40), 2), correct = FALSE) of R: 0.79365, df 1, p 0.373.
    #expect(line(.table, "pearson", table) == "p = 0.3730 (statistic 0.7937, df 1), pearson")
    #expect(
      line(.table, "adjusted-residuals", table) == "residuals of 2 by 2 counts, adjusted-residuals")
    let empty = AnalysisInput.compare(
      try IndependentCounts(BinomialCounts(parsing: "0/5"), BinomialCounts(parsing: "0/5")))
    #expect(line(.compare, "katz-log", empty) == "undefined (no 95% interval), katz-log")
    let p = AnalysisInput.adjust(try PValues([0.01, 0.02, 0.5]))
    #expect(line(.adjust, "holm", p) == "adjusted p 0.0300, 0.0400, 0.5000, holm")
  }

  @Test(arguments: [JSONWriter(), JSONWriter(layout: .pretty)])
  func `a finding that is written without a list has the text of its list`(
    writer: JSONWriter
  ) throws {
    let found = try findings().compactMap { $0 as? Finding }
    #expect(found.count > 100)
    for finding in found {
      var (direct, listed): ([UInt8], [UInt8]) = (Array("> ".utf8), Array("> ".utf8))
      writer.write(finding, to: &direct)
      writer.write(finding.fields, to: &listed)
      #expect(direct == listed, "\(finding)")
    }
  }
}
