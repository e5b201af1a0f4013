/// The place of the reader in its text: methods begin at ``offset`` and leave it behind what they took.
///
/// The bytes are an argument of each method: a struct can't hold a span without an experimental
/// feature of the compiler.
struct JSONScanner {
  var offset = 0
  private var depth = 0
  /// Whether faults that leave the syntax sound are passed over, for ``certainMembers(in:)``.
  var isLenient = false
  /// How many faults were passed over.
  var passedFaults = 0

  /// An error before its line and column are known.
  struct Fault: Error {
    let kind: JSONError.Kind
    let offset: Int
  }

  /// Takes all of `bytes` as one value.
  mutating func document(in bytes: Span<UInt8>) throws(Fault) -> JSONValue {
    if bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF {
      throw fault(.byteOrderMark)
    }
    skipSpace(in: bytes)
    guard offset < bytes.count else { throw fault(.noValue) }
    let value = try value(in: bytes, within: nil)
    skipSpace(in: bytes)
    guard offset == bytes.count else { throw unexpected(.trailingText, in: bytes) }
    return value
  }

  // MARK: - Values

  mutating func value(
    in bytes: Span<UInt8>, within container: JSONError.Container?
  ) throws(Fault) -> JSONValue {
    switch peek(in: bytes) {
    case UInt8(ascii: "\""): .string(try string(in: bytes))
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): try number(in: bytes)
    case UInt8(ascii: "{"): try object(in: bytes)
    case UInt8(ascii: "["): try array(in: bytes)
    default: try word(in: bytes, within: container)
    }
  }

  private mutating func object(in bytes: Span<UInt8>) throws(Fault) -> JSONValue {
    try open()
    var object = JSONObject()
    skipSpace(in: bytes)
    if take(UInt8(ascii: "}"), in: bytes) {
      depth -= 1
      return .object(object)
    }
    while true {
      let start = offset
      guard peek(in: bytes) == UInt8(ascii: "\"") else { throw missingKey(in: bytes) }
      let key = try string(in: bytes)
      let isTwice = object.hasKey(key)
      if isTwice { try pass(Fault(kind: .duplicateKey(key), offset: start)) }
      skipSpace(in: bytes)
      guard take(UInt8(ascii: ":"), in: bytes) else {
        throw unexpected(.colon, within: .object, in: bytes)
      }
      skipSpace(in: bytes)
      let value = try value(in: bytes, within: .object)
      if !isTwice { object.insertLast(value, for: key) }
      skipSpace(in: bytes)
      if take(UInt8(ascii: "}"), in: bytes) { break }
      let comma = offset
      guard take(UInt8(ascii: ","), in: bytes) else {
        throw unexpected(.commaOrBrace, within: .object, in: bytes)
      }
      skipSpace(in: bytes)
      if peek(in: bytes) == UInt8(ascii: "}") { throw Fault(kind: .trailingComma, offset: comma) }
    }
    depth -= 1
    return .object(object)
  }

  private mutating func array(in bytes: Span<UInt8>) throws(Fault) -> JSONValue {
    try open()
    var elements: [JSONValue] = []
    skipSpace(in: bytes)
    if take(UInt8(ascii: "]"), in: bytes) {
      depth -= 1
      return .array(elements)
    }
    while true {
      elements.append(try value(in: bytes, within: .array))
      skipSpace(in: bytes)
      if take(UInt8(ascii: "]"), in: bytes) { break }
      let comma = offset
      guard take(UInt8(ascii: ","), in: bytes) else {
        throw unexpected(.commaOrBracket, within: .array, in: bytes)
      }
      skipSpace(in: bytes)
      if peek(in: bytes) == UInt8(ascii: "]") { throw Fault(kind: .trailingComma, offset: comma) }
    }
    depth -= 1
    return .array(elements)
  }

  /// Throws a fault that leaves the syntax sound, or notes it where such are passed over.
  mutating func pass(_ fault: Fault) throws(Fault) {
    guard isLenient else { throw fault }
    passedFaults += 1
  }

  private mutating func open() throws(Fault) {
    guard depth < JSONReader.maximumDepth else { throw fault(.tooDeep) }
    depth += 1
    offset += 1
  }

  /// Takes `true`, `false` or `null`; anything else at this place is refused.
  private mutating func word(
    in bytes: Span<UInt8>, within container: JSONError.Container?
  ) throws(Fault) -> JSONValue {
    let start = offset
    let word = packedWord(in: bytes)
    switch word {
    case 0x7472_7565: return .bool(true)
    case 0x66_616C_7365: return .bool(false)
    case 0x6E75_6C6C: return .null
    default:
      offset = start
      throw refusedValue(within: container, in: bytes)
    }
  }

  /// Takes letters, digits and underscores, and returns the last eight as one number.
  private mutating func packedWord(in bytes: Span<UInt8>) -> UInt64 {
    var packed: UInt64 = 0
    while offset < bytes.count && JSONScanner.isWordByte(bytes[offset]) {
      packed = packed << 8 | UInt64(bytes[offset])
      offset += 1
    }
    return packed
  }

  // MARK: - Bytes

  /// The next byte, or 0 at the end: no byte 0 is legal, so that only the error path tells them apart.
  func peek(in bytes: Span<UInt8>) -> UInt8 {
    offset < bytes.count ? bytes[offset] : 0
  }

  mutating func take(_ byte: UInt8, in bytes: Span<UInt8>) -> Bool {
    guard offset < bytes.count && bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  mutating func skipSpace(in bytes: Span<UInt8>) {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        offset += 1
      default: return
      }
    }
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
