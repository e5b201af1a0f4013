/// A measure of association of two ordered answers, as a ratio with what a respondent more in each cell adds to
/// its parts.
///
/// With t = u/w the ratio, the standard error is that of the delta method for a multinomial sample: the
/// respondents' spread of (u' - t w') / w, with u' and w' the derivatives by the cell's count. If the two answers
/// were independent, w would vary by chance only and the standard error is that of u' / w.
struct OrderedMeasure {
  /// The measure.
  let value: Double
  /// The standard error, ASE1 in SAS.
  let standardError: Double
  /// The standard error under independence, ASE0 in SAS.
  let standardErrorNull: Double

  /// - Parameters:
  ///   - numerator: u.
  ///   - denominator: w, above 0.
  ///   - slopes: u' and w' of a cell.
  init(
    of table: OrderedTable, numerator: Double, denominator: Double,
    slopes: (_ row: Int, _ column: Int) -> (numerator: Double, denominator: Double)
  ) {
    let value = numerator / denominator
    self.value = min(max(value, -1), 1)
    var spread = RespondentSpread()
    var spreadNull = RespondentSpread()
    for row in 0..<table.rows {
      for column in 0..<table.columns where table.counts[row][column] > 0 {
        let slope = slopes(row, column)
        let part = value * slope.denominator
        spread.add(
          slope.numerator - part, table.counts[row][column],
          size: max(slope.numerator.magnitude, part.magnitude))
        spreadNull.add(
          slope.numerator, table.counts[row][column], size: slope.numerator.magnitude)
      }
    }
    standardError = spread.squares.squareRoot() / denominator
    standardErrorNull = spreadNull.squares.squareRoot() / denominator
  }
}

/// The squared distances of the respondents' values from their mean.
private struct RespondentSpread {
  private var values: [(value: Double, count: Double)] = []
  private var size = 0.0

  /// Adds a value of some respondents, which is the difference of numbers of a size.
  mutating func add(_ value: Double, _ count: Int, size: Double) {
    values.append((value, Double(count)))
    self.size = max(self.size, size)
  }

  /// The sum of the squares; exactly 0 where the values differ by rounding only.
  var squares: Double {
    let lowest = values.reduce(Double.infinity) { min($0, $1.value) }
    let highest = values.reduce(-Double.infinity) { max($0, $1.value) }
    guard highest - lowest > 1e-13 * size else { return 0 }
    let mean =
      values.reduce(0) { $0 + $1.value * $1.count } / values.reduce(0) { $0 + $1.count }
    return values.reduce(0) { $0 + $1.count * ($1.value - mean) * ($1.value - mean) }
  }
}
