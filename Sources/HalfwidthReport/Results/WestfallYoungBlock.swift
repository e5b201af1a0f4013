internal import Halfwidth

extension WestfallYoungFinding {
  /// The finding under its wire names; what each item has is in lists.
  var json: JSONObject {
    func list(_ values: [Double]?) -> JSONValue {
      values.map { .array($0.map { .number($0) }) } ?? .null
    }
    var object: JSONObject = [
      "estimand": "differences", "method": .string(method.rawValue), "n": .integer(respondents),
    ]
    if let statistics {
      object.set("statistic", to: .array(statistics.map { JSONValue($0) }))
    }
    object.set("p_value", to: list(pValues))
    object.set("adjusted_single_step", to: list(adjustedSingleStep))
    object.set("adjusted", to: list(adjusted))
    object.set("p_value_tests", to: .string(Self.hypothesis.rawValue))
    object.set("resamples", to: simulation.map { .integer($0.resamples) } ?? "exact")
    object.set("seed", to: simulation.map { .integer(Int($0.seed)) } ?? .null)
    object.set("warnings", to: warnings.json)
    return object
  }
}

/// P-values of several differences, for a terminal.
enum WestfallYoungBlock {
  /// A row for each item.
  static func table(_ finding: WestfallYoungFinding) -> ResultTable {
    let items = finding.pValues?.count ?? finding.statistics?.count ?? 0
    func p(_ values: [Double]?, _ item: Int) -> String {
      DecimalFormat.probability(values?[item])
    }
    return ResultTable(
      header: ["item", "statistic", "p-value", "single-step", finding.method.rawValue],
      isNumber: [true, true, true, true, true],
      rows: (0..<items).map { item in
        [
          "\(item + 1)", finding.statistics.map { DecimalFormat.general($0[item]) } ?? "",
          p(finding.pValues, item), p(finding.adjustedSingleStep, item), p(finding.adjusted, item),
        ]
      })
  }

  /// What is tested.
  static func notes(_ finding: WestfallYoungFinding) -> [String] {
    ["The p-values are of the hypothesis \(WestfallYoungFinding.hypothesis.sentence)."]
  }
}
