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
    let object = try Members(value, "the file")
    guard try object.text("schema") == ShardFile.schema else {
      throw Fault(what: "the file is no shard of schema \(ShardFile.schema)")
    }
    // Files of the first version don't name it.
    let version = try object.optional("digest_version", object.whole) ?? 1
    guard version == ResampleDigest.version else {
      throw Fault(
        what:
          "its resamples were drawn in version \(version) of the draws, and this program draws in "
          + "version \(ResampleDigest.version)",
        advice: "draw all parts with one version of the program")
    }
    let subject = try subject(try object.object("subject"))
    let range = try object.wholes("resamples")
    guard range.count == 2, range[0] >= 0, range[0] <= range[1], range[1] <= subject.total else {
      throw Fault(what: "'resamples' is not a range of the run's resamples")
    }
    let undefined = try object.whole("undefined")
    guard undefined >= 0, undefined <= range[1] - range[0] else {
      throw Fault(what: "'undefined' is not a number of the resamples")
    }
    let replicates: BootstrapShard.Replicates
    if let lattice = subject.lattice {
      let counted = try histogram(try object.object("histogram"))
      guard lattice.spans(counted.positions) else {
        throw Fault(what: "'histogram' does not fit the statistic's lattice")
      }
      replicates = .counted(counted)
    } else {
      replicates = .values(try object.numbers("values"))
    }
    let shard = BootstrapShard(
      subject: subject, resamples: range[0]..<range[1], replicates: replicates,
      undefined: undefined, pivots: try object.numbers("pivots"),
      calibration: try object.optional("calibration", object.object).map(histogram),
      digest: try object.digest("digest"))
    if let flaw = shard.flaw { throw Fault(what: "the file does not go together, for \(flaw)") }
    return shard
  }

  private static func subject(_ object: Members) throws(Fault) -> BootstrapShard.Subject {
    let sizes = try object.wholes("sample_sizes")
    guard !sizes.isEmpty, sizes.allSatisfy({ $0 >= 1 }) else {
      throw Fault(what: "'sample_sizes' has an empty sample, or none")
    }
    let seed = try object.whole("seed")
    let total = try object.whole("total")
    guard seed >= 0, seed <= Int(ResamplePlan.largestSeed), total >= 1,
      total <= ResamplePlan.mostResamples
    else { throw Fault(what: "'seed' or 'total' is out of its range") }
    let error = try object.optional("pivot_standard_error", object.number)
    guard error.map({ $0 >= 0 }) ?? true else {
      throw Fault(what: "'pivot_standard_error' is negative")
    }
    return BootstrapShard.Subject(
      text: try object.text("text"), statistic: try object.text("statistic"),
      data: try object.digest("data"), scheme: try object.text("scheme"), sampleSizes: sizes,
      estimate: try object.number("estimate"), influence: try influence(object),
      space: try space(object), alternative: try object.optional("alternative", object.text),
      lattice: try lattice(object),
      pivotStandardError: error, request: try request(object), seed: UInt64(seed), total: total,
      warnings: try warnings(object), proportion: try proportion(object, of: sizes))
  }

  private static func proportion(
    _ object: Members, of sizes: [Int]
  ) throws(Fault) -> BinomialCounts? {
    guard let parts = try object.optional("proportion", object.wholes) else { return nil }
    guard parts.count == 2, [parts[1]] == sizes,
      let counts = try? BinomialCounts(successes: parts[0], trials: parts[1]),
      counts.estimate == (try object.number("estimate"))
    else { throw Fault(what: "'proportion' is not that of the sample") }
    return counts
  }

  private static func warnings(_ object: Members) throws(Fault) -> [AnalysisWarning] {
    var warnings: [AnalysisWarning] = []
    for value in try object.list("warnings") {
      let warning = try Members(value, "a warning")
      guard let code = AnalysisWarning.Code(rawValue: try warning.text("code")) else {
        throw Fault(what: "a warning has a code that is not known")
      }
      warnings.append(AnalysisWarning(code, try warning.text("message")))
    }
    return warnings
  }

  private static func influence(_ object: Members) throws(Fault) -> BootstrapInfluence? {
    guard let sums = try object.optional("influence", object.object) else { return nil }
    let squares = try sums.number("squares")
    guard squares >= 0 else { throw Fault(what: "'influence' has a negative sum of squares") }
    return BootstrapInfluence(
      squares: squares, cubes: try sums.number("cubes"), isLinear: try sums.flag("linear"))
  }

  private static func space(_ object: Members) throws(Fault) -> ClosedRange<Double> {
    guard case .array(let ends)? = object.values["space"], ends.count == 2 else {
      throw Fault(what: "'space' is not a list of two limits")
    }
    let lower = ends[0] == .null ? -.infinity : try Members.number(ends[0], "space")
    let upper = ends[1] == .null ? .infinity : try Members.number(ends[1], "space")
    guard lower <= upper else { throw Fault(what: "'space' is empty") }
    return lower...upper
  }

  private static func lattice(_ object: Members) throws(Fault) -> BootstrapLattice? {
    guard let parts = try object.optional("lattice", object.object) else { return nil }
    let (offset, step) = (try parts.whole("offset"), try parts.whole("step"))
    let divisor = try parts.whole("divisor")
    let largest = BootstrapLattice.largestNumerator
    guard step > 0, divisor > 0, divisor <= largest, step <= largest,
      offset.magnitude <= UInt(largest)
    else { throw Fault(what: "'lattice' has no step, or numbers beyond 2^52") }
    return BootstrapLattice(offset: offset, step: step, divisor: divisor)
  }

  private static func request(_ object: Members) throws(Fault) -> SimulationRequest {
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

  private static func histogram(_ object: Members) throws(Fault) -> ResampleHistogram {
    let counts = try object.wholes("counts")
    let first = try object.whole("first")
    var total = 0
    for count in counts {
      guard count >= 0, count <= ResamplePlan.mostResamples - total else {
        throw Fault(what: "a histogram's count is negative, or they sum to more than 2^40")
      }
      total += count
    }
    guard first.magnitude <= 1 << 52 else {
      throw Fault(what: "a histogram begins beyond 2^52")
    }
    return ResampleHistogram(firstPosition: first, counts: counts.map { UInt64($0) })
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

/// The members of an object, by their kinds.
private struct Members {
  let values: JSONObject

  init(_ value: JSONValue, _ name: String) throws(ShardReader.Fault) {
    guard case .object(let object) = value else {
      throw ShardReader.Fault(what: "\(name) is no JSON object")
    }
    values = object
  }

  /// A member, read by what its name is; nil where it is null.
  func optional<Value>(
    _ name: String, _ read: (String) throws(ShardReader.Fault) -> Value
  ) throws(ShardReader.Fault) -> Value? {
    (values[name] ?? .null) == .null ? nil : try read(name)
  }

  private func member<Value>(
    _ name: String, isNo kind: String, _ value: (JSONValue) -> Value?
  ) throws(ShardReader.Fault) -> Value {
    guard let value = values[name].flatMap(value) else {
      throw ShardReader.Fault(what: "'\(name)' is \(kind)")
    }
    return value
  }

  func object(_ name: String) throws(ShardReader.Fault) -> Members {
    try Members(values[name] ?? .null, "'\(name)'")
  }

  func text(_ name: String) throws(ShardReader.Fault) -> String {
    try member(name, isNo: "no text") { if case .string(let text) = $0 { text } else { nil } }
  }

  func flag(_ name: String) throws(ShardReader.Fault) -> Bool {
    try member(name, isNo: "neither true nor false") {
      if case .bool(let flag) = $0 { flag } else { nil }
    }
  }

  func whole(_ name: String) throws(ShardReader.Fault) -> Int {
    try member(name, isNo: "no whole number") {
      if case .integer(let number) = $0 { number } else { nil }
    }
  }

  func list(_ name: String) throws(ShardReader.Fault) -> [JSONValue] {
    try member(name, isNo: "no list") { if case .array(let list) = $0 { list } else { nil } }
  }

  func wholes(_ name: String) throws(ShardReader.Fault) -> [Int] {
    var numbers: [Int] = []
    for value in try list(name) {
      guard case .integer(let number) = value else {
        throw ShardReader.Fault(what: "'\(name)' holds something else than whole numbers")
      }
      numbers.append(number)
    }
    return numbers
  }

  func number(_ name: String) throws(ShardReader.Fault) -> Double {
    try Self.number(values[name] ?? .null, name)
  }

  func numbers(_ name: String) throws(ShardReader.Fault) -> [Double] {
    var numbers: [Double] = []
    for value in try list(name) { numbers.append(try Self.number(value, name)) }
    return numbers
  }

  func digest(_ name: String) throws(ShardReader.Fault) -> ResampleDigest {
    let text = try text(name)
    guard text.utf8.count == 16, let value = UInt64(text, radix: 16), text.first != "+" else {
      throw ShardReader.Fault(what: "'\(name)' is no digest")
    }
    return ResampleDigest(value: value)
  }

  static func number(_ value: JSONValue, _ name: String) throws(ShardReader.Fault) -> Double {
    switch value {
    case .integer(let number): return Double(number)
    case .number(let number) where number.isFinite: return number
    default: throw ShardReader.Fault(what: "'\(name)' holds something else than numbers")
    }
  }
}
