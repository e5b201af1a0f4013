internal import Halfwidth
internal import HalfwidthReport

extension BatchInput {
  /// Printed numbers: which they are says what is asked of them.
  func printedNumbers() throws -> ConsistencyInput {
    let rounding = try rounding()
    if isGiven("mean") { return try moments(rounding) }
    if isGiven("counts") {
      let decimals = try BatchInput.whole(values["decimals"], "decimals", in: 0...6) ?? 0
      return .counts(try LargestRemainder(CategoryCounts(wholes("counts")), decimals: decimals))
    }
    let percents = try percents()
    guard isGiven("n") else {
      return .unknownBase(
        try UnknownBase(
          percents, from: isGiven("min_n") ? whole("min_n") : 1,
          to: isGiven("max_n") ? whole("max_n") : 1_000, rounding: rounding))
    }
    if isGiven("percents") {
      return .set(try PercentSet(percents, of: whole("n"), rounding: rounding))
    }
    let percent = try PrintedPercent(percents[0], of: whole("n"), rounding: rounding)
    return isGiven("count") ? .counted(try whole("count"), percent) : .percent(percent)
  }

  private func percents() throws -> [PrintedDecimal] {
    if isGiven("percents") {
      return try list("percents").enumerated().map { try decimal($1, "percents[\($0)]") }
    }
    guard isGiven("percent") else {
      throw BatchError(
        .missingMember,
        "there is no 'percent', 'percents', 'counts' or 'mean'; give what is printed, such as in "
          + Self.example(.audit))
    }
    return [try decimal(values["percent"], "percent")]
  }

  private func moments(_ rounding: RoundingRule) throws -> ConsistencyInput {
    let items = try BatchInput.whole(values["items"], "items", in: 1...PrintedPercent.largestBase)
    let mean = try PrintedMean(
      decimal(values["mean"], "mean"), respondents: whole("n"), items: items ?? 1,
      rounding: rounding)
    guard isGiven("standard_deviation") else { return .mean(mean) }
    let deviation = try decimal(values["standard_deviation"], "standard_deviation")
    // Without a scale they are zeros and ones.
    let ends = isGiven("scale") ? try wholes("scale") : [0, 1]
    guard ends.count == 2, ends[0] < ends[1] else {
      throw BatchError(
        .badInput, "'scale' must be the lowest and the highest answer, such as [1,5]")
    }
    return .moments(try PrintedMoments(mean, deviation: deviation, on: ends[0]...ends[1]))
  }

  private func rounding() throws(BatchError) -> RoundingRule {
    guard let name = try text("rounding") else { return .usual }
    guard let rule = RoundingRule(rawValue: name) else {
      throw BatchError(
        .badInput,
        "'rounding' is '\(BatchError.excerpt(name))'; use "
          + RoundingRule.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return rule
  }

  /// A printed number: a text, because its digits count; a whole number has no others.
  private func decimal(_ value: JSONValue?, _ name: String) throws -> PrintedDecimal {
    switch value {
    case .string(let text)?: return try PrintedDecimal(parsing: text)
    case .integer(let number)?: return try PrintedDecimal(parsing: "\(number)")
    case .number(let number)?:
      throw BatchError(
        .wrongType,
        "'\(name)' is the number \(number); write it as a text with the digits that are printed, as \"74.0\" is "
          + "not \"74\"")
    default: throw BatchError(.wrongType, "'\(name)' must be a text, such as \"74.0\"")
    }
  }
}
