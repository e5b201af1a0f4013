internal import Halfwidth
internal import Workloads

/// Each kernel of the simulated bootstrap, and its plain reference.
func kernelBenchmarks(_ suite: inout BenchmarkSuite) {
  let groups = WorkloadData.groups
  guard let likert = try? CategoryCounts(WorkloadData.likert),
    let samples = try? [groups.first, groups.second].map({
      try CategoryCounts([$0.successes, $0.failures])
    }),
    let proportion = try? CountKernel(proportion: WorkloadData.proportion),
    let difference = try? CountKernel(
      samples: samples, statistic: .sum(scores: [[1, 0], [-1, 0]])),
    let mean = try? CountKernel(samples: [likert], statistic: .sum(scores: [[1, 2, 3, 4]])),
    let median = try? CountKernel(
      samples: [likert],
      statistic: .ranks([CountStatistic.Ranks(medianOf: 50, scores: [1, 2, 3, 4])])),
    let answers = try? WorkloadData.answers(),
    let matrix = try? RespondentMatrix(answers.map { $0.map { $0 == 1 } }),
    let joint = try? JointKernel(matrix)
  else { return }

  // The means of the positions, whose standard errors are below a hundredth of these.
  let kernels = [
    ("proportion", proportion, 37.0), ("difference", difference, -4), ("mean", mean, 132),
    ("median", median, 5.7),
  ]
  for (name, kernel, expected) in kernels {
    let near: @Sendable (ResampleHistogram) -> Bool = {
      abs($0.meanPosition - expected) < 0.01 * abs(expected) + 0.2
    }
    suite.measure("Counts.\(name).B100000") {
      try kernel.histogram(ResamplePlan(resamples: 100_000, seed: 1))
    } isRight: {
      near($0)
    }
    suite.measure("CountsReference.\(name).B1000") {
      kernel.referenceHistogram(try ResamplePlan(resamples: 1_000, seed: 1))
    } isRight: {
      abs($0.meanPosition - expected) < 1
    }
  }

  let yes = answers.reduce(0) { $0 + Int($1[0]) }
  for resamples in [10_000, 100_000] {
    suite.measure("Joint.items60.B\(resamples)") {
      try joint.histograms(ResamplePlan(resamples: resamples, seed: 1))
    } isRight: {
      abs($0[0].meanPosition - Double(yes)) < 0.2
    }
  }
  suite.measure("JointReference.items60.B1000") {
    joint.referenceHistograms(try ResamplePlan(resamples: 1_000, seed: 1))
  } isRight: {
    abs($0[0].meanPosition - Double(yes)) < 0.6
  }
}

/// Kernels that keep a replicate of each resample, of 500 rows.
func replicateBenchmarks(_ suite: inout BenchmarkSuite) {
  guard let (x, y) = try? WorkloadData.pairs() else { return }
  let isFirst = x.indices.map { $0 < 250 }
  // What the replicates lie around.
  let mean = x.reduce(0, +) / Double(x.count)
  let statistics: [(String, ReplicateStatistic)] = [
    ("mean", .column(.mean, x)), ("variance", .column(.variance, x)),
    ("correlation", .pair(.correlation, x, y)),
    ("ratioOfMeans", .pair(.ratioOfMeans, x.map { $0 + 10 }, y.map { $0 + 10 })),
    ("slope", .pair(.slope, y, x)), ("differenceOfMeans", .differenceOfMeans(x, isFirst: isFirst)),
    ("median", .orderStatistics(x, lower: 250, upper: 251)),
    ("trimmedMean", .column(.trimmedMean(0.1), x)),
    (
      "closure",
      .rows(count: x.count) { drawn in
        var sum = 0.0
        for index in drawn.indices { sum += x[Int(drawn[index])] }
        return sum / Double(drawn.count)
      }
    ),
  ]
  for (name, statistic) in statistics {
    guard let kernel = try? ReplicateKernel(statistic), let estimate = kernel.estimate else {
      continue
    }
    // The mean over the resamples is the estimate, but for a small bias.
    let isRight: @Sendable ([Double]) -> Bool = { values in
      abs(values.reduce(0, +) / Double(values.count) - estimate) < 0.02 + abs(mean) / 100
    }
    suite.measure("Replicates.\(name).B10000") {
      try kernel.replicates(ResamplePlan(resamples: 10_000, seed: 1)).values
    } isRight: {
      isRight($0)
    }
    suite.measure("ReplicatesReference.\(name).B256") {
      kernel.referenceReplicates(try ResamplePlan(resamples: 256, seed: 1))
    } isRight: {
      $0.count == 256
    }
  }
}

/// Sums of many columns of 500 rows, by the rows drawn and by a matrix product, and a family of means.
func momentMatrixBenchmarks(_ suite: inout BenchmarkSuite) {
  guard let (x, y) = try? WorkloadData.pairs() else { return }
  // As many columns as are wanted, no two alike.
  let columns = (0..<96).map { column in
    zip(x, y).map { $0 + Double(column) * $1 }
  }
  for count in [8, 32, 96] {
    let own = columns.prefix(count).map { MomentMatrixKernel.Column($0) }
    let ways: [(String, MomentMatrixKernel.Way)] = [("rows", .rows), ("product", .product)]
    for (name, way) in ways {
      guard
        let kernel = try? MomentMatrixKernel(
          columns: own, moments: own.indices.map { .column($0) }, rows: x.count, way: way)
      else { return }
      suite.measure("Moments.\(name).columns\(count)") {
        try kernel.sums(ResamplePlan(resamples: 1_024, seed: 1))
      } isRight: { sums in
        sums.count == 1_024 * count && sums.allSatisfy(\.isFinite)
      }
      if count == 96 && way == .rows {
        let expected = kernel.referenceSums(firstBlock)
        suite.measure("MomentsReference.columns96.B256") {
          kernel.referenceSums(firstBlock)
        } isRight: {
          $0 == expected
        }
      }
    }
  }
  let sample = try? BootstrapSample(
    columns: columns.prefix(20).enumerated().map { BootstrapSample.Column("c\($0)", $1) })
  guard let sample,
    let family = try? SimultaneousBootstrap(
      (0..<20).map { .column(.mean, of: "c\($0)") }, of: sample)
  else { return }
  suite.measure("MaxT.means20.B10000") {
    try family.finding(ResamplePlan(resamples: 10_000, seed: 1))
  } isRight: { finding in
    // One mean alone has about 1.96, and twenty that are independent 3.02.
    finding.criticalValue.map { $0 > 1.9 && $0 < 3.1 } ?? false
  }
}

/// The first 256 resamples.
private let firstBlock: ResamplePlan = {
  guard let plan = try? ResamplePlan(resamples: 256, seed: 1) else {
    preconditionFailure("a plan of 256 resamples is possible")
  }
  return plan
}()

extension ResampleHistogram {
  /// The mean of the positions of all resamples.
  fileprivate var meanPosition: Double {
    zip(positions, counts).reduce(0) { $0 + Double($1.0) * Double($1.1) } / Double(total)
  }
}
