/// The p-values of a family of hypotheses that are judged together.
public struct PValues: Hashable, Sendable {
  /// The p-values in the order given, each in 0...1; at least one.
  public let values: [Double]
  /// The number of hypotheses in the family, at least as many as ``values``.
  ///
  /// Hypotheses that were tested and whose p-values are not known count with p = 1, the value that
  /// helps no other: the adjusted values of the known ones are then at least what they would be with
  /// the unknown ones.
  public let total: Int
  /// The level at which hypotheses are rejected, strictly between 0 and 1; nil where none is asked for.
  public let alpha: Double?

  /// Creates a family that is possible.
  ///
  /// - Parameters:
  ///   - values: The known p-values.
  ///   - total: The number of hypotheses, at most 2^53; nil where all p-values are known.
  ///   - alpha: The level at which hypotheses are rejected, if any is to be.
  /// - Throws: ``CountsError`` for an empty list, a value outside 0...1 or not a number, a total below
  ///   the number of values or above 2^53, or a level that is not strictly between 0 and 1.
  public init(
    _ values: [Double], total: Int? = nil, alpha: Double? = nil
  ) throws(CountsError) {
    guard !values.isEmpty else { throw .tooFew("there is no p-value; give at least one") }
    if let index = values.firstIndex(where: { !($0 >= 0 && $0 <= 1) }) {
      throw .outOfRange("p-value \(index + 1) is \(values[index]); a p-value lies in 0...1")
    }
    let total = total ?? values.count
    guard total >= values.count else {
      throw .mismatch(
        "a family of \(total) hypotheses can't have the \(values.count) p-values given; count at least "
          + "those")
    }
    guard total <= BinomialCounts.largestTrials else {
      throw .beyondExact("\(total) hypotheses are more than 2^53")
    }
    if let alpha, !(alpha > 0 && alpha < 1) {
      throw .outOfRange("alpha is \(alpha); it lies strictly between 0 and 1, such as 0.05")
    }
    // A minus 0 would be printed.
    self.values = values.map { $0 + 0 }
    self.total = total
    self.alpha = alpha
  }
}

extension PValues {
  /// Creates a family from text such as `0.01,0.04,0.2`.
  ///
  /// - Throws: ``CountsError``: malformed text, or a family that is not possible.
  public init(
    parsing text: String, total: Int? = nil, alpha: Double? = nil
  ) throws(CountsError) {
    var values: [Double] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let digits = part.drop { $0 == " " }
      guard let value = Double(digits), !digits.contains(where: { $0 == "x" || $0 == "X" }) else {
        throw .malformed("'\(text)' is not a list of p-values; write numbers such as 0.01,0.04,0.2")
      }
      values.append(value)
    }
    try self.init(values, total: total, alpha: alpha)
  }
}
