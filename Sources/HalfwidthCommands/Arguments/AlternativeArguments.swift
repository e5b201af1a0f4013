internal import ArgumentParser
internal import Halfwidth

/// The direction that tests are asked about.
struct AlternativeArguments: ParsableArguments {
  @Option(
    "What tests hold against their null hypothesis: two, or one direction, less or greater.",
    value: "alternative")
  var alternative = AlternativeHypothesis.two.rawValue

  func asked() throws(CommandFailure) -> AlternativeHypothesis {
    try CommandInput.choice(alternative, option: "--alternative")
  }

  /// The hypothesis of tests of which nothing is stated.
  func hypothesis() throws(CommandFailure) -> TestedHypothesis {
    TestedHypothesis(try asked())
  }

  /// Refuses a direction where nothing has one.
  func refuse(_ reason: String) throws(CommandFailure) {
    guard try asked() != .two else { return }
    throw CommandFailure(.usage, "--alternative", reason)
  }
}
