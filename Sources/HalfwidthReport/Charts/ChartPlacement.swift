/// Places along a chart.
///
/// Each row of a chart is a strip: a picture as wide and as high as the page lets it be, with every
/// place in it a percentage. Labels and values stand beside the strip as the page's own text, so
/// they wrap, scale and are read aloud like any other.
enum ChartPlacement {
  /// A share of the strip's width, such as `74%`; at most three decimals.
  static func across(_ share: Double) -> String {
    DecimalFormat.trimmed(share * 100, places: 3) + "%"
  }

  /// A strip with its words for those who don't see it.
  static func strip(_ style: String, description: String, _ marks: [SVGElement]) -> String {
    SVGElement(
      "svg", ["class": style, "role": "img"],
      [SVGElement("title", text: description)] + marks
    ).markup
  }

  /// An upright line over the whole height of the strip.
  static func upright(_ style: String, at share: Double) -> SVGElement {
    let x = across(share)
    return SVGElement("line", ["class": style, "x1": x, "x2": x, "y1": "0", "y2": "100%"])
  }
}
