/// Shares of several categories with intervals that hold together.
public struct SimultaneousFinding: Hashable, Sendable {
  /// The slug of the method.
  public let method: String
  /// The nominal coverage of all the intervals together.
  public let level: ConfidenceLevel
  /// What was observed.
  public let counts: CategoryCounts
  /// An interval for each category, in their order; nil where the method is undefined for these
  /// counts; a warning then says why.
  public let intervals: [ConfidenceInterval]?
  /// What was approximated, and what is undefined and why.
  public internal(set) var warnings: [AnalysisWarning]
}

extension SimultaneousFinding: WireRepresentable {
  private static let estimand = "proportions"

  /// Estimates and limits are lists with a number for each category.
  public var fields: FieldList {
    func limits(_ limit: KeyPath<ConfidenceInterval, Double>) -> FieldValue {
      intervals.map { .list($0.map { .share($0[keyPath: limit]) }) } ?? .undefined
    }
    return [
      "estimand": .string(Self.estimand), "method": .string(method), "confidence": .level(level),
      "counts": .wholes(counts.counts), "n": .integer(counts.total),
      "estimate": .list(counts.estimates.map { .share($0) }), "lower": limits(\.lower),
      "upper": limits(\.upper), "warnings": .warnings(warnings),
    ]
  }

  /// A list for each category.
  var rows: [FieldList] {
    counts.counts.indices.map { index in
      FieldList(
        of: counts.counts[index], among: counts.total, category: index + 1,
        estimand: Self.estimand, method: method, level: level, side: .two,
        estimate: counts.estimates[index], interval: intervals?[index], warnings: warnings)
    }
  }

  /// The shares one by one, and the method.
  public var description: String {
    (rows.compactMap(\.finding) + [method]).joined(separator: ", ")
  }
}

extension FieldList {
  /// One share with its interval, whatever finding it belongs to.
  init(
    of successes: Int, among trials: Int, category: Int?, estimand: String, method: String,
    level: ConfidenceLevel, side: IntervalSide, estimate: Double, interval: ConfidenceInterval?,
    warnings: [AnalysisWarning]
  ) {
    self = [
      "category": .whole(category), "successes": .integer(successes), "n": .integer(trials),
      "estimand": .string(estimand), "method": .string(method), "confidence": .level(level),
      "side": .string(side.rawValue), "estimate": .share(estimate),
      "lower": .share(interval?.lower), "upper": .share(interval?.upper),
      "warnings": .warnings(warnings),
    ]
  }
}
