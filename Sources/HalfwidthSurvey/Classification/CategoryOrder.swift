/// Where the order of categories is from.
public enum CategoryOrder: Hashable, Sendable {
  /// From their characters: they have no order that means anything.
  case characters
  /// From numbers, the labels of a file, or a person.
  case stated
  /// From the ranges of numbers that they name, as `18-29` and `60 and over`.
  case ranges
}
