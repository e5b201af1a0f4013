/// What is usually meant by text where a number should stand, so that an error can say what to do.
enum NumberSlip: CaseIterable {
  /// A dash or a word for nothing.
  case nothing
  /// A percent sign.
  case percentSign
  /// A sign such as ≥ that is written with two here.
  case boundSign
  /// A number below 0.
  case negative
  /// A comma or another mark, for decimals or thousands.
  case comma
  /// A space, or a character that looks like one or like nothing.
  case space
  /// Digits of another script.
  case otherDigits
  /// A decimal point without a digit before or after it.
  case barePoint
  /// More decimals than are read.
  case decimals

  /// Finds the slip in a text that is no number; nil where it is none of these.
  init?(_ text: String) {
    guard let slip = Self.allCases.first(where: { $0.isIn(text) }) else { return nil }
    self = slip
  }

  private func isIn(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    let digits = scalars.drop { ">=<".unicodeScalars.contains($0) }
    func holds(_ marks: String) -> Bool { scalars.contains { marks.unicodeScalars.contains($0) } }
    switch self {
    case .nothing: return Self.nothings.contains(text.lowercased().filter { !$0.isWhitespace })
    case .percentSign: return holds("%\u{FF05}\u{066A}")
    case .boundSign: return holds("\u{2265}\u{2264}\u{2A7E}\u{2A7D}")
    case .negative:
      return digits.first.map { "-\u{2212}".unicodeScalars.contains($0) } ?? false
    case .comma: return holds(",\u{066B}\u{066C}'\u{2019}")
    case .space:
      return scalars.contains {
        $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint || $0.value < 0x20
      }
    case .otherDigits:
      return scalars.contains { !$0.isASCII && $0.properties.numericType == .decimal }
    case .barePoint: return digits.first == "." || digits.last == "."
    case .decimals:
      let parts = String(String.UnicodeScalarView(digits)).split(separator: ".")
      return parts.count == 2 && parts[1].utf8.count > PrintedValue.Printed.mostDecimals
    }
  }

  private static let nothings: Set = [
    "-", "--", "\u{2013}", "\u{2014}", "\u{2212}", ".", "..", "...", "\u{2026}", "na", "n/a",
    "n.a.",
    "nan", "null", "none", "*", "x",
  ]

  /// What to do about it.
  var remedy: String {
    switch self {
    case .nothing: "leave the field empty where nothing is printed"
    case .percentSign: "leave the percent sign out"
    case .boundSign: "write a bound as >=40 or <=40"
    case .negative: "numbers of respondents and their shares are not negative"
    case .comma: "use a decimal point, and nothing between thousands"
    case .space: "it holds a space, or a character that is not seen: write it without"
    case .otherDigits: "write the digits 0 to 9"
    case .barePoint: "write a digit on both sides of the decimal point"
    case .decimals: "write at most \(PrintedValue.Printed.mostDecimals) decimals"
    }
  }
}
