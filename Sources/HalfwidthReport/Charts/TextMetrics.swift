/// How wide and how high text of a chart is at most, without a font at hand.
///
/// The widths of Latin letters are those of DejaVu Sans, the widest of the usual sans-serif fonts, rounded up; text in
/// another one is narrower, so that what has room here has room there. Of other scripts the widths are those of a wide
/// letter.
enum TextMetrics {
  /// Letters by their width, in parts of the font's size.
  private static let classes: [(width: Double, letters: String)] = [
    (0.3, "IJijl"), (0.35, " ,./:;\\|"), (0.4, "()-[]ft"), (0.45, "!'r"), (0.5, "\"*_`"),
    (0.55, "?csz"), (0.6, "FLkvxy"), (0.65, "$0123456789EPSTYabdeghnopqu{}"), (0.7, "ABCKRVXZ"),
    (0.75, "NU"), (0.8, "&DGHOQ"), (0.85, "#+<=>^w~"), (0.9, "M"), (1, "%@Wm"),
  ]

  private static let plain: [Double] = {
    var widths = [Double](repeating: 1, count: 128)
    for (width, letters) in classes {
      for scalar in letters.unicodeScalars { widths[Int(scalar.value)] = width }
    }
    return widths
  }()

  /// How much wider bold letters are.
  private static let bold = 1.16

  /// The greatest width of a line of text of a size.
  static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    text.unicodeScalars.reduce(0) { $0 + advance($1) } * size * (isBold ? bold : 1)
  }

  private static func advance(_ scalar: Unicode.Scalar) -> Double {
    if scalar.isASCII { return plain[Int(scalar.value)] }
    if scalar == "\u{A0}" { return plain[32] }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    case .spacingMark: return 0.6
    case .dashPunctuation, .finalPunctuation, .initialPunctuation: return 0.65
    case .uppercaseLetter, .titlecaseLetter: return 0.95
    case .lowercaseLetter: return scalar.value < 0x250 ? 0.7 : 0.9
    case .modifierLetter, .otherLetter, .decimalNumber, .letterNumber, .otherNumber,
      .connectorPunctuation, .openPunctuation, .closePunctuation, .otherPunctuation, .mathSymbol,
      .currencySymbol, .modifierSymbol, .otherSymbol, .spaceSeparator, .lineSeparator,
      .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      return scalar.value < 0x1800 ? 0.85 : scalar.value < 0x1F000 ? 1.05 : 1.4
    @unknown default: return 1.4
    }
  }

  /// The height of a line; scripts that stack marks need more.
  static func lineHeight(_ text: String, size: Double) -> Double {
    size * (ReportWords.isTall(text) ? 1.9 : 1.35)
  }

  /// Breaks a text into lines of at most a width: between words, in longer words behind a hyphen or a stroke, and
  /// elsewhere wherever it has to be.
  static func lines(_ text: String, size: Double, within limit: Double, isBold: Bool = false)
    -> [String]
  {
    func fits(_ text: some StringProtocol) -> Bool {
      width(String(text), size: size, isBold: isBold) <= limit
    }
    var lines: [String] = []
    for word in ShownText.escaped(text, breaks: .spaces).split(separator: " ") {
      if let last = lines.last, fits(last + " " + word) {
        lines[lines.count - 1] = last + " " + word
        continue
      }
      var rest = word
      while !fits(rest) {
        var end = rest.index(after: rest.startIndex)
        var behindMark: Substring.Index?
        while end < rest.endIndex, fits(rest[..<rest.index(after: end)]) {
          end = rest.index(after: end)
          if "-/_.\u{200B}\u{2013}".contains(rest[rest.index(before: end)]) { behindMark = end }
        }
        // A piece that is much shorter than the line is worth no tidy end.
        if let place = behindMark, !fits(rest[..<place] + rest[..<place]) { end = place }
        // A letter that stands under the one before it stays with it.
        while rest[..<end].unicodeScalars.last?.properties.canonicalCombiningClass == .virama,
          rest.index(after: rest.startIndex) < end
        {
          end = rest.index(before: end)
        }
        lines.append(String(rest[..<end]))
        rest = rest[end...]
        if rest.isEmpty { break }
      }
      if !rest.isEmpty { lines.append(String(rest)) }
    }
    return lines.isEmpty ? [""] : lines
  }
}
