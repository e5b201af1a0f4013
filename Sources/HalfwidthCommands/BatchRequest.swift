internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// One line of `halfwidth batch`, read and checked.
struct BatchRequest {
  var input: AnalysisInput
  var method: AnalysisCatalog.Entry?
  var options: AnalysisOptions

  /// The members that a request may have; those of a simulated analysis are for later analyses.
  private static let members = [
    "id", "analysis", "input", "method", "confidence", "side", "resamples", "seed",
  ]

  /// Reads the members of a request.
  ///
  /// Members of other names belong to the caller and are let pass, unless they look like a slip of
  /// the pen for one that would have changed the answer.
  init(_ object: JSONObject) throws(BatchError) {
    for member in object where !Self.members.contains(member.key) {
      if let near = Self.members.first(where: { EditDistance.between($0, member.key) <= 2 }) {
        throw BatchError(.unknownMember, "unknown member '\(member.key)'; did you mean '\(near)'?")
      }
    }
    let analysis = try Self.analysis(object["analysis"])
    method = try Self.method(object["method"], of: analysis)
    options = AnalysisOptions(
      level: try Self.level(object["confidence"]),
      side: try Self.side(object["side"], of: analysis))
    guard case .object(let values)? = object["input"] else {
      throw BatchError(
        .missingMember, "'input' must be an object, such as \(Self.example(analysis))")
    }
    input = try Self.input(values, of: analysis)
  }

  /// What the request asks for, or why it is refused.
  func finding() throws(BatchError) -> Finding {
    guard let method else {
      return AnalysisCatalog.defaultFinding(for: input, options: options)
    }
    let finding = method.finding(for: input, options: options)
    if let refusal = finding.refusal { throw BatchError(.noOneSidedForm, refusal.message) }
    return finding
  }

  private static func analysis(_ value: JSONValue?) throws(BatchError) -> Analysis {
    let names = Analysis.allCases.map(\.rawValue).joined(separator: ", ")
    guard case .string(let name)? = value else {
      throw BatchError(.missingMember, "'analysis' must be a text, one of \(names)")
    }
    guard let analysis = Analysis(rawValue: name) else {
      throw BatchError(.unknownAnalysis, "unknown analysis '\(name)'; use one of \(names)")
    }
    return analysis
  }

  private static func method(
    _ value: JSONValue?, of analysis: Analysis
  ) throws(BatchError) -> AnalysisCatalog.Entry? {
    switch value {
    case nil, .null?: return nil
    case .string(let slug)?:
      if let entry = AnalysisCatalog.entry(analysis, method: slug) { return entry }
      let known = AnalysisCatalog.entries(of: analysis).map(\.method).joined(separator: ", ")
      throw BatchError(
        .unknownMethod, "unknown method '\(slug)' of \(analysis.rawValue); use one of \(known)")
    default: throw BatchError(.wrongType, "'method' must be a text or null")
    }
  }

  private static func level(_ value: JSONValue?) throws(BatchError) -> ConfidenceLevel {
    do {
      switch value {
      case nil, .null?: return 0.95
      case .number(let number)?: return try ConfidenceLevel(number)
      case .integer(let number)?: return try ConfidenceLevel(Double(number))
      default: break
      }
    } catch {
      throw BatchError(.badConfidence, error.message)
    }
    throw BatchError(.wrongType, "'confidence' must be a number such as 0.95, or null")
  }

  private static func side(
    _ value: JSONValue?, of analysis: Analysis
  ) throws(BatchError) -> IntervalSide {
    switch value {
    case nil, .null?: return .two
    case .string(let name)?:
      guard let side = IntervalSide(rawValue: name) else {
        throw BatchError(.unknownSide, "unknown side '\(name)'; use two, lower or upper")
      }
      if side != .two && analysis != .proportion {
        throw BatchError(.noOneSidedForm, "\(analysis.rawValue) has no one-sided form")
      }
      return side
    default: throw BatchError(.wrongType, "'side' must be a text or null")
    }
  }

  private static func example(_ analysis: Analysis) -> String {
    switch analysis {
    case .proportion: #"{"x":37,"n":50}"#
    case .multinomial: #"{"counts":[4,9,12,25]}"#
    }
  }

  private static func input(
    _ values: JSONObject, of analysis: Analysis
  ) throws(BatchError) -> AnalysisInput {
    let known = analysis == .proportion ? ["x", "n"] : ["counts"]
    if let other = values.first(where: { !known.contains($0.key) }) {
      throw BatchError(
        .unknownMember, "unknown member '\(other.key)' of input; write \(example(analysis))")
    }
    do {
      switch analysis {
      case .proportion:
        return .proportion(
          try BinomialCounts(
            successes: whole(values["x"], "x"), trials: whole(values["n"], "n")))
      case .multinomial:
        guard case .array(let counts)? = values["counts"] else {
          throw BatchError(.missingMember, "'counts' must be a list, such as \(example(analysis))")
        }
        return .multinomial(
          try CategoryCounts(
            counts.enumerated().map { try whole($0.element, "counts[\($0.offset)]") }))
      }
    } catch let error as BinomialCountsError {
      throw BatchError(.badInput, error.message)
    } catch let error as CategoryCountsError {
      throw BatchError(.badInput, error.message)
    } catch let error as BatchError {
      throw error
    } catch {
      preconditionFailure("the engine's types throw their own errors: \(error)")
    }
  }

  /// A whole number; 37.0 is one, because some writers of JSON have no others.
  private static func whole(_ value: JSONValue?, _ name: String) throws(BatchError) -> Int {
    switch value {
    case .integer(let number)?: return number
    case .number(let number)?:
      if let exact = Int(exactly: number) { return exact }
      throw BatchError(.badInput, "'\(name)' is \(number); counts are whole numbers")
    case nil: throw BatchError(.missingMember, "'\(name)' is missing; it must be a whole number")
    default: throw BatchError(.wrongType, "'\(name)' must be a whole number")
    }
  }
}

/// Why a request was refused; codes are a closed list.
struct BatchError: Error {
  var code: Code
  var message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// The closed list of codes, as documented in `docs/command-line.md`.
  enum Code: String, CaseIterable {
    case malformedJSON = "malformed-json"
    case lineTooLong = "line-too-long"
    case missingMember = "missing-member"
    case unknownMember = "unknown-member"
    case wrongType = "wrong-type"
    case unknownAnalysis = "unknown-analysis"
    case unknownMethod = "unknown-method"
    case unknownSide = "unknown-side"
    case badConfidence = "bad-confidence"
    case badInput = "bad-input"
    case noOneSidedForm = "no-one-sided-form"
  }
}
