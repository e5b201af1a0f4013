/// Names of categories that stand in two places and must be the same.
public enum CategoryNames {
  /// Returns where each of `names` stands in `others`, or nil where the two are not the same names.
  ///
  /// Names that differ in capitals and spaces only are the same, and so are two spellings of one number,
  /// unless that makes two names of one list the same.
  public static func places(of names: [String], among others: [String]) -> [Int]? {
    guard names.count == others.count else { return nil }
    for key in [{ $0 }, key] as [(String) -> String] {
      let places = Dictionary(
        others.enumerated().map { (key($0.element), $0.offset) },
        uniquingKeysWith: { first, _ in first })
      let found = names.compactMap { places[key($0)] }
      if found.count == names.count && Set(found).count == names.count { return found }
    }
    return nil
  }

  /// The names that the other list does not have in any spelling.
  static func names(of names: [String], missingFrom others: [String]) -> [String] {
    let known = Set(others.map(key))
    return names.filter { !known.contains(key($0)) }
  }

  /// Up to five names as a person lists them.
  static func list(_ names: [String]) -> String {
    let more = names.count > 5 ? " and \(names.count - 5) more" : ""
    return names.prefix(5).map { "'\($0)'" }.joined(separator: ", ") + more
  }

  /// What two spellings of one name have in common.
  private static func key(_ name: String) -> String {
    let words = name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let number = Double(words), number.isFinite, words.contains(where: \.isNumber) else {
      return words
    }
    return "\(number)"
  }
}
