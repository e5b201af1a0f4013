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
      output += " \(attribute.name)=\"\(SVGElement.escaped(attribute.value))\""
    }
    if content.isEmpty {
      output += "/>"
      return
    }
    output += ">"
    for part in content {
      switch part {
      case .element(let element): element.write(to: &output)
      case .text(let text): output += SVGElement.escaped(text)
      }
    }
    output += "</\(name)>"
  }

  /// Escapes text for an element or an attribute.
  ///
  /// Scalar by scalar: a character that a combining mark joins is still markup to a parser. Scalars that XML does not allow are left out.
  static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      case "\t", "\n", "\r": output += " "
      default:
        let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        if isAllowed { output.unicodeScalars.append(scalar) }
      }
    }
    return output
  }
}
