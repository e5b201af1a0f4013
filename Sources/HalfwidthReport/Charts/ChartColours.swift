/// The colours of a chart that stands alone, by the names that the page's style sheet has for them.
struct ChartColours {
  private let values: [String: String]

  /// Takes the colours of paper, which a file is drawn for.
  init(_ colours: [(name: String, value: String)]) {
    values = Dictionary(colours.map { ($0.name, $0.value) }) { first, _ in first }
  }

  /// A colour, such as that of `mark`.
  subscript(_ name: String) -> String {
    guard let value = values[name] else { preconditionFailure("no colour is called \(name)") }
    return value
  }
}
