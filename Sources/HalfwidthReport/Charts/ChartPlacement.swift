internal import Halfwidth

/// Places along a chart, and the marks that charts share.
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
  ///
  /// - Parameter style: What it is where it is not of the usual height.
  static func strip(_ style: String? = nil, description: String, _ marks: [SVGElement]) -> String {
    SVGElement(
      "svg", attributes: (style.map { [("class", $0)] } ?? []) + [("role", "img")],
      [SVGElement("title", text: description)] + marks
    ).markup
  }

  /// A strip that says nothing which isn't in words beside it.
  static func decoration(_ marks: [SVGElement]) -> String {
    SVGElement("svg", ["aria-hidden": "true"], marks).markup
  }

  /// An upright line over the whole height of the strip.
  static func upright(_ style: String, at share: Double) -> SVGElement {
    let x = across(share)
    return SVGElement("line", ["class": style, "x1": x, "x2": x, "y1": "0", "y2": "100%"])
  }

  /// The label of a place, below a strip; one at an end of the strip stays within it.
  static func tick(_ text: String, at share: Double) -> SVGElement {
    let style = share == 0 ? "tick first" : share == 1 ? "tick last" : "tick"
    return SVGElement("text", ["class": style, "x": across(share), "y": "1em"], text: text)
  }

  /// A level line at half of the strip's height.
  static func level(_ style: String, from start: Double, to end: Double) -> SVGElement {
    SVGElement(
      "line",
      ["class": style, "x1": across(start), "x2": across(end), "y1": "50%", "y2": "50%"])
  }

  /// A dot, or a bar over the places that are all possible.
  static func dot(_ style: String, at places: ClosedRange<Double>) -> SVGElement {
    let first = across(places.lowerBound)
    guard places.lowerBound < places.upperBound else {
      // Height and size are the page's: there are hundreds of dots.
      return SVGElement("circle", ["class": style, "cx": first])
    }
    return SVGElement(
      "rect",
      [
        "class": style, "x": first, "y": "50%",
        "width": across(places.upperBound - places.lowerBound), "height": "10", "rx": "2",
        "transform": "translate(0 -5)",
      ])
  }
}
