internal import Halfwidth

/// How an infinite number is written where a format has none of its own.
public enum InfiniteNumbers: String, CaseIterable, Sendable {
  /// As `Infinity`, which R and pandas read as a number in CSV.
  case text = "string"
  /// As `Inf`, R's own word: jsonlite reads it as a number in JSON too.
  case inf

  /// The text of an infinite number.
  func text(_ number: Double) -> String {
    switch self {
    case .text: FieldValue.infinity(number)
    case .inf: number < 0 ? "-Inf" : "Inf"
    }
  }
}
