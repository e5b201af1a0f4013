internal import Halfwidth
internal import HalfwidthReport

/// A part of a family's resamples from its JSON; everything that the engine takes for granted is checked.
enum FamilyShardReader {
  typealias Fault = ShardReader.Fault

  static func shard(_ value: JSONValue) throws(Fault) -> FamilyShard {
    let object = try ShardMembers(value, "the file")
    try object.check(schema: FamilyShardFile.schema)
    let subject = try subject(try object.object("subject"))
    let range = try object.resamples(of: subject.total)
    let distances: SimultaneousMaxima.Distances
    if let counted = try object.optional("histogram", object.histogram) {
      distances = .counted(counted)
    } else {
      distances = .values(try object.distances("values"))
    }
    // Where nothing varies nothing is drawn.
    let drawn = subject.familySize > 0 ? range : range.lowerBound..<range.lowerBound
    let shard = FamilyShard(
      subject: subject, resamples: range,
      maxima: SimultaneousMaxima(
        resamples: drawn, digest: try object.digest("digest"),
        undefined: try object.wholes("undefined"), far: try object.wholes("far"),
        distances: distances),
      pValues: try pValues(object))
    if let flaw = shard.flaw { throw Fault(what: "the file does not go together, for \(flaw)") }
    return shard
  }

  private static func subject(_ object: ShardMembers) throws(Fault) -> FamilyShard.Subject {
    var statistics: [FamilyEstimate] = []
    for value in try object.list("statistics") {
      statistics.append(try statistic(ShardMembers(value, "a statistic")))
    }
    let (seed, total) = try object.seedAndTotal()
    return FamilyShard.Subject(
      statistics: statistics, data: try object.digest("data"), seed: seed, total: total,
      warnings: try object.warnings("warnings"))
  }

  private static func statistic(_ object: ShardMembers) throws(Fault) -> FamilyEstimate {
    let place: FamilyEstimate.Place
    switch try object.text("place") {
    case "family": place = .family
    case "sparse": place = .sparse
    case "without": place = .without(try object.text("reason"))
    default: throw Fault(what: "'place' is neither family, sparse nor without")
    }
    var interval: FamilyInterval?
    if let found = try object.optional("interval", object.object) {
      interval = try self.interval(found)
    }
    return FamilyEstimate(
      name: try object.text("name"), estimand: try object.text("estimand"),
      estimate: try object.optional("estimate", object.number),
      standardError: try object.number("standard_error"), interval: interval, place: place,
      parameterSpace: try object.space("space"),
      assumedScale: try object.optional("assumed_scale", object.space))
  }

  private static func interval(_ object: ShardMembers) throws(Fault) -> FamilyInterval {
    let method = try object.text("method")
    switch method {
    case "wilson":
      guard
        let counts = try? BinomialCounts(
          successes: object.whole("successes"), trials: object.whole("trials"))
      else { throw Fault(what: "'successes' and 'trials' are no counts") }
      return .wilson(counts)
    case "score": return .score(try equation(object, "answers"))
    case "paired-score": return .pairedScore(try equation(object, "answers"))
    case "tango": return .tango(try equation(object, "answers"))
    case "newcombe", "newcombe-score":
      return .squareAndAdd(
        try equation(object, "first"), try equation(object, "second"),
        ofShares: method == "newcombe")
    case "fisher-z":
      return .fisher(
        correlation: try object.number("correlation"), rows: try object.whole("rows"))
    case "t-mapped":
      return .mapped(
        estimate: try object.number("estimate"), standardError: try object.number("standard_error"),
        degreesOfFreedom: try object.number("df"))
    default: throw Fault(what: "'method' is no interval of a family")
    }
  }

  private static func equation(
    _ object: ShardMembers, _ name: String
  ) throws(Fault) -> MeanScoreEquation {
    let answers = try object.object(name)
    let (values, counts) = (try answers.numbers("values"), try answers.wholes("counts"))
    let scale = try answers.space("scale")
    guard !values.isEmpty, values.count == counts.count, counts.allSatisfy({ $0 >= 1 }),
      values.allSatisfy(scale.contains)
    else {
      throw Fault(what: "'\(name)' has no answers on a scale, each with how often it was given")
    }
    return MeanScoreEquation(values: values, counts: counts, scale: scale)
  }

  private static func pValues(_ object: ShardMembers) throws(Fault) -> SimultaneousPValues? {
    guard let found = try object.optional("p_values", object.object) else { return nil }
    var values: [SimultaneousPValues.Value?] = []
    for value in try found.list("values") {
      guard value != .null else {
        values.append(nil)
        continue
      }
      let own = try ShardMembers(value, "a p-value")
      guard let hypothesis = RandomizationHypothesis(rawValue: try own.text("hypothesis")) else {
        throw Fault(what: "'hypothesis' is none that a family is tested against")
      }
      values.append(
        SimultaneousPValues.Value(
          alone: try own.number("alone"), adjusted: try own.number("adjusted"),
          hypothesis: hypothesis, resamples: try own.optional("resamples", own.whole)))
    }
    return SimultaneousPValues(values: values, warnings: try found.warnings("warnings"))
  }
}

extension ShardMembers {
  /// Distances in the order of the resamples; null ones are infinite.
  fileprivate func distances(_ name: String) throws(ShardReader.Fault) -> [Double] {
    var distances: [Double] = []
    for value in try list(name) {
      distances.append(value == .null ? .infinity : try Self.number(value, name))
    }
    return distances
  }
}
