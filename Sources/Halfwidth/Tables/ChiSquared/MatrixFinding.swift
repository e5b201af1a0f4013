/// A number for each cell of a table.
public struct MatrixFinding: Hashable, Sendable {
  /// The slug of the method.
  public var method: String
  /// The wire name of the numbers, such as `residuals`.
  public var name: String
  /// The numbers by row; nil where one is undefined.
  public var values: [[Double?]]
  /// The counts that they were computed from, with the names of rows and columns.
  public var observed: ContingencyTable
  /// What was approximated, and what is undefined and why.
  public var warnings: [AnalysisWarning]

  /// Creates a finding.
  public init(
    method: String, name: String, values: [[Double?]], observed: ContingencyTable,
    warnings: [AnalysisWarning] = []
  ) {
    self.method = method
    self.name = name
    self.values = values
    self.observed = observed
    self.warnings = warnings
  }
}
