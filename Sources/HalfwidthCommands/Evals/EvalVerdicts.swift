internal import Halfwidth

/// Which verdicts end the program with a code of their own, for a pipeline that is to stop there.
struct EvalVerdicts {
  /// Those that do.
  let failing: Set<SystemVerdict>

  /// The verdicts that can.
  private static let codes: [(verdict: SystemVerdict, status: ExitStatus)] = [
    (.worse, .foundError), (.cannotTell, .cannotTell),
  ]

  /// What stands for none of them.
  private static let none = "none"
  /// What is taken where nobody says another.
  static let preset = codes.map(\.verdict.rawValue).joined(separator: ",")

  /// Reads `--fail-on`.
  init(_ text: String) throws(CommandFailure) {
    if text == Self.none {
      failing = []
      return
    }
    var failing: Set<SystemVerdict> = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let found = Self.codes.first(where: { $0.verdict.rawValue == word }) else {
        throw CommandFailure(
          .usage, "--fail-on",
          "'\(word)' is not one of its values; use \(Self.preset), one of them, or \(Self.none)")
      }
      failing.insert(found.verdict)
    }
    self.failing = failing
  }

  /// The code of several comparisons: that of a worse system first.
  ///
  /// - Parameter isWhole: Whether all comparisons could be made; of one that could not nothing can be told.
  func status(_ comparisons: [SystemComparison], isWhole: Bool) -> ExitStatus {
    let found = Set(comparisons.map(\.verdict) + (isWhole ? [] : [.cannotTell]))
    return Self.codes.first { failing.contains($0.verdict) && found.contains($0.verdict) }?.status
      ?? .done
  }
}
