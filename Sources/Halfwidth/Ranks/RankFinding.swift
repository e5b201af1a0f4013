/// The ranks of items, as a document has them.
public struct RankFinding: Hashable, Sendable {
  /// The slug of the method.
  public var method: String
  /// The nominal coverage of all rank intervals together.
  public var level: ConfidenceLevel
  /// What was ranked.
  public var items: RankedItems
  /// The ranks; nil where the method needs what is not known, and a warning says so.
  public var ranks: Ranks?
  /// The longest runs of items of which none is shown to be above another, the best first; nil where nobody asked.
  public var tiedSets: [[Int]]? = nil
  /// What a reader must know.
  public var warnings: [AnalysisWarning] = []
}

extension RankFinding: WireRepresentable {
  private static let estimand = "ranks"

  /// What each item has is in lists.
  ///
  /// Items are numbered from 0 on, ranks from 1; a rank that a range of
  /// counts leaves open is undefined, and `rank_min` and `rank_max` say between which it lies.
  public var fields: FieldList {
    var fields: FieldList = [
      "estimand": .string(Self.estimand), "method": .string(method),
      "confidence": .level(level), "n": .integer(items.respondents),
    ]
    if let names = items.names { fields.add("items", .texts(names)) }
    if !items.areScores {
      fields.add("successes", .list(items.counts.map { .whole($0.only) }))
    }
    fields.add("estimate", .list(items.estimates.map(estimate)))
    fields.add("rank", list { .whole($0.sampleRanks[$1].only) })
    fields.add("rank_min", list { .integer($0.sampleRanks[$1].lowerBound) })
    fields.add("rank_max", list { .integer($0.sampleRanks[$1].upperBound) })
    fields.add("lower", list { .integer($0.intervals[$1].lowerBound) })
    fields.add("upper", list { .integer($0.intervals[$1].upperBound) })
    fields.add("first_set", ranks.map { .wholes($0.firstSet) } ?? .undefined)
    fields.add("last_set", ranks.map { .wholes($0.lastSet) } ?? .undefined)
    add("highest", ranks?.highest, to: &fields)
    add("lowest", ranks?.lowest, to: &fields)
    if let tiedSets { fields.add("tied_sets", .list(tiedSets.map(FieldValue.wholes))) }
    fields.add("warnings", .warnings(warnings))
    return fields
  }

  private func estimate(_ value: Double?) -> FieldValue {
    items.areScores ? .amount(value) : .share(value)
  }

  private func list(_ value: (Ranks, _ item: Int) -> FieldValue) -> FieldValue {
    ranks.map { ranks in .list((0..<items.items).map { value(ranks, $0) }) } ?? .undefined
  }

  private func add(_ name: String, _ extreme: Ranks.Extreme?, to fields: inout FieldList) {
    fields.add(name, .whole(extreme?.item))
    fields.add("\(name)_p_value", .probability(extreme?.pValue))
    fields.add(
      "\(name)_supported",
      ranks == nil ? .undefined : .flag(extreme?.isSupported ?? false))
  }

  /// A list for each item, by its name, or by its number from 1 on where it has none.
  var rows: [FieldList] {
    (0..<items.items).map { item in
      var fields: FieldList = [
        "item": items.names.map { .string($0[item]) } ?? .integer(item + 1)
      ]
      if !items.areScores {
        fields.add("successes", .whole(items.counts[item].only))
        fields.add("successes_min", .integer(items.counts[item].lowerBound))
        fields.add("successes_max", .integer(items.counts[item].upperBound))
      }
      fields.add("n", .integer(items.respondents))
      fields.add("estimand", .string(Self.estimand))
      fields.add("method", .string(method))
      fields.add("confidence", .level(level))
      fields.add("estimate", estimate(items.estimates[item]))
      fields.add("rank", .whole(ranks?.sampleRanks[item].only))
      fields.add("rank_min", .whole(ranks?.sampleRanks[item].lowerBound))
      fields.add("rank_max", .whole(ranks?.sampleRanks[item].upperBound))
      fields.add("lower", .whole(ranks?.intervals[item].lowerBound))
      fields.add("upper", .whole(ranks?.intervals[item].upperBound))
      fields.add("first", ranks.map { .flag($0.firstSet.contains(item)) } ?? .undefined)
      fields.add("last", ranks.map { .flag($0.lastSet.contains(item)) } ?? .undefined)
      fields.add("warnings", .warnings(warnings))
      return fields
    }
  }

  /// The rank intervals one by one, and the method.
  public var description: String {
    let intervals = (ranks?.intervals ?? []).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)"
    }
    return "ranks \(intervals.isEmpty ? "undefined" : intervals.joined(separator: ", ")), "
      + method
  }
}
