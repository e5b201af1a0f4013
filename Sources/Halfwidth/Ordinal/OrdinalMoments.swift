/// The mean and spread of values that are known with how often they occur.
struct OrdinalMoments: Hashable {
  /// The number of values.
  let total: Double
  /// The mean.
  let mean: Double
  /// The distance from the smallest to the largest value that occurs.
  private let spread: Double
  /// The sum of squared deviations from the mean, in units of the squared spread; so that scores of any
  /// size have one.
  private let scaledSquares: Double

  /// Takes values with their counts, of which one at least is not 0.
  ///
  /// - Parameter magnitude: The largest size of the numbers that the values are made of.
  init(_ counted: [(count: Int, value: Double)], magnitude: Double) {
    let used = counted.filter { $0.count > 0 }
    precondition(!used.isEmpty, "moments are of at least one value")
    let lowest = used.reduce(used[0].value) { min($0, $1.value) }
    let highest = used.reduce(used[0].value) { max($0, $1.value) }
    total = used.reduce(0) { $0 + Double($1.count) }
    // Differences of equal steps, such as .3 - .2 and .2 - .1, differ by rounding only.
    let rounding = 4 * magnitude.ulp
    let spread = highest - lowest > rounding ? highest - lowest : 0
    self.spread = spread
    // Whole scores sum exactly, so the mean is rounded once.
    let plain = used.reduce(0) { $0 + Double($1.count) * $1.value } / total
    mean = min(max(plain, lowest), highest)
    guard spread > 0 else {
      scaledSquares = 0
      return
    }
    // From the smallest value on, so that a common offset of the scores costs no digits.
    let shifted = used.map { (count: Double($0.count), value: ($0.value - lowest) / spread) }
    let center = shifted.reduce(0) { $0 + $1.count * $1.value } / total
    scaledSquares = shifted.reduce(0) {
      $0 + $1.count * ($1.value - center) * ($1.value - center)
    }
  }

  /// One less than the number of values.
  var degreesOfFreedom: Double { total - 1 }

  /// The standard deviation, with n - 1; 0 where all values are the same, nil for one value.
  var standardDeviation: Double? {
    total > 1 ? spread * (scaledSquares / degreesOfFreedom).squareRoot() : nil
  }

  /// The standard error of the mean; 0 where all values are the same, nil for one value.
  var standardError: Double? {
    total > 1 ? spread * (scaledSquares / (total * degreesOfFreedom)).squareRoot() : nil
  }
}
