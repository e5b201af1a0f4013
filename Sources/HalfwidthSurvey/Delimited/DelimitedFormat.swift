/// How a file is to be read, where a person says it; what is nil is found in the file.
public struct DelimitedFormat: Hashable, Sendable {
  /// What stands between the fields.
  public var separator: FieldSeparator?
  /// What stands before the decimals of numbers.
  public var decimalMark: DecimalMark?
  /// The encoding.
  public var encoding: TextEncoding?
  /// How many rows name the columns, one of ``headerRowCounts``.
  public var headerRows: Int?
  /// How many rows may name the columns.
  public static let headerRowCounts = 1...9

  /// Creates a format.
  public init(
    separator: FieldSeparator? = nil, decimalMark: DecimalMark? = nil,
    encoding: TextEncoding? = nil, headerRows: Int? = nil
  ) {
    self.separator = separator
    self.decimalMark = decimalMark
    self.encoding = encoding
    self.headerRows = headerRows
  }
}

/// What stands before the decimals of a number.
public enum DecimalMark: String, CaseIterable, Hashable, Sendable {
  case point, comma
}
