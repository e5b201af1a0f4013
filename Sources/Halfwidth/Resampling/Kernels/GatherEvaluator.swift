internal import NumericCore

/// Hands each resample to a function of the rows or of the weights: for statistics that nothing faster is made
/// for.
struct GatherEvaluator: Sendable {
  private enum Function: Sendable {
    case rows(@Sendable (_ drawn: Span<UInt32>) -> Double)
    case weights(@Sendable (_ weights: Span<Double>) -> Double)
  }

  private let function: Function
  private let survey: SurveyResampling?
  private let labels: RowLabels
  /// How many there are to draw: rows, or in a survey primary units.
  private let units: Int

  /// - Returns: nil for a statistic that has another way.
  init?(_ statistic: ReplicateStatistic, labels: RowLabels, survey: SurveyResampling? = nil) {
    switch statistic {
    case .rows(_, let value):
      guard survey == nil else { return nil }
      function = .rows(value)
    case .weights(_, let value): function = .weights(value)
    case .column, .pair:
      guard case .weights(let definition)? = statistic.definition?.source else { return nil }
      let (x, y) = statistic.bothColumns
      let rows = definition.weighted(x: x, y: y)
      function = .weights { rows.value($0) }
    case .differenceOfMeans, .orderStatistics: return nil
    }
    self.survey = survey
    self.labels = labels
    units = survey?.strata.count ?? statistic.rows
  }

  func evaluate<Row: RowNumber>(
    _ drawn: Span<Row>, resamples: Int, into values: inout MutableSpan<Double>,
    labels sums: inout MutableSpan<UInt64>
  ) {
    let draws = drawn.count / resamples
    var rows: [UInt32] = []
    for resample in 0..<resamples {
      let own = drawn.extracting(resample * draws..<(resample + 1) * draws)
      sums[resample] = labels.sum(own)
      switch function {
      case .rows(let value):
        rows.resize(to: draws)
        for i in own.indices { rows[i] = UInt32(truncatingIfNeeded: own[i]) }
        values[resample] = value(rows.span)
      case .weights(let value):
        var counts = [Int](repeating: 0, count: units)
        for i in own.indices { counts[Int(own[i])] += 1 }
        let weights = survey?.replicateWeights(draws: counts) ?? counts.map { Double($0) }
        values[resample] = value(weights.span)
      }
    }
  }
}
