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
    let kinds = sections.flatMap(\.questions).flatMap(\.quantities).flatMap(\.printed)
      .compactMap { row -> Kind? in
        guard let base = row.base, let percent = row.percent, percent.relation == .equal,
          let number = try? PrintedDecimal(parsing: percent.digits)
        else { return nil }
        return Kind(base: base, decimals: number.decimals)
      }
    return Dictionary(grouping: kinds) { $0 }.compactMap { kind, all in
      (try? DetectionPower(
        base: kind.base, decimals: kind.decimals, rounding: codebook.rounding)).map {
          SurveyDetection(power: $0, numbers: all.count)
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
