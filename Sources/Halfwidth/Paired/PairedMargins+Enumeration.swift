extension PairedMargins {
  /// Returns what the margins say about the difference, over every joint table that they allow.
  ///
  /// The exact and the mid-p McNemar test and Tango's interval of every table; nothing is taken from
  /// the ends of the range alone.
  ///
  /// ```swift
  /// let finding = try PairedMargins(first: 46, second: 39, total: 50).finding()
  /// finding.discordant  // 7...15
  /// finding.exact.pValueMax  // 0.118469...
  /// finding.verdict  // some
  /// ```
  ///
  /// - Parameters:
  ///   - level: The tests reject at p-values up to 1 minus the level.
  ///   - constraint: What narrows the tables.
  /// - Throws: ``CountsError`` where `constraint` leaves no table, or the margins more than
  ///   are enumerated (``largestDiscordant``).
  /// - Complexity: O(discordant.upperBound); 10^6 respondents take well below a second.
  ///
  /// Source: the bounds of the table are those of M. Frechet (1951), *Ann. Univ. Lyon* A 14, 53-77; the
  /// range of an inference over all tables within them is partial identification, C. F. Manski (2003),
  /// *Partial Identification of Probability Distributions*.
  public func finding(
    level: ConfidenceLevel = 0.95, where constraint: JointConstraint = .none
  ) throws(CountsError) -> MarginsFinding {
    let joint = try enumerableJoint(where: constraint)
    let discordant = discordant(for: joint)
    // Each table from the one before: by the ordinary tests and interval, as in plainFinding, 10^6
    // respondents take 75 times as long (500000 against 499000: 2.1 s instead of 28 ms), and 170 times
    // where the counts are nearly the same.
    return finding(
      McNemarSweep(net: net, discordant: discordant, significance: level.significance),
      IntervalUnion(tangoOf: total, net: net, discordant: discordant, level: level),
      joint: joint, level: level)
  }

  /// Returns the same finding as ``finding(level:where:)``, with each table by the ordinary methods.
  ///
  /// A reference for the fast path: tests compare the two, and benchmarks measure the distance.
  package func plainFinding(
    level: ConfidenceLevel = 0.95, where constraint: JointConstraint = .none
  ) throws(CountsError) -> MarginsFinding {
    let joint = try enumerableJoint(where: constraint)
    var sweep = McNemarSweep()
    var exact: [(discordance: Int, p: Double)] = []
    var midP: [(discordance: Int, p: Double)] = []
    var union = IntervalUnion()
    for both in joint.reversed() {
      let counts = counts(both: both)
      let exactP = McNemarMethod.exact.finding(for: counts).pValue ?? 1
      let midPValue = McNemarMethod.midP.finding(for: counts).pValue ?? 1
      sweep.add(
        exactP: exactP, midP: midPValue, discordance: counts.discordant,
        significance: level.significance)
      exact.append((counts.discordant, exactP))
      midP.append((counts.discordant, midPValue))
      let interval = counts.tangoInterval(level: level)
      union.add(
        lower: interval.lower, upper: interval.upper, discordance: counts.discordant)
    }
    func at(_ p: Double, _ all: [(discordance: Int, p: Double)]) -> [Int] {
      all.filter { $0.p == p }.map(\.discordance)
    }
    sweep.exact.atSmallest = at(sweep.exact.smallest, exact)
    sweep.exact.atLargest = at(sweep.exact.largest, exact)
    sweep.midP.atSmallest = at(sweep.midP.smallest, midP)
    sweep.midP.atLargest = at(sweep.midP.largest, midP)
    return finding(sweep, union, joint: joint, level: level)
  }

  /// The values of n11 that are left, if the tables are few enough to be enumerated.
  func enumerableJoint(
    where constraint: JointConstraint
  ) throws(CountsError) -> ClosedRange<Int> {
    let joint = try joint(where: constraint)
    let largest = discordance(both: joint.lowerBound)
    guard largest <= PairedMargins.largestDiscordant else {
      throw Self.tooManyTables(discordant: largest)
    }
    return joint
  }

  /// The tables are more than are enumerated: so many could have answered differently.
  static func tooManyTables(discordant: Int) -> CountsError {
    .tooLarge(
      "up to \(discordant) people could have answered differently, and tables are enumerated up to "
        + "\(PairedMargins.largestDiscordant); narrow the tables by phi or by n11, or use mcnemar and "
        + "tango on the joint table")
  }

  private func finding(
    _ sweep: McNemarSweep, _ union: IntervalUnion, joint: ClosedRange<Int>,
    level: ConfidenceLevel
  ) -> MarginsFinding {
    let critical = sweep.criticalDiscordance
    let verdict = MarginsVerdict(rejections: sweep.exact.rejections, of: joint.count)
    return MarginsFinding(
      margins: self, level: level, joint: joint, net: net,
      discordant: discordant(for: joint), phiMin: phi(both: joint.lowerBound),
      phiMax: phi(both: joint.upperBound),
      exact: pValueFinding(.exact, sweep.exact, joint: joint),
      midP: pValueFinding(.midP, sweep.midP, joint: joint),
      tango: intervalFinding("tango", union, joint: joint, level: level),
      criticalDiscordance: critical,
      criticalPhi: critical.flatMap { phi(both: both(discordance: $0)) }, verdict: verdict,
      warnings: MarginsVerdict.disagreements(
        with: verdict, level: level,
        midP: MarginsVerdict(rejections: sweep.midP.rejections, of: joint.count),
        tango: MarginsVerdict(rejections: union.exclusionsOfZero, of: joint.count)))
  }

  func pValueFinding(
    _ method: McNemarMethod, _ range: PValueRange, joint: ClosedRange<Int>
  ) -> MarginsPValueFinding {
    MarginsPValueFinding(
      method: method.rawValue, pValueMin: range.smallest, pValueMax: range.largest,
      bothAtMin: range.atSmallest.reversed().map { both(discordance: $0) },
      bothAtMax: range.atLargest.reversed().map { both(discordance: $0) },
      joint: joint, rejections: range.rejections, warnings: [])
  }

  func intervalFinding(
    _ method: String, _ union: IntervalUnion, joint: ClosedRange<Int>, level: ConfidenceLevel
  ) -> MarginsIntervalFinding {
    let isEmpty = union.lowerMax > union.upperMin
    return MarginsIntervalFinding(
      method: method, level: level, estimate: difference, lowerMin: union.lowerMin,
      upperMax: union.upperMax,
      bothAtLowerMin: union.atLowerMin.reversed().map { both(discordance: $0) },
      bothAtUpperMax: union.atUpperMax.reversed().map { both(discordance: $0) },
      lowerMax: isEmpty ? nil : union.lowerMax, upperMin: isEmpty ? nil : union.upperMin,
      joint: joint, exclusionsOfZero: union.exclusionsOfZero, warnings: [])
  }
}

extension MarginsVerdict {
  /// Warnings where an approximate method would give another verdict than the exact test.
  static func disagreements(
    with exact: MarginsVerdict, level: ConfidenceLevel, midP: MarginsVerdict, tango: MarginsVerdict
  ) -> [AnalysisWarning] {
    [("mcnemar-mid-p", "rejects", midP), ("tango", "leaves out 0", tango)].compactMap {
      method, verb, verdict in
      verdict == exact
        ? nil
        : AnalysisWarning(
          .methodsDisagree,
          "at \(level.confidence) \(method), which is approximate, \(verb) \(verdict.phrase), "
            + "and mcnemar-exact, by which the verdict is, rejects \(exact.phrase)")
    }
  }

  private var phrase: String {
    switch self {
    case .every: "for every table"
    case .some: "for some tables"
    case .none: "for no table"
    }
  }
}
