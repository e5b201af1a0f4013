/// What is computed for each cell of a table; raw values are the slugs.
public enum TableMatrixMethod: String, CaseIterable, Hashable, Sendable {
  /// ``ContingencyTable/expectedCounts``
  case expectedCounts = "expected-counts"
  /// ``ContingencyTable/adjustedResiduals()``
  case adjustedResiduals = "adjusted-residuals"

  /// The wire name of the numbers.
  public var name: String {
    switch self {
    case .expectedCounts: "expected"
    case .adjustedResiduals: "residuals"
    }
  }

  /// Returns a number for each cell; nil with a warning where the residual of a cell is undefined.
  ///
  /// - Complexity: O(rows times columns).
  public func finding(for table: ContingencyTable) -> MatrixFinding {
    let values: [[Double?]] =
      switch self {
      case .expectedCounts: table.expectedCounts
      case .adjustedResiduals: table.adjustedResiduals()
      }
    var warnings: [AnalysisWarning] = []
    if values.joined().contains(where: { $0 == nil }) {
      warnings.append(
        .zeroMargin(
          rawValue,
          instead: "residuals of empty rows and columns, and of the only one, are left out"))
    }
    if warnings.isEmpty && table.rowTotals.contains(0) {
      warnings.add(.undefined, "a row with nobody in it has no percentages of its counts")
    }
    return MatrixFinding(
      method: rawValue, name: name, values: values, observed: table, warnings: warnings)
  }
}

extension ContingencyTable {
  /// Returns a number for each cell.
  ///
  /// ```swift
  /// let table = try ContingencyTable([[10, 20], [30, 40]])
  /// table.cells(.expectedCounts).values[0]  // [12, 18]
  /// ```
  public func cells(_ method: TableMatrixMethod) -> MatrixFinding {
    method.finding(for: self)
  }
}
