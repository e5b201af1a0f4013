internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthSurvey

/// How the respondents of a file were sampled, where it was not each alone.
struct SamplingArguments: ParsableArguments {
  @Option("The column of the strata that respondents were drawn from.", value: "column")
  var stratum: String?

  @Option("The column of the clusters (primary units) that were drawn.", value: "column")
  var cluster: String?

  @Option("The column of the weights of respondents.", value: "column") var weight: String?

  @Option(
    """
    The column with the size of the population of the row's stratum, in respondents or clusters, or \
    with the share of them that is in the sample.
    """, value: "column")
  var fpc: String?

  /// The columns; nil where none is given.
  var columns: DesignColumns? {
    let columns = DesignColumns(stratum: stratum, cluster: cluster, weight: weight, fpc: fpc)
    return columns.names.isEmpty ? nil : columns
  }

  /// Refuses columns where counts are given.
  func refuse(naming options: String) throws(CommandFailure) {
    let given = [
      ("--stratum", stratum), ("--cluster", cluster), ("--weight", weight), ("--fpc", fpc),
    ].first { $0.1 != nil }
    guard let given else { return }
    throw CommandFailure(
      .usage, given.0,
      "belongs to columns of a file of respondents; leave it out, or name them with \(options)")
  }
}

extension DesignColumns {
  /// What a reader must know of the counts that stand beside what was found.
  var sentence: String {
    let parts = [
      stratum.map { "strata by \($0)" }, cluster.map { "clusters by \($0)" },
      weight.map { "weights by \($0)" }, fpc.map { "the population by \($0)" },
    ].compactMap(\.self)
    let weighing =
      weight == nil && fpc != nil && stratum != nil
      ? "; each row weighs what the population of its stratum is to the sample" : ""
    return "Sampled with \(parts.joined(separator: ", "))\(weighing); counts are of respondents, "
      + "without weights."
  }
}
