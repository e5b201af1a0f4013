/// An element of an inline SVG picture; every text and attribute is escaped when it is written.
struct SVGElement {
  /// What stands inside an element.
  enum Content {
    case element(SVGElement)
    case text(String)
  }

  private let name: String
  private let attributes: [(name: String, value: String)]
  private let content: [Content]

  /// Creates an element; attributes keep their order.
  init(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: [SVGElement] = []
  ) {
    self.name = name
    self.attributes = attributes.map { (name: $0.key, value: $0.value) }
    self.content = content.map { .element($0) }
  }

  /// Creates an element that holds text.
  init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String) {
    self.name = name
    self.attributes = attributes.map { (name: $0.key, value: $0.value) }
    content = [.text(text)]
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
      output += " \(attribute.name)=\"\(MarkupText.escaped(attribute.value))\""
    }
    if content.isEmpty {
      output += "/>"
      return
    }
    output += ">"
    for part in content {
      switch part {
      case .element(let element): element.write(to: &output)
      case .text(let text): output += MarkupText.escaped(text)
      }
    }
    output += "</\(name)>"
  }
}
