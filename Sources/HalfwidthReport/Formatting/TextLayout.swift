/// Where plain text is shown: how wide it may be, and whether headings stand out.
public struct TextLayout: Sendable {
  /// The characters of a line.
  public var width: Int
  /// Whether headings are bold, which a terminal shows and a file does not.
  public var isStyled: Bool

  /// The width of what is no terminal.
  public static let usualWidth = 100

  /// Creates a layout; a width below 40 is 40.
  public init(width: Int = usualWidth, isStyled: Bool = false) {
    self.width = max(width, 40)
    self.isStyled = isStyled
  }

  /// The width of sentences: longer lines are hard to read.
  var sentences: Int { min(width, Self.usualWidth) }

  /// A sentence over as many lines as it needs.
  func lines(_ text: String) -> [String] { PlainText.lines(text, width: sentences) }

  /// A heading, whose place says what it is where it can't be bold.
  func heading(_ text: String) -> [String] { lines(text).map(bold) }

  /// An aligned table.
  func table(header: [String], isNumber: [Bool], rows: [[String]]) -> [String] {
    TextTable(header: header, isNumber: isNumber, rows: rows).lines(width: width, heading: bold)
  }

  private func bold(_ line: String) -> String {
    isStyled && !line.isEmpty ? "\u{1B}[1m\(line)\u{1B}[0m" : line
  }
}
