public import Halfwidth

/// The mean of a scale's scores as a report prints it, with or without its standard deviation: a row of `counts.csv`.
public struct PrintedScore: Hashable, Sendable {
  /// The question's id.
  public var question: String
  /// The item's id; nil for a question without items.
  public var item: String?
  /// The mean, as printed.
  public var mean: PrintedDecimal
  /// The standard deviation, as printed; nil where there is none.
  public var deviation: PrintedDecimal?
  /// How many gave a step of the scale.
  public var base: Int
  /// The figure, as printed.
  public var figure: String?
  /// Section and paragraph of the report.
  public var place: String
  /// Where the row stands, as `file:line:column`.
  public var source: SourcePosition
}

extension PrintedScore {
  /// What the row prints, such as `mean 3.16, SD 1.00`.
  package var printedText: String {
    "mean \(mean)" + (deviation.map { ", SD \($0)" } ?? "")
  }
}
