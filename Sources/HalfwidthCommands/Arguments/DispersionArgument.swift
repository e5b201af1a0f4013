internal import Halfwidth

/// The option `--dispersion`, which may come several times.
enum DispersionArgument {
  /// The numbers that are given, in their order and each once.
  static func values(_ texts: [String]) throws(CommandFailure) -> [Double] {
    var values: [Double] = []
    for text in texts {
      let value = try CommandInput.number(text, option: "--dispersion")
      _ = try CommandInput.checked(
        "--dispersion", EventCounts.init(events:exposure:dispersion:), 0, 1, value)
      if !values.contains(value) { values.append(value) }
    }
    return values
  }
}
