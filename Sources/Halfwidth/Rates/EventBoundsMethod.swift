/// The methods for what totals of events say of a person's; raw values are their slugs.
public enum EventBoundsMethod: String, CaseIterable, Hashable, Sendable {
  /// Bounds that need no assumption: ``EventBounds``.
  case bounds
}
