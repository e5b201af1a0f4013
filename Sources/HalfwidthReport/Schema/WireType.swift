/// What a value on the wire can be, as JSON Schema says it.
indirect enum WireType: Sendable {
  /// Any value at all.
  case any
  case text
  /// One of some words.
  case words([String])
  case flag
  /// A whole number, 0 or more.
  case count
  case integer
  /// A number of any size; null where it is undefined, and a text where it is infinite.
  case number
  /// A number in 0...1; null where it is undefined.
  case share
  case list(WireType)
  case optional(WireType)
  case either([WireType])
  /// An object that stands under the schema's definitions.
  case shape(String)

  /// The schema of such values.
  var schema: JSONObject {
    switch self {
    case .any: [:]
    case .text: ["type": "string"]
    case .words(let words): ["enum": .array(words.map(JSONValue.string))]
    case .flag: ["type": "boolean"]
    case .count: ["type": "integer", "minimum": 0]
    case .integer: ["type": "integer"]
    case .number: ["$ref": "#/$defs/number"]
    case .share: ["$ref": "#/$defs/share"]
    case .list(let element): ["type": "array", "items": .object(element.schema)]
    case .optional(let type): Self.any(of: [type.schema, ["type": "null"]])
    case .either(let types): Self.any(of: types.map(\.schema))
    case .shape(let name): ["$ref": .string("#/$defs/\(name)")]
    }
  }

  private static func any(of schemas: [JSONObject]) -> JSONObject {
    ["anyOf": .array(schemas.map(JSONValue.object))]
  }

  /// What ``number`` and ``share`` refer to.
  static let definitions: [(name: String, schema: JSONObject)] = [
    (
      "number",
      [
        "description":
          "null where it is undefined, and a warning says why. In documents an infinite number is null as well, and NAME_infinite is true; in answers of batch, inside of lists, and where --infinity asks for it, it is a text.",
        "anyOf": [
          ["type": ["number", "null"]], ["enum": ["Infinity", "-Infinity", "Inf", "-Inf"]],
        ],
      ]
    ),
    ("share", ["type": ["number", "null"], "minimum": 0, "maximum": 1]),
  ]
}
