internal import NumericCore

/// What finds the replicates from the rows drawn.
enum ReplicateEvaluator: Sendable {
  case moments(MomentEvaluator)
  case ranks(RankEvaluator)
  case gather(GatherEvaluator)
  case parts(PartsEvaluator)

  /// Finds the quickest way to a statistic.
  ///
  /// - Parameter labels: Those of the statistic's rows.
  init(_ statistic: ReplicateStatistic, labels: RowLabels) {
    if let moments = MomentEvaluator(statistic, labels: labels) {
      self = .moments(moments)
    } else if let ranks = RankEvaluator(statistic, labels: labels) {
      self = .ranks(ranks)
    } else if let functions = GatherEvaluator(statistic, labels: labels) {
      self = .gather(functions)
    } else {
      preconditionFailure("each statistic has one of the three ways")
    }
  }

  /// Writes each resample's replicate, which is not finite where it is not defined, and the sum of its
  /// rows' labels.
  ///
  /// - Parameter drawn: As many rows for each resample, one resample after the other.
  func evaluate<Row: RowNumber>(
    _ drawn: Span<Row>, resamples: Int, into values: inout MutableSpan<Double>,
    labels: inout MutableSpan<UInt64>
  ) {
    switch self {
    case .moments(let evaluator):
      evaluator.evaluate(drawn, resamples: resamples, into: &values, labels: &labels)
    case .ranks(let evaluator):
      evaluator.evaluate(drawn, resamples: resamples, into: &values, labels: &labels)
    case .gather(let evaluator):
      evaluator.evaluate(drawn, resamples: resamples, into: &values, labels: &labels)
    case .parts(let evaluator):
      evaluator.evaluate(drawn, resamples: resamples, into: &values, labels: &labels)
    }
  }

  /// The same for arrays, which are made to fit.
  func evaluate<Row: RowNumber>(
    _ drawn: [Row], resamples: Int, into values: inout [Double], labels: inout [UInt64]
  ) {
    if values.count != resamples { values = [Double](repeating: 0, count: resamples) }
    labels.resize(to: resamples)
    var valueSpan = values.mutableSpan
    var labelSpan = labels.mutableSpan
    evaluate(drawn.span, resamples: resamples, into: &valueSpan, labels: &labelSpan)
  }

  /// Returns the replicate of one resample; nil where it is not defined.
  func value(_ drawn: [UInt32]) -> Double? {
    var values: [Double] = []
    var labels: [UInt64] = []
    evaluate(drawn, resamples: 1, into: &values, labels: &labels)
    return values[0].isFinite ? values[0] : nil
  }

  /// About how long it takes for each row drawn.
  var nanoseconds: Double {
    switch self {
    case .moments: 0.5
    case .ranks, .parts: 2
    case .gather: 5
    }
  }
}

/// Finds the sum of what each of several independent samples gives, such as a difference of medians.
struct PartsEvaluator: Sendable {
  /// One sample, whose rows each resample draws after those of the samples before it.
  struct Part: Sendable {
    let evaluator: ReplicateEvaluator
    /// What its statistic is multiplied by.
    let factor: Double
    let count: Int
  }

  let parts: [Part]
  /// For each row of all samples together its place in its own.
  let places: [UInt32]

  func evaluate<Row: RowNumber>(
    _ drawn: Span<Row>, resamples: Int, into values: inout MutableSpan<Double>,
    labels: inout MutableSpan<UInt64>
  ) {
    let draws = drawn.count / resamples
    for i in 0..<resamples { (values[i], labels[i]) = (0, 0) }
    var rows: [Row] = []
    var found: [Double] = []
    var sums: [UInt64] = []
    var offset = 0
    for part in parts {
      rows.resize(to: part.count * resamples)
      for i in 0..<resamples {
        let own = drawn.extracting(i * draws + offset..<i * draws + offset + part.count)
        copy(own, to: &rows, at: i * part.count)
      }
      part.evaluator.evaluate(rows, resamples: resamples, into: &found, labels: &sums)
      for i in 0..<resamples {
        values[i] += part.factor * found[i]
        labels[i] &+= sums[i]
      }
      offset += part.count
    }
  }

  private func copy<Row: RowNumber>(_ drawn: Span<Row>, to rows: inout [Row], at start: Int) {
    // Rows come from a sampler of as many rows as there are places.
    unsafe places.withUnsafeBufferPointer { places in
      unsafe rows.withUnsafeMutableBufferPointer { rows in
        for i in drawn.indices {
          let row = unsafe drawn[unchecked: i]
          unsafe rows[start &+ i] = Row(truncatingIfNeeded: places[Int(truncatingIfNeeded: row)])
        }
      }
    }
  }
}
