/// The outermost object of every JSON document, schema `halfwidth/1`.
enum JSONEnvelope {
  /// The document as text over several lines, with a line feed at the end.
  static func text(command: String, version: String, _ content: JSONObject) -> String {
    var object: JSONObject = [
      "schema": "halfwidth/1", "command": .string(command), "version": .string(version),
    ]
    for member in content { object.set(member.key, to: member.value) }
    return JSONWriter(layout: .pretty).string(.object(object)) + "\n"
  }
}
