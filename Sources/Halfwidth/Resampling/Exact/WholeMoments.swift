/// Moments of rows of whole numbers, with nothing rounded: where nothing varies a square is exactly 0.
struct WholeMoments: Moments {
  /// A column as whole numbers of steps from an offset.
  struct Column: Sendable {
    let steps: [Int]
    let offset: Int
    let step: Int
    let divisor: Int

    /// The length of a step.
    var unit: Double { Double(step) / Double(divisor) }
  }

  /// What there is where a statistic has one column only.
  static let none = Column(steps: [], offset: 0, step: 1, divisor: 1)

  let x: Column
  let y: Column
  /// How often each row comes up.
  let counts: [Int]

  private var n: Int { counts.reduce(0, +) }

  /// The column's sum, in parts of its divisor.
  private func sum(_ column: Column) -> Int {
    var (n, sum) = (0, 0)
    for (row, count) in counts.enumerated() where count > 0 {
      n += count
      sum += count * column.steps[row]
    }
    return n * column.offset + column.step * sum
  }

  /// n times the sum of products of the distances from the means, of n rows, in steps.
  private func spread(_ a: [Int], _ b: [Int]) -> Double {
    var (n, sumA, sumB, products) = (0, 0, 0, 0)
    for (row, count) in counts.enumerated() where count > 0 {
      n += count
      sumA += count * a[row]
      sumB += count * b[row]
      products += count * a[row] * b[row]
    }
    return Double(n * products - sumA * sumB)
  }

  /// Both means' common n is left out: their quotient has the same bits for the same sums.
  var meanX: Double { Double(sum(x)) }
  var divisorY: Double {
    let sum = sum(y)
    return sum == 0 ? .nan : Double(sum)
  }
  var meanUnit: Double { Double(y.divisor) / Double(x.divisor) }
  var xx: Double { spread(x.steps, x.steps) }
  var xy: Double { spread(x.steps, y.steps) }
  var yy: Double { spread(y.steps, y.steps) }
  /// A square of 0 is no loss of digits.
  var isSound: Bool { true }
  func unbiased(_ product: Double) -> Double { product / (Double(n) * Double(n - 1)) }
  var unitX: Double { x.unit }
  var unitY: Double { y.unit }
  func perUnit(_ quotient: Double) -> Double { quotient * (x.unit / y.unit) }
}
