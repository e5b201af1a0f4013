/// One statistic of a family: what is known of it before anything is drawn.
struct FamilyMember: Sendable {
  let statistic: SampleStatistic
  let prepared: PreparedStatistic
  /// What is known of it without its data.
  let found: FamilyEstimate
  /// Finds it in resamples.
  var sums: MomentSumStatistic

  /// Prepares a statistic.
  ///
  /// - Throws: ``ResampleError``: a column that isn't there, groups that are not two, and a statistic
  ///   that is no smooth function of means.
  init(
    _ statistic: SampleStatistic, name: String, of sample: BootstrapSample, scales: AnswerScales,
    layout: inout MomentLayout
  ) throws(ResampleError) {
    let prepared = try PreparedStatistic(statistic, of: sample)
    guard let sums = MomentSumStatistic(prepared, rows: sample.count, layout: &layout) else {
      throw .parameter(
        "\(name) is no smooth function of means, whose standard error has a formula, so it can't be "
          + "one of a family; leave it out, and ask for its own interval")
    }
    self.statistic = statistic
    self.prepared = prepared
    self.sums = sums
    let rows = prepared.parts.map { Array(0..<$0.count) }
    var value = prepared.definition(rows)
    // On a lattice as a single bootstrap has it.
    if let lattice = StatisticLattice(prepared) { value = lattice.value(rows, of: prepared) }
    let estimate = value.flatMap { $0.isFinite ? $0 : nil }
    let error = estimate == nil ? 0 : prepared.plugInStandardError
    var counts: BinomialCounts?
    if case .column(let column, _) = statistic, column.isProportion {
      let part = prepared.parts[0]
      counts = BinomialCounts(unchecked: part.x.count { $0 == 1 }, of: part.count)
    }
    let scale = try FamilyScale(statistic, of: sample, scales)
    func found(
      _ interval: FamilyInterval?, _ place: FamilyEstimate.Place, _ assumed: ClosedRange<Double>?
    ) -> FamilyEstimate {
      FamilyEstimate(
        name: name, estimand: statistic.estimand, estimate: estimate, standardError: error,
        interval: interval, place: place, parameterSpace: prepared.space, assumedScale: assumed)
    }
    guard let known = estimate else {
      self.found = found(nil, .without(prepared.undefinedReason), nil)
      return
    }
    let interval = Self.interval(
      statistic, prepared, of: sample, scale?.range, known, error, counts)
    let place = Self.place(interval, prepared, error)
    let assumed: ClosedRange<Double>? =
      switch interval {
      case .score, .pairedScore, .squareAndAdd(_, _, false): scale?.assumed
      case .wilson, .tango, .squareAndAdd(_, _, true), .fisher, .mapped: nil
      }
    if case .without = place {
      self.found = found(nil, place, assumed)
    } else {
      self.found = found(interval, place, assumed)
    }
  }

  var isInFamily: Bool { found.isInFamily }
}

extension FamilyMember {
  private static func interval(
    _ statistic: SampleStatistic, _ prepared: PreparedStatistic, of sample: BootstrapSample,
    _ scale: ClosedRange<Double>?, _ estimate: Double, _ error: Double, _ counts: BinomialCounts?
  ) -> FamilyInterval {
    if let counts { return .wilson(counts) }
    let parts = prepared.parts
    func equation(_ part: PreparedStatistic.Part, _ scale: ClosedRange<Double>) -> MeanScoreEquation
    {
      MeanScoreEquation(values: part.x, scale: scale)
    }
    switch (statistic, statistic.definition?.familyEquation) {
    case (.column, .score?):
      if let scale { return .score(equation(parts[0], scale)) }
    case (.pairedDifference, .share?): return .tango(equation(parts[0], -1...1))
    case (.pairedDifference, .score?):
      if let scale {
        let width = scale.upperBound - scale.lowerBound
        let differences = equation(parts[0], -width...width)
        return scale == 0...1 ? .tango(differences) : .pairedScore(differences)
      }
    case (.difference, .share?):
      return .squareAndAdd(
        equation(parts[0], 0...1), equation(parts[1], 0...1), ofShares: true)
    case (.difference(_, let name), .score?):
      if let scale, let column = try? sample.values(of: name) {
        // The numbers as they were given: prepared ones may be moved nearer to 0.
        let groups = parts.map { part in
          MeanScoreEquation(values: part.rows.map { column[$0] }, scale: scale)
        }
        return .squareAndAdd(groups[0], groups[1], ofShares: false)
      }
    case (.pair, .fisher?): return .fisher(correlation: estimate, rows: parts[0].count)
    case (.column, .share?), (.pair, _), (.custom, _), (_, .fisher?), (_, .mapped?), (_, nil): break
    }
    return .mapped(
      estimate: estimate, standardError: error, degreesOfFreedom: degreesOfFreedom(prepared))
  }

