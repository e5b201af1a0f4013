internal import Halfwidth
internal import HalfwidthSurvey

/// The findings under one label as a person reads them: sentences, tables and notes.
struct ResultBlock {
  /// What the findings are about; nil where the rows of the table say it.
  var heading: String?
  /// Sentences above the tables.
  var facts: [String] = []
  var tables: [ResultTable]
  /// Warnings and further numbers under the tables.
  var notes: [String]

  /// The blocks of a document, one a label; proportions and shares are rows of one table.
  ///
  /// - Parameters:
  ///   - inputs: What was read from files.
  ///   - facts: Sentences about the question of a label, above what was found.
  static func blocks(
    of results: [ResultDocument.LabelledFinding], inputs: [ResultInput] = [],
    facts: [String: [String]] = [:], style: NumberStyle = NumberStyle()
  ) -> [ResultBlock] {
    let isPlain = results.allSatisfy { result in
      switch result.finding {
      case .proportion, .simultaneous: true
      case .interval, .test, .matrix, .categories, .margins, .marginsPValue, .marginsInterval,
        .adjustment,
        .bootstrap, .family, .westfallYoung, .eventBounds, .ranks, .consistency,
        .designShares, .designTest, .pairwise, .systems:
        false
      }
    }
    if isPlain, inputs.isEmpty {
      return [
        ResultBlock(
          heading: nil, tables: [ResultTable.shares(results.map(\.finding), style)],
          notes: distinct(
            results.flatMap { result in
              result.finding.warnings.map { "\(result.label): \($0.message)." }
            }))
      ]
    }
    return distinct(results.map(\.label)).map { label in
      var block = block(
        label, results.filter { $0.label == label }, inputs: inputs.filter { $0.label == label },
        style)
      block.facts = (facts[label] ?? []) + block.facts
      return block
    }
  }

