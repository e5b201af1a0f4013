extension Analysis {
  /// The entries of the analysis, an entry for each case of its method enums.
  var catalogEntries: [AnalysisCatalog.Entry] {
    switch self {
    case .proportion:
      entries(of: ProportionMethod.self) { method, input, options in
        guard case .proportion(let counts) = input else { return nil }
        return .proportion(
          method.finding(for: CandidateCounts(counts), level: options.level, side: options.side))
      }
        + entries(of: ProportionTest.self) { method, input, options in
          guard case .proportion(let counts) = input else { return nil }
          return .test(
            method.finding(for: counts, hypothesis: options.hypothesis, level: options.level))
        }
    case .finiteProportion:
      entries(of: FinitePopulationMethod.self) { method, input, options in
        guard case .finiteProportion(let counts) = input else { return nil }
        return .interval(method.finding(for: counts, level: options.level, side: options.side))
      }
    case .missing:
      entries(of: MissingAnswersMethod.self) { method, input, options in
        guard case .missing(let counts) = input else { return nil }
        return .interval(method.finding(for: counts, level: options.level, side: options.side))
      }
    case .audit:
      entries(of: ConsistencyMethod.self) { method, input, _ in
        guard case .audit(let input) = input else { return nil }
        return .consistency(method.finding(for: input))
      }
    case .multinomial: multinomialEntries
    case .goodness: goodnessEntries
    case .compare: compareEntries
    case .paired: pairedEntries
    case .margins:
      entries(of: MarginsMethod.self) { method, input, options in
        guard case .margins(let input) = input,
          let finding = try? method.finding(
            for: input.margins, level: options.level, where: input.constraint)
        else { return nil }
        return switch finding {
        case .pValues(let finding): .marginsPValue(finding)
        case .intervals(let finding): .marginsInterval(finding)
        }
      }
    case .table: tableEntries
    case .square: squareEntries
    case .cochran:
      entries(of: CochranMethod.self) { method, input, _ in
        guard case .cochran(let responses) = input else { return nil }
        return .test(method.finding(for: responses))
      }
    case .stratified: stratifiedEntries
    case .trend:
      entries(of: TrendMethod.self) { method, input, options in
        guard case .trend(let counts) = input else { return nil }
        return .test(
          method.finding(for: counts, alternative: options.hypothesis.alternative))
      }
    case .adjust:
      entries(of: AdjustmentMethod.self) { method, input, _ in
        guard case .adjust(let pValues) = input else { return nil }
        return .adjustment(method.finding(for: pValues))
      }
    case .bootstrap:
      entries(of: BootstrapMethod.self) { method, input, options in
        switch input {
        case .bootstrap(let input): input.finding(method, options: options)
        case .bootstrapFamily: method.refusalOfFamily(level: options.level)
        default: nil
        }
      }
        + entries(of: SimultaneousBootstrapMethod.self) { method, input, options in
          switch input {
          case .bootstrap(let input): method.finding(for: input, options: options)
          case .bootstrapFamily(let family): method.finding(for: family, options: options)
          default: nil
          }
        }
    case .scores:
      entries(of: MeanScoreMethod.self) { method, input, options in
        guard case .scores(let counts) = input else { return nil }
        return .interval(method.finding(for: counts, level: options.level))
      }
    case .westfallYoung:
      entries(of: WestfallYoungMethod.self) { method, input, options in
        guard case .westfallYoung(let differences) = input else { return nil }
        return .westfallYoung(method.finding(for: differences, simulation: options.simulation))
      }
    case .rate:
      entries(of: RateMethod.self) { method, input, options in
        guard case .rate(let counts) = input else { return nil }
        return .interval(method.finding(for: counts, level: options.level, side: options.side))
      }
    case .rateRatio:
      entries(of: RateRatioMethod.self) { method, input, options in
        guard case .rateRatio(let pair) = input else { return nil }
        return .interval(method.finding(for: pair, level: options.level, side: options.side))
      }
    case .eventBounds:
      entries(of: EventBoundsMethod.self) { _, input, _ in
        guard case .eventBounds(let bounds) = input else { return nil }
        return .eventBounds(bounds)
      }
    case .ranks:
      entries(of: RankMethod.self) { method, input, options in
        guard case .ranks(let items) = input else { return nil }
        return .ranks(method.finding(for: items, level: options.level))
      }
    case .raters:
      entries(of: RaterMethod.self) { method, input, options in
        guard case .raters(let ratings) = input else { return nil }
        return .interval(
          method.finding(for: ratings, level: options.level, simulation: options.simulation))
      }
    case .groups:
      entries(of: GroupMethod.self) { method, input, options in
        guard case .groups(let counts) = input else { return nil }
        return .pairwise(method.finding(for: counts, level: options.level))
      }
    case .differences:
      entries(of: SignedRankMethod.self) { method, input, options in
        guard case .differences(let differences) = input else { return nil }
        return .test(
          method.finding(for: differences, alternative: options.hypothesis.alternative))
      }
    case .design: designEntries
    }
  }

  private var multinomialEntries: [AnalysisCatalog.Entry] {
    entries(of: SimultaneousMethod.self) { method, input, options in
      guard case .multinomial(let counts, _) = input else { return nil }
      return .simultaneous(method.finding(for: counts, level: options.level))
    }
      + entries(of: OrdinalMethod.self) { method, input, options in
        guard case .multinomial(let counts, let ordinal) = input,
          let scored = ordinal ?? (try? OrdinalCounts(counts))
        else { return nil }
        return .interval(method.finding(for: scored, level: options.level))
      }
      + entries(of: CategoryDifferenceMethod.self) { method, input, options in
        guard case .multinomial(let counts, _) = input else { return nil }
        return .pairwise(method.finding(for: counts, level: options.level))
      }
  }

  private var compareEntries: [AnalysisCatalog.Entry] {
    func entries<Method: CatalogMethod>(
      of methods: Method.Type,
      run: @escaping @Sendable (Method, IndependentCounts, AnalysisOptions) -> Finding
    ) -> [AnalysisCatalog.Entry] {
      self.entries(of: methods) { method, input, options in
        guard case .compare(let counts) = input else { return nil }
        return run(method, counts, options)
      }
    }
    // With a stated value the method that an interval inverts is a test.
    return entries(of: DifferenceMethod.self) { method, counts, options in
      options.hypothesis.stated == nil
        ? .interval(method.finding(for: counts, level: options.level, side: options.side))
        : .test(method.finding(for: counts, hypothesis: options.hypothesis, level: options.level))
    }
      + entries(of: RatioMethod.self) { method, counts, options in
        options.hypothesis.stated == nil
          ? .interval(method.finding(for: counts, level: options.level, side: options.side))
          : .test(method.finding(for: counts, hypothesis: options.hypothesis, level: options.level))
      }
      + entries(of: OddsRatioMethod.self) { method, counts, options in
        options.hypothesis.stated == nil
          ? .interval(method.finding(for: counts, level: options.level, side: options.side))
          : .test(method.finding(for: counts, hypothesis: options.hypothesis, level: options.level))
      }
      + entries(of: ComparisonEffectSize.self) { method, counts, options in
        .interval(method.finding(for: counts, level: options.level, side: options.side))
      }
      + entries(of: ChiSquaredMethod.self) { method, counts, options in
        .test(
          method.finding(for: counts.table, alternative: options.hypothesis.alternative))
      }
      + entries(of: ExactTestMethod.self) { method, counts, options in
        .test(method.finding(for: counts, alternative: options.hypothesis.alternative))
      }
  }

  private var goodnessEntries: [AnalysisCatalog.Entry] {
    entries(of: GoodnessTest.self) { method, input, _ in
      guard case .goodness(let counts) = input else { return nil }
      return .test(method.finding(for: counts))
    }
      + entries(of: GoodnessMeasure.self) { method, input, options in
        guard case .goodness(let counts) = input else { return nil }
        return .interval(method.finding(for: counts, level: options.level))
      }
      + entries(of: GoodnessNumbers.self) { method, input, _ in
        guard case .goodness(let counts) = input else { return nil }
        return .categories(method.finding(for: counts))
      }
  }

  private var pairedEntries: [AnalysisCatalog.Entry] {
    entries(of: PairedDifferenceMethod.self) { method, input, options in
      guard case .paired(let counts) = input else { return nil }
      return options.hypothesis.stated == nil
        ? .interval(method.finding(for: counts, level: options.level, side: options.side))
        : .test(method.finding(for: counts, hypothesis: options.hypothesis, level: options.level))
    }
      + entries(of: PairedOddsRatioMethod.self) { method, input, options in
        guard case .paired(let counts) = input else { return nil }
        return .interval(method.finding(for: counts, level: options.level, side: options.side))
      }
      + entries(of: PairedRatioMethod.self) { method, input, options in
        guard case .paired(let counts) = input else { return nil }
        return options.hypothesis.stated == nil
          ? .interval(method.finding(for: counts, level: options.level, side: options.side))
          : .test(method.finding(for: counts, hypothesis: options.hypothesis, level: options.level))
      }
      + entries(of: McNemarMethod.self) { method, input, options in
        guard case .paired(let counts) = input else { return nil }
        return .test(method.finding(for: counts, alternative: options.hypothesis.alternative))
      }
  }

  private var designEntries: [AnalysisCatalog.Entry] {
    entries(of: DesignShareMethod.self) { method, input, options in
      guard case .design(.share(let share)) = input else { return nil }
      return .interval(method.finding(for: share, level: options.level, side: options.side))
    }
      + entries(of: DesignMeanMethod.self) { method, input, options in
        guard case .design(.numbers(let values, let design)) = input else { return nil }
        return .interval(
          method.finding(for: values, of: design, level: options.level, side: options.side))
      }
      + entries(of: DesignSharesFinding.Method.self) { method, input, options in
        guard case .design(.categories(let answers, let names, let design)) = input else {
          return nil
        }
        return .designShares(
          DesignSharesFinding(
            answers, categories: names, of: design, method: method, level: options.level))
      }
      + entries(of: DesignDifference.Method.self) { method, input, options in
        guard case .design(.difference(let pair)) = input else { return nil }
        return .interval(method.finding(for: pair, level: options.level))
      }
      + entries(of: DesignTableMethod.self) { method, input, _ in
        guard case .design(.table(let table)) = input else { return nil }
        return .designTest(method.finding(for: table))
      }
  }

  private var stratifiedEntries: [AnalysisCatalog.Entry] {
    /// Methods of tables of two by two say of others that they don't take them.
    func entriesOfTwoByTwo<Method: CatalogMethod>(
      of methods: Method.Type,
      run: @escaping @Sendable (Method, StratifiedTables, AnalysisOptions) -> Finding
    ) -> [AnalysisCatalog.Entry] {
      entries(of: methods) { method, input, options in
        guard case .stratified(let strata) = input else { return nil }
        guard let tables = strata.twoByTwo else {
          return .test(
            TestFinding(
              method: method.rawValue, pValue: nil,
              warnings: [
                AnalysisWarning(
                  .wrongShape,
                  "\(method.rawValue) is for strata of two by two, and these are \(strata.rows) x "
                    + "\(strata.columns); cmh-general takes them")
              ]))
        }
        return run(method, tables, options)
      }
    }
    return entriesOfTwoByTwo(of: CommonOddsRatioMethod.self) { method, tables, options in
      .interval(method.finding(for: tables, level: options.level, side: options.side))
    }
      + entriesOfTwoByTwo(of: StratifiedMethod.self) { method, tables, options in
        .test(
          method.finding(
            for: tables, level: options.level, alternative: options.hypothesis.alternative))
      }
      + entriesOfTwoByTwo(of: OddsRatioHomogeneityMethod.self) { method, tables, _ in
        .test(method.finding(for: tables))
      }
      + entriesOfTwoByTwo(of: StratifiedRiskMethod.self) { method, tables, options in
        .interval(method.finding(for: tables, level: options.level))
      }
      + entries(of: StratifiedScoreMethod.self) { method, input, _ in
        guard case .stratified(let strata) = input else { return nil }
        return .test(method.finding(for: strata))
      }
  }

  /// An entry for each case of a method enum; `run` takes only inputs of this analysis.
  ///
  /// - Parameter forms: What can be asked of the methods here; nil for all that can be asked of them elsewhere.
  func entries<Method: CatalogMethod>(
    of methods: Method.Type, forms: MethodForms? = nil,
    run: @escaping @Sendable (Method, AnalysisInput, AnalysisOptions) -> Finding?
  ) -> [AnalysisCatalog.Entry] {
    methods.allCases.map { method in
      AnalysisCatalog.Entry(
        self, method.rawValue, defaultReason: method.defaultReason, forms: forms ?? method.forms
      ) { input, options in
        guard let finding = run(method, input, options) else {
          preconditionFailure("an entry takes the input of its own analysis")
        }
        return finding
      }
    }
  }
}

extension Analysis {
  /// Whether intervals of the analysis can have one limit only, though not by every method.
  package var hasOneSidedIntervals: Bool { hasForm(\.hasSide) }

  /// Whether tests of the analysis can have a direction, though not every one.
  package var hasAlternatives: Bool { hasForm(\.hasAlternative) }

  private func hasForm(_ form: (MethodForms) -> Bool) -> Bool {
    AnalysisCatalog.entries(of: self).contains { form($0.forms) }
  }
}
