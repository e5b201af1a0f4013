// Made by Tests/Snippets/snippets from the documents: `make snippets`.

import Halfwidth
import TestSupport
import Testing

/// What the documents show in Swift, compiled and held to what they say.
@Suite struct ArticleTests {
  @Test func `CoverageOfIntervals md, snippet 1`() throws {
    let wilson = ProportionCoverage(trials: 50, method: .wilson)
    expectShown(wilson?.coverage(at: 0.96), "0.951")
    expectShown(wilson?.coverage(at: 0.98), "0.922")
    expectShown(wilson?.coverage(at: 0.99), "0.911")
    let guaranteed = ProportionCoverage(trials: 50, method: .clopperPearson)
    expectShown(guaranteed.map { $0.coverage(at: 0.98) >= 0.95 }, "true")
  }

  @Test func `FinitePopulationsAndMissingAnswers md, snippet 1`() throws {
    let counts = try FinitePopulationCounts(
      BinomialCounts(successes: 37, trials: 50), population: 60)
    expectShown(counts.possible, "37...47")
    expectShown(counts.hypergeometricCounts(), "41...47")
    expectShown(counts.interval().interval?.lower, "0.6833")
  }

  @Test func `FinitePopulationsAndMissingAnswers md, snippet 2`() throws {
    let answered = try AnsweredCounts(
      BinomialCounts(successes: 37, trials: 47), asked: 50)
    expectShown(answered.bounds, "0.74...0.8")
    expectShown(answered.unionWilsonInterval().lower, "0.6045")
    expectShown(answered.unionWilsonInterval().upper, "0.8876")
  }

  @Test func `GoodnessOfFit md, snippet 1`() throws {
    let counts = try GoodnessCounts(CategoryCounts([12, 20, 18]))
    expectShown(counts.test(.pearson).pValue, "0.3535")
    expectShown(counts.test(.exactMultinomial).pValue, "0.3548")
    expectShown(counts.interval(.cohensW).estimate, "0.2040")
  }

  @Test func `GoodnessOfFit md, snippet 2`() throws {
    let stated = try GoodnessCounts(CategoryCounts([4, 9, 12, 25]), shares: [1, 2, 3, 4])
    expectShown(stated.categories(.expectedCounts).values, "[5, 10, 15, 20]")
  }

  @Test func `Halfwidth md, snippet 1`() throws {
    let counts = try BinomialCounts(successes: 37, trials: 50)
    let finding = counts.interval()
    expectShown(finding.estimate, "0.74")
    expectShown(finding.interval?.lower, "0.6045")
    expectShown(finding.interval?.upper, "0.8413")
    expectShown(finding.method, "wilson")
  }

  @Test func `IdealBootstraps md, snippet 1`() throws {
    let sample = try BootstrapSample(columns: [.init("score", [1, 2, 2, 3, 4, 4, 4])])
    let finding = try sample.bootstrap(.mean(of: "score")).interval(.bca)
    expectShown(finding.interval?.upper, "3.5714")
    expectShown(finding.digest == nil, "true")
  }

  @Test func `IdealBootstraps md, snippet 2`() throws {
    let counts = try BinomialCounts(successes: 37, trials: 50)
    let question = BootstrapQuestion(.proportion(counts))
    let share = try question.interval(.percentile)
    expectShown(share.interval?.lower, "0.62")
    expectShown(share.interval?.upper, "0.86")
    expectShown(share.coverageAtEstimate, "0.958")
  }

  @Test func `IdealBootstraps md, snippet 3`() throws {
    let percentile = try IdealBootstrapCoverage(trials: 50, method: .percentile)
    expectShown(percentile.coverage(at: 0.98), "0.635")
  }

  @Test func `Multiplicity md, snippet 1`() throws {
    let values = try PValues([0.01, 0.04, 0.2], total: 5)
    expectShown(values.adjusted(.holm).adjusted, "[0.05, 0.16, 0.6]")
  }

  @Test func `Multiplicity md, snippet 2`() throws {
    let rows = try RespondentDifferences([
      [0, 0], [1, 0], [1, 1], [1, 0], [0, 0], [0, 0], [0, -1], [0, 1],
    ])
    expectShown(rows.test(.signFlipMaxT).adjusted, "[0.4375, 1]")
  }

  @Test func `OrderedAnswers md, snippet 1`() throws {
    let counts = try OrdinalCounts([4, 9, 12, 25])
    let mean = counts.interval()
    expectShown(mean.estimate, "3.16")
    expectShown(mean.interval?.lower, "2.8563")
    expectShown(counts.interval(.topBox).estimate, "0.74")
  }

