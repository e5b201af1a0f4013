internal import Halfwidth
internal import HalfwidthReport

/// One line of `halfwidth batch`, read and checked.
struct BatchRequest {
  var question: BatchQuestion
  var methods: BatchMethods
  var options: AnalysisOptions
  /// How small a simulation's error has to be; nil for as many resamples as are asked for.
  var tolerance: SimulationTolerance?

  /// Reads the members of a request.
  ///
  /// - Parameter folder: Where the files are that it names; nil where none may be named.
  init(_ object: JSONObject, folder: BatchFolder?) throws(BatchError) {
    // A slip in the name of `analysis` is told as one, and not as an analysis that is missing.
    let named: Analysis? =
      if case .string(let name)? = object["analysis"] { Analysis(rawValue: name) } else { nil }
    try BatchMembers.checkTop(object, of: named)
    guard let named else { throw Self.unknownAnalysis(object["analysis"]) }
    let analysis = named.narrowed(by: object["input"] ?? object["inputs"])
    methods = try BatchMethods(object["method"], of: analysis)
    options = AnalysisOptions(
      level: try Self.level(object["confidence"]),
      side: try Self.side(object["side"], of: analysis),
      hypothesis: try BatchHypothesis.read(
        object["input"], of: analysis,
        try Self.alternative(object["alternative"], of: analysis)),
      simulation: try Self.simulation(object))
    tolerance = try Self.tolerance(object, options.simulation)
    question =
      if let inputs = object["inputs"], inputs != .null {
        .rows(try BatchRows(inputs, beside: object["input"], of: analysis, folder: folder))
      } else {
        try BatchInput(object["input"], of: analysis, folder: folder).checked()
      }
    if case .analysis(.table(let table)) = question, table.isOneLine {
      try methods.check(fitOneLine: object["input"])
    }
  }

  /// What is said of a name that is of no analysis.
  private static func unknownAnalysis(_ value: JSONValue?) -> BatchError {
    let names = Analysis.allCases.map(\.rawValue).joined(separator: ", ")
    guard case .string(let name)? = value else {
      return BatchError(
        value == nil || value == .null ? .missingMember : .wrongType,
        "'analysis' must be a text, one of \(names)")
    }
    return BatchError(
      .unknownAnalysis, "unknown analysis '\(BatchError.excerpt(name))'; use one of \(names)")
  }

  private static func level(_ value: JSONValue?) throws(BatchError) -> ConfidenceLevel {
    let number: Double
    switch value {
    case nil, .null?: return 0.95
    case .number(let given)?: number = given
    case .integer(let given)?: number = Double(given)
    case .string(let text)?:
      let reading = (try? ConfidenceLevel(parsing: text))?.confidence ?? 0.95
      throw BatchError(
        .wrongType,
        "'confidence' is the text '\(BatchError.excerpt(text))'; write a number, such as \(reading)"
      )
    default: throw BatchError(.wrongType, "'confidence' must be a number such as 0.95, or null")
    }
    do {
      return try ConfidenceLevel(number)
    } catch {
      var meant = 0.95
      // 95 is a percentage; 5 may be one of the significance.
      if number > 1 && number < 100 {
        meant = (number >= 50 ? number : 100 - number) / 100
      }
      throw BatchError(
        .badConfidence,
        "a confidence level lies strictly between 0 and 1, not at \(number); write \(meant)"
          + (number > 1 && number < 100 ? " if that is meant" : ""))
    }
  }

  /// How a simulated answer is made; without a seed it draws one, which the answer names.
  private static func simulation(_ object: JSONObject) throws(BatchError) -> SimulationOptions {
    var options = SimulationOptions()
    options.resamples = try BatchInput.whole(
      object["resamples"], "resamples", in: 1...SimulationOptions.largestResamples)
    options.seed = try BatchInput.whole(
      object["seed"], "seed", in: 0...BinomialCounts.largestTrials - 1
    ).map(UInt64.init)
    return options
  }

  private static func tolerance(
    _ object: JSONObject, _ options: SimulationOptions
  ) throws(BatchError) -> SimulationTolerance? {
    let limit = try BatchInput.whole(
      object["limit"], "limit", in: 1...SimulationOptions.largestResamples)
    guard let value = object["monte_carlo_error"], value != .null else {
      if limit != nil {
        throw BatchError(.badInput, "'limit' belongs to 'monte_carlo_error'; give both")
      }
      return nil
    }
    let width = try BatchInput.number(value, "monte_carlo_error")
    guard width > 0 else {
      throw BatchError(
        .badInput, "'monte_carlo_error' is \(width), and no width; give a number above 0")
    }
    return SimulationTolerance(
      width: width,
      limit: max(limit ?? SimulatedBootstrap.defaultLimit, options.resamples ?? 1))
  }

