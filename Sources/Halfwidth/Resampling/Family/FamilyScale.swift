/// The scale of a statistic's columns.
struct FamilyScale {
  /// The declared scale, or the assumed one.
  let range: ClosedRange<Double>
  /// The one that was assumed, of other answers than 0 and 1.
  let assumed: ClosedRange<Double>?

  /// Finds the scale that the columns of a mean, or a difference of means, have together; nil where there
  /// is none.
  ///
  /// - Throws: ``ResampleError``: a value outside a declared scale, a column that isn't there.
  init?(
    _ statistic: SampleStatistic, of sample: BootstrapSample, _ scales: AnswerScales
  ) throws(ResampleError) {
    guard statistic.definition?.familyEquation == .score else { return nil }
    var declared: [ClosedRange<Double>] = []
    var values: [Double] = []
    for name in statistic.columns {
      let column = try translating(ResampleError.sample, sample.values(of: name))
      if let flaw = scales.flaw(column, of: name) { throw .parameter(flaw) }
      if let scale = scales.scale(of: name) { declared.append(scale) }
      values += column
    }
    if declared.count == statistic.columns.count, let first = declared.first {
      range = declared.dropFirst().reduce(first) {
        min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound)
      }
      assumed = nil
      return
    }
    // Two answers of the same respondents are compared on one scale.
    guard let found = AnswerScales.assumed(values) else { return nil }
    range = declared.reduce(found) {
      min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound)
    }
    assumed = range == 0...1 ? nil : range
  }
}
