import TestSupport
import Testing

@testable import Halfwidth

@Suite struct SimulatedStatisticTests {
  @Test(arguments: [2, 3, 4, 9, 40])
  func `the jackknife's formulas give what leaving out each row gives`(_ n: Int) throws {
    let sample = try mixedSample(n)
    for statistic in mixedStatistics {
      guard let prepared = try? PreparedStatistic(statistic, of: sample) else { continue }
      for part in prepared.parts where part.count > 1 {
        let expected = prepared.leaveOneOutByDefinition(part)
        let found = prepared.leaveOneOut(part)
        #expect((found == nil) == (expected == nil), "\(statistic.text) n = \(n)")
        for (value, definition) in zip(found ?? [], expected ?? []) {
          expectClose(value, definition, relative: 1e-9, absolute: 1e-12, statistic.text)
        }
      }
    }
  }

  @Test func `the accelerations are those of two peers`() throws {
    // boot::aircondit and bootstrap::law with the jackknife's rule; see the golden files.
    let hours = try BootstrapSample(values: [3, 5, 7, 18, 43, 85, 91, 98, 100, 130, 230, 487])
    let trimmed = try SimulatedBootstrap(.column(.trimmedMean(0.1), of: "values"), of: hours)
    #expect(trimmed.estimate == 80.7)
    expectClose(trimmed.influence?.acceleration ?? .nan, 0.0357422119018633, relative: 1e-12)
    let law = try BootstrapSample(columns: [
      .init(
        "lsat", [576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594]),
      .init(
        "gpa",
        [
          3.39, 3.3, 2.81, 3.03, 3.44, 3.07, 3, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96,
        ]),
    ])
    let correlation = try SimulatedBootstrap(.correlation("lsat", "gpa"), of: law)
    expectClose(correlation.estimate, 0.776374491289407, relative: 1e-14)
    expectClose(
      correlation.influence?.acceleration ?? .nan, -0.0756715649378795, relative: 1e-11)
  }

  @Test func `variances are the sums of squared derivatives`() throws {
    let sample = try mixedSample(25)
    for statistic in mixedStatistics {
      let prepared = try PreparedStatistic(statistic, of: sample)
      guard prepared.hasVariance, prepared.functional != nil else { continue }
      let functional = try #require(prepared.functional)
      var equal: [Double] = []
      for size in functional.sampleSizes {
        equal += [Double](repeating: 1 / Double(size), count: size)
      }
      var sum = 0.0
      var start = 0
      for size in functional.sampleSizes {
        for i in start..<start + size {
          func moved(_ step: Double) -> Double {
            var weights = equal
            for j in start..<start + size { weights[j] *= 1 - step }
            weights[i] += step
            return functional.value(weights)
          }
          let influence = (moved(1e-5) - moved(-1e-5)) / 2e-5
          // A mean's variance has the divisor n - 1, the delta method's n.
          let n = Double(size)
          let divisor = prepared.form.definition?.isLinear == true ? n * (n - 1) : n * n
          sum += influence * influence / divisor
        }
        start += size
      }
      let variance = try #require(prepared.variance(prepared.parts.map { Array(0..<$0.count) }))
      expectClose(variance, sum, relative: 1e-6, statistic.text)
      expectClose(
        functional.value(equal), try SimulatedBootstrap(statistic, of: sample).estimate,
        relative: 1e-12, absolute: 1e-14)
    }
  }

  @Test func `a trimmed mean's variance is that of the winsorized values`() throws {
    // 10 of 1...10 with one cut at each end: 2, 2, 3, ... 8, 9, 9, whose variance is 7.3888...
    let statistic = ColumnStatistic.trimmedMean(0.1).definition
    let variance = statistic.variance(x: (1...10).map(Double.init), y: [])
    expectClose(variance ?? .nan, (66.5 / 9) / 10 / 0.64, relative: 1e-14)
  }

  @Test func `shares are named in per cent`() {
    #expect(ColumnStatistic.trimmedMean(0.1).name == "trimmed-mean-10")
    #expect(ColumnStatistic.quantile(0.29).name == "quantile-29")
  }

  @Test func `samples and statistics that are none are refused with their row and column`() throws {
    #expect(throws: BootstrapSampleError.notFinite(row: 1, column: "x")) {
      try BootstrapSample(columns: [.init("x", [1, .nan])])
    }
    #expect(throws: BootstrapSampleError.length(column: "y", count: 1, expected: 2)) {
      try BootstrapSample(columns: [.init("x", [1, 2]), .init("y", [1])])
    }
    #expect(throws: BootstrapSampleError.columnTwice("x")) {
      try BootstrapSample(columns: [.init("x", [1]), .init("x", [1])])
    }
    #expect(throws: BootstrapSampleError.rows(0)) { try BootstrapSample(values: []) }
    #expect(throws: BootstrapSampleError.noColumns) { try BootstrapSample(columns: []) }
    #expect(throws: BootstrapSampleError.weight(row: 1)) {
      try BootstrapSample(columns: [.init("x", [1, 2])], weights: [1, -1])
    }
    #expect(throws: BootstrapSampleError.length(column: "group", count: 1, expected: 2)) {
      try BootstrapSample(columns: [.init("x", [1, 2])], group: SampleLabels(["a"]))
    }
    let sample = try BootstrapSample(values: [1, 2, 3])
    func error(_ statistic: SampleStatistic) -> ResampleError? {
      do throws(ResampleError) {
        _ = try SimulatedBootstrap(statistic, of: sample)
        return nil
      } catch { return error }
    }
    #expect(
      error(.column(.mean, of: "z")) == .sample(.noColumn("z", columns: ["values"])))
    #expect(error(.difference(.mean, of: "values")) == .sample(.groups(1)))
    for flawed in [ColumnStatistic.quantile(0), .quantile(1), .trimmedMean(0.5), .quantile(.nan)] {
      guard case .parameter = error(.column(flawed, of: "values")) else {
        Issue.record("\(flawed) is no statistic")
        continue
      }
    }
  }

  @Test func `samples that differ have digests that differ`() throws {
    let one = try BootstrapSample(columns: [.init("x", [1, 2]), .init("y", [3, 4])])
    let swapped = try BootstrapSample(columns: [.init("x", [3, 4]), .init("y", [1, 2])])
    let turned = try BootstrapSample(columns: [.init("x", [2, 1]), .init("y", [4, 3])])
    let grouped = try BootstrapSample(columns: one.columns, group: SampleLabels(["a", "b"]))
    let stratified = try BootstrapSample(columns: one.columns, stratum: SampleLabels(["a", "b"]))
    let all = [one, swapped, turned, grouped, stratified].map(\.digest)
    #expect(Set(all).count == all.count)
    let again = try BootstrapSample(columns: one.columns)
    #expect(again.digest == one.digest)
  }
}
