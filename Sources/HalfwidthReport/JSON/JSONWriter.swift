internal import Halfwidth

/// Writes values as JSON text: the one writer of everything that leaves on the wire.
///
/// - Members keep the order of their object, and null is written.
/// - A double is written with the fewest digits that read back as the same double, always with a
///   point or an exponent (`1.0`, `1e-300`), so that it is not taken for an integer. Infinities are
///   the strings `"Infinity"` and `"-Infinity"`, or `"Inf"` and `"-Inf"`, which come back as strings.
/// - Strings are written as UTF-8; only quotes, backslashes and control characters are escaped.
///
/// Whatever is written, ``JSONReader`` reads, if it is nested to ``JSONReader/maximumDepth`` at most.
public struct JSONWriter: Sendable {
  /// Where line breaks go.
  public enum Layout: Hashable, Sendable {
    /// Everything on one line, without spaces.
    case compact
    /// Each member and each element on a line of its own, indented by two spaces a level.
    case pretty
  }

  /// Where line breaks go.
  public let layout: Layout
  /// What infinities are.
  public let infinity: InfiniteNumbers

  /// Creates a writer.
  public init(layout: Layout = .compact, infinity: InfiniteNumbers = .text) {
    self.layout = layout
    self.infinity = infinity
  }

  /// Appends the text of a value to `bytes`, without a line break after it.
  ///
  /// A NaN, or an integer beyond ``JSONValue/largestInteger``, is a programmer's error and stops the
  /// program: a result that is undefined is null on the wire.
  ///
  /// - Complexity: O(n) in the length of the text.
  public func write(_ value: JSONValue, to bytes: inout [UInt8]) {
    write(value, to: &bytes, depth: 0)
  }

  /// Returns the text of a value, without a line break after it.
  ///
  /// The conditions are those of ``write(_:to:)``.
  public func string(_ value: JSONValue) -> String {
    var bytes: [UInt8] = []
    write(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a string as JSON text, in quotes, to `bytes`.
  ///
  /// - Complexity: O(n) in the length of the string.
  public static func writeString(_ text: String, to bytes: inout [UInt8]) {
    let source = text.utf8.span
    var index = 0
    bytes.append(addingCapacity: source.count + 2) { output in
      output.append(UInt8(ascii: "\""))
      while index < source.count && !mustEscape(source[index]) {
        output.append(source[index])
        index += 1
      }
    }
    while index < source.count {
      if mustEscape(source[index]) {
        escape(source[index], to: &bytes)
      } else {
        bytes.append(source[index])
      }
      index += 1
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

// MARK: - Values

extension JSONWriter {
  private func write(_ value: JSONValue, to bytes: inout [UInt8], depth: Int) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): JSONWriter.writeInteger(value, to: &bytes)
    case .number(let value): writeNumber(value, to: &bytes)
    case .string(let text): JSONWriter.writeString(text, to: &bytes)
    case .array(let elements): writeArray(elements, to: &bytes, depth: depth)
    case .object(let object): writeObject(object, to: &bytes, depth: depth)
    }
  }

  private static func writeInteger(_ value: Int, to bytes: inout [UInt8]) {
    precondition(
      value.magnitude <= JSONValue.largestInteger, "an integer on the wire is at most 2^53")
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    writeDigits(of: value.magnitude, to: &bytes)
  }

  // Half of the time of `description`, for the small counts that most integers are.
  private static func writeDigits(of value: UInt, to bytes: inout [UInt8]) {
    if value >= 10 { writeDigits(of: value / 10, to: &bytes) }
    bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
  }

  private func writeNumber(_ value: Double, to bytes: inout [UInt8]) {
    precondition(!value.isNaN, "NaN does not go on the wire; write null and a warning")
    if value.isFinite {
      // Swift's shortest form is valid JSON: it has a digit on both sides of its point, or `e`.
      bytes.append(contentsOf: value.description.utf8)
    } else {
      JSONWriter.writeString(infinity.text(value), to: &bytes)
    }
  }

  private func writeArray(_ elements: [JSONValue], to bytes: inout [UInt8], depth: Int) {
    bytes.append(UInt8(ascii: "["))
    var isFirst = true
    for element in elements {
      separate(isFirst: isFirst, in: &bytes, depth: depth + 1)
      write(element, to: &bytes, depth: depth + 1)
      isFirst = false
    }
    if !isFirst { breakLine(in: &bytes, depth: depth) }
    bytes.append(UInt8(ascii: "]"))
  }

  private func writeObject(_ object: JSONObject, to bytes: inout [UInt8], depth: Int) {
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    for member in object {
      separate(isFirst: isFirst, in: &bytes, depth: depth + 1)
      JSONWriter.writeString(member.key, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      if layout == .pretty { bytes.append(UInt8(ascii: " ")) }
      write(member.value, to: &bytes, depth: depth + 1)
      isFirst = false
    }
    if !isFirst { breakLine(in: &bytes, depth: depth) }
    bytes.append(UInt8(ascii: "}"))
  }

  private func separate(isFirst: Bool, in bytes: inout [UInt8], depth: Int) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    breakLine(in: &bytes, depth: depth)
  }

  private func breakLine(in bytes: inout [UInt8], depth: Int) {
    guard layout == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }
}

// MARK: - Escapes

extension JSONWriter {
  private static func mustEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func escape(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x00..<0x20:
      bytes.append(contentsOf: (byte < 0x10 ? "u000" : "u00").utf8)
      bytes.append(contentsOf: String(byte, radix: 16).utf8)
    default: bytes.append(byte)
    }
  }
}
