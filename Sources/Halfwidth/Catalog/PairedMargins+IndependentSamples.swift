extension PairedMargins {
  /// Returns what would be found if the two counts were of different respondents: not valid for the
  /// same ones, and shown so that a reader can see what the difference is.
  public func findingsOfIndependentSamples(level: ConfidenceLevel) -> [Finding] {
    guard
      let counts = try? IndependentCounts(
        BinomialCounts(unchecked: first, of: total), BinomialCounts(unchecked: second, of: total))
    else { return [] }
    let warning = AnalysisWarning(
      .wrongDesign,
      "not valid for this design, because it takes the two counts for different people; it "
        + "is shown for contrast")
    var interval = DifferenceMethod.default.finding(for: counts, level: level)
    interval.warnings.append(warning)
    var test = ExactTestMethod.fisherCentral.finding(for: counts)
    test.warnings.append(warning)
    return [.interval(interval), .test(test)]
  }
}
