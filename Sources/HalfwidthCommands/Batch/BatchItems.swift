internal import Halfwidth
internal import HalfwidthReport

/// Several pairs of totals, or one of so many that were asked: a family whose p-values are adjusted
/// together.
struct BatchItems {
  var items: [MarginsInput]
  /// How many items were asked; nil where it is not said.
  var asked: Int?
  /// Whether the input is one pair of totals, whose answer is one.
  var isOne: Bool

  /// Every item with its p-values adjusted for all of them.
  func result(level: ConfidenceLevel) throws(BatchError) -> BatchResult {
    let findings = items.map { $0.finding(level: level) }
    let family = try BatchError.translating(
      CommandInput.checked("--items-asked", MarginsFamily.init(_:asked:), findings, asked))
    let adjusted = zip(findings, family.findings(level: level)).map {
      Finding.margins($0, family: $1)
    }
    if isOne { return .one(adjusted[0].warnedOfLowConfidence.fields) }
    return .several(
      zip(items, adjusted).map { BatchRequest.labelled($1, label(of: $0)) })
  }

  /// The item as the command line has it.
  func label(of item: MarginsInput) -> String {
    let margins = item.margins
    return "\(margins.first)/\(margins.total) and \(margins.second)/\(margins.total)"
  }
}
