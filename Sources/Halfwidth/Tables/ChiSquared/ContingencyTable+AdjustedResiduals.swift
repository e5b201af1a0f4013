extension ContingencyTable {
  /// Returns adjusted residuals: observed minus expected, over its standard error under independence.
  ///
  /// Each is about standard normal under independence, so it says which cells a significant chi-square
  /// test comes from. All of them together are many tests: adjust their p-values.
  ///
  /// - Returns: A number for each cell by row; nil in an empty row or column, and everywhere where all
  ///   respondents are in one row or in one column.
  /// - Complexity: O(rows times columns).
  ///
  /// Source: S. J. Haberman (1973), *Biometrics* 29(1), 205-220,
  /// [doi:10.2307/2529686](https://doi.org/10.2307/2529686).
  public func adjustedResiduals() -> [[Double?]] {
    let root = Double(total).squareRoot()
    return (0..<rows).map { row in
      (0..<columns).map { column in
        let rowSpread = Double(rowTotals[row]) * Double(total - rowTotals[row])
        let columnSpread = Double(columnTotals[column]) * Double(total - columnTotals[column])
        guard rowSpread > 0 && columnSpread > 0 else { return nil }
        return scaledDeviation(row: row, column: column) / rowSpread.squareRoot() * root
          / columnSpread.squareRoot()
      }
    }
  }
}
