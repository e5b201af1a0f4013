extension Analysis {
  /// Of two classifications of the same respondents.
  var tableEntries: [AnalysisCatalog.Entry] {
    func entries<Method: CatalogMethod>(
      of methods: Method.Type,
      run: @escaping @Sendable (Method, ScoredTable, AnalysisOptions) -> Finding
    ) -> [AnalysisCatalog.Entry] {
      self.entries(of: methods) { method, input, options in
        guard case .table(let table) = input else { return nil }
        return run(method, table, options)
      }
    }
    // Whatever compares groups, or draws tables, takes them as rows; what has a number for each cell
    // gives it where the cell stands.
    func entriesByGroup<Method: CatalogMethod>(
      of methods: Method.Type,
      run: @escaping @Sendable (Method, ScoredTable, AnalysisOptions) -> Finding
    ) -> [AnalysisCatalog.Entry] {
      entries(of: methods) { method, table, options in run(method, table.groupsAsRows, options) }
    }
    return entriesByGroup(of: ChiSquaredMethod.self) { method, input, options in
      .test(method.finding(for: input.table, alternative: options.hypothesis.alternative))
    }
      + entriesByGroup(of: ExactTestMethod.self) { method, input, options in
        .test(method.finding(for: input.table, alternative: options.hypothesis.alternative))
      }
      + entriesByGroup(of: MonteCarloTest.self) { method, input, options in
        let simulation = options.simulation
        return .test(
          method.finding(
            for: input.table, resamples: simulation.resamples ?? SimulationOptions.defaultResamples,
            seed: simulation.seedOrFresh, threads: simulation.threads))
      }
      + entriesByGroup(of: ScoredTableMethod.self) { method, input, options in
        .test(method.finding(for: input, alternative: options.hypothesis.alternative))
      }
      + entriesByGroup(of: AssociationMethod.self) { method, input, options in
        .interval(method.finding(for: input.table, level: options.level))
      }
      // Beside the tests of a table, which have no side: that of two samples is asked of compare.
      + self.entries(of: OddsRatioMethod.self, forms: MethodForms()) { method, input, options in
        guard case .table(let table) = input else { return nil }
        return .interval(method.finding(for: table.groupsAsRows.table, level: options.level))
      }
      + entries(of: TableMatrixMethod.self) { method, input, _ in
        .matrix(method.finding(for: input.table))
      }
      + entries(of: OrdinalDifferenceMethod.self) { method, input, options in
        .interval(method.finding(for: input, level: options.level))
      }
      + entries(of: OrderedAssociationMethod.self) { method, input, options in
        .interval(
          method.finding(
            for: input, level: options.level, alternative: options.hypothesis.alternative))
      }
      + entriesByGroup(of: OrderedGroupsMethod.self) { method, input, options in
        .test(method.finding(for: input, alternative: options.hypothesis.alternative))
      }
      + entries(of: MannWhitneyMethod.self) { method, input, options in
        .test(method.finding(for: input, alternative: options.hypothesis.alternative))
      }
  }

  /// Of two classifications by the same categories.
  var squareEntries: [AnalysisCatalog.Entry] {
    entries(of: SquareTestMethod.self) { method, input, _ in
      guard case .square(let table, _) = input else { return nil }
      return .test(method.finding(for: table))
    }
      + entries(of: KappaMethod.self) { method, input, options in
        guard case .square(let table, _) = input else { return nil }
        return .interval(method.finding(for: table, level: options.level))
      }
      + entries(of: OrdinalPairedMethod.self) { method, input, options in
        guard case .square(_, let pairs) = input else { return nil }
        return .interval(method.finding(for: pairs, level: options.level))
      }
      + entries(of: SignedRankMethod.self) { method, input, options in
        guard case .square(_, let pairs) = input else { return nil }
        return .test(
          method.finding(
            for: SignedDifferences(pairs), alternative: options.hypothesis.alternative))
      }
  }
}
