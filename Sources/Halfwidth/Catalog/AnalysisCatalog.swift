/// Every analysis with its methods: the one door that commands, batch and reports go through.
public struct AnalysisCatalog: Sendable {
  /// One method of one analysis.
  public struct Entry: Sendable {
    /// The analysis.
    public let analysis: Analysis
    /// The slug of the method, unique within the analysis.
    public let method: String
    /// Why the method is used where none is asked for; nil for a method that has to be asked for.
    let defaultReason: String?
    /// What can be asked of the method beside its input and level.
    package let forms: MethodForms
    private let run: @Sendable (AnalysisInput, AnalysisOptions) -> Finding

    init(
      _ analysis: Analysis, _ method: String, defaultReason: String?, forms: MethodForms,
      run: @escaping @Sendable (AnalysisInput, AnalysisOptions) -> Finding
    ) {
      self.analysis = analysis
      self.method = method
      self.defaultReason = defaultReason
      self.forms = forms
      self.run = run
    }

    /// Returns what the method finds; `input` must be of the entry's analysis.
    ///
    /// What the options ask and the method does not have is refused: the finding is a test without a p-value,
    /// whose warning has the code `no-one-sided-form` or `wrong-hypothesis`.
    public func finding(for input: AnalysisInput, options: AnalysisOptions) -> Finding {
      precondition(input.analysis == analysis, "an entry takes the input of its own analysis")
      if let refusal = forms.refusal(of: method, asked: options) {
        return .test(TestFinding(method: method, pValue: nil, warnings: [refusal]))
      }
      return run(input, options)
    }

    /// Whether the method takes all that is asked.
    func takes(_ options: AnalysisOptions) -> Bool {
      forms.refusal(of: method, asked: options) == nil
    }

    /// What the method finds where nobody named it; nil where it has nothing to say to what is asked.
    func fittedFinding(for input: AnalysisInput, options: AnalysisOptions) -> Finding? {
      let options = forms.fitted(options)
      return takes(options) ? finding(for: input, options: options) : nil
    }
  }

  /// All entries, by analysis, in the order of their method enums.
  public static let entries: [Entry] = Analysis.allCases.flatMap(\.catalogEntries)

  private static let entriesByAnalysis = Dictionary(grouping: entries, by: \.analysis)

  /// The entries of one analysis.
  public static func entries(of analysis: Analysis) -> [Entry] {
    entriesByAnalysis[analysis] ?? []
  }

  /// The entries of an input's analysis without those that need scores where it has none: categories are
  /// not taken as ordered unless somebody says so; and of ranks those that need no more than is known.
  ///
  /// Of printed numbers those that take their kind, the usual one first.
  /// Of a design those that answer what is asked.
  /// Of strata that are not of two by two those that take them, of a table of one line those of ordered answers, and the
  /// odds ratio of tables of two by two alone.
  public static func entries(for input: AnalysisInput) -> [Entry] {
    let all = entries(of: input.analysis)
    switch input {
    case .multinomial(_, nil): return all.filter { OrdinalMethod(rawValue: $0.method) == nil }
    case .ranks(let items):
      return all.filter { RankMethod(rawValue: $0.method)?.takes(items) == true }
    case .audit(let input):
      return input.methods.compactMap { entry(.audit, method: $0.rawValue) }
    case .design(let input): return all.filter { input.methods.contains($0.method) }
    case .stratified(let strata) where strata.twoByTwo == nil:
      return all.filter { StratifiedScoreMethod(rawValue: $0.method) != nil }
    case .table(let table) where table.isOneLine:
      return all.filter { methodsOfOneLine.contains($0.method) }
    case .table(let table) where !table.table.isTwoByTwo:
      return all.filter { OddsRatioMethod(rawValue: $0.method) == nil }
    default: return all
    }
  }

  /// The methods that take a table of one row, or of one column, and say that it leaves nothing to compare.
  package static let methodsOfOneLine =
    OrderedAssociationMethod.allCases.map(\.rawValue) + OrderedGroupsMethod.allCases.map(\.rawValue)

