internal import Halfwidth

/// Two answers of the same respondents, with their joint table and with margins only.
func pairedBenchmarks(_ suite: inout BenchmarkSuite) {
  guard let counts = try? PairedCounts(both: 33, firstOnly: 10, secondOnly: 3, neither: 4) else {
    return
  }
  for method in PairedDifferenceMethod.allCases {
    suite.measure("Paired.\(method.rawValue).n50", isQuick: true) {
      method.interval(for: counts)
    } isRight: {
      $0.lower < 0.14 && 0.14 < $0.upper
    }
  }
  // The exact p-value of 3 in 13 is 756 / 8192.
  suite.measure("McNemar.exact.n50", isQuick: true) {
    McNemarMethod.exact.finding(for: counts).pValue
  } isRight: {
    isNear($0, 756.0 / 8_192)
  }
  for total in [50, 5_000, 500_000] {
    suite.measure("Margins.finding.n\(total)", isQuick: total == 50) {
      try PairedMargins(first: total / 50 * 46, second: total / 50 * 39, total: total).finding()
    } isRight: { (finding: MarginsFinding) in
      isNear(finding.tango.estimate, 0.14) && finding.exact.pValueMin <= finding.exact.pValueMax
    }
  }
}
