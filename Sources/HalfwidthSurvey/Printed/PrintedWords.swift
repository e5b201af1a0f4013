/// A share that a report gives in words, such as "almost a third", as the codebook's author reads them.
///
/// Words are no number: how far apart the two ends lie is the author's judgement, and the width that it adds to an
/// interval is said beside it (``QuantityFinding/widthFromWords``).
public struct PrintedWords: Hashable, Sendable {
  /// The words of the report.
  public var text: String
  /// The smallest percentage that they can mean, itself included.
  public var from: PrintedValue.Printed
  /// The largest, itself included.
  public var to: PrintedValue.Printed

  /// The reading, such as `25% to 33%`.
  public var reading: String { "\(from.digits)% to \(to.digits)%" }
}
