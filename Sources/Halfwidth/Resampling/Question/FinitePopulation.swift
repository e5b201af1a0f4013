/// A population of which a sample holds a known part, as in R's `survey` package.
///
/// Standard errors become those of sampling without replacement, sqrt(1 - n/N) of the usual ones, by Rao and
/// Wu's rescaling (1988, doi:10.1080/01621459.1988.10478591).
public enum FinitePopulation: Hashable, Sendable {
  /// So many primary units, respondents or clusters, without strata.
  case units(Int)
  /// For each stratum the share of its primary units that are in the sample; under "" without strata.
  case shares([String: Double])

  /// Reads a column that says how large the population of each row's stratum is: the number of its primary
  /// units, or the share of them in the sample.
  ///
  /// - Parameters:
  ///   - values: A number for each row: all above 1 and whole, or all above 0 and at most 1. A population of
  ///     one unit has no sample of two, so that 1 is a share.
  ///   - sample: The rows, with their strata and clusters.
  /// - Throws: ``FinitePopulationError``
  public init(
    _ values: [Double], of sample: BootstrapSample
  ) throws(FinitePopulationError) {
    let units = sample.primaryUnits
    let areSizes = values.first.map { $0 > 1 } ?? false
    var first: [String: Int] = [:]
    var shares: [String: Double] = [:]
    for (row, value) in values.enumerated() {
      guard value > 0, value <= 1 || value == value.rounded() else {
        throw .neither(row: row, value)
      }
      guard (value > 1) == areSizes else { throw .mixed(row: row, value, areSizes: areSizes) }
      let stratum = sample.stratum.map { $0.levels[$0.codes[row]] }
      let key = stratum ?? ""
      if let known = first[key] {
        guard values[known] == value else {
          throw .varies(row: row, value, earlier: values[known], stratum: stratum)
        }
        continue
      }
      first[key] = row
      let count = Double(units[key] ?? 0)
      guard !areSizes || value >= count else {
        throw .tooSmall(
          row: row, value, units: Int(count), areClusters: sample.cluster != nil, stratum: stratum)
      }
      shares[key] = areSizes ? count / value : value
    }
    self = .shares(shares)
  }

  /// Returns the sample with weights where it has none and its strata hold different shares of their
  /// population: each row weighs what the population of its stratum is to the sample; nil where all weigh
  /// the same.
  ///
  /// - Throws: ``BootstrapSampleError/weight(row:)`` for a share so small that a weight is infinite.
  public func weighted(_ sample: BootstrapSample) throws(BootstrapSampleError) -> BootstrapSample? {
    guard case .shares(let shares) = self, sample.weights == nil, Set(shares.values).count > 1,
      let strata = sample.stratum
    else { return nil }
    return try BootstrapSample(
      columns: sample.columns, group: sample.group, stratum: strata, cluster: sample.cluster,
      weights: strata.codes.map { 1 / (shares[strata.levels[$0]] ?? 1) })
  }
}
