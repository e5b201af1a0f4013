/// What is asked of a test beside its method: in which direction, and against which value.
///
/// Without anything stated a test is of what its method says, such as that two proportions are equal. With
/// a null value the hypothesis is that the parameter has it; with two margins, that the parameter lies outside of
/// them, so that a small p-value shows equivalence.
///
/// ```swift
/// let notInferior = try TestedHypothesis(.difference, null: -0.1, alternative: .greater)
/// notInferior.alternative  // greater
/// let equivalent = try TestedHypothesis(.difference, margins: -0.1, 0.1)
/// equivalent.alternative  // two
/// ```
public struct TestedHypothesis: Hashable, Sendable {
  /// The direction.
  public let alternative: AlternativeHypothesis
  /// The value that was stated; nil for what the method tests by itself.
  public let stated: StatedValue?

  /// A parameter and what is stated of it.
  public struct StatedValue: Hashable, Sendable {
    /// The parameter.
    public let parameter: Parameter
    /// Its value under the null hypothesis, or the margins that it lies within if it is equivalent.
    public let bounds: Bounds
  }

  /// What is stated of a parameter.
  public enum Bounds: Hashable, Sendable {
    /// The value under the null hypothesis.
    case null(Double)
    /// The ends of the values that are as good as no difference; the lower one is smaller.
    case margins(lower: Double, upper: Double)
  }

  /// The parameters whose values can be stated; raw values are the estimands of findings.
  public enum Parameter: String, CaseIterable, Hashable, Sendable {
    /// A proportion, in 0...1.
    case proportion
    /// A difference of proportions, the first minus the second, in -1...1.
    case difference
    /// A ratio of proportions, the first over the second, above 0.
    case ratio
    /// An odds ratio, the first over the second, above 0.
    case oddsRatio = "odds_ratio"
  }

  /// Creates the hypothesis that a method tests by itself.
  public init(_ alternative: AlternativeHypothesis = .two) {
    self.alternative = alternative
    stated = nil
  }

  /// Creates the hypothesis that a parameter has a value.
  ///
  /// - Throws: ``HypothesisError`` for a value that the parameter can't have.
  public init(
    _ parameter: Parameter, null: Double, alternative: AlternativeHypothesis = .two
  ) throws(HypothesisError) {
    guard parameter.takes(null) else { throw .outOfRange(parameter, null) }
    self.alternative = alternative
    stated = StatedValue(parameter: parameter, bounds: .null(null))
  }

  /// Creates the hypothesis that a parameter lies outside of two margins.
  ///
  /// It is tested from both sides, each at the whole significance, so there is no direction.
  ///
  /// - Throws: ``HypothesisError`` for a margin that the parameter can't have, and where the lower one is not
  ///   the smaller one: no value would lie between them.
  public init(
    _ parameter: Parameter, margins lower: Double, _ upper: Double
  ) throws(HypothesisError) {
    for margin in [lower, upper] where !parameter.takes(margin) {
      throw .outOfRange(parameter, margin)
    }
    guard lower < upper else { throw .nothingBetween(lower, upper) }
    alternative = .two
    stated = StatedValue(parameter: parameter, bounds: .margins(lower: lower, upper: upper))
  }
}

extension TestedHypothesis {
  /// The value that was stated; nil without one, and for margins.
  public var null: Double? {
    guard case .null(let value)? = stated?.bounds else { return nil }
    return value
  }

  /// The margins that were stated; nil without any.
  public var margins: (lower: Double, upper: Double)? {
    guard case .margins(let lower, let upper)? = stated?.bounds else { return nil }
    return (lower, upper)
  }
}

extension TestedHypothesis.Parameter {
  /// Whether the parameter can have a value.
  func takes(_ value: Double) -> Bool {
    switch self {
    case .proportion: value >= 0 && value <= 1
    case .difference: value.magnitude <= 1
    case .ratio, .oddsRatio: value > 0 && value < .infinity
    }
  }

  /// Its name in words.
  package var words: String {
    switch self {
    case .proportion: "share"
    case .difference: "difference"
    case .ratio: "ratio"
    case .oddsRatio: "odds ratio"
    }
  }
}

/// Why a hypothesis was refused.
public enum HypothesisError: InputError {
  /// The parameter can't have the value.
  case outOfRange(TestedHypothesis.Parameter, Double)
  /// The lower margin is not the smaller one.
  case nothingBetween(Double, Double)

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .outOfRange(let parameter, let value):
      switch parameter {
      case .proportion:
        "a share lies in 0 to 1, not at \(value); write such as "
          + (value > 1 && value <= 100
            ? "\(DecimalFormat.trimmed(value / 100, places: 6)), or \(DecimalFormat.trimmed(value, places: 4))% for a "
              + "percentage" : "0.5")
      case .difference:
        "a difference of shares lies in -1 to 1, not at \(value); write such as -0.1"
      case .ratio, .oddsRatio:
        "a stated \(parameter.words) is a number above 0, not \(value); write such as 0.8"
      }
    case .nothingBetween(let lower, let upper):
      "no value lies between the margins \(lower) and \(upper); give the smaller one first"
    }
  }
}
