internal import CPlainLoops
internal import Halfwidth
internal import NumericCore
internal import Workloads

extension GatePair {
  /// Each kernel against its plain reference, and against a plain loop.
  static func all() throws -> [GatePair] {
    let kernels = try GateKernels()
    return try random() + margins(kernels)
      + counts(
        "Counts.proportion", kernels.proportion,
        loop: Self.loop(values: ones(37, of: 50), largest: 50))
      + counts("Counts.difference", kernels.difference, loop: differences())
      + counts("Counts.likert", kernels.likert, loop: Self.loop(values: likertValues, largest: 200))
      + counts("Counts.median", kernels.median, loop: ranks())
      + joint(kernels) + replicates(kernels) + [chiSquared(kernels)]
  }

  // MARK: - Random streams

  private static func random() -> [GatePair] {
    var words = [UInt64](repeating: 0, count: 1_280)
    var numbers = [UInt8](repeating: 0, count: 256 * 50)
    return [
      GatePair(name: "Random.words.loop") { seed in
        GateKernels.fillWords(&words, index: seed)
        use(words)
      } yardstick: { seed in
        plain_words(seed, &words, words.count)
        use(words)
      } agree: {
        GateKernels.fillWords(&words, index: 1)
        let bits = words.reduce(0) { $0 + $1.nonzeroBitCount }
        return abs(Double(bits) - 40_960) < 6 * 143
      },
      GatePair(name: "Random.bounded.loop") { seed in
        GateKernels.fillBounded(&numbers, index: seed)
        use(numbers)
      } yardstick: { seed in
        plain_bounded(seed, 50, &numbers, numbers.count)
        use(numbers)
      } agree: {
        func tally() -> [UInt64] {
          numbers.reduce(into: [UInt64](repeating: 0, count: 50)) { $0[Int($1)] += 1 }
        }
        GateKernels.fillBounded(&numbers, index: 1)
        let ours = tally()
        plain_bounded(1, 50, &numbers, numbers.count)
        return areAlike(ours, tally())
      },
    ]
  }

  // MARK: - Margins

  private static func margins(_ kernels: GateKernels) -> [GatePair] {
    let margins = kernels.margins
    return [
      GatePair(name: "Margins.finding.reference") { _ in
        use(try margins.finding())
      } yardstick: { _ in
        use(try margins.plainFinding())
      } agree: {
        let (fast, plain) = (try margins.finding(), try margins.plainFinding())
        return fast.verdict == plain.verdict
          && abs(fast.exact.pValueMax - plain.exact.pValueMax) < 1e-9
          && abs(fast.tango.lowerMin - plain.tango.lowerMin) < 1e-9
      }
    ]
  }

  // MARK: - Counts

  /// Adds so many resamples to a histogram, by a loop.
  private typealias Loop = (_ resamples: Int, _ seed: UInt64) -> [UInt64]

  private static func counts(_ name: String, _ kernel: CountKernel, loop: @escaping Loop)
    -> [GatePair]
  {
    [
      GatePair(name: "\(name).reference", moreWork: 50) { seed in
        use(try kernel.histogram(GateKernels.plan(25_600, seed)))
      } yardstick: { seed in
        use(kernel.referenceHistogram(try GateKernels.plan(512, seed)))
      } agree: {
        let plan = try GateKernels.plan(1_000, 5)
        return try kernel.histogram(plan) == kernel.referenceHistogram(plan)
      },
      GatePair(name: "\(name).loop") { seed in
        use(try kernel.histogram(GateKernels.plan(25_600, seed)))
      } yardstick: { seed in
        use(loop(25_600, seed))
      } agree: {
        let histogram = try kernel.histogram(GateKernels.plan(25_600, 5))
        let plain = loop(25_600, 5)
        // The loop's histogram begins at 0, or at the lowest difference.
        let first = min(histogram.firstPosition, 0)
        let counts = plain.indices.map { place in
          let position = first + place - histogram.firstPosition
          return histogram.counts.indices.contains(position) ? histogram.counts[position] : 0
        }
        return areAlike(counts, plain)
      },
    ]
  }

  private static func ones(_ count: Int, of total: Int) -> [UInt8] {
    (0..<total).map { $0 < count ? 1 : 0 }
  }

  private static let likertValues = WorkloadData.likert.enumerated().flatMap {
    [UInt8](repeating: UInt8($0.offset + 1), count: $0.element)
  }

  private static func loop(values: [UInt8], largest: Int) -> Loop {
    { resamples, seed in
      var histogram = [UInt64](repeating: 0, count: largest + 1)
      plain_sums(values, values.count, resamples, seed, &histogram)
      return histogram
    }
  }

  private static func ranks() -> Loop {
    let codes = likertValues.map { $0 - 1 }
    return { resamples, seed in
      var histogram = [UInt64](repeating: 0, count: 7)
      plain_ranks(codes, codes.count, 25, 26, resamples, seed, &histogram)
      return histogram
    }
  }

  private static func differences() -> Loop {
    let (first, second) = (ones(36, of: 50), ones(40, of: 50))
    return { resamples, seed in
      var histogram = [UInt64](repeating: 0, count: 101)
      plain_differences(first, second, 50, resamples, seed, &histogram)
      return histogram
    }
  }

