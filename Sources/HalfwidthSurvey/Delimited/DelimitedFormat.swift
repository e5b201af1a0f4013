/// How the text of a file is to be read, where a person says it; what is nil is found in the file.
public struct DelimitedFormat: Hashable, Sendable {
  /// What stands between the fields.
  public var separator: FieldSeparator?
  /// What stands before the decimals of numbers.
  public var decimalMark: DecimalMark?

  /// Creates a format.
  public init(separator: FieldSeparator? = nil, decimalMark: DecimalMark? = nil) {
    self.separator = separator
    self.decimalMark = decimalMark
  }
}

/// What stands before the decimals of a number.
public enum DecimalMark: String, CaseIterable, Hashable, Sendable {
  case point, comma
}
