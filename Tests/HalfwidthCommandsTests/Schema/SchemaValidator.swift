import HalfwidthReport

/// Whether a value is as a JSON Schema says: the keywords that our schemas use, and no others.
struct SchemaValidator {
  private let root: JSONObject

  init(_ text: String) throws {
    guard case .object(let root) = try JSONReader.read(text) else {
      throw NoSchema(what: "the root is no object")
    }
    self.root = root
    try check(root)
  }

  struct NoSchema: Error { var what: String }

  /// What is wrong with a value, with its place; empty where nothing is.
  func faults(of value: JSONValue) -> [String] { faults(of: value, by: root, at: "$") }

  /// Keywords that ask nothing of a value.
  private static let silent: Set = ["$schema", "$id", "$defs", "description"]

  /// Refuses a schema with a keyword or a reference that this doesn't know: it would be passed over.
  private func check(_ schema: JSONObject) throws {
    for member in schema {
      switch (member.key, member.value) {
      case ("properties", .object(let schemas)), ("$defs", .object(let schemas)),
        ("patternProperties", .object(let schemas)):
        for case .object(let inner) in schemas.map(\.value) { try check(inner) }
      case ("items", .object(let inner)): try check(inner)
      case ("anyOf", .array(let schemas)):
        for case .object(let inner) in schemas { try check(inner) }
      case ("$ref", .string(let reference)):
        if definition(reference) == nil { throw NoSchema(what: "\(reference) leads nowhere") }
      case ("type", _), ("enum", .array), ("const", _), ("additionalProperties", .bool(false)),
        ("required", .array), ("minimum", _), ("maximum", _), ("exclusiveMinimum", _),
        ("exclusiveMaximum", _), ("minItems", .integer), ("uniqueItems", .bool(true)):
        break
      default:
        if !Self.silent.contains(member.key) {
          throw NoSchema(what: "'\(member.key)' is not known")
        }
      }
    }
  }

  private func definition(_ reference: String) -> JSONObject? {
    guard reference.hasPrefix("#/$defs/"), case .object(let definitions)? = root["$defs"],
      case .object(let schema)? = definitions[String(reference.dropFirst(8))]
    else { return nil }
    return schema
  }

  private func faults(of value: JSONValue, by schema: JSONValue, at place: String) -> [String] {
    switch schema {
    case .object(let schema): faults(of: value, by: schema, at: place)
    case .bool(true): []
    default: ["\(place) may not be there"]
    }
  }

  private func faults(of value: JSONValue, by schema: JSONObject, at place: String) -> [String] {
    var faults: [String] = []
    func expect(_ holds: Bool, _ what: String) { if !holds { faults.append("\(place) \(what)") } }
    for member in schema {
      switch (member.key, member.value) {
      case ("$ref", .string(let reference)):
        faults += definition(reference).map { self.faults(of: value, by: $0, at: place) } ?? []
      case ("type", .string(let name)): expect(isOf(name, value), "is no \(name)")
      case ("type", .array(let names)):
        expect(
          names.contains { if case .string(let name) = $0 { isOf(name, value) } else { false } },
          "is none of \(names)")
      case ("enum", .array(let values)): expect(values.contains(value), "is none of \(values)")
      case ("const", let other): expect(value == other, "is not \(other)")
      case ("anyOf", .array(let schemas)):
        let all = schemas.map { self.faults(of: value, by: $0, at: place) }
        if !all.contains(where: \.isEmpty) {
          faults += all.min { $0.count < $1.count } ?? []
        }
      case ("minimum", let bound): expect(compare(value, bound) { $0 >= $1 }, "is too small")
      case ("maximum", let bound): expect(compare(value, bound) { $0 <= $1 }, "is too large")
      case ("exclusiveMinimum", let bound):
        expect(compare(value, bound) { $0 > $1 }, "is too small")
      case ("exclusiveMaximum", let bound):
        expect(compare(value, bound) { $0 < $1 }, "is too large")
      default: faults += parts(of: value, by: member, schema, at: place)
      }
    }
    return faults
  }

  /// Faults of the parts of a list or an object.
  private func parts(
    of value: JSONValue, by keyword: JSONObject.Member, _ schema: JSONObject, at place: String
  ) -> [String] {
    switch (keyword.key, keyword.value, value) {
    case ("items", let inner, .array(let elements)):
      return elements.enumerated().flatMap { faults(of: $1, by: inner, at: "\(place)[\($0)]") }
    case ("minItems", .integer(let least), .array(let elements)):
      return elements.count < least ? ["\(place) has too few elements"] : []
    case ("uniqueItems", _, .array(let elements)):
      return Set(elements).count < elements.count ? ["\(place) has an element twice"] : []
    case ("required", .array(let names), .object(let object)):
      return names.compactMap { name in
        guard case .string(let name) = name, object[name] == nil else { return nil }
        return "\(place) has no \(name)"
      }
    // Those that go by names of members, together.
    case ("additionalProperties", _, .object(let object)):
      return object.flatMap { member -> [String] in
        let own = members(schema["properties"])[member.key]
        let patterns = members(schema["patternProperties"]).filter { fits(member.key, $0.key) }
        if own == nil && patterns.isEmpty { return ["\(place).\(member.key) is not known"] }
        return ([own].compactMap(\.self) + patterns.map(\.value)).flatMap {
          faults(of: member.value, by: $0, at: "\(place).\(member.key)")
        }
      }
    case ("properties", .object(let properties), .object(let object))
    where schema["additionalProperties"] == nil:
      return properties.flatMap { property in
        object[property.key].map {
          faults(of: $0, by: property.value, at: "\(place).\(property.key)")
        } ?? []
      }
    default: return []
    }
  }

  private func members(_ value: JSONValue?) -> JSONObject {
    if case .object(let object)? = value { object } else { [:] }
  }

  /// Patterns here are beginnings and ends alone.
  private func fits(_ name: String, _ pattern: String) -> Bool {
    pattern.hasPrefix("^")
      ? name.hasPrefix(pattern.dropFirst()) : name.hasSuffix(pattern.dropLast())
  }

  private func isOf(_ name: String, _ value: JSONValue) -> Bool {
    switch (name, value) {
    case ("null", .null), ("boolean", .bool), ("string", .string), ("array", .array),
      ("object", .object), ("integer", .integer), ("number", .integer), ("number", .number):
      true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }

  private func compare(
    _ value: JSONValue, _ bound: JSONValue, _ holds: (Double, Double) -> Bool
  ) -> Bool {
    guard let value = number(value), let bound = number(bound) else { return true }
    return holds(value, bound)
  }

  private func number(_ value: JSONValue) -> Double? {
    switch value {
    case .integer(let number): Double(number)
    case .number(let number): number
    case .null, .bool, .string, .array, .object: nil
    }
  }
}
