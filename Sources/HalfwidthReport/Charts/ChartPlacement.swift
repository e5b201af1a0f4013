internal import Halfwidth

/// Places along a chart, and labels that fit it.
///
/// A chart is as wide as the page lets it be: places across are percentages of its width, so that
/// lines stretch and text keeps its size. Labels stand above their line, and a long one takes two
/// lines where the page is narrow.
enum ChartPlacement {
  /// The characters of a label that fit a line on a narrow page, beside a value.
  static let narrowLine = 36

  /// A share of the chart's width, such as `74%`; at most three decimals.
  static func across(_ share: Double) -> String {
    trimmed(DecimalFormat.fixed(share * 100, places: 3)) + "%"
  }

  /// A length in pixels, at most one decimal.
  static func pixels(_ length: Double) -> String {
    trimmed(DecimalFormat.fixed(length, places: 1))
  }

  /// Breaks a label between words into lines of at most `width` characters; a longer word has a line
  /// of its own.
  static func lines(_ label: String, width: Int = narrowLine) -> [String] {
    var lines: [String] = []
    for word in label.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.isEmpty ? [""] : lines
  }

  private static func trimmed(_ decimal: String) -> String {
    guard decimal.contains(".") else { return decimal }
    let digits = String(decimal.reversed().drop { $0 == "0" }.reversed())
    return digits.hasSuffix(".") ? String(digits.dropLast()) : digits
  }
}

/// The label of a row of a chart: one line on a wide page, several on a narrow one.
struct ChartLabel {
  let text: String
  /// The lines on a narrow page.
  let lines: [String]

  /// The height of one line, in pixels.
  static let lineHeight = 18.0

  init(_ text: String) {
    self.text = text
    lines = ChartPlacement.lines(text)
  }

  /// The height that the label needs on a narrow page.
  var height: Double { Double(lines.count) * ChartLabel.lineHeight }

  /// The label's text elements; its last line ends at `bottom`.
  func elements(bottom: Double) -> [SVGElement] {
    let baseline = bottom - 5
    guard lines.count > 1 else { return [line(text, "label", at: baseline)] }
    let narrow = lines.enumerated().map { index, text in
      let above = Double(lines.count - 1 - index) * ChartLabel.lineHeight
      return line(text, "label narrow", at: baseline - above)
    }
    return [line(text, "label wide", at: baseline)] + narrow
  }

  private func line(_ text: String, _ style: String, at y: Double) -> SVGElement {
    SVGElement("text", ["class": style, "x": "0", "y": ChartPlacement.pixels(y)], text: text)
  }
}
