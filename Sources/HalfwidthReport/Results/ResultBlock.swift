internal import Halfwidth

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
    facts: [String: [String]] = [:]
  ) -> [ResultBlock] {
    let isPlain = results.allSatisfy { result in
      switch result.finding {
      case .proportion, .simultaneous: true
      default: false
      }
    }
    if isPlain {
      return [
        ResultBlock(
          heading: nil, tables: [ResultTable.shares(results)],
          notes: distinct(
            results.flatMap { result in
              result.finding.warnings.map { "\(result.label): \($0.message)." }
            }))
      ]
    }
    return distinct(results.map(\.label)).map { label in
      var block = block(
        label, results.filter { $0.label == label }, inputs: inputs.filter { $0.label == label })
      block.facts = (facts[label] ?? []) + block.facts
      return block
    }
  }

  private static func block(
    _ label: String, _ results: [ResultDocument.LabelledFinding], inputs: [ResultInput]
  ) -> ResultBlock {
    var shares: [ResultDocument.LabelledFinding] = []
    var intervals: [IntervalFinding] = []
    var tests: [TestFinding] = []
    var matrices: [MatrixFinding] = []
    var margins = (pValues: [MarginsPValueFinding](), intervals: [MarginsIntervalFinding]())
    var adjustments: [AdjustmentFinding] = []
    var bootstraps: [BootstrapFinding] = []
    var families: [SimultaneousBootstrapFinding] = []
    var block = ResultBlock(heading: label, tables: [], notes: [])
    for result in results {
      switch result.finding {
      case .proportion, .simultaneous: shares.append(result)
      case .interval(let finding): intervals.append(finding)
      case .test(let finding): tests.append(finding)
      case .matrix(let finding): matrices.append(finding)
      case .margins(let finding, let family):
        block.facts += MarginsBlock.facts(finding) + MarginsBlock.facts(family)
        margins.pValues += [finding.exact, finding.midP]
        margins.intervals.append(finding.tango)
      case .marginsPValue(let finding): margins.pValues.append(finding)
      case .marginsInterval(let finding): margins.intervals.append(finding)
      case .adjustment(let finding): adjustments.append(finding)
      case .bootstrap(let finding): bootstraps.append(finding)
      case .family(let finding): families.append(finding)
      case .westfallYoung(let finding):
        block.tables.append(WestfallYoungBlock.table(finding))
        block.notes += WestfallYoungBlock.notes(finding)
      }
    }
    if inputs.isEmpty, let matrix = matrices.first {
      block.tables.append(ResultTable.observed(matrix.observed))
    }
    block.tables += inputs.map(\.table)
    block.facts += intervals.flatMap(FinitePopulationBlock.facts)
    block.facts += BootstrapBlock.facts(bootstraps) + families.flatMap(FamilyBlock.facts)
    block.tables += BootstrapBlock.tables(bootstraps) + families.map(FamilyBlock.table)
    if !shares.isEmpty { block.tables.append(ResultTable.shares(shares)) }
    block.tables += MarginsBlock.tables(margins.pValues, margins.intervals)
    if !intervals.isEmpty { block.tables.append(ResultTable.intervals(intervals)) }
    if !tests.isEmpty { block.tables.append(ResultTable.tests(tests)) }
    block.tables += matrices.map(ResultTable.matrix)
    if !adjustments.isEmpty { block.tables.append(ResultTable.adjustments(adjustments)) }
    block.notes += distinct(inputs.flatMap(\.warnings).map { $0.message + "." })
    block.notes +=
      DetailWords.directions(intervals)
      + intervals.compactMap { DetailWords.sentence($0.method, $0.details) }
      + tests.compactMap { DetailWords.sentence($0.method, $0.details) }
      + tests.compactMap(logarithm) + tests.compactMap(simulation)
      + adjustments.compactMap(rejections) + BootstrapBlock.notes(bootstraps)
      + families.flatMap(FamilyBlock.notes)
      + distinct(
        results.flatMap { result -> [String] in
          // What a bootstrap warns of is said once for all of its intervals.
          switch result.finding {
          case .bootstrap, .family: return []
          default: break
          }
          return result.finding.warnings.map { note($0.message, of: result.finding.method) }
        })
    return block
  }

  /// A sentence with the method that it is about, unless it begins with that already.
  private static func note(_ message: String, of method: String?) -> String {
    guard let method, !message.hasPrefix(method) else { return message + "." }
    return "\(method): \(message)."
  }

  /// How small a p-value is that no double holds.
  private static func logarithm(_ finding: TestFinding) -> String? {
    finding.log10PValue.map {
      "\(finding.method): the p-value is 10 to the power of \(DecimalFormat.fixed($0, places: 1))."
    }
  }

  private static func rejections(_ finding: AdjustmentFinding) -> String? {
    guard let alpha = finding.alpha, let rejections = finding.rejections else { return nil }
    return "\(finding.method): \(rejections) of \(finding.total) hypotheses rejected at "
      + "\(DecimalFormat.trimmed(alpha, places: 10))."
  }

  private static func simulation(_ finding: TestFinding) -> String? {
    guard let simulation = finding.simulation else { return nil }
    return
      "\(finding.method): \(simulation.exceedances) of \(simulation.resamples) simulated tables "
      + "are at least as extreme (seed \(simulation.seed)); endless simulation would give a p-value "
      + "between \(DecimalFormat.givenProbability(simulation.interval.lower)) and "
      + "\(DecimalFormat.probability(simulation.interval.upper)), at "
      + "\(DecimalFormat.percent(simulation.interval.level)) confidence."
  }
}

