/// A place in a file that a person can go to; lines and columns start at 1.
public struct SourcePosition: Hashable, Sendable {
  /// The file's path as it was given.
  public var file: String
  /// The line.
  public var line: Int
  /// The column, in characters.
  public var column: Int

  /// Creates a position.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourcePosition: CustomStringConvertible {
  /// The position as `file:line:column`.
  public var description: String { "\(file):\(line):\(column)" }
}
