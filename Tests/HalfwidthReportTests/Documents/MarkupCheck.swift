/// A check that every element that is opened is closed in order.
enum MarkupCheck {
  /// Elements whose end tags may be left out, and which of them each ends where it begins.
  private static let ended: [String: Set<String>] = [
    "td": ["td", "th"], "th": ["td", "th"], "tr": ["td", "th", "tr"], "li": ["li"],
    "dt": ["dt", "dd"], "dd": ["dt", "dd"],
  ]

  private static let void: Set<String> = ["meta", "br", "link", "hr", "img", "input"]

  static func isBalanced(_ markup: String) -> Bool {
    var open: [String] = []
    var rest = markup[...]
    while let start = rest.firstIndex(of: "<") {
      guard let end = rest[start...].firstIndex(of: ">") else { return false }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("!") || tag.hasSuffix("/") { continue }
      let name = String(tag.drop { $0 == "/" }.prefix { !$0.isWhitespace })
      if tag.hasPrefix("/") {
        while let last = open.last, last != name, ended[last] != nil { open.removeLast() }
        guard open.popLast() == name else { return false }
      } else if name == "script" {
        // What is in it is no markup.
        guard let end = rest.firstRange(of: "</script>") else { return false }
        rest = rest[end.upperBound...]
      } else if !void.contains(name) {
        while let last = open.last, ended[name]?.contains(last) == true { open.removeLast() }
        open.append(name)
      }
    }
    return open.isEmpty
  }
}
