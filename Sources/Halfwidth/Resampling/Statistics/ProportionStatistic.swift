/// The share of rows with a value of at least a threshold: a mean of ones and zeros.
struct ProportionStatistic: StatisticDefinition {
  let threshold: Double

  let notations = [StatisticNotation("proportion", "proportion(x)", usual: 1), .topBox]
  var name: String { threshold == 1 ? "proportion" : "proportion-\(threshold)" }
  var source: StatisticSource { .moments(MeanStatistic()) }
  let law: StatisticLaw? = nil
  let space = 0.0...1.0
  let isLinear = true
  let hasExactZeroVariance = true
  let familyEquation = FamilyEquation.share

  var exactForm: ExactForm { .share(atLeast: threshold) }

  var flaw: String? {
    threshold.isNaN ? "the threshold of a proportion is not a number; give one" : nil
  }

  func rankMean(of count: Int) -> RankMean? { .window(0..<count) }
}

extension StatisticNotation {
  /// A proportion with its threshold.
  public static let topBox = StatisticNotation(
    "top-box", "top-box(x, 4)",
    number: Number(
      meaning: "the lowest score of the box", allowed: "the lowest score of a box is any number"))
}

extension ColumnStatistic {
  /// The share of rows with a value of at least the threshold; with 1, that of the ones among 0 and 1.
  public static func proportion(atLeast threshold: Double) -> ColumnStatistic {
    ColumnStatistic(kind: .proportion, number: threshold)
  }

  /// The threshold of a proportion; nil for other statistics.
  var threshold: Double? { kind == .proportion ? number : nil }
  var isProportion: Bool { kind == .proportion }

  /// What a statistic of scores is: a proportion is the mean of ones and zeros.
  var ofScores: ColumnStatistic { isProportion ? .mean : self }

  /// The numbers that the statistic is one of: for a proportion ones and zeros.
  func scores(_ values: [Double]) -> [Double] {
    guard let threshold else { return values }
    return values.map { $0 >= threshold ? 1 : 0 }
  }
}
