/// Markup of a page that is ready to be written: every text and attribute in it is escaped.
struct HTML {
  private(set) var markup: String

  private init(markup: String) { self.markup = markup }

  /// A text.
  init(_ text: String) { markup = MarkupText.escaped(text) }

  /// Markup of our own: a style sheet, a script, a picture.
  static func own(_ markup: String) -> HTML { HTML(markup: markup) }

  /// Nothing.
  static let nothing = HTML(markup: "")

  /// An element with its attributes; one whose value is nil is left out, and one whose value is empty has its name
  /// only.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [HTML]
  ) -> HTML {
    var markup = opening(name, attributes)
    for part in content { markup += part.markup }
    return HTML(markup: markup + (closesItself.contains(name) ? "" : "</\(name)>"))
  }

  /// Elements that end where the next of them begins, or the one around them ends, so that their end tags, a tenth of a
  /// page, are left out (HTML Living Standard, "Optional tags").
  private static let closesItself: Set = ["td", "th", "tr", "li", "dt", "dd"]

  /// The same on lines of its own, so that the source of a page can be read.
  static func block(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [HTML]
  ) -> HTML {
    var markup = opening(name, attributes) + "\n"
    for part in content { markup += part.markup }
    return HTML(markup: markup + "</\(name)>\n")
  }

  /// An element with a text.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ text: String
  ) -> HTML {
    element(name, attributes, [HTML(text)])
  }

  /// An element on a line of its own.
  static func line(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [HTML]
  ) -> HTML {
    var line = element(name, attributes, content)
    line.markup += "\n"
    return line
  }

  /// A text on a line of its own.
  static func line(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ text: String
  ) -> HTML {
    line(name, attributes, [HTML(text)])
  }

  /// Lines of a style sheet or a script without what only readers of our own source need: spaces before them, and lines of
  /// comments.
  static func unindented(_ source: String) -> String {
    source.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("//") }
      .joined(separator: "\n")
  }

  /// An element that holds nothing, such as `meta`.
  static func empty(_ name: String, _ attributes: KeyValuePairs<String, String?>) -> HTML {
    HTML(markup: opening(name, attributes) + "\n")
  }

  private static func opening(_ name: String, _ attributes: KeyValuePairs<String, String?>)
    -> String
  {
    var markup = "<\(name)"
    for (key, value) in attributes {
      guard let value else { continue }
      markup += value.isEmpty ? " \(key)" : " \(key)=\"\(MarkupText.escaped(value))\""
    }
    return markup + ">"
  }
}
