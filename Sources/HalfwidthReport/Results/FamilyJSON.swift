public import Halfwidth

extension SimultaneousBootstrapFinding {
  /// The finding under its wire names; what each statistic has is in lists.
  public var json: JSONObject {
    var object: JSONObject = [
      "estimand": "family", "label": list { .string($0.name) },
      "method": .string(Self.method), "confidence": .number(level.confidence),
      "estimate": list { JSONValue($0.estimate) },
      "standard_error": list { JSONValue($0.standardError) },
      "lower": list { JSONValue($0.interval?.lower) },
      "upper": list { JSONValue($0.interval?.upper) },
      "in_family": list { .bool($0.isInFamily) },
      "interval_method": list { JSONValue($0.intervalMethod) },
      "p_value": list { JSONValue($0.pValue?.alone) },
      "adjusted_p_value": list { JSONValue($0.pValue?.adjusted) },
      "p_value_tests": list { JSONValue($0.pValue?.hypothesis.rawValue) },
      "p_value_resamples": list { $0.pValue.map(Self.resamples) ?? .null },
      "monte_carlo_error": list { $0.monteCarlo.map { .object($0.json) } ?? .null },
    ]
    for member in shared { object.set(member.key, to: member.value) }
    object.set("warnings", to: (warnings + members.flatMap(\.warnings)).json)
    return object
  }

  private func list(_ value: (Member) -> JSONValue) -> JSONValue {
    .array(members.map(value))
  }

  /// An object for each statistic, with what all of them share.
  var rows: [JSONObject] {
    members.map { member in
      var object: JSONObject = [
        "label": .string(member.name), "estimand": .string(member.estimand),
        "method": .string(Self.method), "confidence": .number(level.confidence),
        "estimate": JSONValue(member.estimate),
        "standard_error": JSONValue(member.standardError),
        "lower": JSONValue(member.interval?.lower), "upper": JSONValue(member.interval?.upper),
      ]
      if let raw = member.interval?.raw {
        object.set("lower_raw", to: .number(raw.lower))
        object.set("upper_raw", to: .number(raw.upper))
      }
      object.set("in_family", to: .bool(member.isInFamily))
      object.set("interval_method", to: JSONValue(member.intervalMethod))
      if let p = member.pValue {
        object.set("p_value", to: .number(p.alone))
        object.set("adjusted_p_value", to: .number(p.adjusted))
        object.set("p_value_tests", to: .string(p.hypothesis.rawValue))
        object.set("p_value_resamples", to: Self.resamples(p))
      }
      for member in shared { object.set(member.key, to: member.value) }
      if let errors = member.monteCarlo {
        object.set("monte_carlo_error", to: .object(errors.json))
      }
      object.set("warnings", to: (warnings + member.warnings).json)
      return object
    }
  }

  /// How the p-value was found: `exact`, over all reassignments, or from so many simulated ones.
  private static func resamples(_ p: SimultaneousPValues.Value) -> JSONValue {
    p.resamples.map { .integer($0) } ?? "exact"
  }

  /// What is found once for all statistics.
  private var shared: JSONObject {
    [
      "family_size": .integer(familySize), "family_confidence": JSONValue(familyConfidence),
      "critical_value": JSONValue(criticalValue),
      "critical_value_bracket": criticalBracket.map {
        .array([.number($0.lowerBound), .number($0.upperBound)])
      } ?? .null,
      "critical_value_error": JSONValue(criticalStandardError),
      "resamples": .integer(resamples), "seed": .integer(Int(seed)),
      "digest": JSONValue(digest),
    ]
  }
}
