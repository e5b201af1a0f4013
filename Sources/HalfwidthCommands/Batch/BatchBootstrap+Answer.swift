internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

extension BatchBootstrap {
  /// What a request asks of the statistics.
  private enum Asked {
    /// Each by itself.
    case each([BootstrapMethod], areAll: Bool)
    /// All together.
    case family
  }

  /// Returns what a request's methods find.
  func result(of request: BatchRequest) throws(BatchError) -> BatchResult {
    switch try asked(request.methods) {
    case .family: return .one(try family(request).warnedOfLowConfidence.fields)
    case .each(let methods, let areAll):
      if scales != AnswerScales() {
        throw BatchError(
          .badInput,
          "'scale' belongs to \(SimultaneousBootstrapMethod.default.rawValue), and no other method uses it; "
            + "leave it out")
      }
      try checkSide(methods, areAll: areAll, request.options.side)
      var request = request
      if !isOne { request.options.simulation.seed = request.options.simulation.seedOrFresh }
      var results: [FieldList] = []
      for (label, data) in try data() {
        for finding in try findings(data, methods, areAll: areAll, request) {
          results.append(
            // The direction of a difference of groups is nowhere else.
            isOne && !data.isOfGroups
              ? finding.warnedOfLowConfidence.fields : BatchRequest.labelled(finding, label))
        }
      }
      switch request.methods {
      case .usual, .one: return isOne ? .one(results[0]) : .several(results)
      case .several, .all: return .several(results)
      }
    }
  }

  private func asked(_ methods: BatchMethods) throws(BatchError) -> Asked {
    let family = SimultaneousBootstrapMethod.default.rawValue
    switch methods {
    case .usual: return .each([.default], areAll: false)
    case .one(let entry) where entry.method == family: return .family
    case .one(let entry):
      return .each([entry.method].compactMap { BootstrapMethod(rawValue: $0) }, areAll: false)
    case .several(let entries):
      guard !entries.contains(where: { $0.method == family }) else {
        throw BatchError(
          .badInput,
          "\(family) makes one result of all statistics in one run; ask for it on its own")
      }
      return .each(entries.compactMap { BootstrapMethod(rawValue: $0.method) }, areAll: false)
    case .all: return .each(BootstrapMethod.allCases, areAll: true)
    }
  }

  private func checkSide(
    _ methods: [BootstrapMethod], areAll: Bool, _ side: IntervalSide
  ) throws(BatchError) {
    guard side != .two, !areAll else { return }
    if methods.contains(.standardError) {
      throw BatchError(
        .noOneSidedForm,
        "\(BootstrapMethod.standardError.rawValue) gives no interval, and so no side of one; leave "
          + "'side' out")
    }
  }

  // MARK: - Each statistic

  /// Each statistic's data under its text.
  private func data() throws(BatchError) -> [(label: String, data: BootstrapData)] {
    switch source {
    case .counts(let data): return [(data.label, data)]
    case .data(let columns, let statistics, let missing, let warnings):
      var all: [(label: String, data: BootstrapData)] = []
      for text in statistics {
        var data = try BatchError.translating(
          BootstrapData.file(
            columns, statistic: text, design: design.columns, drawsUnits: design.isSurvey,
            missing: missing))
        data.warnings = warnings + data.warnings
        all.append((data.statistic ?? text, data))
      }
      return all
    }
  }

  private func findings(
    _ data: BootstrapData, _ methods: [BootstrapMethod], areAll: Bool, _ request: BatchRequest
  ) throws(BatchError) -> [Finding] {
    let options = request.options
    var question = BootstrapQuestion(
      data.input, design: design.design(of: data), methods: methods, level: options.level,
      side: options.side, simulation: options.simulation, tolerance: request.tolerance)
    question.areAll = areAll
    question.keepsFixedSamples = true
    question.warnings = data.warnings
    do throws(BootstrapQuestionError) {
      return try question.answer().results.map { Finding($0) }
    } catch {
      throw BatchError(CommandFailure(error, of: data.label))
    }
  }

  // MARK: - All together

  private func family(_ request: BatchRequest) throws(BatchError) -> Finding {
    let slug = SimultaneousBootstrapMethod.default.rawValue
    let level = request.options.level
    guard request.options.side == .two else {
      throw BatchError(
        .noOneSidedForm, "\(slug) has no one-sided form; leave 'side' out, or ask for bca")
    }
    guard design.scheme == .ordinary && !design.hasPopulation else {
      throw BatchError(
        .badInput,
        "\(slug) draws rows as the ordinary scheme does, from an endless population; leave "
          + "\(design.scheme != .ordinary ? "'scheme'" : design.population == nil ? "'fpc'" : "'population'") out"
      )
    }
    let data = try familyData()
    let question = FamilyQuestion(
      data.family, level: level, simulation: request.options.simulation,
      tolerance: request.tolerance, warnings: data.warnings)
    do throws(BootstrapQuestionError) {
      return .family(try question.answer().finding)
    } catch {
      throw BatchError(CommandFailure(error, of: data.label))
    }
  }

  private func familyData() throws(BatchError) -> FamilyData {
    switch source {
    case .counts(let data):
      return try BatchError.translating(FamilyData(data))
    case .data(let columns, let statistics, let missing, let warnings):
      var data = try BatchError.translating(
        FamilyData(
          file: columns, statistics: statistics, missing: missing, scales: scales,
          place: "'input.scale'"))
      data.warnings = warnings + data.warnings
      return data
    }
  }
}
