internal import CNativeFiles

/// A value of a sheet's cell as a child writes it.
enum WorkbookValue: Hashable {
  case missing
  case text(String)
  /// A number, as it is written.
  case digits(String)
  /// A day, a time or both, as the number of days.
  case moment(shown: UInt8, String)

  /// The cell.
  var cell: RespondentCell {
    switch self {
    case .missing: .missing(.empty)
    case .text(let text): text.isEmpty ? .missing(.empty) : .text(text)
    case .digits(let text): Self.number(text).map { .number($0) } ?? .text(text)
    case .moment(let shown, let text): .text(Self.moment(shown, text) ?? "\(text) (no date)")
    }
  }

  private static func number(_ text: String) -> Double? {
    guard let number = Double(text), number.isFinite else { return nil }
    return number
  }

  private static func moment(_ shown: UInt8, _ text: String) -> String? {
    guard let days = number(text) else { return nil }
    // Days are counted from the one before 1900, as if that year had had a 29 February, or from 1904.
    let countsFrom1904 = shown & 4 != 0
    let before1970 = countsFrom1904 ? 24_107 : days < 60 ? 25_568 : 25_569
    let perSecond = 1.0 / 86_400
    switch shown & 3 {
    case 2: return NativeMoment.times(perSecond: perSecond).text(days)
    case let part:
      guard days >= 0, countsFrom1904 || days < 60 || days >= 61 else { return nil }
      return NativeMoment.moments(
        perSecond: perSecond, before1970: before1970, showsTime: part == 3
      ).text(days)
    }
  }

  /// A text with the characters that XML can't hold, which Excel writes as `_x000D_`.
  static func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var units: [UInt16] = []
    var rest = Array(text.utf16)[...]
    while let unit = rest.first {
      if let code = escape(rest) {
        units.append(code)
        rest = rest.dropFirst(7)
      } else {
        units.append(unit)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: units, as: UTF16.self).replacing("\r\n", with: "\n")
  }

  /// The code of an escape that begins there.
  private static func escape(_ units: ArraySlice<UInt16>) -> UInt16? {
    let head = units.prefix(7)
    guard head.count == 7 else { return nil }
    let text = String(decoding: head, as: UTF16.self)
    guard text.utf16.count == 7, text.hasPrefix("_x"), text.hasSuffix("_") else { return nil }
    let digits = text.dropFirst(2).dropLast()
    guard digits.allSatisfy(\.isHexDigit) else { return nil }
    return UInt16(digits, radix: 16)
  }
}

extension NativeCursor {
  mutating func workbookValue() throws(NativeFault) -> WorkbookValue {
    switch native_value(UInt32(try byte())) {
    case native_missing: return .missing
    case native_text: return .text(WorkbookValue.unescaped(try utf8()))
    case native_digits: return .digits(try utf8())
    case native_moment: return .moment(shown: try byte(), try utf8())
    default: throw .garbled
    }
  }

  mutating func utf8() throws(NativeFault) -> String {
    let text = try text()
    guard text.count <= native_longest_text, NativeText.isUTF8(text) else { throw .garbled }
    return String(decoding: text, as: UTF8.self)
  }

  /// Goes past a value.
  mutating func passWorkbookValue() throws(NativeFault) {
    switch native_value(UInt32(try byte())) {
    case native_missing: return
    case native_text, native_digits: _ = try text()
    case native_moment:
      _ = try byte()
      _ = try text()
    default: throw .garbled
    }
  }
}
