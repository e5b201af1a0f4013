internal import CPlainLoops
internal import Halfwidth
internal import NumericCore
internal import Workloads

/// The kernels that are timed, over the workloads' data.
struct GateKernels {
  let proportion: CountKernel
  let difference: CountKernel
  let likert: CountKernel
  let median: CountKernel
  let joint: JointKernel
  let answers: [[UInt8]]
  let correlation: ReplicateKernel
  let median500: ReplicateKernel
  let moments: MomentMatrixKernel
  let margins: PairedMargins
  let table: ContingencyTable

  init() throws {
    let groups = WorkloadData.groups
    let likert = try CategoryCounts(WorkloadData.likert)
    proportion = try CountKernel(proportion: WorkloadData.proportion)
    difference = try CountKernel(
      samples: [groups.first, groups.second].map {
        try CategoryCounts([$0.successes, $0.failures])
      },
      statistic: .sum(scores: [[1, 0], [-1, 0]]))
    self.likert = try CountKernel(samples: [likert], statistic: .sum(scores: [[1, 2, 3, 4]]))
    median = try CountKernel(
      samples: [likert],
      statistic: .ranks([CountStatistic.Ranks(medianOf: 50, scores: [0, 1, 2, 3])]))
    answers = try WorkloadData.answers()
    joint = try JointKernel(RespondentMatrix(answers.map { $0.map { $0 == 1 } }))
    let (x, y) = try WorkloadData.pairs()
    correlation = try ReplicateKernel(.pair(.correlation, x, y))
    median500 = try ReplicateKernel(.orderStatistics(x, lower: 250, upper: 251))
    // As many columns as a family of statistics has, no two alike; by rows, whatever the BLAS.
    let columns = (0..<24).map { column in zip(x, y).map { $0 + Double(column) * $1 } }
    moments = try MomentMatrixKernel(
      columns: columns.map { MomentMatrixKernel.Column($0) },
      moments: columns.indices.map { .column($0) }, rows: x.count, way: .rows)
    margins = try PairedMargins(first: 4_600, second: 3_900, total: 5_000)
    table = try ContingencyTable(WorkloadData.table)
  }

  static func plan(_ resamples: Int, _ seed: UInt64) throws -> ResamplePlan {
    try ResamplePlan(resamples: resamples, seed: seed)
  }

  static let block = StreamBlock(seed: 1, purpose: .resampling, index: 0)
  static let bounded = BoundedDraws(bound: 50, draws: 50)

  /// Fills a buffer with numbers below 50, for 256 resamples of 50.
  static func fillBounded(_ numbers: inout [UInt8], index: UInt64) {
    let block = StreamBlock(
      seed: 1, purpose: .resampling, index: UInt32(truncatingIfNeeded: index))
    var span = numbers.mutableSpan
    bounded.fill(&span, resamples: 0..<256, of: block)
  }

  static func fillWords(_ words: inout [UInt64], index: UInt64) {
    let block = StreamBlock(
      seed: 1, purpose: .resampling, index: UInt32(truncatingIfNeeded: index))
    var span = words.mutableSpan
    block.fill(&span, startingAt: 0)
  }
}

/// What the kernels draw, as fingerprints that don't depend on their width.
enum GateDigest {
  static func all() throws -> [(name: String, digest: String)] {
    let kernels = try GateKernels()
    let plan = try GateKernels.plan(10_000, 7)
    var numbers = [UInt8](repeating: 0, count: 256 * 50)
    GateKernels.fillBounded(&numbers, index: 3)
    let sum = numbers.enumerated().reduce(0 as UInt64) { $0 &* 31 &+ UInt64($1.element) }
    return [
      ("Random.bounded", "\(sum)"),
      ("Counts.proportion", digest(try kernels.proportion.histogram(plan))),
      ("Counts.difference", digest(try kernels.difference.histogram(plan))),
      ("Counts.likert", digest(try kernels.likert.histogram(plan))),
      ("Counts.median", digest(try kernels.median.histogram(plan))),
      ("Joint.items", "\(try kernels.joint.histograms(plan).digest)"),
      ("Replicates.correlation", try digest(kernels.correlation, 1_000)),
      ("Replicates.median", try digest(kernels.median500, 1_000)),
      ("Tables.chiSquared", exceedances(of: kernels.table)),
    ]
  }

  private static func exceedances(of table: ContingencyTable) -> String {
    let finding = MonteCarloTest.pearson.finding(for: table, resamples: 10_000, seed: 7)
    return "\(finding.simulation?.exceedances ?? -1)"
  }

  private static func digest(_ histogram: ResampleHistogram) -> String {
    "\([histogram].digest)"
  }

  /// The replicates' bits: their order and their last digits are the same at every width.
  private static func digest(_ kernel: ReplicateKernel, _ resamples: Int) throws -> String {
    let replicates = try kernel.replicates(GateKernels.plan(resamples, 7))
    let sum = replicates.values.reduce(0 as UInt64) { $0 &* 31 &+ $1.bitPattern }
    return "\(sum)"
  }
}
