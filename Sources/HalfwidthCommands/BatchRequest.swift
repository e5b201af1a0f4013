internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// One line of `halfwidth batch`, read and checked.
struct BatchRequest {
  var input: AnalysisInput
  var method: AnalysisCatalog.Entry?
  var options: AnalysisOptions

  /// The members that a request may have.
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
      side: try Self.side(object["side"], of: analysis),
      simulation: try Self.simulation(object))
    input = try BatchInput(object["input"], of: analysis).checked()
  }

  /// What the request asks for, or why it is refused.
  func finding() throws(BatchError) -> Finding {
    guard let method else {
      return AnalysisCatalog.defaultFinding(for: input, options: options).warnedOfLowConfidence
    }
    let finding = method.finding(for: input, options: options)
    if let refusal = finding.refusal {
      let code: BatchError.Code =
        switch refusal.code {
        case .zeroMargin: .zeroMargin
        case .wrongShape: .wrongShape
        default: .noOneSidedForm
        }
      throw BatchError(code, refusal.message)
    }
    return finding.warnedOfLowConfidence
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

  /// How a simulated answer is made; without a seed it draws one, which the answer names.
  private static func simulation(_ object: JSONObject) throws(BatchError) -> SimulationOptions {
    func whole(
      _ name: String, in range: ClosedRange<Int>
    ) throws(BatchError) -> Int? {
      switch object[name] {
      case nil, .null?: return nil
      case .integer(let number)?:
        guard range.contains(number) else {
          throw BatchError(
            .badInput,
            "'\(name)' is \(number); give a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
      default: throw BatchError(.wrongType, "'\(name)' must be a whole number, or null")
      }
    }
    var options = SimulationOptions()
    if let resamples = try whole("resamples", in: 1...SimulationOptions.largestResamples) {
      options.resamples = resamples
    }
    options.seed = try whole("seed", in: 0...BinomialCounts.largestTrials - 1).map(UInt64.init)
    return options
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
    case zeroMargin = "zero-margin"
    case wrongShape = "wrong-shape"
  }
}
