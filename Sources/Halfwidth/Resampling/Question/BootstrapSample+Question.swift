extension BootstrapSample {
  /// Asks for the bootstrap of a statistic of the sample's columns, at 95% and over all resamples where that
  /// can be.
  ///
  /// - Parameters:
  ///   - statistic: What is computed of the sample and of each resample.
  ///   - design: How the rows were drawn; strata, clusters and weights are the sample's.
  /// - Throws: ``BootstrapSampleError/noColumn(_:columns:)``
  public func bootstrap(
    _ statistic: SampleStatistic, design: BootstrapDesign = BootstrapDesign()
  ) throws(BootstrapSampleError) -> BootstrapQuestion {
    for name in statistic.columns { _ = try values(of: name) }
    return BootstrapQuestion(.sample(self, statistic), design: design)
  }
}

extension BootstrapQuestion {
  /// Returns what one method finds, whichever methods the question has.
  ///
  /// ```swift
  /// let sample = try BootstrapSample(columns: [.init("score", [1, 2, 2, 3, 4, 4, 4])])
  /// let finding = try sample.bootstrap(.mean(of: "score")).interval(.bca)
  /// finding.interval?.upper  // 3.5714
  /// ```
  ///
  /// - Returns: A finding whose interval is nil where the method gives none, or is undefined for the data,
  ///   with the warning that says why.
  /// - Throws: ``BootstrapQuestionError``: also a statistic that is undefined for the data.
  public func interval(
    _ method: BootstrapMethod = .default
  ) throws(BootstrapQuestionError) -> BootstrapFinding {
    var question = self
    question.methods = [method]
    question.areAll = false
    switch try question.answer().results[0] {
    case .found(let finding): return finding
    case .undefined(let finding):
      throw .simulation(.undefinedStatistic(finding.warnings.last?.message ?? ""))
    }
  }
}

extension SampleStatistic {
  /// The mean of a column.
  public static func mean(of column: String) -> SampleStatistic { .column(.mean, of: column) }

  /// The median of a column.
  public static func median(of column: String) -> SampleStatistic { .column(.median, of: column) }

  /// The share of ones among a column's zeros and ones.
  public static func proportion(of column: String) -> SampleStatistic {
    .column(.proportion(atLeast: 1), of: column)
  }

  /// The quantile of a column at a share strictly between 0 and 1.
  public static func quantile(_ share: Double, of column: String) -> SampleStatistic {
    .column(.quantile(share), of: column)
  }
}
