/// Which parts of a report are written, and whether what stands behind a heading is open.
public struct ReportSelection: Hashable, Sendable {
  /// The parts; those that a survey has nothing for are left out.
  public var parts: Set<ReportPart>
  /// The titles of the survey's sections of which questions are written; nil for all.
  public var sections: Set<String>?
  /// Whether every table is open from the start, and on paper.
  public var isFull: Bool

  /// Creates a selection of parts; of all where none are named.
  public init(
    parts: Set<ReportPart> = Set(ReportPart.allCases), sections: Set<String>? = nil,
    isFull: Bool = false
  ) {
    self.parts = parts
    self.sections = sections
    self.isFull = isFull
  }

  /// Findings, overview and comparisons, and what the document was made of: what fits on a few pages.
  public static let brief = ReportSelection(parts: [
    .findings, .overview, .comparisons, .provenance,
  ])
}
