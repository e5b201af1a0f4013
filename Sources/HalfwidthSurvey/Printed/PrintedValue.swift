internal import Halfwidth

/// One number as a report prints it: a row of `counts.csv`, or of the codebook's `words`.
public struct PrintedValue: Hashable, Sendable {
  /// The question's id.
  public var question: String
  /// The item's id; nil for a question without items.
  public var item: String?
  /// A level or box of the question's scale; nil where there is none.
  public var category: String?
  /// The printed count, or a bound on it; nil where none is printed.
  public var count: Printed?
  /// The printed percentage, or a bound on it; nil where none is printed.
  public var percent: Printed?
  /// What it says in words, with their reading; nil for a number, and for a row of `counts.csv`.
  public var words: Words? = nil
  /// The printed base; nil where none is stated.
  public var base: Int?
  /// The figure, as printed.
  public var figure: String?
  /// Section and paragraph of the report.
  public var place: String
  /// Where the row stands, as `file:line:column`.
  public var source: SourcePosition

  /// A printed number or bound, kept as decimal text: `74`, `8.5`, `>90`, `>=40`.
  public struct Printed: Hashable, Sendable {
    /// How the quantity relates to the number.
    public var relation: Relation
    /// The digits as printed, without sign, such as `8.50`.
    public var digits: String

    /// How a quantity relates to a printed number.
    public enum Relation: String, CaseIterable, Hashable, Sendable {
      /// The number itself.
      case equal = ""
      /// Above the number.
      case above = ">"
      /// The number or above.
      case atLeast = ">="
      /// Below the number.
      case below = "<"
      /// The number or below.
      case atMost = "<="
    }
  }

  /// A share that a report gives in words, such as "almost a third", as the codebook's author reads them.
  ///
  /// Words are no number: how far apart the two ends lie is the author's judgement, and the width that it adds to an
  /// interval is said beside it (``QuantityFinding/widthFromWords``).
  public struct Words: Hashable, Sendable {
    /// The words of the report.
    public var text: String
    /// The smallest percentage that they can mean, itself included.
    public var from: Printed
    /// The largest, itself included.
    public var to: Printed

    /// The reading, such as `25% to 33%`, or `50%` where both ends are that.
    public var reading: String {
      from == to ? "\(from.digits)%" : "\(from.digits)% to \(to.digits)%"
    }
  }
}

extension PrintedValue.Printed {
  /// The number as printed, with its sign: `74`, `>90`.
  public var text: String { relation.rawValue + digits }
}

extension PrintedValue {
  /// What the row prints, such as `47 (94%)`.
  package var printedText: String {
    if let words { return "\"\(words.text)\" (read as \(words.reading))" }
    let percent = percent.map { $0.text + "%" }
    guard let count else { return percent ?? "" }
    return percent.map { "\(count.text) (\($0))" } ?? count.text
  }

  /// What the report prints, as texts, and where.
  var fields: FieldList {
    var fields: FieldList = [
      "count": .text(count?.text), "percent": .text(percent?.text), "n": .whole(base),
      "where": .string(place), "source": .string(source.description),
    ]
    if let words {
      fields.add([
        "words": .string(words.text), "from": .string(words.from.digits + "%"),
        "to": .string(words.to.digits + "%"),
      ])
    }
    return fields
  }
}
