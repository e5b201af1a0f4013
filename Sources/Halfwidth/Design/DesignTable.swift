internal import NumericCore

/// Two classifications of the respondents of a survey with a design.
public struct DesignTable: Hashable, Sendable {
  /// The design.
  public let design: SurveyDesign
  /// The number of rows that somebody with a weight is in, at least 2.
  public let rows: Int
  /// The number of columns that somebody with a weight is in, at least 2.
  public let columns: Int
  /// For each respondent the cell, row by row; nil for those who are in none.
  let cells: [Int?]
  /// Units less strata of those who are in a cell.
  public let degreesOfFreedom: Int
  /// How many respondents with a weight above 0 are in a cell.
  public let respondents: Int

  /// The shares of the cells, row by row.
  public let shares: [Double]

  /// Creates a table; categories that nobody with a weight is in are left out.
  ///
  /// - Parameters:
  ///   - first: For each respondent the row, or nil.
  ///   - second: For each respondent the column, or nil.
  ///   - design: How the respondents were sampled.
  /// - Returns: Nil where fewer than two rows or two columns are left.
  /// - Complexity: O(n)
  public init?(_ first: [Int?], by second: [Int?], of design: SurveyDesign) {
    precondition(
      first.count == design.rows && second.count == design.rows,
      "there is a category for each respondent")
    let members = (0..<design.rows).filter {
      first[$0] != nil && second[$0] != nil && design.weights[$0] > 0
    }
    let rowNames = Set(members.compactMap { first[$0] }).sorted()
    let columnNames = Set(members.compactMap { second[$0] }).sorted()
    guard rowNames.count > 1, columnNames.count > 1 else { return nil }
    let rowPlaces = Dictionary(uniqueKeysWithValues: zip(rowNames, rowNames.indices))
    let columnPlaces = Dictionary(uniqueKeysWithValues: zip(columnNames, columnNames.indices))
    var cells = [Int?](repeating: nil, count: design.rows)
    var sums = [Double](repeating: 0, count: rowNames.count * columnNames.count)
    for member in members {
      guard let row = first[member].flatMap({ rowPlaces[$0] }),
        let column = second[member].flatMap({ columnPlaces[$0] })
      else { continue }
      let cell = row * columnNames.count + column
      cells[member] = cell
      sums[cell] += design.weights[member]
    }
    let total = sums.reduce(0, +)
    self.design = design
    self.cells = cells
    rows = rowNames.count
    columns = columnNames.count
    shares = sums.map { $0 / total }
    respondents = members.count
    let reach = design.reach { cells[$0] != nil }
    degreesOfFreedom = reach.units - reach.strata
  }

  /// The largest (rows - 1) (columns - 1) that is tested: matrices of that order are factored.
  public static let largestOrder = 200

  /// (rows - 1) (columns - 1).
  var order: Int { (rows - 1) * (columns - 1) }

  /// The shares of the rows, and of the columns.
  var margins: (rows: [Double], columns: [Double]) {
    var margins = (
      rows: [Double](repeating: 0, count: rows), columns: [Double](repeating: 0, count: columns)
    )
    for (cell, share) in shares.enumerated() {
      margins.rows[cell / columns] += share
      margins.columns[cell % columns] += share
    }
    return margins
  }

  /// Pearson's chi-squared of the shares times the number of respondents.
  var pearson: Double {
    let margins = margins
    var sum = 0.0
    for (cell, share) in shares.enumerated() {
      let expected = margins.rows[cell / columns] * margins.columns[cell % columns]
      sum += (share - expected) * (share - expected) / expected
    }
    return sum * Double(respondents)
  }

  /// The eigenvalues of Rao and Scott's matrix of generalised design effects, ascending; nil where too many cells
  /// are empty for it to be one.
  ///
  /// Of the loglinear model of independence: contrasts of cells that no row and no column changes.
  var designEffects: [Double]? {
    // Cells that nobody is in count in no contrast, as in R.
    let inverse = shares.map { $0 > 0 ? 1 / $0 : 0 }
    var contrasts: [[Double]] = []
    for row in 0..<(rows - 1) {
      for column in 0..<(columns - 1) {
        var contrast = [Double](repeating: 0, count: shares.count)
        contrast[row * columns + column] = 1
        contrast[row * columns + columns - 1] = -1
        contrast[(rows - 1) * columns + column] = -1
        contrast[rows * columns - 1] = 1
        contrasts.append(zip(contrast, inverse).map { $0 * $1 })
      }
    }
    let simple = SymmetricMatrix(order: order) { one, two in
      var sum = 0.0
      for cell in shares.indices {
        sum += contrasts[one][cell] * contrasts[two][cell] * shares[cell]
      }
      return sum / Double(respondents)
    }
    // A contrast of cells is a mean of the numbers that it gives their respondents.
    let scores = contrasts.map { contrast in
      let mean = zip(contrast, shares).reduce(0) { $0 + $1.0 * $1.1 }
      return weighted { contrast[$0] - mean }
    }
    let covariance = design.covariance(of: scores)
    let actual = SymmetricMatrix(order: order) { covariance[$0][$1] }
    guard let factor = try? simple.choleskyFactor(), factor.smallestPivotShare > 1e-10,
      let values = try? actual.whitened(by: factor).eigenvalues(),
      let largest = values.last, largest > 0
    else { return nil }
    return values.map { max(0, $0) }
  }

  /// Wald's statistic of the differences between cells and what independence makes of the margins; nil where
  /// there are too few primary units for it.
  var wald: Double? {
    let margins = margins
    var scores: [[Double]] = []
    var differences: [Double] = []
    for row in 0..<(rows - 1) {
      for column in 0..<(columns - 1) {
        let (ofRow, ofColumn) = (margins.rows[row], margins.columns[column])
        differences.append(shares[row * columns + column] - ofRow * ofColumn)
        scores.append(
          weighted { cell in
            let isRow = cell / columns == row
            let isColumn = cell % columns == column
            return (isRow && isColumn ? 1 : 0) - (isRow ? ofColumn : 0) - (isColumn ? ofRow : 0)
              + ofRow * ofColumn
          })
      }
    }
    let covariance = design.covariance(of: scores)
    let matrix = SymmetricMatrix(order: order) { covariance[$0][$1] }
    guard let factor = try? matrix.choleskyFactor(), factor.smallestPivotShare > 1e-10 else {
      return nil
    }
    return try? factor.inverseQuadraticForm(differences)
  }

  /// For each respondent the weight as a share of all, times what the cell has; 0 outside of the table.
  private func weighted(_ value: (Int) -> Double) -> [Double] {
    let values = shares.indices.map(value)
    let total = cells.indices.reduce(0) { $0 + (cells[$1] == nil ? 0 : design.weights[$1]) }
    return cells.indices.map { respondent in
      cells[respondent].map { design.weights[respondent] / total * values[$0] } ?? 0
    }
  }
}
