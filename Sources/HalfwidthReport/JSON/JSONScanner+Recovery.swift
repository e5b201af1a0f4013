/// What can be said of a text that is refused.
extension JSONScanner {
  /// Takes the members of the outermost object, up to what is beyond repair, and returns those that are
  /// certain.
  ///
  /// A member is certain where the comma or the brace after it was read, and no other one has its name: a
  /// number at which a text ends may have had more digits. Numbers that are too large, and names that
  /// come twice further inside, leave everything else as it is, so they are passed over.
  mutating func certainMembers(in bytes: Span<UInt8>) -> JSONObject {
    isLenient = true
    var found: [(key: String, value: JSONValue, isSound: Bool)] = []
    // The fault itself is known already.
    try? members(in: bytes, into: &found)
    var certain = JSONObject()
    for member in found where member.isSound && !certain.hasKey(member.key) {
      let isOnly = found.count { $0.key.hasSameBytes(as: member.key) } == 1
      if isOnly { certain.insertLast(member.value, for: member.key) }
    }
    return certain
  }

  private mutating func members(
    in bytes: Span<UInt8>, into found: inout [(key: String, value: JSONValue, isSound: Bool)]
  ) throws(Fault) {
    skipSpace(in: bytes)
    guard take(UInt8(ascii: "{"), in: bytes) else { return }
    while found.count < JSONScanner.mostCertainMembers {
      skipSpace(in: bytes)
      guard peek(in: bytes) == UInt8(ascii: "\"") else { return }
      let key = try string(in: bytes)
      skipSpace(in: bytes)
      guard take(UInt8(ascii: ":"), in: bytes) else { return }
      skipSpace(in: bytes)
      passedFaults = 0
      let value = try value(in: bytes, within: .object)
      skipSpace(in: bytes)
      let isLast = peek(in: bytes) == UInt8(ascii: "}")
      guard isLast || peek(in: bytes) == UInt8(ascii: ",") else { return }
      offset += 1
      found.append((key, value, passedFaults == 0))
      if isLast { break }
    }
    // Another object after the first: which of the two is meant is not certain.
    skipSpace(in: bytes)
    if peek(in: bytes) == UInt8(ascii: "{") { found.removeAll() }
  }

  /// A text of more members is no request that anyone waits for, and would cost their square.
  private static let mostCertainMembers = 64
}
