/// How comma-separated values are written where there is a choice.
public struct CSVStyle: Sendable {
  /// Under which names the columns stand.
  public var names: CSVNames
  /// How an infinite number is written.
  public var infinity: InfiniteNumbers

  /// Creates a style.
  public init(names: CSVNames = .halfwidth, infinity: InfiniteNumbers = .text) {
    self.names = names
    self.infinity = infinity
  }
}
