internal import Halfwidth
internal import HalfwidthSurvey

/// The rows of a file as a sample.
struct SampledData {
  var sample: BootstrapSample
  /// The population, where a column says how large it is.
  var population: FinitePopulation?
  var warnings: [AnalysisWarning] = []
}

extension SampledData {
  /// The rows that conditions and missing answers leave.
  struct Kept {
    var columns: [BootstrapSample.Column]
    var group: SampleLabels?
    /// Which rows of the file they are, from 0, ascending.
    var rows: [Int]
  }

  /// Joins the rows that are looked at with the design of all.
  ///
  /// What is asked of some rows is asked of a domain of the sample. The others weigh 0 and stay: weights, shares of the
  /// population and the number of primary units are those of the whole sample, and how many of the domain are in it is
  /// left to chance (W. G. Cochran, 1977, *Sampling Techniques*, 3rd ed., section 2.13).
  init(
    _ kept: Kept, design: DesignColumns, of file: some RespondentColumns
  ) throws(CommandFailure) {
    let rows = try CommandFailure.translating(design.rows(of: file))
    let places = Dictionary(uniqueKeysWithValues: rows.rows.enumerated().map { ($1, $0) })
    let own = kept.rows.compactMap { places[$0] }
    // What stands in the other rows counts nowhere; it is a number of the column, so that it changes no range either.
    let columns = kept.columns.map { column in
      var values = [Double](repeating: column.values[0], count: rows.rows.count)
      for (place, value) in zip(own, column.values) { values[place] = value }
      return BootstrapSample.Column(column.name, values)
    }
    let group = kept.group.flatMap { group in
      var labels = [String](repeating: group.levels[group.codes[0]], count: rows.rows.count)
      for (place, code) in zip(own, group.codes) { labels[place] = group.levels[code] }
      return SampleLabels(labels, levels: group.levels)
    }
    (sample, population) = try CommandFailure.translating(
      design.sample(columns, group: group, rows: rows, of: file))
    let place = design.fpc.map { file.place(row: rows.rows[0], column: $0) } ?? file.path
    let weighted = try CommandInput.parse(place) {
      [population, sample] _ throws(BootstrapSampleError) in
      try population?.weighted(sample)
    }
    if let weighted {
      sample = weighted
      warnings.add(
        .methodChosen,
        "no weights are given, so each row weighs what the population of its stratum is to "
          + "the sample")
    }
    if own.count < rows.rows.count {
      let weights = sample.weights ?? [Double](repeating: 1, count: rows.rows.count)
      var inDomain = [Double](repeating: 0, count: rows.rows.count)
      for place in own { inDomain[place] = weights[place] }
      sample = try CommandInput.parse(file.path) { [sample] _ throws(BootstrapSampleError) in
        try BootstrapSample(
          columns: sample.columns, group: sample.group, stratum: sample.stratum,
          cluster: sample.cluster, weights: inDomain)
      }
      let others = rows.rows.count - own.count
      warnings.add(
        .inputReading,
        "\(others) of \(rows.rows.count) rows \(others == 1 ? "is" : "are") not looked at, and stay in the design: weights, "
          + "primary units and shares of the population are those of the whole sample")
    }
    if let zeros = rows.weights.map({ weights in own.count { weights[$0] == 0 } }), zeros > 0 {
      warnings.add(
        .inputReading,
        "\(zeros) of \(own.count) rows weigh\(zeros == 1 ? "s" : "") 0: they count in no "
          + "estimate, and their primary units stay in the design")
    }
  }
}
