/// A mean and a standard deviation of whole answers on a scale, as a report prints them: what GRIMMER and DEBIT
/// look at.
///
/// What counts is whether answers exist, as integers: sums and sums of squares that are attainable on the scale, and
/// not the shortcuts that were published, of which some flag values that are right. Sources: J. Anaya (2016),
/// *PeerJ Preprints* 4, e2400v1, [doi:10.7287/peerj.preprints.2400v1](https://doi.org/10.7287/peerj.preprints.2400v1);
/// for shares J. A. J. Heathers and N. J. L. Brown (2019), *DEBIT*, https://osf.io/5vb3u.
public struct PrintedMoments: Hashable, Sendable {
  /// The mean, as printed, with the number of respondents.
  public private(set) var mean: PrintedMean
  /// The standard deviation, as printed.
  public private(set) var deviation: PrintedDecimal
  /// What its squares are divided by.
  public private(set) var divisor: Divisor
  /// From the lowest to the highest answer; every whole number between them is one.
  public let scale: ClosedRange<Int>

  /// What the sum of squares about the mean is divided by.
  public enum Divisor: Hashable, Sendable {
    /// n - 1, as nearly every report has it.
    case sample
    /// n.
    case population
  }

  /// The most answers that a scale has.
  public static let mostAnswers = 101
  /// The largest answer, and the smallest with a minus.
  public static let largestAnswer = 1_000

  /// The most sums of squares that are listed.
  public static let mostListed = 100_000

  /// Creates a mean and a standard deviation.
  ///
  /// - Throws: ``CountsError`` for fewer than two respondents, who have no standard deviation, a mean of several
  ///   items, a scale of one answer, of more than ``mostAnswers`` or beyond ``largestAnswer``, and a mean that
  ///   lies outside its scale.
  public init(
    _ mean: PrintedMean, deviation: PrintedDecimal, on scale: ClosedRange<Int>,
    divisor: Divisor = .sample
  ) throws(CountsError) {
    guard mean.respondents >= 2 else {
      throw .tooFew("one respondent has no standard deviation; give 2 respondents or more")
    }
    guard mean.items == 1 else {
      throw .mismatch(
        "a mean of \(mean.items) items has answers between the whole numbers; leave the standard "
          + "deviation out, or give one item")
    }
    guard scale.lowerBound >= -Self.largestAnswer, scale.upperBound <= Self.largestAnswer,
      (2...Self.mostAnswers).contains(scale.upperBound - scale.lowerBound + 1)
    else {
      throw .outOfRange(
        "a scale from \(scale.lowerBound) to \(scale.upperBound) is not checked; give 2 to "
          + "\(Self.mostAnswers) whole answers within -\(Self.largestAnswer) and \(Self.largestAnswer)"
      )
    }
    // What is cut off lies up to a unit above what is printed, what is rounded half a unit on both sides.
    let one = mean.mean.unitsPerOne
    guard mean.mean.units + 1 >= scale.lowerBound * one, mean.mean.units <= scale.upperBound * one
    else {
      throw .mismatch(
        "a mean of \(mean.mean) is outside its scale, \(scale.lowerBound) to \(scale.upperBound); give the "
          + "scale that was used")
    }
    self.mean = mean
    self.deviation = deviation
    self.scale = scale
    self.divisor = divisor
  }

  /// The same numbers rounded by another rule, both of them, or with another divisor.
  public func read(_ rule: RoundingRule, divisor: Divisor) -> PrintedMoments {
    var other = self
    other.mean = mean.rounded(rule)
    other.divisor = divisor
    return other
  }

  /// Another standard deviation beside the same mean.
  public func replaced(deviation: PrintedDecimal) -> PrintedMoments {
    var other = self
    other.deviation = deviation
    return other
  }

  private var respondents: Int { mean.respondents }

  /// The sums that give the mean and that the scale has; nil for none.
  public var sums: ClosedRange<Int>? {
    let ends = respondents * scale.lowerBound...respondents * scale.upperBound
    guard let sums = mean.sums, sums.overlaps(ends) else { return nil }
    return sums.clamped(to: ends)
  }

