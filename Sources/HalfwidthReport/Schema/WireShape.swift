/// An object on the wire: the names of its members, which are typed by ``WireNames``.
struct WireShape: Sendable {
  /// Under which name it stands among a schema's definitions.
  var name: String
  /// What it is.
  var description: String
  /// The members that are always there.
  var required: [String]
  /// The members that may be there.
  var optional: [String] = []
  /// The types of members that are something else here than elsewhere.
  var types: [String: WireType] = [:]

  /// Creates a shape; names have spaces between them.
  init(
    _ name: String, _ description: String, _ required: String, optional: String = "",
    types: [String: WireType] = [:]
  ) {
    self.name = name
    self.description = description
    self.required = required.split(separator: " ").map(String.init)
    self.optional = optional.split(separator: " ").map(String.init)
    self.types = types
  }

  /// The schema: no member may be there that is not listed, but for the marks of infinite numbers.
  var schema: JSONObject {
    var properties: JSONObject = [:]
    for name in required + optional {
      guard let type = types[name] ?? WireNames.types[name] else {
        preconditionFailure("the member '\(name)' of \(self.name) has no type")
      }
      properties.set(name, to: .object(type.schema))
    }
    return [
      "description": .string(description), "type": "object", "properties": .object(properties),
      "patternProperties": ["_infinite$": ["const": true]], "additionalProperties": false,
      "required": .array(required.map(JSONValue.string)),
    ]
  }
}
