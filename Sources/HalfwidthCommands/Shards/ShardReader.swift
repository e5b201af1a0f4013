internal import Halfwidth
internal import HalfwidthReport

/// A shard from its JSON; everything that the engine takes for granted is checked.
enum ShardReader {
  /// What is wrong with a file.
  struct Fault: Error {
    var what: String
    /// What to do, where it is not to give another file.
    var advice: String?
  }

  static func shard(_ value: JSONValue) throws(Fault) -> BootstrapShard {
    let object = try ShardMembers(value, "the file")
    try object.check(schema: ShardFile.schema)
    let subject = try subject(try object.object("subject"))
    let range = try object.resamples(of: subject.total)
    let undefined = try object.whole("undefined")
    guard undefined >= 0, undefined <= range.count else {
      throw Fault(what: "'undefined' is not a number of the resamples")
    }
    let replicates: BootstrapShard.Replicates
    if let lattice = subject.lattice {
      let counted = try object.histogram("histogram")
      guard lattice.spans(counted.positions) else {
        throw Fault(what: "'histogram' does not fit the statistic's lattice")
      }
      replicates = .counted(counted)
    } else {
      replicates = .values(try object.numbers("values"))
    }
    let shard = BootstrapShard(
      subject: subject, resamples: range, replicates: replicates,
      undefined: undefined, pivots: try object.numbers("pivots"),
      calibration: try object.optional("calibration", object.histogram),
      digest: try object.digest("digest"))
    if let flaw = shard.flaw { throw Fault(what: "the file does not go together, for \(flaw)") }
    return shard
  }

  private static func subject(_ object: ShardMembers) throws(Fault) -> BootstrapShard.Subject {
    let sizes = try object.wholes("sample_sizes")
    guard !sizes.isEmpty, sizes.allSatisfy({ $0 >= 1 }) else {
      throw Fault(what: "'sample_sizes' has an empty sample, or none")
    }
    let (seed, total) = try object.seedAndTotal()
    let error = try object.optional("pivot_standard_error", object.number)
    guard error.map({ $0 >= 0 }) ?? true else {
      throw Fault(what: "'pivot_standard_error' is negative")
    }
    return BootstrapShard.Subject(
      text: try object.text("text"), statistic: try object.text("statistic"),
      data: try object.digest("data"), scheme: try object.text("scheme"), sampleSizes: sizes,
      estimate: try object.number("estimate"), influence: try influence(object),
      space: try object.space("space"),
      alternative: try object.optional("alternative", object.text),
      lattice: try lattice(object),
      pivotStandardError: error, request: try request(object), seed: seed, total: total,
      warnings: try object.warnings("warnings"), proportion: try proportion(object, of: sizes))
  }

  private static func proportion(
    _ object: ShardMembers, of sizes: [Int]
  ) throws(Fault) -> BinomialCounts? {
    guard let parts = try object.optional("proportion", object.wholes) else { return nil }
    guard parts.count == 2, [parts[1]] == sizes,
      let counts = try? BinomialCounts(successes: parts[0], trials: parts[1]),
      counts.estimate == (try object.number("estimate"))
    else { throw Fault(what: "'proportion' is not that of the sample") }
    return counts
  }

  private static func influence(_ object: ShardMembers) throws(Fault) -> BootstrapInfluence? {
    guard let sums = try object.optional("influence", object.object) else { return nil }
    let squares = try sums.number("squares")
    guard squares >= 0 else { throw Fault(what: "'influence' has a negative sum of squares") }
    return BootstrapInfluence(
      squares: squares, cubes: try sums.number("cubes"), isLinear: try sums.flag("linear"))
  }

  private static func lattice(_ object: ShardMembers) throws(Fault) -> BootstrapLattice? {
    guard let parts = try object.optional("lattice", object.object) else { return nil }
    let (offset, step) = (try parts.whole("offset"), try parts.whole("step"))
    let divisor = try parts.whole("divisor")
    let largest = BootstrapLattice.largestNumerator
    guard step > 0, divisor > 0, divisor <= largest, step <= largest,
      offset.magnitude <= UInt(largest)
    else { throw Fault(what: "'lattice' has no step, or numbers beyond 2^52") }
    return BootstrapLattice(offset: offset, step: step, divisor: divisor)
  }

  private static func request(_ object: ShardMembers) throws(Fault) -> SimulationRequest {
    var calibration: SimulationRequest.Calibration?
    if let asked = try object.optional("calibration", object.object) {
      let resamples = try asked.whole("inner_resamples")
      guard let level = try? ConfidenceLevel(try asked.number("confidence")),
        let side = IntervalSide(rawValue: try asked.text("side")),
        SimulationRequest.innerRange.contains(resamples)
      else { throw Fault(what: "'calibration' has no level, side or number of resamples") }
      calibration = SimulationRequest.Calibration(
        level: level, side: side, innerResamples: resamples)
    }
    return SimulationRequest(
      studentized: try object.flag("studentized"),
      varianceResamples: try object.whole("variance_resamples"),
      calibration: calibration)
  }

}

extension BootstrapLattice {
  /// Whether the numerators of all positions are in bounds.
  fileprivate func spans(_ positions: Range<Int>) -> Bool {
    [positions.lowerBound, positions.upperBound].allSatisfy { position in
      let (product, overflow) = step.multipliedReportingOverflow(by: position)
      let (sum, sumOverflow) = offset.addingReportingOverflow(product)
      return !overflow && !sumOverflow
        && sum.magnitude <= UInt(BootstrapLattice.largestNumerator)
    }
  }
}
