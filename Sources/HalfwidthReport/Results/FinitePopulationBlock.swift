internal import Halfwidth

/// What stands above the interval for a share of a finite population.
enum FinitePopulationBlock {
  /// The numbers of the finding that the sentences say.
  static let told: Set = ["bound_lower", "bound_upper", "successes", "n", "population"]

  /// First what needs no assumption, and then on what the interval rests; nothing for another finding.
  static func facts(_ finding: IntervalFinding, _ style: NumberStyle) -> [String] {
    func number(_ name: String) -> Double? {
      finding.details.first { $0.name == name }?.value
    }
    guard finding.method == FinitePopulationMethod.hypergeometric.rawValue,
      let successes = number("successes"), let trials = number("n"),
      let population = number("population"), let lower = number("bound_lower"),
      let upper = number("bound_upper")
    else { return [] }
    let (x, n, all) = (Int(successes), Int(trials), Int(population))
    if n == all { return ["All \(all) were asked: \(x) of \(all) is the share itself."] }
    return [
      "\(x) of the \(n) who were asked, among \(all): whatever the other \(all - n) would say, between "
        + "\(x) and \(x + all - n) of all \(all), a share of \(style.share(lower)) to "
        + "\(style.share(upper)). This needs no assumption.",
      "If the \(n) were drawn at random:",
    ]
  }
}