  @Test func `OrderedAnswers md, snippet 2`() throws {
    let groups = try IndependentOrdinalCounts(
      ContingencyTable([[4, 9, 12, 25], [9, 12, 15, 14]]))
    expectShown(groups.interval(.meanScoreDifference).estimate, "0.48")
    expectShown(groups.test(.normal).pValue, "0.0207")
  }

  @Test func `OrderedAnswers md, snippet 3`() throws {
    let differences = try SignedDifferences([-3, 2, 0, 5, 4, 6])
    expectShown(differences.test(.wilcoxonExact).pValue, "0.1875")
    let table = try ScoredTable(
      ContingencyTable([[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]))
    expectShown(table.interval(.tauB).estimate, "0.1524")
    expectShown(table.test(.kruskalWallis).pValue, "0.2488")
  }

  @Test func `PairedAnswers md, snippet 1`() throws {
    let counts = try PairedCounts(both: 20, firstOnly: 12, secondOnly: 2, neither: 16)
    expectShown(counts.test(.exact).pValue, "0.0129")
    expectShown(counts.test(.midP).pValue, "0.0074")
    let difference = counts.interval(.tango)
    expectShown(difference.estimate, "0.2")
    expectShown(difference.interval?.lower, "0.0611")
    expectShown(counts.interval(.conditionalExact).estimate, "6")
  }

  @Test func `PairsKnownByMargins md, snippet 1`() throws {
    let margins = try PairedMargins(first: 46, second: 39, total: 50)
    expectShown(margins.joint, "35...39")
    let finding = try margins.finding()
    expectShown(finding.discordant, "7...15")
    expectShown(finding.exact.pValueMin, "0.0156")
    expectShown(finding.exact.pValueMax, "0.1185")
    expectShown(finding.verdict, "some")
  }

  @Test func `PrintedNumbers md, snippet 1`() throws {
    let percent = try PrintedPercent(PrintedDecimal(parsing: "74"), of: 50)
    expectShown(percent.counts == 37...37, "true")
    let wrong = try PrintedPercent(PrintedDecimal(parsing: "73"), of: 50)
    expectShown(wrong.counts == nil, "true")
  }

  @Test func `PrintedNumbers md, snippet 2`() throws {
    let percents = try ["44", "38", "16", "4"].map { try PrintedDecimal(parsing: $0) }
    let set = try PercentSet(percents, of: 50)
    expectShown(set.isPossible, "false")
    expectShown(set.respondentsNeeded == 51...51, "true")
    expectShown(set.singleRepairs.count, "4")
    expectShown(PercentSetAudit(set).verdict == .impossible, "true")
  }

  @Test func `PrintedNumbers md, snippet 3`() throws {
    let test = try ReportedTest(parsing: "t(28) = 2.20, p = .036")
    expectShown(test.changesDecision, "false")
  }

  @Test func `PrintedNumbers md, snippet 4`() throws {
    expectShown(try DetectionPower(base: 50).possible, "51")
    expectShown(try DetectionPower(base: 300).isBlind, "true")
  }

  @Test func `Proportions md, snippet 1`() throws {
    let counts = try BinomialCounts(successes: 37, trials: 50)
    let wilson = counts.wilsonInterval()
    expectShown(wilson.lower, "0.6045")
    expectShown(wilson.upper, "0.8413")
    expectShown(counts.clopperPearsonInterval().lower, "0.5966")
    expectShown(counts.interval(.blaker).interval?.upper, "0.8450")
  }

  @Test func `Proportions md, snippet 2`() throws {
    let printed = try CandidateCounts([36, 37], trials: 50)
    expectShown(printed?.interval().interval?.lower, "0.5833")
  }

  @Test func `RanksOfItems md, snippet 1`() throws {
    let items = try RankedItems(margins: [46, 44, 42, 39, 37], respondents: 50)
    let ranks = items.ranks()
    expectShown(ranks?.intervals.first == 1...5, "true")
    expectShown(ranks?.highest?.isSupported, "false")
    expectShown(ranks?.highest?.pValue, "0.7539")
  }

  @Test func `RatesOfEvents md, snippet 1`() throws {
    let counts = try EventCounts(events: 69, exposure: 11)
    let rate = counts.interval()
    expectShown(rate.interval?.lower, "4.8806")
    expectShown(rate.interval?.upper, "7.9385")
  }

  @Test func `RatesOfEvents md, snippet 2`() throws {
    let bounds = try EventBounds(events: 69, respondents: 11, minimumEach: 1)
    expectShown(bounds.largest, "7...59")
    expectShown(bounds.median, "1...10")
  }

  @Test func `RatesOfEvents md, snippet 3`() throws {
    let pair = try EventCountPair(
      EventCounts(events: 69, exposure: 11), EventCounts(events: 45, exposure: 12))
    expectShown(pair.interval().interval?.lower, "1.1326")
  }

  @Test func `SeveralGroups md, snippet 1`() throws {
    let groups = try GroupCounts(successes: [5, 8, 12], trials: [20, 21, 25])
    if case .tests(let tests) = groups.pairs(.pairwiseFisher).content {
      expectShown(tests.map(\.adjusted), "[1, 0.4054, 1]")
    }
    let simultaneous = groups.pairs(.differencesNewcombe)
    if case .differences(let differences, level: _) = simultaneous.content {
      expectShown(differences[1].interval.lower, "-0.4994")
    }
  }

  @Test func `SeveralRaters md, snippet 1`() throws {
    let ratings = try Ratings([[1, 1, 2], [2, 2, 2], [1, nil, 1], [3, 3, 2]])
    expectShown(ratings.agreement(.krippendorffNominal).estimate, "0.4737")
    let gwet = ratings.agreement(.gwetAC1)
    expectShown(gwet.estimate, "0.5152")
    expectShown(gwet.interval?.lower, "-0.4328")
  }

  @Test func `SharesOfAQuestion md, snippet 1`() throws {
    let counts = try CategoryCounts([4, 9, 12, 25])
    let finding = counts.intervals()
    expectShown(finding.method, "goodman")
    expectShown(finding.intervals?[3].lower, "0.3335")
    expectShown(finding.intervals?[3].upper, "0.6665")
  }

  @Test func `SharesOfAQuestion md, snippet 2`() throws {
    let rare = try CategoryCounts([1, 9, 15, 25]).intervals()
    expectShown(rare.method, "bonferroni-clopper-pearson")
    expectShown(rare.intervals?[0].upper, "0.1350")
  }

  @Test func `SimulatedBootstraps md, snippet 1`() throws {
    let counts = try BinomialCounts(successes: 37, trials: 50)
    let question = BootstrapQuestion(
      .proportion(counts), methods: [.percentile],
      simulation: SimulationOptions(resamples: 9_999, seed: 1))
    let finding = try question.interval(.percentile)
    expectShown(finding.digest, "\"156c88215eaae30b\"")
  }

  @Test func `SimulatedBootstraps md, snippet 2`() throws {
    let counts = try BinomialCounts(successes: 37, trials: 50)
    let run = BootstrapQuestion(
      .proportion(counts), methods: [.percentile],
      simulation: SimulationOptions(resamples: 9_999, seed: 1))
    let shards = try (0..<3).compactMap { try run.shard($0, of: 3) }
    let merged = try BootstrapShard.merged(shards)
    expectShown(merged.digest, "156c88215eaae30b")
  }

  @Test func `SquareTables md, snippet 1`() throws {
    let table = try SquareTable(ContingencyTable([[22, 2, 2], [5, 7, 14], [0, 2, 36]]))
    let kappa = table.interval(.cohen)
    expectShown(kappa.estimate, "0.5619")
    expectShown(kappa.interval?.lower, "0.4278")
    expectShown(table.test(.bowker).pValue, "0.0065")
    expectShown(table.test(.stuartMaxwell).pValue, "0.0030")
  }

  @Test func `StatedValues md, snippet 1`() throws {
    let counts = try BinomialCounts(successes: 37, trials: 50)
    let above = try TestedHypothesis(.proportion, null: 0.6, alternative: .greater)
    expectShown(counts.test(.exactBinomialCentral, of: above).pValue, "0.0280")
    let between = try TestedHypothesis(.proportion, margins: 0.6, 0.9)
    expectShown(counts.test(.exactBinomialCentral, of: between).pValue, "0.0280")
  }

  @Test func `StatedValues md, snippet 2`() throws {
    let groups = try IndependentCounts(
      BinomialCounts(successes: 36, trials: 50),
      BinomialCounts(successes: 40, trials: 50))
    let notInferior = try TestedHypothesis(.difference, null: -0.1, alternative: .greater)
    expectShown(groups.test(.miettinenNurminen, of: notInferior).pValue, "0.4075")
  }

  @Test func `StatedValues md, snippet 3`() throws {
    let similar = try IndependentCounts(
      BinomialCounts(successes: 45, trials: 50),
      BinomialCounts(successes: 44, trials: 50))
    let equivalent = try TestedHypothesis(.difference, margins: -0.1, 0.1)
    expectShown(similar.test(.miettinenNurminen, of: equivalent).pValue, "0.1110")
  }

  @Test func `Strata md, snippet 1`() throws {
    let tables = try StratifiedTables([[[10, 5], [4, 11]], [[8, 2], [6, 4]]])
    let odds = tables.interval()
    expectShown(odds.estimate, "4.1579")
    expectShown(odds.interval?.lower, "1.2168")
    expectShown(tables.test(.cochranMantelHaenszel).pValue, "0.0217")
    expectShown(tables.test(.tarone).pValue, "0.5762")
  }

  @Test func `Strata md, snippet 2`() throws {
    let strata = try ScoredStrata([
      [[1, 3, 10], [2, 3, 10], [1, 6, 14]], [[0, 4, 3], [5, 2, 6], [2, 2, 9]],
    ])
    expectShown(strata.test(.rowMeans).pValue, "0.3702")
  }

  @Test func `SurveyDesigns md, snippet 1`() throws {
    let design = try SurveyDesign(
      rows: 6, clusters: SampleLabels(["a", "a", "b", "b", "c", "c"]),
      weights: [1, 1, 2, 2, 1, 1])
    let share = design.share(of: [true, true, false, true, false, false])
    expectShown(share?.estimate, "0.5")
  }

  @Test func `SystemsOnTheSameItems md, snippet 1`() throws {
    let passed = [
      (1, 3), (0, 2), (3, 3), (2, 3), (0, 1), (1, 3), (2, 2), (0, 1),
      (1, 3), (3, 2), (1, 1), (0, 3), (1, 2), (2, 3), (0, 2), (1, 1),
    ]
    var runs: [ItemScores.Run] = []
    for (item, (old, new)) in passed.enumerated() {
      for run in 0..<3 {
        runs.append(.init(item: item, system: 0, score: run < old ? 1 : 0))
        runs.append(.init(item: item, system: 1, score: run < new ? 1 : 0))
      }
    }
    let scores = try ItemScores(runs, items: 16, systems: 2, scale: 0...1)
    let systems = ["old", "new"]
    let found = SystemComparisons([.init(scores: scores)], systems: systems).comparisons[0]
    expectShown(found.estimate, "0.3542")
    expectShown(found.interval?.lower, "0.0920")
    expectShown(found.interval?.upper, "0.5241")
    expectShown(found.method == .pairedScore && found.test == .signFlip, "true")
    expectShown(found.pValue, "0.00342")
    expectShown(found.verdict == .better, "true")
    expectShown(found.outlook.detectable, "0.2933")
  }

  @Test func `SystemsOnTheSameItems md, snippet 2`() throws {
    var runs: [ItemScores.Run] = []
    for item in 0..<40 {
      let isPassed = (old: item < 30, new: item < 29 || item == 39)
      runs.append(.init(item: item, system: 0, score: isPassed.old ? 1 : 0))
      runs.append(.init(item: item, system: 1, score: isPassed.new ? 1 : 0))
    }
    let tasks = [
      SystemComparisons.Task(scores: try ItemScores(runs, items: 40, systems: 2, scale: 0...1))
    ]
    let options = SystemComparisons.Options(margin: 0.2)
    let found = SystemComparisons(tasks, systems: ["old", "new"], options: options).comparisons[0]
    expectShown(found.estimate, "0")
    expectShown(found.equivalencePValue, "0.001930")
    expectShown(found.equivalenceTest == .tangoExact, "true")
    expectShown(found.verdict == .same, "true")
    expectShown(found.outlook.itemsForSame, "23")
  }

  @Test func `TablesOfCounts md, snippet 1`() throws {
    let table = try ContingencyTable([[10, 20], [30, 40]])
    expectShown(table.test(.pearson).pValue, "0.3730")
    expectShown(table.test(.fisher).pValue, "0.5045")
    expectShown(table.interval(.cramersV).estimate, "0.0891")
    expectShown(table.cells(.expectedCounts).values[0], "[12, 18]")
  }

  @Test func `TablesOfCounts md, snippet 2`() throws {
    let larger = try ContingencyTable([[3, 1, 4], [1, 5, 9]])
    let simulated = larger.test(.fisher, resamples: 9_999, seed: 1)
    expectShown(simulated.simulation?.resamples, "9999")
  }

  @Test func `Trend md, snippet 1`() throws {
    let groups = try TrendCounts(
      successes: [5, 8, 12], trials: [20, 21, 25], scores: [1, 2, 3])
    expectShown(groups.test().pValue, "0.1151")
  }

  @Test func `Trend md, snippet 2`() throws {
    let table = try ScoredTable(
      ContingencyTable([[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]))
    expectShown(table.test().pValue, "0.0841")
  }

  @Test func `TwoGroups md, snippet 1`() throws {
    let counts = try IndependentCounts(
      BinomialCounts(successes: 36, trials: 50),
      BinomialCounts(successes: 40, trials: 50))
    let difference = counts.interval(.newcombe)
    expectShown(difference.estimate, "-0.08")
    expectShown(difference.interval?.lower, "-0.2423")
    expectShown(difference.interval?.upper, "0.0876")
    expectShown(counts.interval(.koopman).interval?.upper, "1.1280")
    expectShown(counts.interval(.conditionalExact).interval?.lower, "0.2258")
    expectShown(counts.test(.fisher).pValue, "0.4829")
  }
}
