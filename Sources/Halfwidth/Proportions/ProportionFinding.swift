/// A proportion with its interval.
public struct ProportionFinding: Hashable, Sendable {
  /// The parameter, such as `proportion`.
  public let estimand: String
  /// The slug of the method.
  public let method: String
  /// The nominal coverage.
  public let level: ConfidenceLevel
  /// Which limits were asked for.
  public let side: IntervalSide
  /// What was observed; several candidates where the count is known only as a set.
  public let counts: CandidateCounts
  /// The estimate; nil where the count is known only as a set of several candidates.
  public let estimate: Double?
  /// The interval: over a set of candidates, from the lowest to the highest of their limits.
  ///
  /// Nil where the method is undefined for these counts; a warning then says why.
  public let interval: ConfidenceInterval?
  /// For several candidates: the highest lower limit, and the lowest upper limit, of any of them.
  public let innerLimits: InnerLimits?
  /// What was approximated, and what is undefined and why.
  public internal(set) var warnings: [AnalysisWarning]

  /// The limits that hold for every candidate, not a confidence interval and possibly crossed, and how wide one is.
  public struct InnerLimits: Hashable, Sendable {
    /// The highest of the candidates' lower limits.
    public let lowerMax: Double
    /// The lowest of the candidates' upper limits.
    public let upperMin: Double
    /// Half of the width of the widest interval of a single candidate.
    public let largestHalfWidth: Double
  }
}

extension ProportionFinding: WireRepresentable, FieldLister {
  /// The count as `successes`, or as `counts` where it is one of several candidates.
  public var fields: FieldList { FieldList(of: self) }

  package func list(into fields: inout some FieldSink) {
    fields.add("estimand", .string(estimand))
    fields.add("method", .string(method))
    fields.add("confidence", .level(level))
    fields.add("side", .string(side.rawValue))
    if let only = counts.only {
      fields.add("successes", .integer(only.successes))
    } else {
      fields.add("counts", .wholes(counts.successes))
    }
    fields.add("n", .integer(counts.trials))
    fields.add("estimate", .share(estimate))
    if counts.only == nil {
      fields.add("estimate_min", .share(counts.estimateRange.lowerBound))
      fields.add("estimate_max", .share(counts.estimateRange.upperBound))
    }
    fields.add(interval, .share)
    if let innerLimits {
      fields.add("lower_max", .share(innerLimits.lowerMax))
      fields.add("upper_min", .share(innerLimits.upperMin))
    }
    fields.add("warnings", .warnings(warnings))
  }

  /// A list for each candidate.
  var rows: [FieldList] {
    counts.binomials.map { candidate in
      FieldList(
        of: candidate.successes, among: counts.trials, category: nil, estimand: estimand,
        method: method, level: level, side: side, estimate: candidate.estimate, interval: interval,
        warnings: warnings)
    }
  }
}
