/// What all printed numbers of a question have in common: rows of counts.csv that state none take it.
public struct PrintedDefaults: Hashable, Sendable {
  /// The printed base; nil where the codebook states none.
  public var base: Int?
  /// Section and paragraph of the report; nil where the codebook states none.
  public var place: String?
}
