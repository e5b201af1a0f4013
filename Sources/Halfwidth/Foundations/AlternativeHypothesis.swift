internal import NumericCore

/// What a test holds against its null hypothesis: any other value, a smaller one, or a larger one.
///
/// The parameter is that of the sample, of the first sample less or over the second, of the first answer
/// less or over the second, or of a table's first row; of a trend, whether the share rises with the score;
/// of strata, whether the common odds ratio is above 1.
public enum AlternativeHypothesis: String, CaseIterable, Hashable, Sendable {
  /// The parameter is another one than the null hypothesis says.
  case two
  /// The parameter is smaller.
  case less
  /// The parameter is larger.
  case greater

  /// The side of the interval that holds what the test does not reject.
  ///
  /// A test against a larger parameter rejects what lies below a lower limit.
  public var side: IntervalSide {
    switch self {
    case .two: .two
    case .less: .upper
    case .greater: .lower
    }
  }

  /// The alternative of the test that holds against the interval's limits.
  package init(_ side: IntervalSide) {
    switch side {
    case .two: self = .two
    case .lower: self = .greater
    case .upper: self = .less
    }
  }

  /// The alternative where the two samples, or the two answers, are exchanged.
  var mirrored: AlternativeHypothesis {
    switch self {
    case .two: .two
    case .less: .greater
    case .greater: .less
    }
  }

  /// Returns the p-value of a statistic that is standard normal under the null hypothesis.
  ///
  /// - Parameter z: Above 0 where the data lie above the null hypothesis; may be infinite.
  func pValue(z: Double) -> Double {
    switch self {
    case .two: 2 * StandardNormal.upperTail(at: z.magnitude)
    case .less: StandardNormal.lowerTail(at: z)
    case .greater: StandardNormal.upperTail(at: z)
    }
  }

  /// Returns the p-value of a chi-squared statistic with one degree of freedom, whose signed root is `z`.
  func pValue(statistic: Double, z: Double) -> Double {
    switch self {
    case .two: ChiSquaredDistribution(degreesOfFreedom: 1).upperTail(at: statistic)
    case .less, .greater: pValue(z: z)
    }
  }

  /// Returns the p-value of two exact tails: the one of the alternative, or twice the smaller one, at most 1.
  ///
  /// - Parameters:
  ///   - less: The probability of data as small as the observed ones, or smaller.
  ///   - greater: The probability of data as large, or larger.
  func pValue(less: Double, greater: Double) -> Double {
    switch self {
    case .two: min(1, 2 * min(less, greater))
    case .less: less
    case .greater: greater
    }
  }
}
