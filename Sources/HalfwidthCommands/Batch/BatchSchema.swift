internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// The JSON Schema of a request of `batch`, made of the one list of its members and the catalog of methods.
enum BatchSchema {
  /// The schema as text.
  static var document: String {
    var schema = WireSchema.head("batch-request")
    schema.set(
      "description", to: "A request of batch; members that begin with x_ are the caller's own.")
    schema.set("anyOf", to: .array(Analysis.allCases.map { .object(request(of: $0)) }))
    return WireSchema.text(of: schema)
  }

  private static func request(of analysis: Analysis) -> JSONObject {
    let members = BatchMembers.of(analysis)
    var (input, inputs): (JSONObject, JSONObject) = ([:], [:])
    for name in distinct(members.required + members.optional) {
      let type = type(of: name)
      let member = members.required.contains(name) ? type : orNull(type)
      input.set(name, to: .object(member))
      inputs.set(name, to: .object(either(list(orNull(type)), member)))
    }
    var properties: JSONObject = [
      "id": [:], "analysis": ["const": .string(analysis.rawValue)],
      "input": .object(closed(input, required: members.required)),
      "inputs": .object(closed(inputs, required: members.required)),
      "method": .object(methods(of: analysis)),
      "confidence": [
        "type": ["number", "null"], "exclusiveMinimum": 0, "exclusiveMaximum": 1,
      ],
      "side": [
        "enum": .array(
          (analysis.hasOneSidedIntervals ? IntervalSide.allCases : [.two]).map {
            .string($0.rawValue)
          } + [.null])
      ],
      "alternative": [
        "enum": .array(
          (analysis.hasAlternatives ? AlternativeHypothesis.allCases : [.two]).map {
            .string($0.rawValue)
          } + [.null])
      ],
    ]
    for name in members.top { properties.set(name, to: .object(orNull(type(of: name)))) }
    var request = closed(properties, required: ["analysis"])
    request.set("anyOf", to: [["required": ["input"]], ["required": ["inputs"]]])
    return request
  }

  /// An object with no other members than these and the caller's own.
  private static func closed(_ properties: JSONObject, required: [String]) -> JSONObject {
    [
      "type": "object", "properties": .object(properties),
      "patternProperties": .object(
        JSONObject([("^" + BatchMembers.ownPrefix, JSONValue.bool(true))])),
      "additionalProperties": false, "required": .array(required.map(JSONValue.string)),
    ]
  }

  /// A slug, a list of them, or `"all"`; with a population `proportion` has those of `finite-proportion`.
  private static func methods(of analysis: Analysis) -> JSONObject {
    let asked = analysis == .proportion ? [analysis, .finiteProportion] : [analysis]
    let slugs = asked.flatMap { AnalysisCatalog.entries(of: $0) }.map {
      JSONValue.string($0.method)
    }
    return [
      "anyOf": [
        ["enum": .array(slugs + ["all", .null])],
        ["type": "array", "items": ["enum": .array(slugs)], "minItems": 1, "uniqueItems": true],
      ]
    ]
  }

  private static func orNull(_ schema: JSONObject) -> JSONObject {
    ["anyOf": [.object(schema), ["type": "null"]]]
  }

  // MARK: - Members

  private static let integer: JSONObject = ["type": "integer"]
  private static let number: JSONObject = ["type": "number"]
  private static let text: JSONObject = ["type": "string"]
  private static let any: JSONObject = [:]

  private static func list(_ element: JSONObject) -> JSONObject {
    ["type": "array", "items": .object(element)]
  }

  private static func either(_ schemas: JSONObject...) -> JSONObject {
    ["anyOf": .array(schemas.map(JSONValue.object))]
  }

  /// What a member is, in whatever request it stands; a name without a type is anything.
  static func type(of name: String) -> JSONObject { types[name] ?? any }

  private static let types: [String: JSONObject] = {
    var types: [String: JSONObject] = [
      "counts": either(list(integer), list(list(integer))),
      "items": either(integer, list(list(number))), "strata": list(list(list(integer))),
      "ratings": list(list(orNull(number))), "values": list(number),
      "differences": list(list(number)), "score_rows": list(list(number)), "p": list(number),
      "phi": either(number, list(number)), "percents": list(text),
      "groups": ["enum": ["rows", "columns"]],
      "statistic": either(text, list(text)), "columns": list(text), "data": any, "design": any,
      "scale": any, "missing_codes": list(either(number, text)),
      "valid_codes": list(either(number, text)), "rounding": text, "population": number,
    ]
    let groups: [(JSONObject, [String])] = [
      (
        either(integer, list(integer)),
        ["x", "n", "x1", "n1", "x2", "n2"]
      ),
      (
        integer,
        [
          "answered", "n11", "n10", "n01", "n00", "joint", "items_asked", "total", "events",
          "events1", "events2", "respondents", "minimum_each", "count", "min_n", "max_n",
          "decimals",
          "resamples", "seed", "limit",
        ]
      ),
      (
        number,
        [
          "null", "null_ratio", "null_odds_ratio", "exposure", "exposure1", "exposure2",
          "dispersion", "alpha", "monte_carlo_error",
        ]
      ),
      (
        list(number),
        ["scores", "row_scores", "column_scores", "shares", "margins", "margins_ratio"]
      ),
      (
        text,
        [
          "percent", "mean", "standard_deviation", "variable", "level", "row", "column", "missing",
          "scheme", "stratum", "cluster", "weight", "fpc",
        ]
      ),
    ]
    for (type, names) in groups { for name in names { types[name] = type } }
    return types
  }()
}
