internal import NumericCore

/// Bootstrap resamples of a statistic whose values are real numbers.
///
/// Integer resamples (which rows are drawn) are the same on every machine. So are the replicates of means,
/// variances, correlations, ratios, slopes, medians and trimmed means, which are found by additions in a
/// fixed order, multiplications, divisions and square roots; those of a function of your own are as
/// exact as that function is.
package struct ReplicateKernel: Sendable {
  /// What is found in each resample.
  package let statistic: ReplicateStatistic
  /// The statistic of the data, or nil where it is not defined.
  ///
  /// It is found in the same way as the replicates: a resample that draws each row once has the same bits,
  /// where sums are exact.
  package let estimate: Double?

  let survey: SurveyResampling?
  let engine: ReplicateEngine

  /// Creates the kernel of a statistic.
  ///
  /// - Throws: ``ResampleError`` for data that are no data, and a scheme that does not fit them.
  package init(
    _ statistic: ReplicateStatistic, scheme: ResampleScheme = .ordinary
  ) throws(ResampleError) {
    try statistic.check()
    self.statistic = statistic
    survey = nil
    engine = ReplicateEngine(
      sampler: try RowSampler(scheme, rows: statistic.rows),
      evaluator: ReplicateEvaluator(statistic, labels: RowLabels(rows: statistic.rows)))
    estimate = engine.evaluator.value(Array(0..<UInt32(statistic.rows)))
  }

  /// Creates the kernel of a statistic in a survey.
  ///
  /// - Throws: ``ResampleError`` for data that are no data, a survey of another number of rows, and a
  ///   statistic that is neither a function of means nor one of weights.
  package init(
    _ statistic: ReplicateStatistic, survey: SurveyResampling
  ) throws(ResampleError) {
    try statistic.check()
    guard survey.rows == statistic.rows else {
      throw .length(index: 0, count: statistic.rows, expected: survey.rows)
    }
    let labels = RowLabels(rows: survey.strata.count)
    let evaluator: ReplicateEvaluator
    if let moments = MomentEvaluator(statistic, labels: labels, survey: survey) {
      evaluator = .moments(moments)
    } else if let weights = GatherEvaluator(statistic, labels: labels, survey: survey) {
      evaluator = .gather(weights)
    } else {
      throw .statistic(
        "only functions of means and of weights are found under a survey's rescaled weights; write "
          + "the statistic as a function of weights")
    }
    self.statistic = statistic
    self.survey = survey
    engine = ReplicateEngine(sampler: RowSampler(survey), evaluator: evaluator)
    estimate = statistic.value(weights: survey.weights)
  }

  /// Draws a plan's resamples and keeps all replicates.
  ///
  /// - Throws: ``ResampleError/resamples(_:)`` for more than ``ResampleReplicates/most``,
  ///   ``ResampleError/cancelled(after:)`` where `progress` returned false.
  /// - Complexity: O(rows) time and 8 bytes for each resample.
  package func replicates(
    _ plan: ResamplePlan, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> ResampleReplicates {
    try engine.replicates(plan, progress: progress)
  }
}
