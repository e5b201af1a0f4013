internal import NumericCore

extension PairedCounts {
  /// Returns the Wald interval for the difference of two paired proportions.
  ///
  /// The estimate plus and minus z standard errors, with the variance at the estimate. Without width
  /// where all answers are equal or all differ in one direction, and too short in small samples: shown
  /// because it is widely reported, not to be used below some hundred respondents.
  /// ``tangoInterval(level:side:)`` has none of these faults.
  ///
  /// - Complexity: O(1), for any number of respondents.
  public func waldInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    shiftedWaldInterval(shift: PairedWald.none, level: level, side: side)
  }

  /// Returns the interval of Bonett and Price: Wald with one more respondent on either side.
  ///
  /// One is added to both counts of unequal answers and two to the respondents, so the centre is
  /// pulled towards 0 and the interval keeps its width where all answers are equal. The estimate that
  /// is reported stays the unshifted one, which lies outside of the limits at low levels where nearly
  /// all answers differ in one direction.
  ///
  /// - Returns: Limits cut off at -1 and 1, which the formula can pass.
  /// - Complexity: O(1), for any number of respondents.
  ///
  /// Source: D. G. Bonett, R. M. Price (2012), *J. Educ. Behav. Statist.* 37(4), 479-488,
  /// [doi:10.3102/1076998611411915](https://doi.org/10.3102/1076998611411915).
  public func bonettPriceInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    shiftedWaldInterval(shift: PairedWald.bonettPrice, level: level, side: side)
  }

  /// Returns the interval of Agresti and Min: Wald with half a respondent more in each cell.
  ///
  /// The centre is pulled towards 0 and the interval keeps its width where all answers are equal. The
  /// estimate that is reported stays the unshifted one, which lies outside of the limits at low levels
  /// where nearly all answers differ in one direction.
  ///
  /// - Returns: Limits cut off at -1 and 1, which the formula can pass.
  /// - Complexity: O(1), for any number of respondents.
  ///
  /// Source: A. Agresti, Y. Min (2005), *Statist. Med.* 24, 729-740,
  /// [doi:10.1002/sim.1781](https://doi.org/10.1002/sim.1781).
  public func agrestiMinInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    shiftedWaldInterval(shift: PairedWald.agrestiMin, level: level, side: side)
  }

  /// Returns the standard error that the interval of `shift` is built on.
  func shiftedStandardError(shift: PairedWald) -> Double {
    let n = Double(total) + shift.respondents
    let difference = Double(firstOnly - secondOnly) / n
    let discordance = (Double(discordant) + 2 * shift.discordant) / n
    // S - T^2 as S - abs(T) + abs(T) (1 - abs(T)): exactly 0 where all differ in one direction.
    let size = difference.magnitude
    let variance = (discordance - size) + size * (1 - size)
    return (variance / n).squareRoot()
  }

  private func shiftedWaldInterval(
    shift: PairedWald, level: ConfidenceLevel, side: IntervalSide
  ) -> ConfidenceInterval {
    let centre = Double(firstOnly - secondOnly) / (Double(total) + shift.respondents)
    return ConfidenceInterval(in: -1...1, level: level, side: side) { z in
      let reach = z * shiftedStandardError(shift: shift)
      return .init(lower: centre - reach, upper: centre + reach)
    }
  }
}

/// What is added to the counts before Wald's formula.
struct PairedWald {
  /// Added to either count of unequal answers.
  let discordant: Double
  /// Added to the number of respondents.
  let respondents: Double

  static let none = PairedWald(discordant: 0, respondents: 0)
  static let bonettPrice = PairedWald(discordant: 1, respondents: 2)
  static let agrestiMin = PairedWald(discordant: 0.5, respondents: 2)
}
