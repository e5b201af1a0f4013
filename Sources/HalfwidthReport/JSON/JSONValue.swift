/// A value of the wire format: what ``JSONReader`` reads and ``JSONWriter`` writes.
///
/// Values are equal when they are of one kind and hold the same: `1` and `1.0` differ, as do strings
/// of different scalars that look alike, and objects with their members in another order. Numbers
/// compare as doubles do, so that `0.0` equals `-0.0`.
public enum JSONValue: Sendable {
  /// The value that is not there.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number written without point and exponent, at most ``largestInteger`` in magnitude.
  case integer(Int)
  /// A number written with a point or an exponent. Infinities are written as strings; NaN can't be.
  case number(Double)
  /// A text.
  case string(String)
  /// A list of values.
  case array([JSONValue])
  /// Values with names, in a fixed order.
  case object(JSONObject)

  /// The largest magnitude of an integer on the wire, 2^53: beyond it, R and JavaScript lose digits.
  public static let largestInteger = 1 << 53
}

extension JSONValue: Hashable {
  /// Whether two values are of one kind and hold the same.
  ///
  /// - Complexity: O(n) in the size of the values.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    // The equality of `String` is that of canonical equivalence, which JSON does not know.
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }
}

// MARK: - From optional values

extension JSONValue {
  /// Creates a number, or null for nil.
  public init(_ number: Double?) {
    self = number.map(JSONValue.number) ?? .null
  }

  /// Creates an integer, or null for nil.
  public init(_ integer: Int?) {
    self = integer.map(JSONValue.integer) ?? .null
  }

  /// Creates a string, or null for nil.
  public init(_ text: String?) {
    self = text.map(JSONValue.string) ?? .null
  }
}

// MARK: - Literals

extension JSONValue: ExpressibleByNilLiteral {
  /// Creates null.
  public init(nilLiteral: ()) {
    self = .null
  }
}

extension JSONValue: ExpressibleByBooleanLiteral {
  /// Creates `true` or `false`.
  public init(booleanLiteral value: Bool) {
    self = .bool(value)
  }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  /// Creates an integer.
  public init(integerLiteral value: Int) {
    self = .integer(value)
  }
}

extension JSONValue: ExpressibleByFloatLiteral {
  /// Creates a number.
  public init(floatLiteral value: Double) {
    self = .number(value)
  }
}

extension JSONValue: ExpressibleByStringLiteral {
  /// Creates a string.
  public init(stringLiteral value: String) {
    self = .string(value)
  }
}

extension JSONValue: ExpressibleByArrayLiteral {
  /// Creates an array.
  public init(arrayLiteral elements: JSONValue...) {
    self = .array(elements)
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// Creates an object with its members in the order of the literal; no key may come twice.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements))
  }
}
