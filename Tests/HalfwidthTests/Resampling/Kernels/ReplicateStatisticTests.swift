import TestSupport
import Testing

@testable import Halfwidth

@Suite("Statistics of replicates")
struct ReplicateStatisticTests {
  static let x = [2.0, 4, 4, 5, 10]
  static let y = [1.0, 3, 2, 5, 4]

  /// Worked by hand: x has mean 5 and squared deviations that sum to 36, y has mean 3 and 10; their
  /// products sum to 6 + 0 + 1 + 0 + 5 = 12.
  @Test func `find what a hand finds`() {
    let (x, y) = (Self.x, Self.y)
    let cases: [(ReplicateStatistic, Double)] = [
      (.mean(x), 5), (.variance(x), 9), (.standardDeviation(x), 3),
      (.correlation(x, y), 12 / 360.0.squareRoot()),
      (.ratioOfMeans(x, y), 5.0 / 3), (.slope(x: x, y: y), 12.0 / 36),
      (.differenceOfMeans(x, isFirst: [true, false, false, false, true]), 6 - 13.0 / 3),
      (.median(x), 4),
      (.orderStatistics(x, lower: 4, upper: 5), 7.5), (.trimmedMean(x, share: 0.2), 13.0 / 3),
      (.trimmedMean(x, share: 0.19), 5), (.trimmedMean(x, share: 0.4), 4),
      (.rows(count: 5) { x[Int($0[$0.count - 1])] }, 10), (.rows(count: 5) { Double($0[2]) }, 2),
      (.weights(count: 5) { $0[0] + $0[4] }, 2),
    ]
    for (statistic, expected) in cases {
      expectClose(statistic.estimate ?? .nan, expected, relative: 1e-15, "\(statistic)")
    }
  }

  /// Weights 0, 2, 0, 1, 2 are the rows 4, 4, 5, 10, 10.
  @Test func `weigh rows as often as they are drawn`() {
    let weights: [Double] = [0, 2, 0, 1, 2]
    let (x, y) = (Self.x, Self.y)
    let drawn = [4.0, 4, 5, 10, 10]
    let drawnY = [3.0, 3, 5, 4, 4]
    let pairs: [(ReplicateStatistic, ReplicateStatistic)] = [
      (.mean(x), .mean(drawn)), (.variance(x), .variance(drawn)),
      (.standardDeviation(x), .standardDeviation(drawn)),
      (.correlation(x, y), .correlation(drawn, drawnY)),
      (.ratioOfMeans(x, y), .ratioOfMeans(drawn, drawnY)),
      (.slope(x: x, y: y), .slope(x: drawn, y: drawnY)), (.median(x), .median(drawn)),
      (.trimmedMean(x, share: 0.3), .trimmedMean(drawn, share: 0.3)),
      (.rows(count: 5) { x[Int($0[3])] }, .rows(count: 5) { drawn[Int($0[3])] }),
      (
        .differenceOfMeans(x, isFirst: [true, true, false, false, false]),
        .differenceOfMeans(drawn, isFirst: [true, true, false, false, false])
      ),
    ]
    for (weighted, plain) in pairs {
      expectClose(
        weighted.value(weights: weights) ?? .nan, plain.estimate ?? .nan, relative: 1e-15)
    }
  }

  @Test func `have no value where they are not defined`() {
    let constant = [0.1, 0.1, 0.1]
    let varied = [1.0, 2, 4]
    let undefined: [ReplicateStatistic] = [
      .correlation(constant, varied), .correlation(varied, constant),
      .slope(x: constant, y: varied), .ratioOfMeans(varied, [1, -3, 2]),
      .differenceOfMeans(varied, isFirst: [true, true, true]),
      .differenceOfMeans(varied, isFirst: [false, false, false]),
      .weights(count: 3) { _ in .nan }, .rows(count: 3) { 1 / (varied[Int($0[0])] - 1) },
    ]
    for statistic in undefined { #expect(statistic.estimate == nil) }
    #expect(ReplicateStatistic.mean(constant).estimate == 0.1)
    #expect(ReplicateStatistic.variance(constant).estimate == 0)
    #expect(ReplicateStatistic.slope(x: varied, y: constant).estimate == 0)
    #expect(ReplicateStatistic.correlation(varied, [2, 4, 8]).estimate == 1)
  }

  /// What scipy's `trim_mean` and R's `mean(trim=)` leave out at each end: the floor in doubles.
  @Test func `trim as others do`() {
    let cuts: [(Double, Int, Int)] = [
      (0.1, 30, 3), (0.1, 29, 2), (0.29, 100, 28), (0.3, 10, 3), (0.49, 1, 0), (0.25, 4, 1),
      (0.5.nextDown, 2, 0), (0.5.nextDown, 6, 2),
    ]
    for (share, count, cut) in cuts {
      #expect(TrimmedMeanStatistic(share: share).cut(of: count) == cut, "\(share) of \(count)")
    }
  }

  @Test func `refuse data that are no data`() {
    let refused: [(ReplicateStatistic, ResampleError)] = [
      (.mean([]), .rows(count: 0, allowed: 1...(1 << 21))),
      (.variance([1]), .rows(count: 1, allowed: 2...(1 << 21))),
      (.correlation([1, 2], [1]), .length(index: 1, count: 1, expected: 2)),
      (.mean([1, .nan]), .notFinite(row: 1, column: 0)),
      (.slope(x: [1, .infinity], y: [1, 2]), .notFinite(row: 1, column: 1)),
      (.differenceOfMeans([1, 2], isFirst: [true]), .length(index: 1, count: 1, expected: 2)),
      (.rows(count: 0) { _ in 0 }, .rows(count: 0, allowed: 1...(1 << 21))),
    ]
    for (statistic, error) in refused {
      #expect(throws: error) { try ReplicateKernel(statistic) }
    }
    let others: [ReplicateStatistic] = [
      .orderStatistics([1, 2], lower: 0, upper: 1), .orderStatistics([1, 2], lower: 2, upper: 1),
      .orderStatistics([1, 2], lower: 1, upper: 3), .trimmedMean([1, 2], share: 0.5),
      .trimmedMean([1, 2], share: -0.1), .trimmedMean([1, 2], share: .nan),
    ]
    for statistic in others {
      let error = #expect(throws: ResampleError.self) { try ReplicateKernel(statistic) }
      guard case .statistic = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }
}
