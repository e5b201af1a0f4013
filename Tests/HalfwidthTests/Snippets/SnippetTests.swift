// Made by Tests/Snippets/snippets from the documents: `make snippets`.

import Halfwidth
import NumericCore
import TestSupport
import Testing

/// What the documents show in Swift, compiled and held to what they say.
@Suite struct SnippetTests {
  @Test func `README md, snippet 1`() throws {
    let counts = try BinomialCounts(successes: 37, trials: 50)
    let interval = counts.wilsonInterval(level: 0.95)
    expectShown(interval.lower, "0.6045")
    expectShown(interval.upper, "0.8413")
  }

  @Test func `AdjustmentMethod swift, snippet 1`() throws {
    let values = try PValues([0.01, 0.04, 0.2], total: 5)
    expectShown(values.adjusted(.holm).adjusted, "[0.05, 0.16, 0.6]")
  }

  @Test func `AssociationMethod swift, snippet 1`() throws {
    let table = try ContingencyTable([[10, 20], [30, 40]])
    expectShown(table.interval(.cramersV).estimate, "0.0891")
  }

  @Test func `BinomialCounts+Wilson swift, snippet 1`() throws {
    expectShown(try BinomialCounts(successes: 37, trials: 50).wilsonInterval().lower, "0.604468...")
  }

  @Test func `BootstrapSample+Question swift, snippet 1`() throws {
    let sample = try BootstrapSample(columns: [.init("score", [1, 2, 2, 3, 4, 4, 4])])
    let finding = try sample.bootstrap(.mean(of: "score")).interval(.bca)
    expectShown(finding.interval?.upper, "3.5714")
  }

  @Test func `ChiSquaredMethod swift, snippet 1`() throws {
    let table = try ContingencyTable([[10, 20], [30, 40]])
    expectShown(table.test(.pearson).pValue, "0.3730")
  }

  @Test func `CochranMethod swift, snippet 1`() throws {
    let responses = try BinaryResponses([[1, 0, 1], [1, 1, 1], [0, 0, 1]])
    expectShown(responses.test().pValue, "0.2231")
  }

  @Test func `DifferenceMethod swift, snippet 1`() throws {
    let counts = try IndependentCounts(
      BinomialCounts(successes: 36, trials: 50), BinomialCounts(successes: 40, trials: 50))
    expectShown(counts.interval(.newcombe).interval?.lower, "-0.2423")
  }

  @Test func `ExactTestMethod swift, snippet 1`() throws {
    let table = try ContingencyTable([[10, 20], [30, 40]])
    expectShown(table.test(.fisher).pValue, "0.5045")
  }

  @Test func `ExactTestMethod swift, snippet 2`() throws {
    let counts = try IndependentCounts(
      BinomialCounts(successes: 36, trials: 50), BinomialCounts(successes: 40, trials: 50))
    expectShown(counts.test(.boschloo).pValue, "0.3699")
  }

  @Test func `FinitePopulationMethod swift, snippet 1`() throws {
    let counts = try FinitePopulationCounts(
      BinomialCounts(successes: 37, trials: 50), population: 60)
    expectShown(counts.interval().interval?.upper, "0.7833")
  }

  @Test func `GoodnessMeasure swift, snippet 1`() throws {
    let counts = try GoodnessCounts(CategoryCounts([12, 20, 18]))
    expectShown(counts.interval(.cohensW).estimate, "0.2040")
  }

  @Test func `GoodnessNumbers swift, snippet 1`() throws {
    let counts = try GoodnessCounts(CategoryCounts([4, 9, 12, 25]), shares: [1, 2, 3, 4])
    expectShown(counts.categories(.expectedCounts).values, "[5, 10, 15, 20]")
  }

  @Test func `GoodnessTest swift, snippet 1`() throws {
    let counts = try GoodnessCounts(CategoryCounts([12, 20, 18]))
    expectShown(counts.test(.pearson).pValue, "0.3535")
  }

  @Test func `GroupMethod swift, snippet 1`() throws {
    let groups = try GroupCounts(successes: [5, 8, 12], trials: [20, 21, 25])
    expectShown(groups.pairs(.pairwiseFisher).pairs.count, "3")
  }

  @Test func `GroupMethod swift, snippet 2`() throws {
    let counts = try CategoryCounts([10, 20, 30])
    expectShown(counts.differences().pairs.count, "3")
  }

