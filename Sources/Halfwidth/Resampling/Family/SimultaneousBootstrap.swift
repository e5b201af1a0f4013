internal import NumericCore

/// Intervals for several statistics of the same respondents, all of which hold their parameter together at
/// the nominal level.
///
/// Respondents are resampled with all their answers, so that the dependence between the statistics counts.
/// Of each resample the largest abs(theta* - theta) / se over the statistics is found; its quantile c takes
/// the place of z.
///
/// Limits follow from c by the equation of each statistic: a proportion has Wilson's, the mean of answers on
/// a scale the score interval (``OrdinalCounts/scoreInterval(level:)``), a paired difference that of the
/// differences, which of proportions is Tango's, a difference of two groups both samples' limits squared and
/// added as Newcombe's, a correlation Fisher's z with the standard error 1 / sqrt(n - 3). Others have the
/// estimate plus and minus the standard error times c mapped to Student's t, which is approximate and named
/// so: means of numbers without a scale, variances, ratios, slopes.
///
/// The distances are in standard errors of the data, by the delta method with divisor n: for a mean exactly
/// what the bootstrap has, for other statistics what it has to first order; those of correlations in
/// Fisher's z. They only divide the error among the statistics; since c is found on the same scale they need
/// not be simulated. A resample's own standard error, of the maximum's more usual form, is 0 in too many
/// resamples of answers near an end of their scale.
///
/// **The level is split.** A proportion, a mean or a difference with fewer than five answers off
/// the commonest one (of groups, in either) leaves the family and gets an interval at alpha over the number of
/// all statistics: Clopper and Pearson's for a proportion, for others that of its own equation with
/// Bonferroni's z. The others share alpha times their number over that of all. A correlation with so few, of
/// either column five or fewer, has no interval; nor has what does not vary, but for answers on a known
/// scale. A resample in which a statistic is undefined counts as infinitely far away.
///
/// The scale of answers is declared, or assumed to be what was observed where all are whole numbers among 11
/// in a row: a warning then says so.
///
/// **P-values are not from the bootstrap**, which with three pairs would print one of .0001 where no test can
/// give less than .25. Differences of the same respondents are tested by sign-flips, differences of groups by
/// permutations of the rows, each kind together and step-down (``WestfallYoungMethod``); correlations and
/// slopes by permutations of one column, each alone. Where there are several such tests, each of so many
/// statistics, the p-value of one with k statistics of all m is multiplied by m / k. They are adjusted for
/// their number, exact where all reassignments can be gone through, and test more than a mean of 0, which
/// the result says.
///
/// Not for: medians and trimmed means, which are refused; surveys with strata, clusters or weights. How often
/// all intervals of a family hold together is in `docs/simultaneous-coverage.md`, from a study that `make
/// coverage-study` repeats.
///
/// ## References
///
/// - P. H. Westfall, S. S. Young (1993), *Resampling-Based Multiple Testing*, Wiley, section 2.6.
/// - J. P. Romano, M. Wolf (2005), "Stepwise multiple testing as formalized data snooping",
///   *Econometrica* 73(4), 1237-1282,
///   [doi:10.1111/j.1468-0262.2005.00615.x](https://doi.org/10.1111/j.1468-0262.2005.00615.x).
/// - T. Hothorn, F. Bretz, P. Westfall (2008), "Simultaneous inference in general parametric models",
///   *Biometrical Journal* 50(3), 346-363,
///   [doi:10.1002/bimj.200810425](https://doi.org/10.1002/bimj.200810425): what c is with endless many
///   respondents.
public struct SimultaneousBootstrap: Sendable {
  /// The most statistics of a family.
  public static let mostStatistics = 1 << 12

  /// What is resampled.
  public let sample: BootstrapSample
  /// What is found in each resample.
  public let statistics: [SampleStatistic]
  let members: [FamilyMember]
  let source: Source

  /// What finds the largest statistics.
  enum Source: Sendable {
    /// All are proportions.
    case proportions(SimultaneousProportions)
    case moments(MomentMatrixKernel)
    /// None varies.
    case nothing
  }

  /// Creates a family.
  ///
  /// Differences of two groups draw each group's rows on their own, which no other statistic does: they
  /// are a family only among themselves.
  ///
  /// - Parameters:
  ///   - statistics: From 1 to ``mostStatistics``: means, proportions, variances, standard deviations,
  ///     correlations, ratios, slopes, and differences of one column's.
  ///   - sample: The data, of at most 2^21 rows.
  ///   - names: One for each; nil for names such as `mean(score)`.
  ///   - scales: The scales that answers were given on.
  /// - Throws: ``ResampleError``: columns that aren't there, statistics that can't be in one family, values
  ///   outside a declared scale.
  /// - Complexity: O(n) for each statistic.
  public init(
    _ statistics: [SampleStatistic], of sample: BootstrapSample, names: [String]? = nil,
    scales: AnswerScales = AnswerScales()
  ) throws(ResampleError) {
    let names = names ?? statistics.map(\.text)
    guard (1...Self.mostStatistics).contains(statistics.count), names.count == statistics.count
    else {
      throw .parameter(
        "a family has from 1 to \(Self.mostStatistics) statistics and a name for each, and here are "
          + "\(statistics.count)")
    }
    let comparesGroups = statistics.map { if case .difference = $0 { true } else { false } }
    if let odd = comparesGroups.firstIndex(of: true), comparesGroups.contains(false) {
      throw .parameter(
        "\(names[odd]) draws each group's rows on their own, which others of the family do not; give "
          + "differences of two groups only, or none")
    }
    var layout = MomentLayout()
    var members: [FamilyMember] = []
    for (statistic, name) in zip(statistics, names) {
      members.append(
        try FamilyMember(statistic, name: name, of: sample, scales: scales, layout: &layout))
    }
    source = try Self.source(&members, sample, layout)
    self.sample = sample
    self.statistics = statistics
    self.members = members
  }

