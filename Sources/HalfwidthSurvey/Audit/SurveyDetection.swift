public import Halfwidth

/// How many wrong percentages of one base can be seen to be wrong by themselves.
public struct SurveyDetection: Hashable, Sendable {
  /// The percentages that can be printed of the base.
  public var power: DetectionPower
  /// How many percentages of that base and so many decimals the survey prints.
  public var numbers: Int
}

extension SurveyFindings {
  /// What the audit could see, for each base and number of decimals, by rising base; empty where percentages are
  /// weighted or counted from answers.
  public var detection: [SurveyDetection] {
    if codebook.isWeighted || codebook.responses != nil { return [] }
    struct Kind: Hashable {
      var base: Int
      var decimals: Int
    }
    // Counted in place: lists of all quantities and of all rows are long.
    var numbers: [Kind: Int] = [:]
    for section in sections {
      for question in section.questions {
        for quantity in question.quantities {
          for row in quantity.printed {
            guard let base = row.base, let percent = row.percent, percent.relation == .equal else {
              continue
            }
            numbers[Kind(base: base, decimals: percent.decimals), default: 0] += 1
          }
        }
      }
    }
    return numbers.compactMap { kind, count in
      (try? DetectionPower(
        base: kind.base, decimals: kind.decimals, rounding: codebook.rounding)).map {
          SurveyDetection(power: $0, numbers: count)
        }
    }.sorted { ($0.power.base, $0.power.decimals) < ($1.power.base, $1.power.decimals) }
  }
}

extension SurveyDetection: WireRepresentable {
  /// The base, the decimals, and how many of all percentages are possible.
  public var fields: FieldList {
    [
      "n": .integer(power.base), "decimals": .integer(power.decimals),
      "percentages": .integer(power.percentages), "possible": .integer(power.possible),
      "numbers": .integer(numbers),
    ]
  }

  /// How many percentages are possible.
  public var description: String {
    "\(power.possible) of \(power.percentages) percentages of \(power.base)"
  }
}
