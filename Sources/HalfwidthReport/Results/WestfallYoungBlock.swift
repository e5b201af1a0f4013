internal import Halfwidth

/// P-values of several differences, for a terminal.
enum WestfallYoungBlock {
  /// A row for each item.
  static func table(_ finding: WestfallYoungFinding, _ style: NumberStyle) -> ResultTable {
    let items = finding.pValues?.count ?? finding.statistics?.count ?? 0
    func p(_ values: [Double]?, _ item: Int) -> String {
      style.probability(values?[item])
    }
    return ResultTable(
      header: ["item", "statistic", "p-value", "single-step", finding.method.rawValue],
      isNumber: [true, true, true, true, true],
      rows: (0..<items).map { item in
        [
          "\(item + 1)", finding.statistics.map { style.general($0[item]) } ?? "",
          p(finding.pValues, item), p(finding.adjustedSingleStep, item), p(finding.adjusted, item),
        ]
      })
  }

  /// What is tested.
  static func notes(_ finding: WestfallYoungFinding) -> [String] {
    ["The p-values are of the hypothesis \(WestfallYoungFinding.hypothesis.sentence)."]
  }
}