  // MARK: - Joint resamples and tables

  private static func joint(_ kernels: GateKernels) -> [GatePair] {
    let kernel = kernels.joint
    let flat = kernels.answers.flatMap { $0 }
    let items = kernels.answers[0].count
    func loop(_ resamples: Int, _ seed: UInt64) -> [UInt64] {
      var histograms = [UInt64](repeating: 0, count: items * 51)
      plain_joint_counts(flat, 50, items, resamples, seed, &histograms)
      return histograms
    }
    return [
      GatePair(name: "Joint.items.reference", moreWork: 20) { seed in
        use(try kernel.histograms(GateKernels.plan(5_120, seed)))
      } yardstick: { seed in
        use(kernel.referenceHistograms(try GateKernels.plan(256, seed)))
      } agree: {
        let plan = try GateKernels.plan(1_000, 5)
        return try kernel.histograms(plan).digest == kernel.referenceHistograms(plan).digest
      },
      GatePair(name: "Joint.items.loop") { seed in
        use(try kernel.histograms(GateKernels.plan(5_120, seed)))
      } yardstick: { seed in
        use(loop(5_120, seed))
      } agree: {
        let ours = try kernel.histograms(GateKernels.plan(20_000, 5))
        let plain = loop(20_000, 5)
        return ours.enumerated().allSatisfy { item, histogram in
          areAlike(histogram.counts, Array(plain[item * 51..<(item + 1) * 51]))
        }
      },
    ]
  }

  private static func replicates(_ kernels: GateKernels) throws -> [GatePair] {
    let (x, y) = try WorkloadData.pairs()
    func reference(_ name: String, _ kernel: ReplicateKernel) -> GatePair {
      GatePair(name: "\(name).reference", moreWork: 10) { seed in
        use(try kernel.replicates(GateKernels.plan(2_560, seed)))
      } yardstick: { seed in
        use(kernel.referenceReplicates(try GateKernels.plan(256, seed)))
      } agree: {
        let plan = try GateKernels.plan(512, 5)
        let plain = kernel.referenceReplicates(plan).compactMap(\.self).sorted()
        let values = try kernel.replicates(plan).values.sorted()
        return values.count == plain.count
          && zip(values, plain).allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($1)) }
      }
    }
    var out = [Double](repeating: 0, count: 2_560)
    return [
      reference("Replicates.correlation", kernels.correlation),
      reference("Replicates.median", kernels.median500),
      GatePair(name: "Moments.rows.reference", moreWork: 10) { seed in
        use(try kernels.moments.sums(GateKernels.plan(2_560, seed)))
      } yardstick: { seed in
        use(kernels.moments.referenceSums(try GateKernels.plan(256, seed)))
      } agree: {
        let plan = try GateKernels.plan(512, 5)
        let plain = kernels.moments.referenceSums(plan)
        let sums = try kernels.moments.sums(plan)
        return sums.count == plain.count
          && zip(sums, plain).allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($1)) }
      },
      GatePair(name: "Replicates.correlation.loop") { seed in
        use(try kernels.correlation.replicates(GateKernels.plan(2_560, seed)))
      } yardstick: { seed in
        plain_correlations(x, y, x.count, out.count, seed, &out)
        use(out)
      } agree: {
        plain_correlations(x, y, x.count, out.count, 5, &out)
        let values = try kernels.correlation.replicates(GateKernels.plan(2_560, 5)).values
        func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }
        // The standard deviation of a replicate is near 0.036.
        return abs(mean(values) - mean(out)) < 6 * 0.036 * (2 / 2_560.0).squareRoot()
      },
    ]
  }

  private static func chiSquared(_ kernels: GateKernels) -> GatePair {
    let table = kernels.table
    let counts = WorkloadData.table
    let rowOf = counts.enumerated().flatMap { row in
      [UInt8](repeating: UInt8(row.offset), count: row.element.reduce(0, +))
    }
    let columnOf = table.columnTotals.enumerated().flatMap {
      [UInt8](repeating: UInt8($0.offset), count: $0.element)
    }
    let expected = table.rowTotals.flatMap { row in
      table.columnTotals.map { Double(row * $0) / Double(table.total) }
    }
    let statistic = zip(counts.joined(), expected).reduce(0) {
      $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) / $1.1
    }
    func loop(_ tables: Int, _ seed: UInt64) -> Int {
      plain_chi_squared_exceedances(
        rowOf, columnOf, table.total, 4, 4, expected, statistic, tables, seed)
    }
    func ours(_ tables: Int, _ seed: UInt64) -> TestFinding {
      MonteCarloTest.pearson.finding(for: table, resamples: tables, seed: seed)
    }
    return GatePair(name: "Tables.chiSquared.loop", moreWork: 10) { seed in
      use(ours(100_000, seed))
    } yardstick: { seed in
      use(loop(10_000, seed))
    } agree: {
      let p = ours(100_000, 5).pValue ?? 1
      return abs(p - Double(loop(100_000, 5)) / 100_000) < 0.006
    }
  }
}
