internal import ArgumentParser
internal import Halfwidth

/// Which limits a bootstrap's intervals have.
struct SideArguments: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Limits: two, or a one-sided bound, lower or upper.", valueName: "side"))
  var side = IntervalSide.two.rawValue

  /// The side of some methods' intervals.
  func side(_ methods: [BootstrapMethod], areAll: Bool) throws(CommandFailure) -> IntervalSide {
    let side: IntervalSide = try CommandInput.choice(side, option: "--side")
    if side != .two, !areAll, methods.contains(.standardError) {
      try refuse(BootstrapMethod.standardError.rawValue)
    }
    return side
  }

  /// Refuses a side of what has none.
  func refuse(_ method: String) throws(CommandFailure) {
    let side: IntervalSide = try CommandInput.choice(side, option: "--side")
    guard side != .two else { return }
    throw CommandFailure(
      status: .usage, place: "--side",
      message: "\(method) has no one-sided form; leave it out, or ask for bca")
  }
}