  /// The entry of one method, or nil for a slug that the analysis doesn't have.
  public static func entry(_ analysis: Analysis, method: String) -> Entry? {
    entries(of: analysis).first { $0.method == method }
  }

  /// Returns what all methods find that take the input and what is asked, each with the side or the
  /// alternative that belongs to it.
  public static func allFindings(
    for input: AnalysisInput, options: AnalysisOptions
  ) -> [Finding] {
    let findings = entries(for: input).compactMap {
      $0.fittedFinding(for: input, options: options)
    }
    return findings.isEmpty ? [defaultFinding(for: input, options: options)] : findings
  }

  /// Returns what the method finds that fits the input where none is asked for: one finding.
  ///
  /// Of the methods that a person sees it is the first that takes what is asked.
  public static func defaultFinding(
    for input: AnalysisInput, options: AnalysisOptions
  ) -> Finding {
    if let refusal = refusal(for: input, options: options) { return refusal }
    if let stated = options.hypothesis.stated,
      let test = statedTests(of: input.analysis, stated.parameter).first,
      let entry = entry(input.analysis, method: test)
    {
      return entry.finding(for: input, options: options)
    }
    switch input {
    case .multinomial(let counts, _):
      return .simultaneous(counts.simultaneousFinding(level: options.level))
    case .margins(let input): return .margins(input.finding(level: options.level))
    case .bootstrapFamily(let family):
      return SimultaneousBootstrapMethod.default.finding(for: family, options: options)
    case .ranks(let items):
      return .ranks(items.method.finding(for: items, level: options.level))
    case .audit(let input): return .consistency(input.methods[0].finding(for: input))
    case .design(let question):
      guard let entry = entry(.design, method: question.methods[0]) else { break }
      return entry.finding(for: input, options: options)
    case .stratified(let strata) where strata.twoByTwo == nil:
      guard let entry = entry(.stratified, method: StratifiedScoreMethod.default.rawValue) else {
        break
      }
      return entry.finding(for: input, options: options)
    default: break
    }
    let entries = usualEntries(for: input)
    guard let entry = entries.first(where: { $0.takes(options) }) ?? entries.first else {
      preconditionFailure("every analysis has a usual method")
    }
    return entry.finding(for: input, options: options)
  }

  /// Returns what a person sees where no method is asked for: an interval or more, and the tests that
  /// belong beside it, each with the side or the alternative that is asked for or belongs to the other.
  public static func usualFindings(
    for input: AnalysisInput, options: AnalysisOptions
  ) -> [Finding] {
    if let refusal = refusal(for: input, options: options) { return [refusal] }
    if let findings = statedFindings(for: input, options: options) { return findings }
    switch input {
    case .multinomial(_, let ordinal):
      let shares = defaultFinding(for: input, options: options)
      return ordinal == nil
        ? [shares]
        : [shares]
          + OrdinalMethod.allCases.compactMap { entry(.multinomial, method: $0.rawValue) }
          .map { $0.finding(for: input, options: options) }
    case .margins(let input):
      return [.margins(input.finding(level: options.level))]
        + input.margins.findingsOfIndependentSamples(level: options.level)
    case .bootstrapFamily, .ranks, .audit, .design:
      return [defaultFinding(for: input, options: options)]
    case .stratified(let strata) where strata.twoByTwo == nil:
      return [defaultFinding(for: input, options: options)]
    default:
      let findings = usualEntries(for: input).compactMap {
        $0.fittedFinding(for: input, options: options)
      }
      return findings.isEmpty ? [defaultFinding(for: input, options: options)] : findings
    }
  }

  /// Why a side or a hypothesis is refused where the answer is made of several methods, none of which has one.
  private static func refusal(for input: AnalysisInput, options: AnalysisOptions) -> Finding? {
    switch input {
    case .multinomial, .margins, .bootstrapFamily, .ranks, .audit:
      let method = usualMethods(of: input.analysis)[0]
      return MethodForms().refusal(of: method, asked: options).map {
        .test(TestFinding(method: method, pValue: nil, warnings: [$0]))
      }
    default: return nil
    }
  }

