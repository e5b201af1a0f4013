import HalfwidthReport

/// The error that reading `text` gives, or nil where it can be read.
func jsonError(of text: String) -> JSONError? {
  jsonError(of: Array(text.utf8))
}

/// The error that reading `bytes` gives, or nil where they can be read.
func jsonError(of bytes: [UInt8]) -> JSONError? {
  do {
    _ = try JSONReader.read(bytes)
    return nil
  } catch {
    return error
  }
}

/// A sequence of random words that is the same in every run (SplitMix64).
struct JSONTestGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

extension JSONTestGenerator {
  /// A value of any kind, nested at most `depth` deep.
  mutating func value(depth: Int) -> JSONValue {
    switch UInt64.random(in: 0..<(depth > 0 ? 7 : 5), using: &self) {
    case 0: .null
    case 1: .bool(Bool.random(using: &self))
    case 2: .integer(Int.random(in: -(1 << 53)...(1 << 53), using: &self))
    case 3: .number(finiteNumber())
    case 4: .string(text())
    case 5: .array((0..<count(below: 5)).map { _ in value(depth: depth - 1) })
    default:
      .object(
        // The position in the key keeps keys apart.
        JSONObject((0..<count(below: 40)).map { ("\($0)" + text(), value(depth: depth - 4)) }))
    }
  }

  /// Any bit pattern that is a finite number.
  mutating func finiteNumber() -> Double {
    while true {
      let number = Double(bitPattern: next())
      if number.isFinite { return number }
    }
  }

  /// Scalars of all lengths in UTF-8, and those that need an escape.
  mutating func text() -> String {
    let limits: [UInt32] = [0x20, 0x80, 0x800, 0x1_0000, 0x11_0000]
    var text = ""
    for _ in 0..<count(below: 20) {
      let limit = limits[Int(next() % 5)]
      guard let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &self)) else {
        continue
      }
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  private mutating func count(below limit: Int) -> Int {
    Int.random(in: 0..<limit, using: &self)
  }
}
