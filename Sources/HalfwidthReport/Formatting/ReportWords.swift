internal import Halfwidth
internal import HalfwidthSurvey

/// Text of others, made fit for a line.
enum ReportWords {
  /// A number with its noun.
  static func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }

  /// The text on one line, without spaces at its ends.
  ///
  /// Text of a script that runs from right to left is isolated: beside it, the numbers of a row would
  /// change their places. Signs that turn the direction of what follows are left out.
  static func line(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    guard words.unicodeScalars.contains(where: { isTurning($0) || isRightToLeft($0) }) else {
      return words
    }
    let plain = String(
      String.UnicodeScalarView(words.unicodeScalars.filter { !isTurning($0) }))
    return plain.unicodeScalars.contains(where: isRightToLeft)
      ? "\u{2068}\(plain)\u{2069}" : plain
  }

  /// Embeddings, overrides and isolates.
  private static func isTurning(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  /// Letters of Hebrew, Arabic, Syriac, Thaana, N'Ko and the other scripts of these blocks.
  static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }

  /// Whether a text has letters of a script that stacks marks above and below them: Arabic, the scripts
  /// of South and South-East Asia, and Tibetan.
  static func isTall(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x0600...0x06FF, 0x0750...0x077F, 0x0900...0x0DFF, 0x0E00...0x109F, 0x1700...0x17FF,
        0x1900...0x1CFF, 0xA8E0...0xA9FF, 0xAA00...0xAADF, 0xFB50...0xFDFF, 0xFE70...0xFEFC:
        true
      default: false
      }
    }
  }

  /// The text with its first letter in upper case.
  static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// The text as a sentence: with a full stop unless it ends with a mark of its own.
  static func sentence(_ text: String) -> String {
    let line = line(text)
    guard let last = line.last else { return line }
    return ".!?".contains(last) ? line : line + "."
  }

  /// What analyses warn of, each sentence once.
  static func sentences(_ warnings: [AnalysisWarning]) -> [String] {
    distinct(warnings.map { sentence(capitalised($0.message)) })
  }
}