  /// The slugs of the methods that a person sees the findings of where none is asked for; the first is the
  /// one where there is one answer, as in ``defaultFinding(for:options:)``.
  public static func usualMethods(of analysis: Analysis) -> [String] {
    switch analysis {
    case .proportion: [ProportionMethod.default.rawValue]
    case .finiteProportion: [FinitePopulationMethod.default.rawValue]
    case .missing: [MissingAnswersMethod.default.rawValue]
    case .multinomial: [SimultaneousMethod.default.rawValue]
    case .goodness:
      [
        GoodnessTest.default.rawValue, GoodnessTest.exactMultinomial.rawValue,
        GoodnessMeasure.cohensW.rawValue, GoodnessNumbers.expectedCounts.rawValue,
        GoodnessNumbers.adjustedResiduals.rawValue,
      ]
    case .compare:
      [
        DifferenceMethod.default.rawValue, RatioMethod.default.rawValue,
        OddsRatioMethod.default.rawValue, ComparisonEffectSize.cohensH.rawValue,
        ChiSquaredMethod.pearson.rawValue, ExactTestMethod.fisher.rawValue,
        ExactTestMethod.fisherCentral.rawValue,
      ]
    case .paired:
      [
        PairedDifferenceMethod.default.rawValue, PairedOddsRatioMethod.conditionalMidP.rawValue,
        McNemarMethod.default.rawValue, McNemarMethod.exact.rawValue,
      ]
    case .margins: MarginsMethod.allCases.prefix(3).map(\.rawValue)
    case .table:
      [
        ChiSquaredMethod.pearson.rawValue, ExactTestMethod.fisher.rawValue,
        AssociationMethod.cramersV.rawValue, OddsRatioMethod.default.rawValue,
        TableMatrixMethod.expectedCounts.rawValue, TableMatrixMethod.adjustedResiduals.rawValue,
      ]
    case .square:
      [
        SquareTestMethod.bowker.rawValue, SquareTestMethod.stuartMaxwell.rawValue,
        KappaMethod.cohen.rawValue,
      ]
    case .cochran: [CochranMethod.cochranQ.rawValue]
    case .stratified:
      [
        CommonOddsRatioMethod.mantelHaenszel.rawValue,
        StratifiedMethod.cochranMantelHaenszel.rawValue,
        StratifiedMethod.tarone.rawValue,
      ]
    case .trend: [TrendMethod.cochranArmitage.rawValue]
    case .adjust: [AdjustmentMethod.default.rawValue]
    case .bootstrap: [BootstrapMethod.default, .percentile].map(\.rawValue)
    case .scores: [MeanScoreMethod.default.rawValue]
    case .westfallYoung: [WestfallYoungMethod.default.rawValue]
    case .rate: [RateMethod.default, .midP].map(\.rawValue)
    case .rateRatio: [RateRatioMethod.default.rawValue]
    case .eventBounds: EventBoundsMethod.allCases.map(\.rawValue)
    // What is known of the items decides.
    case .ranks: RankMethod.allCases.map(\.rawValue)
    case .audit: [ConsistencyMethod.percentSet.rawValue]
    case .design: [DesignShareMethod.default.rawValue]
    case .raters:
      [
        RaterMethod.default.rawValue, RaterMethod.gwetAC1.rawValue,
        RaterMethod.percentAgreement.rawValue,
      ]
    case .groups:
      [GroupMethod.default.rawValue, GroupMethod.differencesNewcombe.rawValue]
    case .differences: [SignedRankMethod.default.rawValue, SignedRankMethod.sign.rawValue]
    }
  }

  /// The usual entries of an input's analysis; of a table that is not of two by two those without its odds ratio.
  private static func usualEntries(for input: AnalysisInput) -> [Entry] {
    let all = usualMethods(of: input.analysis).compactMap { entry(input.analysis, method: $0) }
    guard case .table(let table) = input, !table.table.isTwoByTwo else { return all }
    return all.filter { OddsRatioMethod(rawValue: $0.method) == nil }
  }
}
