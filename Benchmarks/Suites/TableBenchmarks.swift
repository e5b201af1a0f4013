internal import Halfwidth
internal import Workloads

/// Tables: chi-squared, association, exact tests, simulated tests.
///
/// Expected p-values are R's and scipy's.
func tableBenchmarks(_ suite: inout BenchmarkSuite) {
  guard let table = try? ContingencyTable(WorkloadData.table),
    let twoByTwo = try? ContingencyTable([[36, 14], [40, 10]])
  else { return }
  for method in ChiSquaredMethod.allCases where method.finding(for: table).pValue != nil {
    suite.measure("ChiSquared.\(method.rawValue).4x4", isQuick: true) {
      method.finding(for: table)
    } isRight: {
      (0.03..<0.06).contains($0.pValue ?? 1)
    }
  }
  for method in AssociationMethod.allCases where method.value(for: table) != nil {
    suite.measure("Association.\(method.rawValue).4x4", isQuick: true) {
      method.finding(for: table)
    } isRight: {
      (0..<1).contains($0.estimate ?? 1)
    }
  }
  let exact: [(ExactTestMethod, Double)] = [
    (.fisher, 0.482_945_115_574_637), (.barnard, 0.528_283_664_015_96),
    (.boschloo, 0.369_937_073_813_21),
  ]
  for (method, p) in exact {
    suite.measure("Exact.\(method.rawValue).2x2") {
      method.finding(for: twoByTwo)
    } isRight: {
      isNear($0.pValue, p)
    }
  }
  suite.measure("Exact.fisher.4x4") {
    ExactTestMethod.fisher.finding(for: table)
  } isRight: {
    isNear($0.pValue, 0.057_702_115_7, within: 1e-8)
  }
  // The p-value of endless simulation is near 0.0446.
  for tables in [10_000, 1_000_000] {
    suite.measure("MonteCarlo.pearson.B\(tables)") {
      MonteCarloTest.pearson.finding(for: table, resamples: tables, seed: 1)
    } isRight: {
      isNear($0.pValue, 0.044_6, within: tables == 10_000 ? 0.3 : 0.03)
    }
  }
}
