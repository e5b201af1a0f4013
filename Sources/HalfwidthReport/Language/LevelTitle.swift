/// A title that names the level of the intervals under it, with the level apart from the words around it: a page that
/// shows intervals of another level writes that one in its place.
struct LevelTitle {
  /// What stands before the level.
  let before: String
  /// The level as a percentage, such as `95%`.
  let level: String
  /// What stands after it.
  let after: String

  /// The title as documents print it.
  var text: String { before + level + after }

  /// Stands in the place of the level while a phrase is made: a control character, which no text has.
  private static let place = "\u{1}"

  /// Takes a title apart.
  ///
  /// - Parameters:
  ///   - level: The level as a percentage.
  ///   - title: Makes the title of a level; one that leaves it out has it at its end.
  init(_ level: String, in title: (String) -> String) {
    self.level = level
    let whole = title(Self.place)
    guard let found = whole.firstRange(of: Self.place) else {
      before = whole + " "
      after = ""
      return
    }
    before = String(whole[..<found.lowerBound])
    after = String(whole[found.upperBound...]).replacing(Self.place, with: level)
  }
}
