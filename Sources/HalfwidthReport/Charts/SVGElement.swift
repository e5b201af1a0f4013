/// An element of an inline SVG picture; every text and attribute is escaped when it is written.
struct SVGElement {
  private let name: String
  private let attributes: [(key: String, value: String)]
  private let elements: [SVGElement]
  private let text: String?

  /// Creates an element that holds others, or text; attributes keep their order.
  init(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    _ elements: [SVGElement] = [], text: String? = nil
  ) {
    self.init(name, attributes: attributes.map { ($0.key, $0.value) }, elements, text: text)
  }

  /// Creates an element whose attributes are put together one by one.
  init(
    _ name: String, attributes: [(String, String)], _ elements: [SVGElement] = [],
    text: String? = nil
  ) {
    self.name = name
    self.attributes = attributes.map { (key: $0.0, value: $0.1) }
    self.elements = elements
    self.text = text
  }

  /// The element as well-formed XML.
  var markup: String {
    var output = ""
    write(to: &output)
    return output
  }

  private func write(to output: inout String) {
    output += "<\(name)"
    for attribute in attributes {
      output += " \(attribute.key)=\"\(MarkupText.escaped(attribute.value))\""
    }
    if elements.isEmpty && text == nil {
      output += "/>"
      return
    }
    output += ">"
    output += MarkupText.escaped(text ?? "")
    for element in elements { element.write(to: &output) }
    output += "</\(name)>"
  }
}