/// A table of text, as terminals and Markdown show it.
struct ResultTable {
  var header: [String]
  var isNumber: [Bool]
  var rows: [[String]]

  /// Details that repeat the estimate under the name that the reference data use.
  static let repeatsEstimate: Set = ["value", "kappa"]

  /// Parameters with their intervals, a row each.
  static func intervals(_ findings: [IntervalFinding]) -> ResultTable {
    ResultTable(
      header: ["estimand", "estimate", "lower", "upper", "method", "confidence"],
      isNumber: [false, true, true, true, false, true],
      rows: findings.map { finding in
        let limits = finding.hasInterval ? [finding.interval?.lower, finding.interval?.upper] : []
        return [finding.estimand, DecimalFormat.general(finding.estimate)]
          + (finding.hasInterval ? limits.map { DecimalFormat.general($0) } : ["", ""])
          + [finding.method, finding.hasInterval ? DecimalFormat.percent(finding.level) : ""]
      })
  }

  /// Tests, a row each.
  static func tests(_ findings: [TestFinding]) -> ResultTable {
    ResultTable(
      header: ["test", "statistic", "df", "p-value", "dual interval"],
      isNumber: [false, true, true, true, false],
      rows: findings.map { finding in
        [
          finding.method, finding.statistic.map { DecimalFormat.general($0) } ?? "",
          finding.degreesOfFreedom.map { DecimalFormat.trimmed($0, places: 4) } ?? "",
          DecimalFormat.probability(finding.pValue),
          finding.dualIntervals.isEmpty ? "none" : finding.dualIntervals.joined(separator: ", "),
        ]
      })
  }

  /// P-values and what the methods make of them, a row a hypothesis.
  static func adjustments(_ findings: [AdjustmentFinding]) -> ResultTable {
    let count = findings.first?.pValues.count ?? 0
    return ResultTable(
      header: ["hypothesis", "p-value"] + findings.map(\.method),
      isNumber: [Bool](repeating: true, count: findings.count + 2),
      rows: (0..<count).map { index in
        ["\(index + 1)", DecimalFormat.givenProbability(findings[0].pValues[index])]
          + findings.map { DecimalFormat.givenProbability($0.adjusted[index]) }
      })
  }

  /// A number for each cell of a table of counts.
  static func matrix(_ finding: MatrixFinding) -> ResultTable {
    ResultTable(
      header: [finding.name] + finding.observed.columnTitles,
      isNumber: [false] + [Bool](repeating: true, count: finding.observed.columns),
      rows: zip(finding.observed.rowTitles, finding.values).map { title, values in
        [title] + values.map { DecimalFormat.general($0) }
      })
  }

  /// Shares with their intervals, a row each.
  static func shares(_ results: [ResultDocument.LabelledFinding]) -> ResultTable {
    let rows = results.flatMap(ShareRow.rows(of:))
    // One side is asked for in a run, so that all rows have the same columns.
    let side = rows.first?.side ?? .two
    let hasCategories = rows.contains { $0.category != nil }
    let limits =
      switch side {
      case .two: ["lower", "upper", "width"]
      case .lower: ["lower (one-sided)"]
      case .upper: ["upper (one-sided)"]
      }
    var table = ResultTable(
      header: ["counts", "estimate"] + limits + ["method", "confidence"],
      isNumber: [false, true] + limits.map { _ in true } + [false, true], rows: [])
    if hasCategories {
      table.header.insert("category", at: 1)
      table.isNumber.insert(true, at: 1)
    }
    table.rows = rows.map { row in
      var cells =
        ["\(row.successes)/\(row.trials)", DecimalFormat.share(row.estimate)]
        + shown(row.interval, side) + [row.method, DecimalFormat.percent(row.level)]
      if hasCategories { cells.insert(row.category ?? "", at: 1) }
      return cells
    }
    return table
  }

  private static func shown(_ interval: ConfidenceInterval?, _ side: IntervalSide) -> [String] {
    let lower = interval.map { DecimalFormat.share($0.lower) } ?? "undefined"
    let upper = interval.map { DecimalFormat.share($0.upper) } ?? "undefined"
    return switch side {
    case .two: [lower, upper, interval.map { DecimalFormat.share($0.upper - $0.lower) } ?? ""]
    case .lower: [lower]
    case .upper: [upper]
    }
  }
}

/// One share with its interval, whatever finding it belongs to.
struct ShareRow {
  var category: String?
  var successes: Int
  var trials: Int
  var estimand: String
  var method: String
  var level: ConfidenceLevel
  var side: IntervalSide
  var estimate: Double
  var interval: ConfidenceInterval?
  var warnings: [AnalysisWarning]

  /// The shares of a finding; nothing for a finding of another kind.
  static func rows(of result: ResultDocument.LabelledFinding) -> [ShareRow] {
    switch result.finding {
    case .proportion(let finding):
      finding.counts.binomials.map { counts in
        ShareRow(
          category: nil, successes: counts.successes, trials: counts.trials,
          estimand: finding.estimand, method: finding.method, level: finding.level,
          side: finding.side, estimate: counts.estimate, interval: finding.interval,
          warnings: finding.warnings)
      }
    case .simultaneous(let finding):
      finding.counts.counts.indices.map { index in
        ShareRow(
          category: "\(index + 1)", successes: finding.counts.counts[index],
          trials: finding.counts.total, estimand: "proportions", method: finding.method,
          level: finding.level, side: .two, estimate: finding.counts.estimates[index],
          interval: finding.intervals?[index], warnings: finding.warnings)
      }
    default: []
    }
  }
}
