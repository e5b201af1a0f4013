/// One statistic of a family: what is known of it before anything is drawn.
struct FamilyMember: Sendable {
  let name: String
  let statistic: SampleStatistic
  let prepared: PreparedStatistic
  /// The statistic of the data; nil where it is undefined.
  let estimate: Double?
  /// By the delta method, with divisor n; 0 where the statistic does not vary, as far as that goes.
  let standardError: Double
  /// Of a proportion what was observed.
  let counts: BinomialCounts?
  /// Finds it in resamples.
  var sums: MomentSumStatistic

  /// Prepares a statistic.
  ///
  /// - Throws: ``SimulationError``: a column that isn't there, groups that are not two, and a statistic
  ///   that is no smooth function of means.
  init(
    _ statistic: SampleStatistic, name: String, of sample: BootstrapSample,
    layout: inout MomentLayout
  ) throws(SimulationError) {
    let prepared = try PreparedStatistic(statistic, of: sample)
    guard let sums = MomentSumStatistic(prepared, rows: sample.count, layout: &layout) else {
      throw .parameter(
        "\(name) is no smooth function of means, whose standard error has a formula, so it can't be "
          + "one of a family; leave it out, and ask for its own interval")
    }
    self.name = name
    self.statistic = statistic
    self.prepared = prepared
    self.sums = sums
    let rows = prepared.parts.map { Array(0..<$0.count) }
    var value = prepared.definition(rows)
    // On a lattice as a single bootstrap has it.
    if let lattice = StatisticLattice(prepared), case .column(let column) = prepared.form {
      value = lattice.lattice.value(at: lattice.position(rows, of: column))
    }
    let estimate = value.flatMap { $0.isFinite ? $0 : nil }
    self.estimate = estimate
    standardError = estimate == nil ? 0 : prepared.plugInStandardError
    if case .column(.proportion, _) = statistic {
      let part = prepared.parts[0]
      counts = BinomialCounts(unchecked: part.x.count { $0 == 1 }, of: part.count)
    } else {
      counts = nil
    }
  }

  var isInFamily: Bool { standardError > 0 }

  /// Whether 0 means that there is nothing to see, so that there is a test.
  var hasNull: Bool {
    switch statistic {
    case .difference, .pairedDifference, .correlation, .slope: true
    case .column, .ratioOfMeans, .custom: false
    }
  }

  /// Returns the limits that a critical value gives, not clipped.
  func limits(_ critical: Double) -> ConfidenceInterval.RawLimits {
    let space = prepared.space
    guard critical.isFinite, let estimate else {
      return ConfidenceInterval.RawLimits(lower: space.lowerBound, upper: space.upperBound)
    }
    if let counts {
      let (x, n) = (Double(counts.successes), Double(counts.trials))
      return ConfidenceInterval.RawLimits(
        lower: WilsonEquation.lower(successes: x, trials: n, z: critical),
        upper: WilsonEquation.upper(successes: x, trials: n, z: critical))
    }
    return ConfidenceInterval.RawLimits(
      lower: estimate - critical * standardError, upper: estimate + critical * standardError)
  }

  /// Returns how far simulation leaves the limits open.
  func errors(_ critical: MaxTCriticalValue) -> BootstrapEndpointErrors {
    let (near, far) = (limits(critical.bracket.lowerBound), limits(critical.bracket.upperBound))
    let step = critical.standardError
    let (inner, outer) = (limits(max(critical.value - step, 0)), limits(critical.value + step))
    let space = prepared.space
    func end(_ first: Double, _ second: Double, _ spread: Double)
      -> BootstrapEndpointErrors.Endpoint
    {
      func clip(_ value: Double) -> Double { min(max(value, space.lowerBound), space.upperBound) }
      let (a, b) = (clip(first), clip(second))
      return BootstrapEndpointErrors.Endpoint(
        bracket: min(a, b)...max(a, b), standardError: step.isFinite ? spread / 2 : .infinity)
    }
    return BootstrapEndpointErrors(
      lower: end(far.lower, near.lower, inner.lower - outer.lower),
      upper: end(near.upper, far.upper, outer.upper - inner.upper),
      confidence: MaxTCriticalValue.confidence)
  }

  /// An interval for a statistic that is not in the family, at the level that Bonferroni's rule gives one
  /// of all statistics, with its method; nil where no method is at hand.
  func bonferroni(
    _ level: ConfidenceLevel, of family: Int
  ) -> (method: String, interval: ConfidenceInterval)? {
    let own = try? ConfidenceLevel(1 - level.significance / Double(family))
    if let counts {
      return (
        ProportionMethod.clopperPearson.rawValue,
        counts.clopperPearsonInterval(
          tail: level.tail(.two) / Double(family), level: level, side: .two)
      )
    }
    if let own, let pairs {
      let method = PairedDifferenceMethod.tango
      return method.finding(for: pairs, level: own).interval.map {
        (method.rawValue, $0.relabelled(level))
      }
    }
    if let own, let samples {
      let method = DifferenceMethod.newcombe
      return method.finding(for: samples, level: own).interval.map {
        (method.rawValue, $0.relabelled(level))
      }
    }
    return nil
  }

  /// The two answers of a difference of two proportions of the same respondents; nil for others.
  private var pairs: PairedCounts? {
    guard case .pairedDifference(.proportion, _, _) = statistic else { return nil }
    let x = prepared.parts[0].x
    // The equal answers count together, whichever they are.
    return try? PairedCounts(
      both: x.count { $0 == 0 }, firstOnly: x.count { $0 == 1 }, secondOnly: x.count { $0 == -1 },
      neither: 0)
  }

  /// The two samples of a difference of two groups' proportions; nil for others.
  private var samples: IndependentCounts? {
    guard case .difference(.proportion, _) = statistic else { return nil }
    let counts = prepared.parts.map { part in
      BinomialCounts(unchecked: part.x.count { $0 == 1 }, of: part.count)
    }
    return try? IndependentCounts(counts[0], counts[1])
  }
}

extension ConfidenceInterval {
  /// The interval under the level of the family that it is one of.
  fileprivate func relabelled(_ level: ConfidenceLevel) -> ConfidenceInterval {
    let limits = raw ?? RawLimits(lower: lower, upper: upper)
    return ConfidenceInterval(limits, in: -1...1, level: level, side: side)
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
      guard let variance = form.plugInVariance(x: part.x, y: part.y) else { return 0 }
      sum += variance
      noise = max(noise, form.noise(x: part.x, y: part.y))
    }
    let error = sum.squareRoot()
    return error.isFinite && error > noise ? error : 0
  }
}

extension PreparedStatistic.Form {
  fileprivate func plugInVariance(x: [Double], y: [Double]) -> Double? {
    let n = Double(x.count)
    if case .column(.mean) = self { return Self.squares(x) / n / n }
    return variance(x: x, y: y)
  }

  /// What a standard error that is mathematically 0 may come out as.
  fileprivate func noise(x: [Double], y: [Double]) -> Double {
    let n = Double(x.count)
    let scale: Double
    switch self {
    case .column(.mean):
      return 1e-15 * x.reduce(0) { max($0, $1.magnitude) } / n.squareRoot()
    case .correlation: scale = 1
    case .slope: scale = (Self.squares(x) / Self.squares(y)).squareRoot()
    default: scale = definition(x: x, y: y)?.magnitude ?? 0
    }
    return 1e-10 * scale / n.squareRoot()
  }
}
