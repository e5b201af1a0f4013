internal import Halfwidth
internal import NumericCore
internal import Workloads

/// An operation whose instructions are counted, with the kernels at their portable width.
struct GateOperation {
  /// `Topic.operation.size`.
  let name: String
  let run: () throws -> Void

  static func all() throws -> [GateOperation] {
    try intervals() + ideal() + tables() + kernels() + GateReport().operations
  }

  private static func intervals() throws -> [GateOperation] {
    let counts = WorkloadData.proportion
    let groups = WorkloadData.groups
    let independent = try IndependentCounts(groups.first, groups.second)
    let margins = try PairedMargins(first: 46, second: 39, total: 50)
    let manyMargins = try PairedMargins(first: 4_600, second: 3_900, total: 5_000)
    return ProportionMethod.allCases.map { method in
      GateOperation(name: "Proportion.\(method.rawValue).n50") {
        for _ in 0..<20 { use(method.interval(for: counts)) }
      }
    }
      + DifferenceMethod.allCases.map { method in
        GateOperation(name: "Difference.\(method.rawValue).n50") {
          for _ in 0..<20 { use(method.interval(for: independent)) }
        }
      } + [
        GateOperation(name: "Margins.finding.n50") { use(try margins.finding()) },
        GateOperation(name: "Margins.finding.n5000") { use(try manyMargins.finding()) },
      ]
  }

  private static func ideal() throws -> [GateOperation] {
    let counts = WorkloadData.proportion
    let groups = WorkloadData.groups
    let independent = try IndependentCounts(groups.first, groups.second)
    let sample = try ScoredCounts(scores: [1, 2, 3, 4], counts: WorkloadData.likert)
    func bca(_ bootstrap: Bootstrap) { use(BootstrapMethod.bca.finding(for: bootstrap)) }
    return [
      GateOperation(name: "Ideal.proportion.n50") { bca(try IdealBootstrap.proportion(counts)) },
      GateOperation(name: "Ideal.difference.n50") {
        bca(try IdealBootstrap.independentDifference(independent))
      },
      GateOperation(name: "Ideal.mean.n50") { bca(try IdealBootstrap.mean(of: sample)) },
      GateOperation(name: "Ideal.median.n50") { bca(try IdealBootstrap.quantile(0.5, of: sample)) },
      GateOperation(name: "Ideal.coverage.n50") {
        let coverage = try IdealBootstrapCoverage(trials: 50)
        for truth in WorkloadData.truths { use(coverage.coverage(at: truth)) }
      },
    ]
  }

  private static func tables() throws -> [GateOperation] {
    let twoByTwo = try ContingencyTable([[36, 14], [40, 10]])
    let larger = try ContingencyTable([[9, 7, 5], [6, 8, 6], [4, 6, 9]])
    let answers = try ContingencyTable(WorkloadData.table)
    let tests: [(ExactTestMethod, ContingencyTable, String)] = [
      (.fisher, twoByTwo, "2x2"), (.barnard, twoByTwo, "2x2"), (.boschloo, twoByTwo, "2x2"),
      (.fisher, larger, "3x3"),
    ]
    return tests.map { method, table, size in
      GateOperation(name: "Tables.\(method.rawValue).\(size)") { use(method.finding(for: table)) }
    } + [
      GateOperation(name: "Tables.chiSquared.B2000") {
        use(MonteCarloTest.pearson.finding(for: answers, resamples: 2_000, seed: 1))
      }
    ]
  }

  private static func kernels() throws -> [GateOperation] {
    let kernels = try GateKernels()
    var words = [UInt64](repeating: 0, count: 1_280)
    var numbers = [UInt8](repeating: 0, count: 256 * 50)
    func histogram(_ name: String, _ kernel: CountKernel) -> GateOperation {
      GateOperation(name: "Counts.\(name).B25600") {
        use(try kernel.histogram(GateKernels.plan(25_600, 1)))
      }
    }
    return [
      GateOperation(name: "Random.words.1280") { GateKernels.fillWords(&words, index: 1) },
      GateOperation(name: "Random.bounded.12800") {
        GateKernels.fillBounded(&numbers, index: 1)
      },
      histogram("proportion", kernels.proportion), histogram("difference", kernels.difference),
      histogram("likert", kernels.likert), histogram("median", kernels.median),
      GateOperation(name: "Joint.items.B2560") {
        use(try kernels.joint.histograms(GateKernels.plan(2_560, 1)))
      },
      GateOperation(name: "Replicates.correlation.B512") {
        use(try kernels.correlation.replicates(GateKernels.plan(512, 1)))
      },
      GateOperation(name: "Replicates.median.B512") {
        use(try kernels.median500.replicates(GateKernels.plan(512, 1)))
      },
      GateOperation(name: "Moments.rows.B512") {
        use(try kernels.moments.sums(GateKernels.plan(512, 1)))
      },
    ]
  }
}
