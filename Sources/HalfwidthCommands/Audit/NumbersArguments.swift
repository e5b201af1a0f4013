internal import ArgumentParser

/// The options of `halfwidth audit` for numbers that are typed in.
struct NumbersArguments: ParsableArguments {
  @Option("The number of respondents of typed numbers, such as 50.", value: "n") var n: String?

  @Option(
    "Percentages of all categories of one question, such as 44%,38%,16%,2%; may be repeated.",
    value: "list")
  var set: [String] = []

  @Option("Percentages whose number of respondents is asked for, such as 37,26,22.", value: "list")
  var percents: String?

  @Option("The largest number of respondents that --percents tries.", value: "n")
  var maxN: String?

  @Option("A mean of whole answers, such as 3.48.", value: "mean") var mean: String?

  @Option("Its standard deviation, such as 1.20.", value: "sd") var sd: String?

  @Option("The lowest and the highest answer, such as 1..5; 0..1 for shares.", value: "scale")
  var scale: String?

  @Option("How many items each respondent's mean is of.", value: "n") var items: String?

  @Option(
    "A test as printed, such as 't(28) = 2.20, p = .036' (t, F, chi2, r or z), or a ratio such as 'OR = 2.4, 95% CI [1.2, 4.8]'; may be repeated.",
    value: "test")
  var test: [String] = []

  @Option("How numbers were rounded: half-up, half-even or truncate.", value: "rule")
  var rounding: String?

  /// Whether one of them is given.
  var isGiven: Bool {
    !set.isEmpty || !test.isEmpty
      || [n, percents, maxN, mean, sd, scale, items, rounding].contains { $0 != nil }
  }
}
