internal import NumericCore

/// Finds smooth functions of means from sums over the rows drawn.
///
/// A table holds, for each row, the powers and products whose means the statistic is a function of; a draw
/// adds a row of it. Columns are centred and scaled before, so that squares neither cancel nor overflow.
/// The centre has few digits: sums of whole numbers stay exact, whatever the order of the draws, and
/// equal replicates are equal bits. Where the deviations from a resample's mean are small beside those
/// from the centre (no variation at all is the common case), the replicate is found again by definition.
struct MomentEvaluator: Sendable {
  /// How many resamples have their sums in the fastest cache together.
  private static let group = 32

  let statistic: ReplicateStatistic
  private let survey: SurveyResampling?
  private let form: Form
  /// A row's label and what the form needs; in a survey those of a primary unit, and its weight.
  private let table: RowSumTable
  /// What each resample has before anything is drawn.
  private let base: [Double]

  private enum Form: Sendable {
    case moments(
      StatisticKind, at: KernelMoments.Places, in: KernelMoments.Units, factor: Double)
    case difference(scale: Double)
  }

  /// - Parameter labels: Those of the rows, in a survey of the primary units.
  /// - Returns: nil for a statistic that is no function of means.
  init?(
    _ statistic: ReplicateStatistic, labels: RowLabels, survey: SurveyResampling? = nil
  ) {
    self.statistic = statistic
    self.survey = survey
    let rows = statistic.rows
    var terms: [(_ row: Int) -> Double] = []
    if case .differenceOfMeans(let values, let isFirst) = statistic {
      let x = MomentAxis(values)
      form = .difference(scale: x.scale)
      for isAsked in [true, false] {
        terms.append { isFirst[$0] == isAsked ? 1 : 0 }
        terms.append { isFirst[$0] == isAsked ? x.units[$0] : 0 }
      }
    } else if let kind = statistic.kind,
      case .moments(let definition)? = statistic.definition?.source
    {
      let columns = statistic.bothColumns
      let x = MomentAxis(columns.x)
      let y = columns.y.isEmpty ? MomentAxis() : MomentAxis(columns.y)
      let needs = type(of: definition).needs
      let places = KernelMoments.Places(needs) { term in
        terms.append { row in term.value(x.units[row], y.units.isEmpty ? 0 : y.units[row]) }
        // A label's sum comes first.
        return terms.count
      }
      form = .moments(
        kind, at: places, in: KernelMoments.Units(x, y), factor: Double(rows) / Double(rows - 1))
    } else {
      return nil
    }
    let moments = terms
    if let survey {
      let width = 2 + moments.count
      var base = [Double](repeating: 0, count: width)
      var units = [[Double]](
        repeating: [Double](repeating: 0, count: width), count: survey.strata.count)
      for row in 0..<rows {
        let unit = survey.units[row]
        let scale = survey.scale(stratum: survey.strata[unit])
        let weight = survey.weights[row]
        for (column, moment) in ([0] + moments.map { $0(row) } + [1]).enumerated() {
          base[column] += weight * scale.kept * moment
          units[unit][column] += weight * scale.added * moment
        }
      }
      for unit in units.indices { units[unit][0] = Double(labels[unit]) }
      self.base = base
      table = RowSumTable(rows: units.count, columns: width) { units[$0][$1] }
    } else {
      base = []
      table = RowSumTable(rows: rows, columns: 1 + moments.count) { row, column in
        column == 0 ? Double(labels[row]) : moments[column - 1](row)
      }
    }
  }

  /// Writes each resample's replicate, which is NaN where it is not defined, and the sum of its rows'
  /// labels.
  func evaluate<Row: RowNumber>(
    _ drawn: Span<Row>, resamples: Int, into values: inout MutableSpan<Double>,
    labels: inout MutableSpan<UInt64>
  ) {
    let draws = drawn.count / resamples
    let stride = table.stride
    var sums = [Double](repeating: 0, count: min(resamples, Self.group) * stride)
    for start in Swift.stride(from: 0, to: resamples, by: Self.group) {
      let count = min(Self.group, resamples - start)
      if sums.count != count * stride { sums = [Double](repeating: 0, count: count * stride) }
      let rows = drawn.extracting(start * draws..<(start + count) * draws)
      var span = sums.mutableSpan
      // Rows come from a sampler of as many rows as the table has.
      unsafe table.addKnown(
        &span, resamples: count, draws: rows.bytes, bytes: MemoryLayout<Row>.size)
      for i in 0..<count {
        labels[start + i] = UInt64(span[i * stride])
        for column in base.indices { span[i * stride + column] += base[column] }
      }
      for i in 0..<count {
        let own = span.span.extracting(i * stride..<(i + 1) * stride)
        let value = value(own, total: base.isEmpty ? Double(draws) : own[base.count - 1])
        values[start + i] =
          value.isFinite ? value : again(rows.extracting(i * draws..<(i + 1) * draws))
      }
    }
  }

  /// The replicate, or no finite number where it must be found again by definition.
  @inline(__always)
  private func value(_ sums: Span<Double>, total: Double) -> Double {
    switch form {
    case .moments(let kind, let places, let units, let factor):
      kind.value(of: KernelMoments(sums, at: places, in: units, total: total, factor: factor))
    case .difference(let scale): scale * MomentGuard.sum(sums[2] / sums[1], -(sums[4] / sums[3]))
    }
  }

  private func again<Row: RowNumber>(_ drawn: Span<Row>) -> Double {
    var counts = [Int](repeating: 0, count: table.rows)
    for i in drawn.indices { counts[Int(drawn[i])] += 1 }
    let weights = survey?.replicateWeights(draws: counts) ?? counts.map { Double($0) }
    return statistic.value(weights: weights) ?? .nan
  }
}
