public import Halfwidth

/// A printed mean score of an item, with the interval that all answers allow which have it.
public struct ScoreFinding: Hashable, Sendable {
  /// The printed row.
  public var printed: PrintedScore
  /// The item; nil for a question without items.
  public var item: Question.Item?
  /// The lowest and the highest score.
  public var scale: ClosedRange<Int>
  /// The level of the interval.
  public var level: ConfidenceLevel
  /// Student's interval, the union over all answers that have the printed numbers; nil where ``reason`` says why.
  public var interval: ConfidenceInterval?
  /// Why there is no interval; nil where there is one.
  public var reason: String?
  /// How many lists of counts of the levels have the printed numbers; nil where they were not counted.
  public var distributions: Int?
}

extension ScoreFinding {
  /// The mean under its wire names.
  ///
  /// - Parameter question: The question that it belongs to.
  public func fields(in question: Question) -> FieldList {
    [
      "question": .string(question.id), "item": .text(item?.id),
      "label": .string(item?.label ?? question.text), "figure": .text(question.figure),
      "role": .string(question.role.rawValue), "headline": .flag(false),
      "estimand": .string("mean_score"), "method": .string("mean-score"),
      "estimate": .amount(printed.mean.value), "lower": .amount(interval?.lower),
      "upper": .amount(interval?.upper), "confidence": .parameter(level.confidence),
      "n": .integer(printed.base), "standard_deviation": .amount(printed.deviation?.value),
      "distributions": .whole(distributions),
      "warnings": .warnings(
        reason.map { [(code: AnalysisWarning.Code.undefined.rawValue, message: $0)] } ?? []),
      "printed": .list([
        .fields([
          "mean": .string(printed.mean.text), "sd": .text(printed.deviation?.text),
          "n": .integer(printed.base), "where": .string(printed.place),
          "source": .string(printed.source.description),
        ])
      ]),
    ]
  }
}