  /// The sums of squares, about 0, that give the standard deviation beside a sum; nil for none.
  ///
  /// With D = n Q - sum^2 the variance is D over n (n - 1), or over n^2. D times 4 T^2, for T units in 1, is
  /// compared with squares of half units.
  func sumsOfSquares(for sum: Int) -> ClosedRange<Int>? {
    let n = Int128(respondents)
    let ends = mean.rounding.unrounded(deviation.units)
    let weight = n * (divisor == .sample ? n - 1 : n)
    let step = 4 * Int128(deviation.unitsPerOne) * Int128(deviation.unitsPerOne)
    let square = Int128(sum) * Int128(sum)
    // No deviation is above the scale's width; so is what follows kept within a word of 128 bits.
    let width = Int128(scale.upperBound - scale.lowerBound) * 2 * Int128(deviation.unitsPerOne)
    guard Int128(ends.lower) <= width else { return nil }
    let lower = Int128(max(ends.lower, 0))
    let upper = min(Int128(ends.upper), width + 2)
    // n Q >= sum^2 + lower^2 w / step, and n Q <= sum^2 + upper^2 w / step.
    let (first, firstRest) = (lower * lower * weight).quotientAndRemainder(dividingBy: step)
    let (last, lastRest) = (upper * upper * weight).quotientAndRemainder(dividingBy: step)
    let isOpenBelow = ends.lower >= 0 && !ends.includesLower
    let least = square + (firstRest > 0 || isOpenBelow ? first + 1 : first)
    let most = square + (lastRest == 0 && !ends.includesUpper ? last - 1 : last)
    let lowest = (least + n - 1) / n
    let highest = most / n
    return lowest <= highest && most >= 0 ? Int(lowest)...Int(highest) : nil
  }

  /// The answers behind one sum, counted from the scale's low end, with the halves of the sums of squares minus
  /// sums; nil for none.
  private func target(for sum: Int) -> AnswerEnumeration.Target? {
    guard let squares = sumsOfSquares(for: sum) else { return nil }
    let low = scale.lowerBound
    let shifted = sum - respondents * low
    // The sum of (x - low)^2 is Q - 2 low sum + n low^2, and has the parity of the sum of x - low.
    let shift = respondents * low * low - 2 * low * sum - shifted
    let (lower, upper) = (max(squares.lowerBound + shift, 0), squares.upperBound + shift)
    guard upper >= 0, (lower + 1) / 2 <= upper / 2 else { return nil }
    return AnswerEnumeration.Target(
      respondents: respondents, sum: shifted, pairs: (lower + 1) / 2...upper / 2)
  }

  /// The sums, each with the sums of squares, that answers on the scale have and that give both numbers; nil
  /// where deciding takes more than ``AnswerEnumeration/mostSteps`` steps, or where there are more than
  /// ``mostListed``.
  ///
  /// Empty where both can't be right.
  public var attainable: [Attainable]? {
    guard let sums else { return [] }
    var enumeration = AnswerEnumeration(highest: scale.upperBound - scale.lowerBound)
    var attainable: [Attainable] = []
    var listed = 0
    let low = scale.lowerBound
    for sum in sums {
      guard let target = target(for: sum) else { continue }
      var squares: [Int] = []
      for pairs in target.pairs {
        var one = target
        one.pairs = pairs...pairs
        guard let exists = enumeration.exists(one) else { return nil }
        if exists {
          squares.append(2 * pairs + target.sum + 2 * low * sum - respondents * low * low)
        }
      }
      if !squares.isEmpty { attainable.append(Attainable(sum: sum, sumsOfSquares: squares)) }
      listed += squares.count
      if listed > Self.mostListed { return nil }
    }
    return attainable
  }

  /// A sum of answers and the sums of their squares.
  public struct Attainable: Hashable, Sendable {
    /// The sum of the answers.
    public var sum: Int
    /// The sums of their squares, ascending.
    public var sumsOfSquares: [Int]
  }

  /// Whether answers exist whose mean and standard deviation are rounded to both numbers; nil where deciding
  /// takes too many steps.
  public var isPossible: Bool? {
    guard let sums else { return false }
    var enumeration = AnswerEnumeration(highest: scale.upperBound - scale.lowerBound)
    for sum in sums {
      guard let target = target(for: sum) else { continue }
      guard let exists = enumeration.exists(target) else { return nil }
      if exists { return true }
    }
    return false
  }

  /// All lists of counts, one an answer of the scale, that give both numbers; nil where there are more of them
  /// than ``AnswerEnumeration/mostSteps`` steps go through: give more decimals, or fewer respondents.
  public var distributions: AnswerDistributions? {
    var enumeration = AnswerEnumeration(highest: scale.upperBound - scale.lowerBound)
    return enumeration.distributions(targets, of: respondents)
  }

  /// What is to be reached, for each sum that has squares.
  var targets: [AnswerEnumeration.Target] { sums.map { $0.compactMap(target) } ?? [] }
}
