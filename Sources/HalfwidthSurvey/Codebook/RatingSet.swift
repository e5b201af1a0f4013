/// Ratings of the same subjects by several raters: an entry of `ratings` of a codebook.
public struct RatingSet: Hashable, Sendable {
  /// Unique among the rating sets.
  public var id: String
  /// A short neutral wording of what was rated.
  public var text: String
  /// The figure that it belongs to.
  public var figure: String?
  /// A remark for readers.
  public var note: String?
  /// What raters can choose; in their order where they have one.
  public var scale: Scale
  /// Whether the categories have an order: those of a scale have, and listed ones have not.
  public var isOrdered: Bool
  /// Where the ratings stand.
  public var layout: Layout
  /// Where the codebook has it.
  public var source: SourcePosition

  /// How ratings are laid out; every row of a file is a subject.
  public enum Layout: Hashable, Sendable {
    /// A column for each rater.
    ///
    /// - Parameters:
    ///   - file: The file; nil where they stand among the respondents' answers.
    ///   - missing: What stands for no rating.
    case raters([ColumnReference], file: ColumnReference?, missing: MissingCodes)
    /// A file with a column for each category, which says how many raters chose it.
    case counts(ColumnReference)
  }

  /// The file that the set names; nil where its ratings stand among the respondents' answers.
  public var file: ColumnReference? {
    switch layout {
    case .raters(_, let file, _): file
    case .counts(let file): file
    }
  }

  /// The columns of the respondents' file that are raters.
  public var columnsOfResponses: [ColumnReference] {
    if case .raters(let columns, nil, _) = layout { columns } else { [] }
  }
}
