public import Halfwidth

extension Finding {
  /// The finding under its wire names, in their order; undefined numbers are null, with a warning that
  /// says why.
  public var json: JSONObject {
    switch self {
    case .proportion(let finding): finding.json
    case .simultaneous(let finding): finding.json
    case .interval(let finding): finding.json
    case .test(let finding): finding.json
    case .matrix(let finding): finding.json
    case .margins(let finding, let family): finding.json(family: family)
    case .marginsPValue(let finding): finding.json
    case .marginsInterval(let finding): finding.json
    case .adjustment(let finding): finding.json
    case .bootstrap(let finding): finding.json
    case .family(let finding): finding.json
    case .westfallYoung(let finding): finding.json
    }
  }
}

extension ProportionFinding {
  /// The finding under its wire names.
  public var json: JSONObject {
    var object: JSONObject = ["estimand": .string(estimand), "method": .string(method)]
    object.set("confidence", to: .number(level.confidence))
    object.set("side", to: .string(side.rawValue))
    if let only = counts.only {
      object.set("successes", to: .integer(only.successes))
      object.set("n", to: .integer(counts.trials))
    } else {
      object.set("counts", to: .array(counts.successes.map { .integer($0) }))
      object.set("n", to: .integer(counts.trials))
    }
    object.set("estimate", to: JSONValue(estimate))
    if counts.only == nil {
      object.set("estimate_min", to: .number(counts.estimateRange.lowerBound))
      object.set("estimate_max", to: .number(counts.estimateRange.upperBound))
    }
    object.set("lower", to: JSONValue(interval?.lower))
    object.set("upper", to: JSONValue(interval?.upper))
    if let raw = interval?.raw {
      object.set("lower_raw", to: .number(raw.lower))
      object.set("upper_raw", to: .number(raw.upper))
    }
    if let innerLimits {
      object.set("lower_max", to: .number(innerLimits.lowerMax))
      object.set("upper_min", to: .number(innerLimits.upperMin))
    }
    object.set("warnings", to: warnings.json)
    return object
  }
}

extension SimultaneousFinding {
  /// The finding under its wire names; estimates and limits are lists with a number for each category.
  public var json: JSONObject {
    var object: JSONObject = ["estimand": "proportions", "method": .string(method)]
    object.set("confidence", to: .number(level.confidence))
    object.set("counts", to: .array(counts.counts.map { .integer($0) }))
    object.set("n", to: .integer(counts.total))
    object.set("estimate", to: .array(counts.estimates.map { .number($0) }))
    object.set("lower", to: limits(\.lower))
    object.set("upper", to: limits(\.upper))
    object.set("warnings", to: warnings.json)
    return object
  }

  private func limits(_ limit: KeyPath<ConfidenceInterval, Double>) -> JSONValue {
    intervals.map { .array($0.map { .number($0[keyPath: limit]) }) } ?? .null
  }
}

extension IntervalFinding {
  /// The finding under its wire names.
  public var json: JSONObject {
    var object: JSONObject = ["estimand": .string(estimand), "method": .string(method)]
    if hasInterval { object.set("confidence", to: .number(level.confidence)) }
    object.set("estimate", to: JSONValue(estimate))
    if let standardError { object.set("standard_error", to: .number(standardError)) }
    if hasInterval {
      object.set("lower", to: JSONValue(interval?.lower))
      object.set("upper", to: JSONValue(interval?.upper))
    }
    if let raw = interval?.raw {
      object.set("lower_raw", to: .number(raw.lower))
      object.set("upper_raw", to: .number(raw.upper))
    }
    for detail in details { object.set(detail.name, to: JSONValue(detail.value)) }
    object.set("warnings", to: warnings.json)
    return object
  }
}

extension TestFinding {
  /// The finding under its wire names.
  public var json: JSONObject {
    var object: JSONObject = ["method": .string(method)]
    object.set("statistic", to: JSONValue(statistic))
    object.set("df", to: JSONValue(degreesOfFreedom))
    object.set("p_value", to: JSONValue(pValue))
    if let log10PValue { object.set("log10_p_value", to: .number(log10PValue)) }
    object.set("dual_intervals", to: .array(dualIntervals.map { .string($0) }))
    for detail in details { object.set(detail.name, to: JSONValue(detail.value)) }
    if let simulation {
      object.set("resamples", to: .integer(simulation.resamples))
      object.set("seed", to: .integer(Int(simulation.seed)))
      object.set("exceedances", to: .integer(simulation.exceedances))
      object.set("p_value_lower", to: .number(simulation.interval.lower))
      object.set("p_value_upper", to: .number(simulation.interval.upper))
    }
    object.set("warnings", to: warnings.json)
    return object
  }
}

extension AdjustmentFinding {
  /// The finding under its wire names; `rejections` only where a level was given.
  public var json: JSONObject {
    var object: JSONObject = [
      "method": .string(method), "total": .integer(total),
      "p": .array(pValues.map { .number($0) }),
      "adjusted": .array(adjusted.map { .number($0) }),
    ]
    if let alpha { object.set("alpha", to: .number(alpha)) }
    if let rejections { object.set("rejections", to: .integer(rejections)) }
    object.set("warnings", to: warnings.json)
    return object
  }
}

extension MatrixFinding {
  /// The finding under its wire names, with the names of rows and columns where they have any.
  public var json: JSONObject {
    var object: JSONObject = ["method": .string(method)]
    for member in observed.namesJSON { object.set(member.key, to: member.value) }
    object.set("observed", to: JSONValue.whole(observed.counts))
    object.set("row_percentages", to: Self.rows(observed.rowPercentages))
    object.set(name, to: Self.rows(values))
    object.set("warnings", to: warnings.json)
    return object
  }

  private static func rows(_ rows: [[Double?]]) -> JSONValue {
    .array(rows.map { row in .array(row.map { JSONValue($0) }) })
  }
}

extension [AnalysisWarning] {
  /// The warnings as objects with a code and a message.
  var json: JSONValue {
    .array(
      map { .object(["code": .string($0.code.rawValue), "message": .string($0.message)]) })
  }
}
