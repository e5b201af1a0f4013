internal import Halfwidth

/// A column that says how much of a finite population a sample holds, as in R's `survey` package: the
/// number of primary units in the population of the row's stratum, or the share of them in the sample.
struct BootstrapPopulation {
  /// The sample, with weights where none were given.
  let sample: BootstrapSample
  /// For each stratum the share of its primary units that are in the sample.
  let samplingFractions: [String: Double]
  /// What a reader must know about the weights.
  var warnings: [AnalysisWarning] = []

  /// - Parameters:
  ///   - values: A number for each row.
  ///   - place: Where a row's number stands.
  /// - Throws: Bad data: a number that is neither a size nor a share, sizes beside shares, rows of a
  ///   stratum that differ, and a population smaller than the sample, each with its place.
  init(
    _ values: [Double], of sample: BootstrapSample, place: (_ row: Int) -> String
  ) throws(CommandFailure) {
    let units = sample.primaryUnits
    func failure(_ row: Int, _ message: String) -> CommandFailure {
      CommandFailure(status: .badData, place: place(row), message: message)
    }
    // A population of one unit has no sample of two, so that 1 is a share.
    let areSizes = values.first.map { $0 > 1 } ?? false
    var first: [String: Int] = [:]
    var fractions: [String: Double] = [:]
    for (row, value) in values.enumerated() {
      let text = Self.text(value)
      guard value > 0, value <= 1 || value == value.rounded() else {
        throw failure(
          row,
          "\(text) is neither a number of primary units nor the share of them in the sample; write a "
            + "whole number, or a share above 0 and up to 1")
      }
      guard (value > 1) == areSizes else {
        throw failure(
          row,
          "\(text) is a \(areSizes ? "share" : "number of units") and what is above it a "
            + "\(areSizes ? "number of units" : "share"); write one or the other in all rows")
      }
      let stratum = sample.stratum.map { $0.levels[$0.codes[row]] } ?? ""
      let whose = sample.stratum == nil ? "the population" : "stratum '\(stratum)'"
      if let known = first[stratum] {
        guard values[known] == value else {
          throw failure(
            row,
            "\(whose) has \(text) here and \(Self.text(values[known])) above; give all of its rows the "
              + "same")
        }
        continue
      }
      first[stratum] = row
      let count = Double(units[stratum] ?? 0)
      guard !areSizes || value >= count else {
        let kind = sample.cluster == nil ? "respondents" : "clusters"
        throw failure(
          row,
          "\(whose) has \(text) \(kind) here, and the sample \(Self.text(count)) of them; correct "
            + "the number")
      }
      fractions[stratum] = areSizes ? count / value : value
    }
    samplingFractions = fractions
    guard sample.weights == nil, Set(fractions.values).count > 1, let strata = sample.stratum else {
      self.sample = sample
      return
    }
    let weights = strata.codes.map { 1 / (fractions[strata.levels[$0]] ?? 1) }
    self.sample = try CommandInput.parse(place(0)) { _ throws(BootstrapSampleError) in
      try BootstrapSample(
        columns: sample.columns, group: sample.group, stratum: strata, cluster: sample.cluster,
        weights: weights)
    }
    warnings = [
      AnalysisWarning(
        code: .methodChosen,
        message:
          "no weights are given, so each row weighs what the population of its stratum is to "
          + "the sample")
    ]
  }

  /// A number as a person writes it.
  static func text(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15 ? "\(Int(number))" : "\(number)"
  }
}
