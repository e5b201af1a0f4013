public import Halfwidth

extension WireRepresentable {
  /// The value under its wire names, in their order; what is undefined is null.
  public var json: JSONObject { JSONObject(fields) }
}

extension JSONObject {
  /// Creates an object with a member for each field.
  public init(_ fields: FieldList) {
    self.init()
    for field in fields { insertLast(JSONValue(field.value), for: field.name) }
  }
}

extension JSONValue {
  /// Creates a value; of a number the digits count, and not what it is.
  public init(_ value: FieldValue) {
    switch value {
    case .undefined: self = .null
    case .flag(let flag): self = .bool(flag)
    case .integer(let number): self = .integer(number)
    case .number(let number, _): self = .number(number)
    case .string(let text): self = .string(text)
    case .list(let values): self = .array(values.map(JSONValue.init))
    case .fields(let fields): self = .object(JSONObject(fields))
    }
  }
}
