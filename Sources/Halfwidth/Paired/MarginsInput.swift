/// Margins with what narrows their joint tables, known to leave at least one and not too many.
public struct MarginsInput: Hashable, Sendable {
  /// The margins.
  public let margins: PairedMargins
  /// What narrows the tables.
  public let constraint: JointConstraint

  /// Creates an input.
  ///
  /// - Throws: ``CountsError`` where no table is left, or too many.
  public init(
    _ margins: PairedMargins, where constraint: JointConstraint = .none
  ) throws(CountsError) {
    _ = try margins.enumerableJoint(where: constraint)
    self.margins = margins
    self.constraint = constraint
  }
}

extension MarginsInput {
  /// Returns the whole answer; the input was checked when it was made.
  public func finding(level: ConfidenceLevel) -> MarginsFinding {
    guard let finding = try? margins.finding(level: level, where: constraint) else {
      preconditionFailure("a checked input leaves tables that can be enumerated")
    }
    return finding
  }
}
