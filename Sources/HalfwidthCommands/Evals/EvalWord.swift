internal import HalfwidthSurvey

/// A word in place of a score, which is 1 or 0 where all scores are.
struct EvalWord: Hashable {
  /// As it stands in the file.
  var text: String
  /// Whether it is 1, and otherwise 0.
  var isPass: Bool
  /// Whether it says how a run went, so that 1 is better than 0, and not merely yes or no.
  var isJudgement: Bool

  /// Whether it says that a run broke off, which counts as failed.
  var isBroken: Bool { Self.broken.contains(text.lowercased()) }

  var score: Double { isPass ? 1 : 0 }

  private static let passes: Set = ["pass", "passed", "correct", "success", "solved", "resolved"]
  private static let failures = Set([
    "fail", "failed", "incorrect", "wrong", "failure", "unsolved", "unresolved",
  ]).union(broken)
  private static let broken: Set = ["error", "timeout"]

  /// Reads a word in any case; nil for any other text.
  init?(_ text: String) {
    self.text = text
    let word = text.lowercased()
    isJudgement = Self.passes.contains(word) || Self.failures.contains(word)
    if isJudgement {
      isPass = Self.passes.contains(word)
    } else if let answer = AnswerWord(text) {
      isPass = answer.isYes
    } else {
      return nil
    }
  }

  /// Takes true or false of JSON.
  init(_ flag: Bool) {
    text = flag ? "true" : "false"
    isPass = flag
    isJudgement = false
  }
}
