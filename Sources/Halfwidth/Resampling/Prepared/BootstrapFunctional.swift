/// A statistic as a smooth function of the observations' weights.
public struct BootstrapFunctional: Sendable {
  /// The number of observations in each independent sample.
  public let sampleSizes: [Int]
  /// The weights of the data, sample after sample, which sum to 1 in each: equal unless resamples draw
  /// some rows more often than others.
  public let weights: [Double]
  /// Returns the statistic for weights, sample after sample, that sum to 1 in each sample; some may be
  /// slightly below 0.
  public let value: @Sendable ([Double]) -> Double

  /// Creates a functional.
  ///
  /// - Parameters:
  ///   - sampleSizes: At least one sample, and none empty.
  ///   - weights: One for each observation, not negative, with sum 1 in each sample; nil for equal ones.
  ///   - value: The statistic; with these weights, that of the data.
  public init(
    sampleSizes: [Int], weights: [Double]? = nil, value: @escaping @Sendable ([Double]) -> Double
  ) {
    precondition(
      !sampleSizes.isEmpty && sampleSizes.allSatisfy { $0 >= 1 },
      "a functional has at least one sample, and no empty one")
    let equal = sampleSizes.flatMap { [Double](repeating: 1 / Double($0), count: $0) }
    precondition(
      weights.map { $0.count == equal.count && $0.allSatisfy { $0 >= 0 } } ?? true,
      "each observation has a weight, and none is negative")
    self.sampleSizes = sampleSizes
    self.weights = weights ?? equal
    self.value = value
  }
}
