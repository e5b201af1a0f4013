/// The methods for intervals around all shares of a distribution at once; raw values are their slugs.
public enum SimultaneousMethod: String, CaseIterable, Hashable, Sendable {
  /// ``CategoryCounts/goodmanIntervals(level:)``
  case goodman
  /// ``CategoryCounts/quesenberryHurstIntervals(level:)``
  case quesenberryHurst = "quesenberry-hurst"
  /// ``CategoryCounts/sisonGlazIntervals(level:)``
  case sisonGlaz = "sison-glaz"
  /// ``CategoryCounts/bonferroniClopperPearsonIntervals(level:)``
  case bonferroniClopperPearson = "bonferroni-clopper-pearson"

  /// The method where none is asked for and no count is below 3.
  public static let `default` = SimultaneousMethod.goodman

  /// The largest total that the method takes.
  public var largestTotal: Int {
    switch self {
    case .goodman, .quesenberryHurst: BinomialCounts.largestTrials
    case .sisonGlaz, .bonferroniClopperPearson: 1_000_000
    }
  }

  /// Returns an interval a category, or nil for a total above ``largestTotal``.
  public func intervals(
    for counts: CategoryCounts, level: ConfidenceLevel = 0.95
  ) -> [ConfidenceInterval]? {
    guard counts.total <= largestTotal else { return nil }
    return switch self {
    case .goodman: counts.goodmanIntervals(level: level)
    case .quesenberryHurst: counts.quesenberryHurstIntervals(level: level)
    case .sisonGlaz: counts.sisonGlazIntervals(level: level)
    case .bonferroniClopperPearson: counts.bonferroniClopperPearsonIntervals(level: level)
    }
  }

  /// Returns the intervals with their method and level.
  public func finding(
    for counts: CategoryCounts, level: ConfidenceLevel = 0.95
  ) -> SimultaneousFinding {
    let intervals = intervals(for: counts, level: level)
    var warnings: [AnalysisWarning] = []
    if let intervals {
      // Only Sison and Glaz's approximation ends so: at levels that it never reaches.
      if intervals.allSatisfy({ $0.lower == 0 && $0.upper == 1 }) {
        warnings.add(
          .undefined,
          "\(rawValue): every interval is 0 to 1 and says nothing, because its "
            + "approximation does not reach the level with these counts; goodman has an answer")
      }
    } else {
      warnings.add(
        .tooManyTrials,
        "\(rawValue) is offered up to a total of \(largestTotal), and there are "
          + "\(counts.total); a closed form such as goodman takes them")
    }
    return SimultaneousFinding(
      method: rawValue, level: level, counts: counts, intervals: intervals, warnings: warnings)
  }
}

extension CategoryCounts {
  /// Returns intervals by the method that fits these counts, which the finding names.
  ///
  /// Two categories are one proportion: its Wilson interval, and the mirrored one. With a count below
  /// 3 Bonferroni limits of Clopper-Pearson, because the others fall far below their level at such
  /// shares (at true shares .002, .002, .1, .896 and n = 50 Goodman covers .811, these .981). Goodman
  /// elsewhere.
  public func simultaneousFinding(level: ConfidenceLevel = 0.95) -> SimultaneousFinding {
    if counts.count == 2 {
      let first = binomials[0].wilsonInterval(level: level)
      return SimultaneousFinding(
        method: ProportionMethod.wilson.rawValue, level: level, counts: self,
        intervals: [first, first.mirrored],
        warnings: [
          AnalysisWarning(
            .methodChosen,
            "two categories are one proportion: its Wilson interval and the mirrored one")
        ])
    }
    let small = counts.contains { $0 < 3 }
    // The exact limits end at a million; beyond it Goodman is all there is.
    guard small, total <= SimultaneousMethod.bonferroniClopperPearson.largestTotal else {
      return SimultaneousMethod.default.finding(for: self, level: level)
    }
    let finding = SimultaneousMethod.bonferroniClopperPearson.finding(for: self, level: level)
    return SimultaneousFinding(
      method: finding.method, level: level, counts: self, intervals: finding.intervals,
      warnings: [
        AnalysisWarning(
          .methodChosen,
          "a count is below 3, where Goodman's intervals cover too little: "
            + "Bonferroni limits of Clopper-Pearson")
      ])
  }
}

extension CategoryCounts {
  /// Returns the shares with intervals that hold together.
  ///
  /// ```swift
  /// let counts = try CategoryCounts([4, 9, 12, 25])
  /// counts.intervals(.goodman).intervals?[3].lower  // 0.3335
  /// ```
  ///
  /// - Parameters:
  ///   - method: Which method; where none is asked for the one that fits these counts, as
  ///     ``simultaneousFinding(level:)`` says.
  ///   - level: The nominal coverage of all intervals together.
  public func intervals(
    _ method: SimultaneousMethod? = nil, level: ConfidenceLevel = 0.95
  ) -> SimultaneousFinding {
    method?.finding(for: self, level: level) ?? simultaneousFinding(level: level)
  }
}