  private static func source(
    _ members: inout [FamilyMember], _ sample: BootstrapSample, _ layout: MomentLayout
  ) throws(ResampleError) -> Source {
    guard members.contains(where: \.isInFamily) else { return .nothing }
    if members.allSatisfy({ $0.found.counts != nil }),
      sample.count <= RespondentMatrix.mostRespondents,
      (sample.count + 1) * members.count <= SimultaneousProportions.mostRanks
    {
      return .proportions(
        try SimultaneousProportions(
          (0..<sample.count).map { row in members.map { $0.prepared.parts[0].x[row] == 1 } }))
    }
    let kernel = try MomentMatrixKernel(
      columns: layout.columns, moments: layout.moments, rows: sample.count,
      scheme: members[0].prepared.scheme(rows: sample.count))
    for index in members.indices { members[index].sums.bind(kernel.axes) }
    return .moments(kernel)
  }

  /// The number of resamples where none is given: the smallest from 9,999 for which the share beyond the
  /// critical value is a whole number of B + 1.
  public static func defaultResamples(for level: ConfidenceLevel) -> Int {
    SimulatedBootstrap.defaultResamples(for: level, side: .lower)
  }

  /// Returns the p-values, of as many reassignments as a plan has resamples where not all are gone through.
  public func pValues(_ plan: ResamplePlan) -> SimultaneousPValues {
    SimultaneousPValues(
      members,
      SimulationOptions(
        resamples: min(plan.total, SimulationOptions.largestResamples), seed: plan.seed,
        threads: plan.threads))
  }

  /// Makes the intervals of resamples that were drawn.
  ///
  /// - Parameters:
  ///   - maxima: The largest statistic of each resample.
  ///   - seed: The seed of the resamples, for the finding.
  ///   - level: The nominal coverage.
  ///   - pValues: What ``pValues(_:)`` gave.
  public func finding(
    _ maxima: SimultaneousMaxima, seed: UInt64, level: ConfidenceLevel,
    pValues: SimultaneousPValues
  ) -> SimultaneousBootstrapFinding {
    let ranks: [Double] =
      switch source {
      case .proportions(let proportions): proportions.ranks.values
      case .moments, .nothing: []
      }
    return FamilyResults(statistics: members.map(\.found), ranks: ranks)
      .finding(maxima, seed: seed, level: level, pValues: pValues)
  }

  /// Draws a part of a run's resamples, for ``FamilyShard/merged(_:)``.
  ///
  /// - Throws: ``ResampleError``: a run that has more resamples than are kept, or that was stopped.
  public func shard(
    _ plan: ResamplePlan, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> FamilyShard {
    // Before parts are drawn that nobody could join.
    if case .moments = source, plan.total > Self.mostValues {
      throw .tooManyResamples(plan.total, limit: Self.mostValues)
    }
    return FamilyShard(
      subject: FamilyShard.Subject(
        statistics: members.map(\.found), data: sample.digest, seed: plan.seed, total: plan.total),
      resamples: plan.resamples, maxima: try maxima(plan, progress: progress),
      pValues: plan.resamples.contains(0) ? pValues(plan) : nil)
  }

  /// Draws all of a plan's resamples and makes the intervals.
  ///
  /// - Throws: ``ResampleError``: too many resamples, or a run that was stopped.
  public func finding(
    _ plan: ResamplePlan, level: ConfidenceLevel = 0.95, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> SimultaneousBootstrapFinding {
    let maxima = try maxima(plan, progress: progress)
    return finding(maxima, seed: plan.seed, level: level, pValues: pValues(plan))
  }

  /// Draws resamples until each limit is known to a tolerance: until its 99% bracket is at most so wide.
  ///
  /// The resamples are those of one run of the final number.
  ///
  /// - Parameters:
  ///   - tolerance: A finite number above 0, in the units of the statistics.
  ///   - plan: The resamples to begin with, from the first.
  ///   - limit: The most resamples in all.
  ///   - level: The nominal coverage.
  ///   - progress: Gets the number of resamples drawn in all; false stops the run.
  /// - Returns: The finding, with a warning `tolerance-not-reached` where the limit ended the run.
  /// - Throws: ``ResampleError``
  public func adaptiveFinding(
    tolerance: Double, plan: ResamplePlan, limit: Int = SimulatedBootstrap.defaultLimit,
    level: ConfidenceLevel = 0.95, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> SimultaneousBootstrapFinding {
    guard tolerance > 0 && tolerance.isFinite else { throw .tolerance(tolerance) }
    var maxima = try maxima(plan, progress: progress)
    let pValues = pValues(plan)
    while true {
      var finding = finding(maxima, seed: plan.seed, level: level, pValues: pValues)
      let width = finding.widestBracket
      let drawn = maxima.resamples.upperBound
      if width <= tolerance || drawn == 0 { return finding }
      guard drawn < limit else {
        finding.warnings.add(
          .toleranceNotReached,
          "the limit of \(drawn) resamples was reached before all limits were known to "
            + "\(tolerance)")
        return finding
      }
      let next = try plan.grown(after: drawn, by: width / tolerance, limit: limit)
      maxima.append(try self.maxima(next) { progress?(drawn + $0) ?? true })
    }
  }
}
