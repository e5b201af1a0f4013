public import Halfwidth

extension BootstrapFinding {
  /// The finding under its wire names; `resamples` is `"exact"` or their number, and what only a
  /// simulation has is left out where nothing was simulated.
  public var json: JSONObject {
    var object: JSONObject = ["estimand": .string(statistic), "method": .string(method)]
    if method != BootstrapMethod.standardError.rawValue {
      object.set("confidence", to: .number(level.confidence))
      object.set("side", to: .string(side.rawValue))
    }
    object.set("estimate", to: .number(estimate))
    object.set("standard_error", to: .number(standardError))
    object.set("bias", to: .number(bias))
    object.set("mean", to: .number(mean))
    if hasInterval {
      object.set("lower", to: JSONValue(interval?.lower))
      object.set("upper", to: JSONValue(interval?.upper))
    }
    if let raw = interval?.raw {
      object.set("lower_raw", to: .number(raw.lower))
      object.set("upper_raw", to: .number(raw.upper))
    }
    for named in intervals {
      object.set(
        named.name,
        to: named.interval.map { .array([.number($0.lower), .number($0.upper)]) } ?? .null)
    }
    if method == BootstrapMethod.bca.rawValue || method == BootstrapMethod.ideal.rawValue {
      object.set("z0", to: JSONValue(z0))
      object.set("acceleration", to: JSONValue(acceleration))
    }
    for detail in details { object.set(detail.name, to: JSONValue(detail.value)) }
    switch resamples {
    case .exact: object.set("resamples", to: "exact")
    case .simulated(let count, let seed):
      object.set("resamples", to: .integer(count))
      object.set("seed", to: .integer(Int(seed)))
    }
    if let digest { object.set("digest", to: .string(digest)) }
    if let monteCarlo { object.set("monte_carlo_error", to: .object(monteCarlo.json)) }
    object.set("warnings", to: warnings.json)
    return object
  }
}

extension BootstrapEndpointErrors {
  /// The errors of the limits that there are, and the confidence of their brackets.
  var json: JSONObject {
    var object: JSONObject = [:]
    for (name, endpoint) in [("lower", lower), ("upper", upper)] {
      guard let endpoint else { continue }
      object.set(
        name,
        to: .object([
          "bracket": .array([
            .number(endpoint.bracket.lowerBound), .number(endpoint.bracket.upperBound),
          ]),
          "standard_error": .number(endpoint.standardError),
        ]))
    }
    object.set("confidence", to: .number(confidence))
    return object
  }
}

extension BootstrapFinding {
  /// The wire name of ``coverageAtEstimate``.
  public static let coverageName = "coverage_at_estimate"

  /// How often the interval holds the true proportion if that is the estimate; nil where it was not
  /// computed.
  var coverageAtEstimate: Double? {
    details.first { $0.name == BootstrapFinding.coverageName }.flatMap(\.value)
  }
}