  private static func side(
    _ value: JSONValue?, of analysis: Analysis
  ) throws(BatchError) -> IntervalSide {
    switch value {
    case nil, .null?: return .two
    case .string(let name)?:
      guard let side = IntervalSide(rawValue: name) else {
        throw BatchError(
          .unknownSide,
          "unknown side '\(BatchError.excerpt(name))'; use two, lower or upper")
      }
      if side != .two && !analysis.hasOneSidedIntervals {
        throw BatchError(
          .noOneSidedForm,
          "\(analysis.rawValue) has no one-sided form: \(ForeignMember.oneSided(analysis))")
      }
      return side
    default: throw BatchError(.wrongType, "'side' must be a text or null")
    }
  }
}

extension BatchRequest {
  private static func alternative(
    _ value: JSONValue?, of analysis: Analysis
  ) throws(BatchError) -> AlternativeHypothesis {
    switch value {
    case nil, .null?: return .two
    case .string(let name)?:
      guard let alternative = AlternativeHypothesis(rawValue: name) else {
        throw BatchError(
          .unknownAlternative,
          "unknown alternative '\(BatchError.excerpt(name))'; use two, less or greater")
      }
      if alternative != .two && !analysis.hasAlternatives {
        throw BatchError(
          .noOneSidedForm,
          "\(analysis.rawValue) has no test with a direction: \(ForeignMember.oneSided(analysis))")
      }
      return alternative
    default: throw BatchError(.wrongType, "'alternative' must be a text or null")
    }
  }
}

extension Analysis {
  /// A proportion of a stated population is another question than one of an endless one.
  fileprivate func narrowed(by input: JSONValue?) -> Analysis {
    guard self == .proportion, case .object(let members)? = input,
      let population = members["population"], population != .null
    else { return self }
    return .finiteProportion
  }
}

extension BatchRequest {
  /// What the request asks for, or why it is refused.
  func result() throws(BatchError) -> BatchResult {
    switch question {
    case .analysis(let input): return try result(input)
    case .bootstrap(let bootstrap): return try bootstrap.result(of: self)
    case .rows(let rows): return .columns(try rows.columns(of: self))
    case .items(let items):
      if case .usual = methods { return try items.result(level: options.level) }
      if items.asked != nil {
        throw BatchError(
          .badInput,
          "'items_asked' adjusts the p-values of the whole answer; leave 'method' out, or 'items_asked'"
        )
      }
      var results: [FieldList] = []
      for item in items.items {
        results += try findings(.margins(item)).map { Self.labelled($0, items.label(of: item)) }
      }
      return .several(results)
    }
  }

  private func result(_ input: AnalysisInput) throws(BatchError) -> BatchResult {
    if case .design(let input) = input { try methods.check(fit: input) }
    if var finding = try onlyFinding(for: input, options) {
      finding.warnOfLowConfidence()
      return .finding(finding)
    }
    return .several(try findings(input).map(\.warnedOfLowConfidence.fields))
  }

  /// What is found where one finding is asked for; nil where several are.
  func onlyFinding(
    for input: AnalysisInput, _ options: AnalysisOptions
  ) throws(BatchError) -> Finding? {
    switch methods {
    case .usual:
      let finding = AnalysisCatalog.defaultFinding(for: input, options: options)
      if finding.isMisasked { try check(finding) }
      return finding
    case .one(let entry): return try finding(entry, input, options)
    case .several, .all: return nil
    }
  }

  private func findings(_ input: AnalysisInput) throws(BatchError) -> [Finding] {
    switch methods {
    case .usual, .one: return try onlyFinding(for: input, options).map { [$0] } ?? []
    // One that does not fit is then an answer that says so.
    case .all:
      return AnalysisCatalog.allFindings(for: input, options: options)
    case .several(let entries):
      var findings: [Finding] = []
      for entry in entries { findings.append(try finding(entry, input, options)) }
      return findings
    }
  }

  private func finding(
    _ entry: AnalysisCatalog.Entry, _ input: AnalysisInput, _ options: AnalysisOptions
  ) throws(BatchError) -> Finding {
    let finding = entry.finding(for: input, options: options)
    try check(finding)
    return finding
  }

  /// Refuses the finding of a method that is not one among all, where it says that the method does not take what it
  /// was given.
  private func check(_ finding: Finding) throws(BatchError) {
    guard let refusal = finding.refusal else { return }
    let code: BatchError.Code =
      switch refusal.code {
      case .zeroMargin: .zeroMargin
      case .wrongShape: .wrongShape
      case .wrongHypothesis: .wrongHypothesis
      case .missingRatings: .missingRatings
      default: .noOneSidedForm
      }
    throw BatchError(code, refusal.message)
  }

  static func labelled(_ finding: Finding, _ label: String) -> FieldList {
    var fields: FieldList = ["label": .string(label)]
    fields.add(finding.warnedOfLowConfidence.fields)
    return fields
  }
}
