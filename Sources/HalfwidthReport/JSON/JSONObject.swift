/// Named values in a fixed order, each name once.
///
/// Names are compared by their bytes, as RFC 8259 section 8.3 wants it: two spellings of one accented
/// letter are two names.
public struct JSONObject: Sendable {
  /// A name and its value.
  public struct Member: Hashable, Sendable {
    /// The name, which no other member of the object has.
    public let key: String
    /// The value.
    public fileprivate(set) var value: JSONValue
    /// Whether nothing but itself is canonically equivalent to the name, among the texts of its length.
    fileprivate let isASCII: Bool

    fileprivate init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
      isASCII = key.utf8.allSatisfy { $0 < 0x80 }
    }

    /// Whether the name is `key`, byte for byte.
    fileprivate func isNamed(_ key: String) -> Bool {
      // Most names differ in their lengths, which are stored, and two short texts are equal by two words, or not; what
      // is equivalent to ASCII and isn't the same is longer.
      self.key.utf8.count == key.utf8.count && self.key == key
        && (isASCII || self.key.hasSameBytes(as: key))
    }

    /// Whether two members have the same name, byte for byte, and equal values.
    public static func == (left: Member, right: Member) -> Bool {
      left.key.hasSameBytes(as: right.key) && left.value == right.value
    }
  }

  private var members: [Member] = []
  /// Where each key stands; empty while the object is small, when a search is faster than a hash.
  private var positions: [KeyBytes: Int] = [:]

  private static let largestSearched = 16

  /// Creates an object without members.
  public init() {}

  /// Creates an object with members in the order given; no key may come twice.
  ///
  /// - Complexity: O(n).
  public init(_ members: some Sequence<(String, JSONValue)>) {
    for (key, value) in members {
      precondition(!hasKey(key), "the key '\(key)' must not come twice in an object")
      insertLast(value, for: key)
    }
  }

  /// The value of the member named `key`, or nil where there is none.
  ///
  /// - Complexity: O(1) on average; up to 16 members are searched one by one.
  public subscript(key: String) -> JSONValue? {
    position(of: key).map { members[$0].value }
  }

  /// Gives the member named `key` a value: in its place if there is one, else as the last member.
  ///
  /// - Complexity: O(1) on average.
  public mutating func set(_ key: String, to value: JSONValue) {
    if let position = position(of: key) {
      members[position].value = value
    } else {
      insertLast(value, for: key)
    }
  }

  /// Whether there is a member named `key`.
  package func hasKey(_ key: String) -> Bool { position(of: key) != nil }

  /// Adds a last member; the object must not have its key yet.
  mutating func insertLast(_ value: JSONValue, for key: String) {
    // A request has five members or so: one allocation instead of three.
    if members.isEmpty { members.reserveCapacity(6) }
    members.append(Member(key: key, value: value))
    if members.count == JSONObject.largestSearched + 1 {
      for (position, member) in members.enumerated() {
        positions[KeyBytes(text: member.key)] = position
      }
    } else if members.count > JSONObject.largestSearched {
      positions[KeyBytes(text: key)] = members.count - 1
    }
  }

  private func position(of key: String) -> Int? {
    if members.count > JSONObject.largestSearched { return positions[KeyBytes(text: key)] }
    return members.firstIndex { $0.isNamed(key) }
  }
}

extension JSONObject: RandomAccessCollection {
  /// The position of the first member, 0.
  public var startIndex: Int { 0 }

  /// The number of members.
  public var endIndex: Int { members.count }

  /// The member at a position.
  public subscript(position: Int) -> Member { members[position] }
}

extension JSONObject: Hashable {
  /// Whether two objects have the same members in the same order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members == right.members
  }

  /// Hashes the members, in their order.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(members)
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Creates an object with its members in the order of the literal; no key may come twice.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements)
  }
}

/// A key that is compared, and hashed, by its bytes.
private struct KeyBytes: Hashable {
  let text: String

  static func == (left: KeyBytes, right: KeyBytes) -> Bool {
    left.text.hasSameBytes(as: right.text)
  }

  // `String` hashes its normal form: keys that differ only in that would all collide.
  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension String {
  /// Whether two strings have the same bytes in UTF-8, which is stricter than `==`.
  func hasSameBytes(as other: String) -> Bool {
    let (left, right) = (utf8.span, other.utf8.span)
    // The counts are stored, and keys seldom have the same: most comparisons end here.
    guard left.count == right.count else { return false }
    var index = 0
    while index < left.count && left[index] == right[index] { index += 1 }
    return index == left.count
  }
}
