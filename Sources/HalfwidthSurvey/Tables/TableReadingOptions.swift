/// How a file of counts or answers is read, where a person says so.
public struct TableReadingOptions: Hashable, Sendable {
  /// Whether the first row holds names; nil to find out.
  public var header: Bool?
  /// Whether the first column holds names; nil to find out.
  public var rowNames: Bool?
  /// Whether rows and columns that are the sums of the others are left out; they are refused otherwise.
  public var dropsTotals: Bool
  /// The encoding of the text; nil to find out.
  public var encoding: TextEncoding?

  /// Creates options.
  public init(
    header: Bool? = nil, rowNames: Bool? = nil, dropsTotals: Bool = false,
    encoding: TextEncoding? = nil
  ) {
    self.encoding = encoding
    self.header = header
    self.rowNames = rowNames
    self.dropsTotals = dropsTotals
  }
}
