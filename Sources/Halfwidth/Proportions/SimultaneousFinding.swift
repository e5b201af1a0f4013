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
