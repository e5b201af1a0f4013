import HalfwidthReport
import Testing

@Suite("JSON values")
struct JSONValueTests {
  @Test func `literals give the kinds they look like`() {
    let value: JSONValue = ["a", 1, 1.0, true, nil, ["k": []], ""]
    #expect(
      value
        == .array([
          .string("a"), .integer(1), .number(1), .bool(true), .null,
          .object(JSONObject([("k", .array([]))])), .string(""),
        ]))
  }

  @Test func `optional values become null where they are nil`() {
    #expect(JSONValue(nil as Double?) == .null)
    #expect(JSONValue(nil as Int?) == .null)
    #expect(JSONValue(nil as String?) == .null)
    #expect(JSONValue(0.5 as Double?) == .number(0.5))
    #expect(JSONValue(5 as Int?) == .integer(5))
    #expect(JSONValue("x" as String?) == .string("x"))
  }

  @Test func `values of two kinds differ`() {
    let values: [JSONValue] = [nil, false, 0, 0.0, "", [], [:]]
    for (row, left) in values.enumerated() {
      for (column, right) in values.enumerated() {
        #expect((left == right) == (row == column), "\(left) and \(right)")
      }
    }
  }

  @Test(
    arguments: [
      (true, false), (1, 2), (0.1, 0.2), ("a", "b"), ([1, 2], [2, 1]), (["a": 1], ["a": 2]),
      (["a": 1], ["b": 1]), (["a": 1], ["a": 1, "b": 2]),
    ] as [(JSONValue, JSONValue)])
  func `values of one kind differ by what they hold`(left: JSONValue, right: JSONValue) {
    #expect(left != right)
  }

  @Test func `strings that look alike differ by their scalars`() {
    // Swift's own equality calls these equal; the second pair has the same number of bytes as well.
    let pairs = [("\u{E9}", "e\u{301}"), ("a\u{323}\u{307}", "a\u{307}\u{323}")]
    for (left, right) in pairs {
      #expect(left == right)
      #expect(JSONValue.string(left) != JSONValue.string(right))
      #expect(([left: 1] as JSONValue) != [right: 1])
    }
  }

  @Test func `zero equals minus zero, and hashes as it`() {
    #expect(JSONValue.number(0.0) == .number(-0.0))
    #expect(Set<JSONValue>([.number(0.0), .number(-0.0)]).count == 1)
  }

  @Test func `a set keeps values apart`() {
    #expect(Set<JSONValue>([1, 1.0, "1", [1], ["1": 1], 1, ["1": 1]]).count == 5)
  }
}
