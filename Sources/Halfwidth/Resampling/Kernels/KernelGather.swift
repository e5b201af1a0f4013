internal import NumericCore

/// Hands each resample to a function of the values, of the rows or of the weights: for statistics that
/// nothing faster is made for.
struct GatherEvaluator: Sendable {
  private let statistic: ReplicateStatistic
  private let survey: SurveyResampling?
  private let labels: RowLabels

  init(
    _ statistic: ReplicateStatistic, labels: RowLabels, survey: SurveyResampling? = nil
  ) {
    self.statistic = statistic
    self.survey = survey
    self.labels = labels
  }

  func evaluate<Row: RowNumber>(
    _ drawn: Span<Row>, resamples: Int, into values: inout MutableSpan<Double>,
    labels sums: inout MutableSpan<UInt64>
  ) {
    let draws = drawn.count / resamples
    var numbers: [Double] = []
    var rows: [UInt32] = []
    for resample in 0..<resamples {
      let own = drawn.extracting(resample * draws..<(resample + 1) * draws)
      sums[resample] = labels.sum(own)
      switch statistic {
      case .values(let x, let function):
        if numbers.isEmpty { numbers = [Double](repeating: 0, count: draws) }
        for i in own.indices { numbers[i] = x[Int(own[i])] }
        values[resample] = function(numbers.span)
      case .rows(_, let function):
        rows.resize(to: draws)
        for i in own.indices { rows[i] = UInt32(truncatingIfNeeded: own[i]) }
        values[resample] = function(rows.span)
      case .weights(_, let function):
        var counts = [Int](repeating: 0, count: survey?.strata.count ?? statistic.rows)
        for i in own.indices { counts[Int(own[i])] += 1 }
        let weights = survey?.replicateWeights(draws: counts) ?? counts.map { Double($0) }
        values[resample] = function(weights.span)
      default:
        preconditionFailure("the other statistics have kernels of their own")
      }
    }
  }
}