  private static func block(
    _ label: String, _ results: [ResultDocument.LabelledFinding], inputs: [ResultInput],
    _ style: NumberStyle
  ) -> ResultBlock {
    var shares: [Finding] = []
    var intervals: [IntervalFinding] = []
    var tests: [TestFinding] = []
    var matrices: [MatrixFinding] = []
    var categories: [CategoryNumbersFinding] = []
    var margins = (pValues: [MarginsPValueFinding](), intervals: [MarginsIntervalFinding]())
    var adjustments: [AdjustmentFinding] = []
    var bootstraps: [BootstrapFinding] = []
    var families: [SimultaneousBootstrapFinding] = []
    var designTests: [DesignTestFinding] = []
    var pairs: [PairwiseFinding] = []
    var systems: [SystemComparison] = []
    var block = ResultBlock(heading: label, tables: [], notes: [])
    for result in results {
      switch result.finding {
      case .proportion, .simultaneous: shares.append(result.finding)
      case .interval(let finding): intervals.append(finding)
      case .test(let finding): tests.append(finding)
      case .matrix(let finding): matrices.append(finding)
      case .categories(let finding): categories.append(finding)
      case .margins(let finding, let family):
        block.facts += MarginsBlock.facts(finding) + MarginsBlock.facts(family, style)
        margins.pValues += [finding.exact, finding.midP]
        margins.intervals.append(finding.tango)
      case .marginsPValue(let finding): margins.pValues.append(finding)
      case .marginsInterval(let finding): margins.intervals.append(finding)
      case .adjustment(let finding): adjustments.append(finding)
      case .bootstrap(let finding): bootstraps.append(finding)
      case .family(let finding): families.append(finding)
      case .westfallYoung(let finding):
        block.tables.append(WestfallYoungBlock.table(finding, style))
        block.notes += WestfallYoungBlock.notes(finding)
      case .eventBounds(let bounds): block.facts += [EventWords.conditional(bounds)]
      case .ranks(let finding):
        block.facts += RankBlock.facts(finding)
        block.tables.append(RankBlock.table(finding, style))
      case .consistency(let finding): block.notes.append(finding.description + ".")
      case .designShares(let finding): block.tables.append(ResultTable.designShares(finding, style))
      case .designTest(let finding): designTests.append(finding)
      case .pairwise(let finding): pairs.append(finding)
      case .systems(let finding): systems.append(finding)
      }
    }
    if inputs.isEmpty, let matrix = matrices.first {
      block.tables.append(ResultTable.observed(matrix.observed))
    }
    block.tables += inputs.compactMap(\.table)
    block.facts += inputs.compactMap(\.columns).flatMap(\.facts)
    block.facts += HypothesisWords.facts(tests, style)
    block.facts += intervals.flatMap { FinitePopulationBlock.facts($0, style) }
    block.facts +=
      BootstrapBlock.facts(bootstraps, style)
      + families.flatMap { FamilyBlock.facts($0, style) }
    block.tables +=
      BootstrapBlock.tables(bootstraps, style)
      + families.map { FamilyBlock.table($0, style) }
    if !shares.isEmpty {
      block.tables.append(
        ResultTable.shares(shares, categories: inputs.compactMap(\.categoryNames).first, style))
    }
    block.tables += MarginsBlock.tables(margins.pValues, margins.intervals, style)
    if !intervals.isEmpty { block.tables.append(ResultTable.intervals(intervals, style)) }
    if !tests.isEmpty { block.tables.append(ResultTable.tests(tests, style)) }
    if !designTests.isEmpty { block.tables.append(ResultTable.designTests(designTests, style)) }
    block.tables += pairs.map {
      ResultTable.pairs($0, categories: inputs.compactMap(\.categoryNames).first, style)
    }
    block.notes += pairs.flatMap(PairwiseWords.notes)
    if !systems.isEmpty {
      block.facts += systems.map { SystemsBlock.verdict($0, style) }
      block.tables.append(SystemsBlock.table(systems, style))
      block.notes += SystemsBlock.notes(systems)
    }
    block.tables += matrices.map { ResultTable.matrix($0, style) }
    if !categories.isEmpty {
      block.tables.append(
        ResultTable.categories(
          categories, names: inputs.compactMap(\.categoryNames).first, style))
    }
    if !adjustments.isEmpty { block.tables.append(ResultTable.adjustments(adjustments, style)) }
    block.notes += distinct(inputs.flatMap(\.warnings).map { $0.message + "." })
    block.notes +=
      DetailWords.directions(intervals) + TestWords.statistics(tests)
      + intervals.compactMap { DetailWords.sentence($0.method, $0.details, style) }
      + tests.compactMap { DetailWords.sentence($0.method, $0.details, style) }
      + intervals.compactMap { logarithm($0.method, $0.log10PValue) }
      + tests.compactMap { logarithm($0.method, $0.log10PValue) }
      + tests.compactMap { simulation($0, style) }
      + adjustments.compactMap(rejections) + BootstrapBlock.notes(bootstraps, style)
      + families.flatMap(FamilyBlock.notes)
      + distinct(
        results.flatMap { result -> [String] in
          // What a bootstrap warns of is said once for all of its intervals, and what tasks do once for all.
          switch result.finding {
          case .bootstrap, .family, .systems: []
          case .proportion, .simultaneous, .interval, .test, .matrix, .categories, .margins,
            .marginsPValue,
            .marginsInterval, .adjustment, .westfallYoung, .eventBounds, .ranks, .consistency,
            .designShares, .designTest, .pairwise:
            result.finding.warnings.map { note($0.message, of: result.finding.method) }
          }
        })
    return block
  }

  /// A sentence with the method that it is about, unless it begins with that already.
  private static func note(_ message: String, of method: String?) -> String {
    guard let method, !message.hasPrefix(method) else { return message + "." }
    return "\(method): \(message)."
  }

  /// How small a p-value is that no double holds.
  private static func logarithm(_ method: String, _ log10PValue: Double?) -> String? {
    log10PValue.map {
      "\(method): the p-value is 10 to the power of \(DecimalFormat.fixed($0, places: 1))."
    }
  }

  private static func rejections(_ finding: AdjustmentFinding) -> String? {
    guard let alpha = finding.alpha, let rejections = finding.rejections else { return nil }
    return "\(finding.method): \(rejections) of \(finding.total) hypotheses rejected at "
      + "\(DecimalFormat.trimmed(alpha, places: 10))."
  }

  private static func simulation(_ finding: TestFinding, _ style: NumberStyle) -> String? {
    guard let simulation = finding.simulation else { return nil }
    return
      "\(finding.method): \(simulation.exceedances) of \(simulation.resamples) simulated tables "
      + "are at least as extreme (seed \(simulation.seed)); endless simulation would give a p-value "
      + "between \(style.givenProbability(simulation.interval.lower)) and "
      + "\(style.probability(simulation.interval.upper)), at "
      + "\(DecimalFormat.percent(simulation.interval.level)) confidence."
  }
}
