/// A document with its charts, which are files in a folder beside it.
public struct DocumentFiles: Sendable {
  /// The document.
  public let text: String
  /// The charts: the name that each has in the folder, and the picture as SVG, which may have to be made into the
  /// format that the name says.
  public let charts: [(name: String, svg: String)]

  init(_ text: String, _ charts: DocumentCharts?) {
    self.text = text
    self.charts = charts?.files ?? []
  }
}
