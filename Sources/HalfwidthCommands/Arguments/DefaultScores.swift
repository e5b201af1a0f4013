internal import Halfwidth

/// Scores of 1, 2, 3 and so on where names say something else: codes from 0, ages, years.
enum DefaultScores {
  /// What to warn of where methods that are asked for take scores and none were given.
  ///
  /// - Parameters:
  ///   - names: The names of the rows or columns that are scored.
  ///   - lines: What they are: `rows`, `columns`, `categories`.
  ///   - option: The option that gives scores.
  ///   - equalSteps: Whether scores in equal steps are all the same to the methods.
  static func warning(
    _ names: [String]?, of lines: String, option: String, equalSteps: Bool
  ) -> AnalysisWarning? {
    guard let names else { return nil }
    let numbers = names.compactMap(Double.init)
    guard numbers.count == names.count, numbers.count >= 2 else { return nil }
    let steps = Set(zip(numbers.dropFirst(), numbers).map { $0 - $1 })
    let areScores = numbers == (1...numbers.count).map(Double.init)
    guard !areScores, !(equalSteps && steps.count == 1 && numbers[1] > numbers[0]) else {
      return nil
    }
    let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " ..." : "")
    let last =
      numbers.count > 5
      ? "1, 2, 3 ..." : (1...numbers.count).map(String.init).joined(separator: ", ")
    return AnalysisWarning(
      .defaultScores,
      "the \(lines) are named \(shown), and their scores are \(last); \(option) gives others")
  }

  /// Which of an analysis' methods that are asked for are among those with scores.
  static func scored(_ method: String?, among scored: [String]) -> Set<String> {
    guard let method else { return [] }
    if method == "all" { return Set(scored) }
    return Set(method.split(separator: ",").map(String.init)).intersection(scored)
  }
}