  @Test func `IndependentCounts+StatedTests swift, snippet 1`() throws {
    let counts = try IndependentCounts(
      BinomialCounts(successes: 36, trials: 50), BinomialCounts(successes: 40, trials: 50))
    let notInferior = try TestedHypothesis(.difference, null: -0.1, alternative: .greater)
    expectShown(counts.test(.miettinenNurminen, of: notInferior).pValue, "0.4075")
  }

  @Test func `ItemScores swift, snippet 1`() throws {
    let runs: [ItemScores.Run] = [[1, 0], [1, 1], [0, 0], [1, 0]].enumerated().flatMap {
      item, scores in
      scores.enumerated().map { ItemScores.Run(item: item, system: $0.offset, score: $0.element) }
    }
    let scores = try ItemScores(runs, items: 4, systems: 2)
    expectShown(scores.mean(of: 0), "0.75")
    expectShown(scores.isBinary, "true")
  }

  @Test func `KappaMethod swift, snippet 1`() throws {
    let table = try SquareTable(ContingencyTable([[22, 2, 2], [5, 7, 14], [0, 2, 36]]))
    expectShown(table.interval(.cohen).estimate, "0.5619")
  }

  @Test func `MannWhitneyMethod swift, snippet 1`() throws {
    let groups = try IndependentOrdinalCounts(
      ContingencyTable([[4, 9, 12, 25], [9, 12, 15, 14]]))
    expectShown(groups.test(.normal).pValue, "0.0207")
  }

  @Test func `McNemarMethod swift, snippet 1`() throws {
    let counts = try PairedCounts(both: 20, firstOnly: 12, secondOnly: 2, neither: 16)
    expectShown(counts.test(.exact).pValue, "0.0129")
  }

  @Test func `MeanScoreMethod swift, snippet 1`() throws {
    expectShown(try OrdinalCounts([0, 0, 0, 50]).scoreInterval().lower, "3.785...")
  }

  @Test func `MeanScoreMethod swift, snippet 2`() throws {
    let counts = try OrdinalCounts([4, 9, 12, 25])
    expectShown(counts.interval().estimate, "3.16")
  }

  @Test func `MonteCarloTest swift, snippet 1`() throws {
    let table = try ContingencyTable([[3, 1, 4], [1, 5, 9]])
    expectShown(table.test(.fisher, resamples: 9_999, seed: 1).simulation?.resamples, "9999")
  }

  @Test func `NumericMethod swift, snippet 1`() throws {
    let ages = try NumericSample([23, 25, 31, 34, 38, 41])
    expectShown(ages.interval(.median).estimate, "32.5")
  }

  @Test func `OddsRatioMethod swift, snippet 1`() throws {
    let counts = try IndependentCounts(
      BinomialCounts(successes: 36, trials: 50), BinomialCounts(successes: 40, trials: 50))
    expectShown(counts.interval(.woolf).estimate, "0.6429")
  }

  @Test func `OrderStatisticSearch swift, snippet 1`() throws {
    let numbers = [2.5, 1.5, 3.5]
    var search = OrderStatisticSearch(room: 1 << 20)
    repeat {
      var pass = search.makePass()
      // All of the stream, in any order and by any number of passes' copies.
      pass.add(numbers.span)
      search.finish([pass])
      search.want([search.count / 2])
    } while !search.isFinished
    expectShown(search.found, "[1: 1.5]")
  }

