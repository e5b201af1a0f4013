import HalfwidthReport
import Testing

@Suite("JSON objects")
struct JSONObjectTests {
  /// Around 16 members an object begins to hash its keys.
  static let sizes = [0, 1, 2, 15, 16, 17, 18, 100]

  static func numbered(_ count: Int) -> JSONObject {
    JSONObject((0..<count).map { ("key \($0)", .integer($0)) })
  }

  @Test(arguments: sizes)
  func `finds every member and no other`(count: Int) {
    let object = JSONObjectTests.numbered(count)
    #expect(object.count == count)
    for index in 0..<count {
      #expect(object["key \(index)"] == .integer(index))
      #expect(object[index].key == "key \(index)")
    }
    #expect(object["key \(count)"] == nil)
    #expect(object["key"] == nil)
  }

  @Test(arguments: sizes)
  func `a new key goes last`(count: Int) {
    var object = JSONObjectTests.numbered(count)
    object.set("new", to: "value")
    #expect(object.map(\.key) == (0..<count).map { "key \($0)" } + ["new"])
    #expect(object["new"] == "value")
  }

  @Test(arguments: sizes.dropFirst())
  func `an old key keeps its place`(count: Int) {
    for changed in [0, count - 1] {
      var object = JSONObjectTests.numbered(count)
      object.set("key \(changed)", to: nil)
      #expect(object.count == count)
      #expect(object[changed].key == "key \(changed)")
      #expect(object["key \(changed)"] == .some(.null))
    }
  }

  @Test(arguments: sizes)
  func `keys that look alike are two keys`(count: Int) {
    var object = JSONObjectTests.numbered(count)
    object.set("a\u{323}\u{307}", to: 1)
    object.set("a\u{307}\u{323}", to: 2)
    #expect(object.count == count + 2)
    #expect(object["a\u{323}\u{307}"] == 1)
    #expect(object["a\u{307}\u{323}"] == 2)
  }

  @Test func `equality knows the order of members`() {
    let object: JSONObject = ["a": 1, "b": 2]
    let reordered: JSONObject = ["b": 2, "a": 1]
    #expect(object != reordered)
    #expect(object == ["a": 1, "b": 2])
    #expect(Set([object, reordered, ["a": 1, "b": 2]]).count == 2)
  }

  @Test func `how an object was built does not show`() {
    var built = JSONObject()
    for index in 0..<20 { built.set("key \(index)", to: nil) }
    for index in 0..<20 { built.set("key \(index)", to: .integer(index)) }
    #expect(built == JSONObjectTests.numbered(20))
    #expect(built.hashValue == JSONObjectTests.numbered(20).hashValue)
  }

  @Test func `a literal with one key twice stops the program`() async {
    await #expect(processExitsWith: .failure) {
      let object: JSONObject = ["a": 1, "b": 2, "a": 3]
      // Reached only where the object was made, and then the exit is a success.
      precondition(object.count < 4)
    }
  }
}
