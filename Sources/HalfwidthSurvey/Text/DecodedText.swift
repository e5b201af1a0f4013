internal import Glibc

/// A text's bytes turned into UTF-8, up to the first that can't be.
struct DecodedText {
  /// Valid UTF-8 without a mark and without a zero byte.
  private(set) var bytes: [UInt8] = []
  /// What is wrong with what comes after ``bytes`` and what to do; nil where all was read.
  private(set) var fault: String?

  /// Reads a text.
  ///
  /// - Parameter raw: The bytes as they stand in the file, with or without the encoding's mark.
  /// - Complexity: O(n). Takes three times the memory of the file at the most.
  init(_ raw: [UInt8], _ encoding: TextEncoding) {
    let start = raw.starts(with: encoding.mark) ? encoding.mark.count : 0
    switch encoding {
    case .utf8: readUTF8(raw, from: start)
    case .utf16LittleEndian: readUTF16(raw, from: start, high: 1)
    case .utf16BigEndian: readUTF16(raw, from: start, high: 0)
    case .windows1252: readWindows1252(raw)
    }
  }

  private static let zero = "a zero byte is no text; save the file as UTF-8 text"

  private mutating func readUTF8(_ raw: [UInt8], from start: Int) {
    bytes = start == 0 ? raw : Array(raw[start...])
    guard let end = Self.firstFault(bytes) else { return }
    fault =
      bytes[end] == 0 ? Self.zero : "the text is not UTF-8 here; save the file as UTF-8"
    bytes = Array(bytes[..<end])
  }

  /// The first byte that is zero, or that does not go on as UTF-8.
  static func firstFault(_ bytes: [UInt8]) -> Int? {
    var end = bytes.count
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      end = error.byteOffsets.lowerBound
    }
    let zero = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe bytes.baseAddress.flatMap { start in
        unsafe memchr(start, 0, end).map {
          unsafe start.distance(to: $0.assumingMemoryBound(to: UInt8.self))
        }
      }
    }
    return zero ?? (end < bytes.count ? end : nil)
  }

  /// - Parameter high: Which byte of two is the greater part: the first (0) or the second (1).
  private mutating func readUTF16(_ raw: [UInt8], from start: Int, high: Int) {
    func unit(_ place: Int) -> UInt32 {
      UInt32(raw[place + high]) << 8 | UInt32(raw[place + 1 - high])
    }
    // Room for all of it at once, so that nothing is ever there twice. Half a pair counts for two.
    let units = stride(from: start, to: raw.count - 1, by: 2).lazy.map(unit)
    bytes.reserveCapacity(
      units.reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 < 0x800 || $1 & 0xF800 == 0xD800 ? 2 : 3) })
    var place = start
    while place < raw.count {
      guard place + 1 < raw.count else {
        fault = "the text is UTF-16 and ends within a character; copy the file again"
        return
      }
      var value = unit(place)
      place += 2
      if value & 0xFC00 == 0xD800, place + 1 < raw.count, unit(place) & 0xFC00 == 0xDC00 {
        value = 0x10000 + (value & 0x3FF) << 10 + (unit(place) & 0x3FF)
        place += 2
      }
      guard let scalar = Unicode.Scalar(value) else {
        fault = "half a character of UTF-16 stands here; save the file as UTF-8"
        return
      }
      guard add(scalar) else { return }
    }
  }

  private mutating func readWindows1252(_ raw: [UInt8]) {
    let widths = raw.lazy.map { Windows1252.scalar($0).map(UTF8.width) ?? 0 }
    bytes.reserveCapacity(widths.reduce(0, +))
    for byte in raw {
      guard let scalar = Windows1252.scalar(byte) else {
        fault =
          "the byte \(String(byte, radix: 16, uppercase: true)) is no letter of windows-1252; save the file as "
          + "UTF-8, or give its --encoding"
        return
      }
      guard add(scalar) else { return }
    }
  }

  /// Adds a character; false for the one that is none.
  private mutating func add(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value != 0 else {
      fault = Self.zero
      return false
    }
    if scalar.isASCII {
      bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return true
  }
}