  @Test func `OrderedAssociationMethod swift, snippet 1`() throws {
    let table = try ScoredTable(
      ContingencyTable([[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]))
    expectShown(table.interval(.tauB).estimate, "0.1524")
  }

  @Test func `OrderedGroupsMethod swift, snippet 1`() throws {
    let table = try ScoredTable(
      ContingencyTable([[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]))
    expectShown(table.test(.kruskalWallis).pValue, "0.2488")
  }

  @Test func `OrdinalDifferenceMethod swift, snippet 1`() throws {
    let groups = try IndependentOrdinalCounts(
      ContingencyTable([[4, 9, 12, 25], [9, 12, 15, 14]]))
    expectShown(groups.interval(.meanScoreDifference).estimate, "0.48")
  }

  @Test func `OrdinalMethod swift, snippet 1`() throws {
    let counts = try OrdinalCounts([4, 9, 12, 25])
    expectShown(counts.interval(.topBox).estimate, "0.74")
  }

  @Test func `OrdinalPairedMethod swift, snippet 1`() throws {
    let answers = try PairedOrdinalCounts(
      ContingencyTable([[22, 2, 2], [5, 7, 14], [0, 2, 36]]))
    expectShown(answers.interval(.meanScoreChange).estimate, "-0.1444")
  }

  @Test func `PairedDifferenceMethod+StatedTest swift, snippet 1`() throws {
    let counts = try PairedCounts(both: 20, firstOnly: 12, secondOnly: 2, neither: 16)
    let notInferior = try TestedHypothesis(.difference, null: -0.1, alternative: .greater)
    expectShown(counts.test(.tango, of: notInferior).pValue, "0.0001")
  }

  @Test func `PairedDifferenceMethod swift, snippet 1`() throws {
    let counts = try PairedCounts(both: 20, firstOnly: 12, secondOnly: 2, neither: 16)
    expectShown(counts.interval(.tango).interval?.lower, "0.0611")
  }

  @Test func `PairedMargins+Enumeration swift, snippet 1`() throws {
    let finding = try PairedMargins(first: 46, second: 39, total: 50).finding()
    expectShown(finding.discordant, "7...15")
    expectShown(finding.exact.pValueMax, "0.118469...")
    expectShown(finding.verdict, "some")
  }

  @Test func `PairedOddsRatioMethod swift, snippet 1`() throws {
    let counts = try PairedCounts(both: 20, firstOnly: 12, secondOnly: 2, neither: 16)
    expectShown(counts.interval(.conditionalMidP).estimate, "6")
  }

  @Test func `PairedRatioMethod swift, snippet 1`() throws {
    let counts = try PairedCounts(both: 20, firstOnly: 12, secondOnly: 2, neither: 16)
    expectShown(counts.interval(.bonettPriceRatio).estimate, "1.4545")
  }

  @Test func `ProportionMethod swift, snippet 1`() throws {
    let counts = try BinomialCounts(successes: 37, trials: 50)
    expectShown(counts.interval(.wilson).interval?.lower, "0.6045")
  }

  @Test func `ProportionMethod swift, snippet 2`() throws {
    let printed = try CandidateCounts([36, 37], trials: 50)
    expectShown(printed?.interval(.wilson).interval?.upper, "0.8413")
  }

  @Test func `ProportionTest swift, snippet 1`() throws {
    let counts = try BinomialCounts(successes: 37, trials: 50)
    let half = try TestedHypothesis(.proportion, null: 0.5)
    expectShown(counts.test(.exactBinomial, of: half).pValue, "0.0009")
  }

  @Test func `RankMethod swift, snippet 1`() throws {
    let items = try RankedItems(margins: [46, 44, 42, 39, 37], respondents: 50)
    expectShown(items.ranks()?.intervals.first?.upperBound, "5")
  }

  @Test func `RateMethod swift, snippet 1`() throws {
    let counts = try EventCounts(events: 69, exposure: 11)
    expectShown(counts.interval().interval?.upper, "7.9385")
  }

  @Test func `RateRatioMethod swift, snippet 1`() throws {
    let pair = try EventCountPair(
      EventCounts(events: 69, exposure: 11), EventCounts(events: 45, exposure: 12))
    expectShown(pair.interval().interval?.lower, "1.1326")
  }

  @Test func `RaterMethod swift, snippet 1`() throws {
    let ratings = try Ratings([[1, 1, 2], [2, 2, 2], [1, nil, 1], [3, 3, 2]])
    expectShown(ratings.agreement(.krippendorffNominal).estimate, "0.4737")
  }

  @Test func `RatioMethod swift, snippet 1`() throws {
    let counts = try IndependentCounts(
      BinomialCounts(successes: 36, trials: 50), BinomialCounts(successes: 40, trials: 50))
    expectShown(counts.interval(.koopman).estimate, "0.9")
  }

  @Test func `ScoredTableMethod swift, snippet 1`() throws {
    let table = try ScoredTable(
      ContingencyTable([[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]))
    expectShown(table.test().pValue, "0.0841")
  }

  @Test func `SelectionRatio swift, snippet 1`() throws {
    let counts = try BinomialCounts(successes: 37, trials: 50)
    expectShown(SelectionRatio(counts.wilsonInterval(), against: 0.5)?.value, "1.5282...")
  }

  @Test func `SignedRankMethod swift, snippet 1`() throws {
    let differences = try SignedDifferences([-3, 2, 0, 5, 4, 6])
    expectShown(differences.test(.wilcoxonExact).pValue, "0.1875")
  }

  @Test func `SimultaneousMethod swift, snippet 1`() throws {
    let counts = try CategoryCounts([4, 9, 12, 25])
    expectShown(counts.intervals(.goodman).intervals?[3].lower, "0.3335")
  }

  @Test func `SquareTestMethod swift, snippet 1`() throws {
    let table = try SquareTable(ContingencyTable([[22, 2, 2], [5, 7, 14], [0, 2, 36]]))
    expectShown(table.test(.bowker).pValue, "0.0065")
  }

  @Test func `StratifiedMethod swift, snippet 1`() throws {
    let tables = try StratifiedTables([[[10, 5], [4, 11]], [[8, 2], [6, 4]]])
    expectShown(tables.test(.cochranMantelHaenszel).pValue, "0.0217")
  }

  @Test func `StratifiedMethod swift, snippet 2`() throws {
    let tables = try StratifiedTables([[[10, 5], [4, 11]], [[8, 2], [6, 4]]])
    expectShown(tables.interval().estimate, "4.1579")
  }

  @Test func `StratifiedRiskMethod swift, snippet 1`() throws {
    let tables = try StratifiedTables([[[10, 5], [4, 11]], [[8, 2], [6, 4]]])
    expectShown(tables.interval(.newcombe).estimate, "0.32")
  }

  @Test func `StratifiedScoreMethod swift, snippet 1`() throws {
    let strata = try ScoredStrata([
      [[1, 3, 10], [2, 3, 10], [1, 6, 14]], [[0, 4, 3], [5, 2, 6], [2, 2, 9]],
    ])
    expectShown(strata.test(.rowMeans).pValue, "0.3702")
  }

  @Test func `SurveyDesign swift, snippet 1`() throws {
    let design = try SurveyDesign(
      rows: 6, clusters: SampleLabels(["a", "a", "b", "b", "c", "c"]), weights: [1, 1, 2, 2, 1, 1])
    let share = design.share(of: [true, true, false, true, false, false])
    expectShown(share?.estimate, "0.5")
  }

  @Test func `SystemComparisons swift, snippet 1`() throws {
    let runs: [ItemScores.Run] = (0..<8).flatMap { item in
      [
        ItemScores.Run(item: item, system: 0, score: item < 1 ? 1 : 0),
        ItemScores.Run(item: item, system: 1, score: item < 7 ? 1 : 0),
      ]
    }
    let tasks = [SystemComparisons.Task(scores: try ItemScores(runs, items: 8, systems: 2))]
    let found = SystemComparisons(tasks, systems: ["old", "new"]).comparisons[0]
    expectShown(found.pValue, "0.0313")
    expectShown(found.verdict == .better, "true")
  }

  @Test func `TableMatrixMethod swift, snippet 1`() throws {
    let table = try ContingencyTable([[10, 20], [30, 40]])
    expectShown(table.cells(.expectedCounts).values[0], "[12, 18]")
  }

  @Test func `TangoEquation swift, snippet 1`() throws {
    let counts = try PairedCounts(both: 1, firstOnly: 1, secondOnly: 7, neither: 12)
    expectShown(counts.tangoInterval().lower, "-0.517232...")
  }

  @Test func `TestedHypothesis swift, snippet 1`() throws {
    let notInferior = try TestedHypothesis(.difference, null: -0.1, alternative: .greater)
    expectShown(notInferior.alternative, "greater")
    let equivalent = try TestedHypothesis(.difference, margins: -0.1, 0.1)
    expectShown(equivalent.alternative, "two")
  }

  @Test func `TrendMethod swift, snippet 1`() throws {
    let groups = try TrendCounts(successes: [5, 8, 12], trials: [20, 21, 25], scores: [1, 2, 3])
    expectShown(groups.test().pValue, "0.1151")
  }

  @Test func `WestfallYoungMethod swift, snippet 1`() throws {
    let rows = try RespondentDifferences([
      [0, 0], [1, 0], [1, 1], [1, 0], [0, 0], [0, 0], [0, -1], [0, 1],
    ])
    expectShown(rows.test(.signFlipMaxT).adjusted, "[0.4375, 1]")
  }

  @Test func `WireRepresentable swift, snippet 1`() throws {
    let asked = CandidateCounts(try BinomialCounts(successes: 37, trials: 50))
    let finding = ProportionMethod.wilson.finding(for: asked)
    expectShown(finding, "0.7400 (95% 0.6045 to 0.8413), wilson")
    expectShown(finding.fields.map(\.name).prefix(3), "[\"estimand\", \"method\", \"confidence\"]")
  }
}
