internal import ArgumentParser
internal import Halfwidth

/// Which limits intervals have.
struct SideArguments: ParsableArguments {
  @Option("Limits: two, or a one-sided bound, lower or upper.", value: "side")
  var side = IntervalSide.two.rawValue

  func asked() throws(CommandFailure) -> IntervalSide {
    try CommandInput.choice(side, option: "--side")
  }

  /// The side of some bootstrap methods' intervals.
  func side(_ methods: [BootstrapMethod], areAll: Bool) throws(CommandFailure) -> IntervalSide {
    let side = try asked()
    if side != .two, !areAll, methods.contains(.standardError) {
      try refuse(BootstrapMethod.standardError.rawValue)
    }
    return side
  }

  /// Refuses a side of what has none.
  func refuse(_ method: String) throws(CommandFailure) {
    guard try asked() != .two else { return }
    throw CommandFailure(
      .usage, "--side", "\(method) has no one-sided form; leave it out, or ask for bca")
  }
}

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
