public import Halfwidth

extension MarginsPValueFinding {
  /// The finding under its wire names; the lists name every n11 where the end of the range is attained.
  public var json: JSONObject {
    [
      "method": .string(method), "p_value_min": .number(pValueMin),
      "p_value_max": .number(pValueMax),
      "n11_at_min": .array(bothAtMin.map { .integer($0) }),
      "n11_at_max": .array(bothAtMax.map { .integer($0) }), "n11_range": joint.json,
      "tables": .integer(joint.count), "rejections": .integer(rejections),
      "warnings": warnings.json,
    ]
  }
}

extension MarginsIntervalFinding {
  /// The finding under its wire names: the union as `lower`, `upper` and as `lower_min`, `upper_max`.
  public var json: JSONObject {
    [
      "estimand": "difference", "method": .string(method),
      "confidence": .number(level.confidence), "estimate": .number(estimate),
      "lower": .number(lowerMin), "upper": .number(upperMax), "lower_min": .number(lowerMin),
      "upper_max": .number(upperMax),
      "n11_at_lower_min": .array(bothAtLowerMin.map { .integer($0) }),
      "n11_at_upper_max": .array(bothAtUpperMax.map { .integer($0) }),
      "lower_max": JSONValue(lowerMax), "upper_min": JSONValue(upperMin), "n11_range": joint.json,
      "tables": .integer(joint.count), "exclusions_of_zero": .integer(exclusionsOfZero),
      "warnings": warnings.json,
    ]
  }
}

extension MarginsFinding {
  /// The finding under its wire names; what each method says is an object of its own.
  ///
  /// - Parameter family: The p-values adjusted for the family that the margins are an item of.
  public func json(family: MarginsFamilyFinding? = nil) -> JSONObject {
    var object: JSONObject = [
      "x1": .integer(margins.first), "x2": .integer(margins.second),
      "n": .integer(margins.total), "net": .integer(net), "estimand": "difference",
      "estimate": .number(margins.difference), "n11_range": joint.json,
      "discordant_min": .integer(discordant.lowerBound),
      "discordant_max": .integer(discordant.upperBound), "phi_min": JSONValue(phiMin),
      "phi_max": JSONValue(phiMax), "confidence": .number(level.confidence),
      "verdict": .string(verdict.rawValue), "verdict_by": .string(exact.method),
      "critical_discordance": JSONValue(criticalDiscordance),
      "critical_phi": JSONValue(criticalPhi), "mcnemar_exact": .object(exact.json),
      "mcnemar_mid_p": .object(midP.json), "tango": .object(tango.json),
    ]
    if let family {
      object.set("multiplicity", to: .integer(family.multiplicity))
      object.set("adjustment_is_lower_bound", to: .bool(family.isLowerBound))
      object.set("adjusted_p_value_min", to: .number(family.bestAdjusted))
      object.set("adjusted_p_value_max", to: .number(family.worstAdjusted))
      object.set("adjusted_verdict", to: .string(family.verdict.rawValue))
    }
    object.set("warnings", to: warnings.json)
    return object
  }
}

extension CandidateMarginsFinding {
  /// The finding under its wire names: ranges over every candidate and every joint table.
  public var json: JSONObject {
    [
      "estimand": "difference", "estimate": JSONValue(single?.margins.difference),
      "estimate_min": .number(difference.lowerBound),
      "estimate_max": .number(difference.upperBound), "net_min": .integer(net.lowerBound),
      "net_max": .integer(net.upperBound), "discordant_min": .integer(discordant.lowerBound),
      "discordant_max": .integer(discordant.upperBound), "method": "tango",
      "confidence": .number(level.confidence), "lower": .number(lowerMin),
      "upper": .number(upperMax), "lower_max": JSONValue(lowerMax),
      "upper_min": JSONValue(upperMin), "test": "mcnemar-exact",
      "p_value_min": .number(exact.lowerBound), "p_value_max": .number(exact.upperBound),
      "mid_p_value_min": .number(midP.lowerBound), "mid_p_value_max": .number(midP.upperBound),
      "phi_min": JSONValue(single?.phiMin), "phi_max": JSONValue(single?.phiMax),
      "critical_discordance": JSONValue(single?.criticalDiscordance),
      "verdict": .string(verdict.rawValue), "warnings": warnings.json,
    ]
  }
}

extension CandidateComparisonFinding {
  /// The finding under its wire names: ranges over every candidate.
  public var json: JSONObject {
    [
      "estimand": "difference",
      "estimate": difference.lowerBound == difference.upperBound
        ? .number(difference.lowerBound) : .null,
      "estimate_min": .number(difference.lowerBound),
      "estimate_max": .number(difference.upperBound), "method": "newcombe",
      "confidence": .number(level.confidence), "lower": .number(lower), "upper": .number(upper),
      "test": "fisher-central", "p_value_min": .number(pValue.lowerBound),
      "p_value_max": .number(pValue.upperBound), "verdict": .string(verdict.rawValue),
      "warnings": warnings.json,
    ]
  }
}

extension ClosedRange<Int> {
  /// The range as a list of its two ends.
  var json: JSONValue { .array([.integer(lowerBound), .integer(upperBound)]) }
}
