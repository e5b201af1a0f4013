internal import Halfwidth
internal import HalfwidthReport

/// The members of an object of a part's file, by their kinds.
struct ShardMembers {
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

  func object(_ name: String) throws(ShardReader.Fault) -> ShardMembers {
    try ShardMembers(values[name] ?? .null, "'\(name)'")
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

/// What files of parts of every kind have.
extension ShardMembers {
  /// Refuses a file of another schema, and draws of another version.
  func check(schema: String) throws(ShardReader.Fault) {
    guard try text("schema") == schema else {
      throw ShardReader.Fault(what: "the file is no shard of schema \(schema)")
    }
    // Files of the first version don't name it.
    let version = try optional("digest_version", whole) ?? 1
    guard version == ResampleDigest.version else {
      throw ShardReader.Fault(
        what:
          "its resamples were drawn in version \(version) of the draws, and this program draws in "
          + "version \(ResampleDigest.version)",
        advice: "draw all parts with one version of the program")
    }
  }

  /// The numbers of the resamples.
  func resamples(of total: Int) throws(ShardReader.Fault) -> Range<Int> {
    let ends = try wholes("resamples")
    guard ends.count == 2, ends[0] >= 0, ends[0] <= ends[1], ends[1] <= total else {
      throw ShardReader.Fault(what: "'resamples' is not a range of the run's resamples")
    }
    return ends[0]..<ends[1]
  }

  func seedAndTotal() throws(ShardReader.Fault) -> (seed: UInt64, total: Int) {
    let (seed, total) = (try whole("seed"), try whole("total"))
    guard seed >= 0, seed <= Int(ResamplePlan.largestSeed), total >= 1,
      total <= ResamplePlan.mostResamples
    else { throw ShardReader.Fault(what: "'seed' or 'total' is out of its range") }
    return (UInt64(seed), total)
  }

  func warnings(_ name: String) throws(ShardReader.Fault) -> [AnalysisWarning] {
    var warnings: [AnalysisWarning] = []
    for value in try list(name) {
      let warning = try ShardMembers(value, "a warning")
      guard let code = AnalysisWarning.Code(rawValue: try warning.text("code")) else {
        throw ShardReader.Fault(what: "a warning has a code that is not known")
      }
      warnings.append(AnalysisWarning(code, try warning.text("message")))
    }
    return warnings
  }

  /// The values that a parameter can have; infinite ends are null.
  func space(_ name: String) throws(ShardReader.Fault) -> ClosedRange<Double> {
    guard case .array(let ends)? = values[name], ends.count == 2 else {
      throw ShardReader.Fault(what: "'\(name)' is not a list of two limits")
    }
    let lower = ends[0] == .null ? -.infinity : try Self.number(ends[0], name)
    let upper = ends[1] == .null ? .infinity : try Self.number(ends[1], name)
    guard lower <= upper else { throw ShardReader.Fault(what: "'\(name)' is empty") }
    return lower...upper
  }

  func histogram(_ name: String) throws(ShardReader.Fault) -> ResampleHistogram {
    let object = try object(name)
    let counts = try object.wholes("counts")
    let first = try object.whole("first")
    var total = 0
    for count in counts {
      guard count >= 0, count <= ResamplePlan.mostResamples - total else {
        throw ShardReader.Fault(
          what: "a histogram's count is negative, or they sum to more than 2^40")
      }
      total += count
    }
    guard first.magnitude <= 1 << 52 else {
      throw ShardReader.Fault(what: "a histogram begins beyond 2^52")
    }
    return ResampleHistogram(firstPosition: first, counts: counts.map { UInt64($0) })
  }
}
