/// The outermost object of every JSON document, schema `halfwidth/1`.
enum JSONEnvelope {
  /// The document as text over several lines, with a line feed at the end.
  ///
  /// - Parameter infinity: How an infinite member is written; nil for null, and `NAME_infinite` after it.
  static func text(
    command: String, version: String, _ content: JSONObject, infinity: InfiniteNumbers? = nil
  ) -> String {
    var object: JSONObject = [
      "schema": "halfwidth/1", "command": .string(command), "version": .string(version),
    ]
    for member in infinity == nil ? content.withoutInfinities : content {
      object.set(member.key, to: member.value)
    }
    return JSONWriter(layout: .pretty, infinity: infinity ?? .text).string(.object(object)) + "\n"
  }
}

extension JSONObject {
  /// The members, and theirs, with null for a number that is infinite, and after it `NAME_infinite`.
  ///
  /// JSON has no infinity, and a text in its place turns the whole column into text where R or pandas
  /// reads the results as a table.
  fileprivate var withoutInfinities: JSONObject {
    var object = JSONObject()
    for member in self {
      if case .number(let number) = member.value, number.isInfinite {
        object.insertLast(.null, for: member.key)
        object.insertLast(.bool(true), for: "\(member.key)_infinite")
      } else {
        object.insertLast(member.value.withoutInfinities, for: member.key)
      }
    }
    return object
  }
}

extension JSONValue {
  fileprivate var withoutInfinities: JSONValue {
    switch self {
    case .object(let object): .object(object.withoutInfinities)
    case .array(let values): .array(values.map(\.withoutInfinities))
    case .null, .bool, .integer, .number, .string: self
    }
  }
}
