internal import Glibc
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth audit --n 50 74% 8%`: numbers that are read off a page.
struct NumbersAudit {
  let arguments: NumbersArguments
  /// What stands without an option: `74%`, `37/50=74%`.
  let values: [String]

  private var rounding: RoundingRule
  private var base: Int?

  /// Whether values are numbers and no survey: each has digits and a percent sign, or a count before one, or is a
  /// number that no folder is called.
  static func areNumbers(_ values: [String]) -> Bool {
    !values.isEmpty
      && values.allSatisfy { value in
        value.hasSuffix("%") || value.contains("=")
          ? value.first.map { $0.isNumber || $0 == "." || $0 == "-" } ?? false
          : Double(value) != nil && !isThere(value)
      }
  }

  private static func isThere(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  init(_ arguments: NumbersArguments, values: [String]) throws(CommandFailure) {
    self.arguments = arguments
    self.values = values
    rounding = try CommandInput.choice(arguments.rounding, option: "--rounding") ?? .usual
    base = try CommandInput.whole(arguments.n, option: "--n", in: 1...PrintedPercent.largestBase)
  }

  /// What is to be said of all that was typed.
  func verdicts() throws(CommandFailure) -> [PrintedVerdict] {
    try checkOptions()
    let verdicts = try percents() + sets() + unknown() + moments() + tests()
    guard !verdicts.isEmpty else {
      throw CommandFailure(
        .usage, "halfwidth audit",
        "there is no number to check; give percentages such as 74%, --set, --percents, --mean or --test"
      )
    }
    return verdicts
  }

  /// Refuses options that would have no part in the answer.
  private func checkOptions() throws(CommandFailure) {
    let belongs: [(option: String, isGiven: Bool, to: String, isThere: Bool)] = [
      ("--sd", arguments.sd != nil, "--mean", arguments.mean != nil),
      ("--scale", arguments.scale != nil, "--mean", arguments.mean != nil),
      ("--items", arguments.items != nil, "--mean", arguments.mean != nil),
      ("--max-n", arguments.maxN != nil, "--percents", arguments.percents != nil),
    ]
    for option in belongs where option.isGiven && !option.isThere {
      throw CommandFailure(
        .usage, option.option, "belongs to \(option.to); give both, or leave it out")
    }
    if arguments.percents != nil && base != nil {
      throw CommandFailure(
        .usage, "--percents",
        "asks for n, and --n gives it; write the percentages without an option, or as --set where they "
          + "exclude each other")
    }
  }

  private func needed(_ option: String) throws(CommandFailure) -> Int {
    guard let base else {
      throw CommandFailure(
        .usage, option, "needs the number of respondents; give --n, such as --n 50")
    }
    return base
  }

  // MARK: - Percentages

  /// A percentage, with its sign or without.
  private func decimal(_ text: String, place: String) throws(CommandFailure) -> PrintedDecimal {
    let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
    return try CommandInput.checked(place, PrintedDecimal.init(parsing:), digits)
  }

  private func list(_ text: String, option: String) throws(CommandFailure) -> [PrintedDecimal] {
    var numbers: [PrintedDecimal] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let trimmed = part.drop { $0 == " " }
      numbers.append(try decimal(String(trimmed), place: option))
    }
    return numbers
  }

  private func percents() throws(CommandFailure) -> [PrintedVerdict] {
    var verdicts: [PrintedVerdict] = []
    var alone: [PrintedPercent] = []
    for value in values {
      if value.contains("=") {
        verdicts.append(try counted(value))
        continue
      }
      let base = try needed(value)
      let number = try decimal(value, place: value)
      let percent = try CommandInput.checked(
        value, PrintedPercent.init(_:of:rounding:), number, base, rounding)
      alone.append(percent)
      verdicts.append(.of(percent))
    }
    guard let first = alone.first else { return verdicts }
    if verdicts.contains(where: { $0.code == .percent && $0.severity == .error }) {
      let unknown = try CommandInput.checked(
        "--n", UnknownBase.init(_:from:to:rounding:), alone.map(\.percent), 1,
        largestOther(first.base), rounding)
      let near = unknown.possible.sorted {
        (($0 - first.base).magnitude, $0) < (($1 - first.base).magnitude, $1)
      }
      let noun = alone.count == 1 ? "it" : "all of them"
      if let bases = PrintedVerdict.otherBases(Array(near.prefix(3)), than: first.base, of: noun) {
        verdicts.append(bases)
      }
    }
    for decimals in Set(alone.map(\.percent.decimals)).sorted()
    where decimals <= DetectionPower.mostDecimals {
      verdicts.append(
        .of(
          try CommandInput.checked(
            "--n", DetectionPower.init(base:decimals:rounding:), first.base, decimals, rounding)))
    }
    return verdicts
  }

  /// `37/50=74%`, or `37=74%` beside --n.
  private func counted(_ text: String) throws(CommandFailure) -> PrintedVerdict {
    let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    let parts = sides[0].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard sides.count == 2, (1...2).contains(parts.count),
      let numbers = Optional(parts.compactMap { Int($0) }), numbers.count == parts.count,
      numbers.allSatisfy({ $0 >= 0 }), !text.contains("+")
    else {
      throw CommandFailure(
        .usage, text, "is not a count with its percentage; write it as 37/50=74%")
    }
    if let base, numbers.count == 2, numbers[1] != base {
      throw CommandFailure(
        .usage, text, "has a base of its own, and --n is \(base); leave --n out, or the base")
    }
    let base = numbers.count == 2 ? numbers[1] : try needed(text)
    let number = try decimal(sides[1], place: text)
    return .of(
      numbers[0],
      try CommandInput.checked(text, PrintedPercent.init(_:of:rounding:), number, base, rounding))
  }

  /// Up to where other bases are looked for.
  private func largestOther(_ base: Int) -> Int {
    min(max(2 * base, 100), PrintedPercent.largestBase)
  }

  private func sets() throws(CommandFailure) -> [PrintedVerdict] {
    var sets: [PercentSet] = []
    for text in arguments.set {
      let base = try needed("--set")
      let numbers = try list(text, option: "--set")
      sets.append(
        try CommandInput.checked("--set", PercentSet.init(_:of:rounding:), numbers, base, rounding))
    }
    var verdicts = sets.map { PrintedVerdict.of(PercentSetAudit($0)) }
    if let base, verdicts.contains(where: { $0.severity == .error }) {
      let bases = PercentSetAudit.otherBases(for: sets, upTo: largestOther(base))
      let noun = sets.count == 1 ? "they" : "all sets"
      if let other = PrintedVerdict.otherBases(bases, than: base, of: noun) {
        verdicts.append(other)
      }
    }
    return verdicts
  }

  private func unknown() throws(CommandFailure) -> [PrintedVerdict] {
    guard let text = arguments.percents else { return [] }
    let most = try CommandInput.whole(
      arguments.maxN, option: "--max-n", in: 1...PrintedPercent.largestBase)
    let numbers = try list(text, option: "--percents")
    return [
      .of(
        try CommandInput.checked(
          "--percents", UnknownBase.init(_:from:to:rounding:), numbers, 1, most ?? 1_000, rounding))
    ]
  }

  // MARK: - Means

  private func moments() throws(CommandFailure) -> [PrintedVerdict] {
    guard let text = arguments.mean else { return [] }
    let base = try needed("--mean")
    let items = try CommandInput.whole(
      arguments.items, option: "--items", in: 1...PrintedPercent.largestBase)
    let mean = try CommandInput.checked(
      "--mean", PrintedMean.init(_:respondents:items:rounding:),
      try CommandInput.checked("--mean", PrintedDecimal.init(parsing:), text), base, items ?? 1,
      rounding)
    let scale = try arguments.scale.map { text throws(CommandFailure) in try self.scale(text) }
    guard let sd = arguments.sd else {
      if let scale { try check(mean, on: scale) }
      return [.of(mean)]
    }
    guard let scale else {
      throw CommandFailure(
        .usage, "--sd",
        "needs the lowest and the highest answer; give --scale, such as 1..5, or 0..1 for shares")
    }
    let deviation = try CommandInput.checked("--sd", PrintedDecimal.init(parsing:), sd)
    do {
      return [.of(try PrintedMoments(mean, deviation: deviation, on: scale))]
    } catch {
      throw CommandFailure(.badData, "--mean", error.message)
    }
  }

  /// A mean by itself may not leave its scale either.
  private func check(
    _ mean: PrintedMean, on scale: ClosedRange<Int>
  ) throws(CommandFailure) {
    guard mean.mean.value >= Double(scale.lowerBound), mean.mean.value <= Double(scale.upperBound)
    else {
      throw CommandFailure(
        .badData, "--mean",
        "\(mean.mean) is outside its scale, \(scale.lowerBound) to \(scale.upperBound); give the scale that "
          + "was used")
    }
  }

  // MARK: - Tests

  private func tests() throws(CommandFailure) -> [PrintedVerdict] {
    var verdicts: [PrintedVerdict] = []
    for text in arguments.test {
      let result = try CommandInput.checked("--test", ReportedResult.init(parsing:), text)
      verdicts.append(.of(result, printed: text))
    }
    return verdicts
  }

  private func scale(_ text: String) throws(CommandFailure) -> ClosedRange<Int> {
    guard let dots = text.firstRange(of: ".."), let low = Int(text[..<dots.lowerBound]),
      let high = Int(text[dots.upperBound...]), low < high
    else {
      throw CommandFailure(
        .usage, "--scale",
        "'\(text)' is not a scale; write its lowest and highest answer, such as 1..5")
    }
    return low...high
  }
}
