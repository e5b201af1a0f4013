public import Halfwidth

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

  /// Appends the text of what was found to `bytes`, an object without a line break after it.
  ///
  /// The text is that of the same list as a ``JSONValue``, without making one.
  ///
  /// - Complexity: O(n) in the length of the text.
  public func write(_ fields: FieldList, to bytes: inout [UInt8]) {
    write(fields, to: &bytes, depth: 0)
  }

  /// Appends the text of one value of a list to `bytes`.
  public func write(_ value: FieldValue, to bytes: inout [UInt8]) {
    write(value, to: &bytes, depth: 0)
  }

  /// Appends the text of a finding to `bytes`, an object without a line break after it.
  ///
  /// The text is that of its list of fields, without making one.
  package func write(_ finding: some FieldLister, to bytes: inout [UInt8]) {
    var members = JSONMembers(writer: self)
    // Its own for so long, so that nothing is copied.
    swap(&members.bytes, &bytes)
    members.bytes.append(JSONWriter.braces.first)
    finding.list(into: &members)
    endList(isEmpty: members.isEmpty, in: &members.bytes, depth: 0)
    members.bytes.append(JSONWriter.braces.last)
    swap(&members.bytes, &bytes)
  }

  /// Appends the text of a list of numbers to `bytes`.
  package func write(_ numbers: [Double], to bytes: inout [UInt8]) {
    writeList(numbers, in: JSONWriter.brackets, to: &bytes, depth: 0) { writeNumber($0, to: &$1) }
  }

  /// Appends the text of a list of whole numbers to `bytes`.
  package func write(_ numbers: [Int], to bytes: inout [UInt8]) {
    writeList(numbers, in: JSONWriter.brackets, to: &bytes, depth: 0) {
      JSONWriter.writeInteger($0, to: &$1)
    }
  }

  /// Returns the text of a value, without a line break after it.
  ///
  /// The conditions are those of ``write(_:to:)-(JSONValue,_)``.
  public func string(_ value: JSONValue) -> String {
    var bytes: [UInt8] = []
    write(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a string as JSON text, in quotes, to `bytes`.
  ///
  /// - Complexity: O(n) in the length of the string.
  public static func writeString(_ text: String, to bytes: inout [UInt8]) {
    // Faster than a span of a text that is a variable's own, as short ones are.
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { source in
      var start = 0
      for index in source.indices where unsafe mustEscape(source[index]) {
        unsafe bytes.append(contentsOf: source[start..<index])
        unsafe escape(source[index], to: &bytes)
        start = index + 1
      }
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

// MARK: - Values

extension JSONWriter {
  private func write(_ value: JSONValue, to bytes: inout [UInt8], depth: Int) {
    switch value {
    case .null: JSONWriter.append("null", to: &bytes)
    case .bool(let value): JSONWriter.append(value ? "true" : "false", to: &bytes)
    case .integer(let value): JSONWriter.writeInteger(value, to: &bytes)
    case .number(let value): writeNumber(value, to: &bytes)
    case .string(let text): JSONWriter.writeString(text, to: &bytes)
    case .array(let elements):
      writeList(elements, in: JSONWriter.brackets, to: &bytes, depth: depth) {
        write($0, to: &$1, depth: depth + 1)
      }
    case .object(let object):
      writeList(object, in: JSONWriter.braces, to: &bytes, depth: depth) { member, bytes in
        writeName(member.key, to: &bytes)
        write(member.value, to: &bytes, depth: depth + 1)
      }
    }
  }

  private func write(_ value: FieldValue, to bytes: inout [UInt8], depth: Int) {
    switch value {
    case .undefined: JSONWriter.append("null", to: &bytes)
    case .flag(let flag): JSONWriter.append(flag ? "true" : "false", to: &bytes)
    case .integer(let number): JSONWriter.writeInteger(number, to: &bytes)
    // The digits count, and not what a number is.
    case .number(let number, _): writeNumber(number, to: &bytes)
    case .string(let text): JSONWriter.writeString(text, to: &bytes)
    case .list(let values):
      writeList(values, in: JSONWriter.brackets, to: &bytes, depth: depth) {
        write($0, to: &$1, depth: depth + 1)
      }
    case .fields(let fields): write(fields, to: &bytes, depth: depth)
    }
  }

  private func write(_ fields: FieldList, to bytes: inout [UInt8], depth: Int) {
    writeList(fields, in: JSONWriter.braces, to: &bytes, depth: depth) { field, bytes in
      writeOwnName(field.name, to: &bytes)
      write(field.value, to: &bytes, depth: depth + 1)
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
      ShortestDecimal.append(value, to: &bytes)
    } else {
      JSONWriter.writeString(infinity.text(value), to: &bytes)
    }
  }

  private static let brackets = (first: UInt8(ascii: "["), last: UInt8(ascii: "]"))
  private static let braces = (first: UInt8(ascii: "{"), last: UInt8(ascii: "}"))

  private func writeList<Elements: RandomAccessCollection>(
    _ elements: Elements, in ends: (first: UInt8, last: UInt8), to bytes: inout [UInt8], depth: Int,
    _ element: (Elements.Element, inout [UInt8]) -> Void
  ) {
    bytes.append(ends.first)
    var isFirst = true
    for value in elements {
      separate(isFirst: isFirst, in: &bytes, depth: depth + 1)
      element(value, &bytes)
      isFirst = false
    }
    endList(isEmpty: isFirst, in: &bytes, depth: depth)
    bytes.append(ends.last)
  }

  private func endList(isEmpty: Bool, in bytes: inout [UInt8], depth: Int) {
    if !isEmpty { breakLine(in: &bytes, depth: depth) }
  }

  private func writeName(_ name: String, to bytes: inout [UInt8]) {
    JSONWriter.writeString(name, to: &bytes)
    endName(in: &bytes)
  }

  /// Writes a name of a finding's field: a word of the program's own, in which nothing needs an escape.
  fileprivate func writeOwnName(_ name: String, to bytes: inout [UInt8]) {
    assert(!name.utf8.contains(where: JSONWriter.mustEscape), "a field's name needs no escape")
    bytes.append(UInt8(ascii: "\""))
    JSONWriter.append(name, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    endName(in: &bytes)
  }

  private func endName(in bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: ":"))
    if layout == .pretty { bytes.append(UInt8(ascii: " ")) }
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

/// The members of an object, written while a finding gives its fields.
private struct JSONMembers: FieldSink {
  let writer: JSONWriter
  var bytes: [UInt8] = []
  private(set) var isEmpty = true

  init(writer: JSONWriter) { self.writer = writer }

  mutating func add(_ name: String, _ value: FieldValue) {
    writer.write(name, value, isFirst: isEmpty, to: &bytes)
    isEmpty = false
  }
}

extension JSONWriter {
  /// Writes a member of an object that isn't within another one.
  fileprivate func write(
    _ name: String, _ value: FieldValue, isFirst: Bool, to bytes: inout [UInt8]
  ) {
    separate(isFirst: isFirst, in: &bytes, depth: 1)
    writeOwnName(name, to: &bytes)
    write(value, to: &bytes, depth: 1)
  }
}

// MARK: - Bytes

extension JSONWriter {
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { unsafe bytes.append(contentsOf: $0) }
  }

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
