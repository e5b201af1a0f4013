/// How many times as likely one answer would have to bring a person into the sample as the other one,
/// for a finding to turn.
///
/// An interval knows chance only. If those who say yes are G times as likely to be interviewed as those
/// who say no, the odds of yes among the interviewed are G times the odds among all, so a share of the
/// interviewed p stands for p/(p + G (1 - p)) of all, and a limit of its interval moves with it. The
/// ratio here is the G at which the limit reaches the value that the finding is against. It is the odds
/// ratio of being interviewed, yes against no.
///
/// A number near 1 says that slight selection would turn the finding. **Not a correction, and not a
/// measure of the selection that there was:** nothing in a sample tells that. It takes one ratio for
/// everybody who gives an answer; for the limits of paired answers it is the bound on the odds of
/// Rosenbaum's sensitivity analysis.
///
/// Source: P. R. Rosenbaum (2002), *Observational Studies*, 2nd edition, chapter 4,
/// [doi:10.1007/978-1-4757-3692-2](https://doi.org/10.1007/978-1-4757-3692-2); for shares, the odds of a
/// case-control sample, J. Cornfield (1951), *J. Natl. Cancer Inst.* 11, 1269-1275,
/// [doi:10.1093/jnci/11.6.1269](https://doi.org/10.1093/jnci/11.6.1269).
public struct SelectionRatio: Hashable, Sendable {
  /// The ratio, 1 or more; infinite where no ratio turns the finding.
  public let value: Double
  /// What is shown, and so whom the selection would have to favour.
  public let direction: Direction

  /// On which side of the value a finding is.
  public enum Direction: String, CaseIterable, Hashable, Sendable {
    /// More than the value: turned by favouring those who say yes, or yes to the first of two only.
    case above
    /// Less than the value: turned by favouring the others.
    case below
  }

  /// The ratio at which a share is no more shown to be above or below a value.
  ///
  /// ```swift
  /// let counts = try BinomialCounts(successes: 37, trials: 50)
  /// SelectionRatio(counts.wilsonInterval(), against: 0.5)?.value  // 1.5282...
  /// ```
  ///
  /// - Parameters:
  ///   - interval: An interval of a share.
  ///   - value: What the share is held against, strictly between 0 and 1.
  /// - Returns: Nil where the interval holds the value, or has no limit on the side of it: then nothing is
  ///   shown that could turn.
  public init?(_ interval: ConfidenceInterval, against value: Double) {
    guard value > 0, value < 1 else { return nil }
    let odds = value / (1 - value)
    self.init(
      lower: interval.lower / (1 - interval.lower) / odds,
      upper: interval.upper / (1 - interval.upper) / odds)
  }

  /// The ratio at which an odds ratio is no more shown to differ from 1.
  ///
  /// Of pairs the ratio is that of those who said yes to the first question only against those who said
  /// yes to the second only. Of two groups it is how many times as strong the selection of yes against no
  /// would have to be in one group as in the other.
  ///
  /// - Parameter interval: An interval of a conditional odds ratio.
  /// - Returns: Nil where the interval holds 1 inside.
  public init?(ofOdds interval: ConfidenceInterval) {
    self.init(lower: interval.lower, upper: interval.upper)
  }

  /// A limit of 1 is one at which the test just rejects: any selection turns that.
  private init?(lower: Double, upper: Double) {
    if lower >= 1 {
      self.init(value: lower, direction: .above)
    } else if upper <= 1 {
      self.init(value: 1 / upper, direction: .below)
    } else {
      return nil
    }
  }

  private init(value: Double, direction: Direction) {
    self.value = value
    self.direction = direction
  }

  /// The smaller of some ratios, which turns a finding that is known as a set; nil unless all of them are
  /// there, on one side.
  static func least(_ ratios: [SelectionRatio?]) -> SelectionRatio? {
    let known = ratios.compactMap(\.self)
    guard let first = known.first, known.count == ratios.count,
      known.allSatisfy({ $0.direction == first.direction })
    else { return nil }
    return known.min { $0.value < $1.value }
  }
}

extension SelectionRatio: WireRepresentable {
  /// The ratio and the side.
  public var fields: FieldList {
    ["selection_ratio": .parameter(value), "direction": .string(direction.rawValue)]
  }
}
