internal import Halfwidth
internal import HalfwidthSurvey

/// What stands in a task's files in place of numbers, each kind where it comes first.
struct EvalSubstitutes {
  /// A word, such as pass or false.
  private(set) var word: (text: String, place: String)?
  /// A word that says how a run went.
  private(set) var judgement: (text: String, place: String)?
  /// Where nothing stands, and 0 is taken for it.
  private(set) var blank: String?

  /// Adds a word.
  ///
  /// - Parameter place: Where it stands, which is found out for the first one alone.
  mutating func add(_ found: EvalWord, at place: () -> String) {
    if word == nil { word = (found.text, place()) }
    if judgement == nil, found.isJudgement { judgement = (found.text, place()) }
  }

  mutating func addBlank(at place: () -> String) { if blank == nil { blank = place() } }

  /// Checks that each is the score that it counts as.
  ///
  /// - Parameters:
  ///   - scale: The lowest and the highest score; nil where that is not known.
  ///   - isBinary: Whether all scores are 0 or 1, which is their scale.
  /// - Throws: ``CommandFailure`` for a word among other scores, for one that would be the better score for a worse run, and
  ///   for a run without a score of which 0 is not known to be the worst.
  func check(
    scale: ClosedRange<Double>?, isBinary: Bool, isLowerBetter: Bool
  ) throws(CommandFailure) {
    if let word, !isBinary {
      throw CommandFailure(
        .badData, word.place,
        "'\(word.text)' is a score only where all are 0 or 1 on a scale of 0 to 1; write the number that the run has, or nothing "
          + "and give --missing drop")
    }
    if let judgement, isLowerBetter {
      throw CommandFailure(
        .badData, judgement.place,
        "'\(judgement.text)' says how a run went, and with --lower-is-better a failed run would have the best score, 0; write "
          + "numbers, or leave --lower-is-better out")
    }
    guard let blank else { return }
    let worst = scale.map { isLowerBetter ? $0.upperBound : $0.lowerBound }
    guard worst != 0 else { return }
    throw CommandFailure(
      .badData, blank,
      worst.map {
        "the run has no score, and --missing zero would give it 0, where the worst one is \(NumberText.of($0)); write that, or "
          + "leave such runs out with --missing drop"
      }
        ?? "the run has no score, and nothing says that 0, which --missing zero would give it, is the worst one; say which there "
        + "can be with --scale, or leave such runs out with --missing drop")
  }
}