  /// Those of the t distribution that a critical value is mapped to.
  private static func degreesOfFreedom(_ prepared: PreparedStatistic) -> Double {
    let sizes = prepared.sampleSizes.map(Double.init)
    let definition = prepared.form.definition
    guard sizes.count == 2 else { return max(1, sizes[0] - Double(definition?.parameters ?? 1)) }
    // Satterthwaite's, of means; of other statistics those of the smaller group.
    if definition?.isLinear == true {
      let variances = prepared.parts.map { part in
        WeightedMean.squares(part.x) / Double(part.count) / Double(part.count)
      }
      let sum = variances[0] + variances[1]
      let below = zip(variances, sizes).reduce(0) { $0 + $1.0 * $1.0 / max(1, $1.1 - 1) }
      if below > 0 { return max(1, sum * sum / below) }
    }
    return max(1, min(sizes[0], sizes[1]) - 1)
  }

  private static func place(
    _ interval: FamilyInterval, _ prepared: PreparedStatistic, _ error: Double
  ) -> FamilyEstimate.Place {
    // Of two groups in either.
    var off: Int { prepared.parts.map { FamilyRule.offCommonest($0.x) }.min() ?? 0 }
    switch interval {
    case .wilson, .score, .pairedScore, .tango, .squareAndAdd:
      return error > 0 && off >= FamilyRule.fewestAnswers ? .family : .sparse
    case .fisher(_, let rows):
      let part = prepared.parts[0]
      let off = min(FamilyRule.offCommonest(part.x), FamilyRule.offCommonest(part.y))
      let most = FamilyRule.mostEqualAnswersOfCorrelation
      if off <= most {
        return .without(
          "\(most) or fewer of \(rows) answers are not the commonest one of their column, which is too "
            + "few for a simultaneous interval of a correlation")
      }
      return error > 0 ? .family : .without("it does not vary, as far as its standard error says")
    case .mapped:
      guard error > 0 else {
        return .without(
          "it does not vary, as far as its standard error says; of answers on a scale declare the scale"
        )
      }
      let off = off
      if prepared.parts.count > 1, off == 0 {
        return .without(
          "the numbers of one of both groups are all alike, or one alone, so that nothing says how much others there would "
            + "differ; of answers on a scale declare the scale")
      }
      return prepared.form.definition?.isLinear == true && off < FamilyRule.fewestAnswers
        ? .sparse : .family
    }
  }
}

extension PreparedStatistic {
  /// The standard error by the delta method.
  ///
  /// The root of the sum of the squared influences over n^2: to first order that of the bootstrap, and for a
  /// mean exactly that. 0 where there is no formula, and where rounding alone would leave something.
  var plugInStandardError: Double {
    var sum = 0.0
    var noise = 0.0
    for part in parts {
      guard let definition = form.definition,
        let variance = definition.plugInVariance(x: part.x, y: part.y)
      else { return 0 }
      sum += variance
      noise = max(noise, definition.standardErrorNoise(x: part.x, y: part.y))
    }
    let error = sum.squareRoot()
    return error.isFinite && error > noise ? error : 0
  }
}
