internal import NumericCore

extension PrintedMoments {
  /// All lists of counts, one for each answer of the scale from the lowest on, that give both numbers; nil where there are
  /// more than `most`, or where finding them takes more than ``AnswerEnumeration/mostSteps`` steps.
  public func lists(atMost most: Int) -> [[Int]]? {
    var enumeration = AnswerEnumeration(highest: scale.upperBound - scale.lowerBound)
    return enumeration.lists(targets, atMost: most)
  }

  /// The interval around the mean with Student's t, the union over all sums and sums of squares that give both numbers.
  ///
  /// - Returns: nil where there are none, or too many to be listed, and where all answers are the same.
  public func meanInterval(level: ConfidenceLevel = 0.95) -> ConfidenceInterval? {
    guard let attainable else { return nil }
    let n = Double(mean.respondents)
    let space = Double(scale.lowerBound)...Double(scale.upperBound)
    var union: (lower: Double, upper: Double)?
    for found in attainable {
      // Of one sum the widest interval is that of the largest sum of squares.
      guard let squares = found.sumsOfSquares.last else { continue }
      // n Q - sum^2 is exact in whole numbers: a difference of doubles would not be.
      let spread =
        Int128(mean.respondents) * Int128(squares) - Int128(found.sum) * Int128(found.sum)
      guard spread > 0 else { return nil }
      let estimate = StudentizedEstimate(
        estimate: Double(found.sum) / n, standardError: (Double(spread) / (n - 1)).squareRoot() / n,
        degreesOfFreedom: n - 1)
      let interval = estimate.interval(in: space, level: level)
      union = (
        min(union?.lower ?? interval.lower, interval.lower),
        max(union?.upper ?? interval.upper, interval.upper)
      )
    }
    return union.map {
      ConfidenceInterval(
        lower: $0.lower, upper: $0.upper, in: space, level: level, side: .two)
    }
  }
}

extension PrintedMean {
  /// The numbers of respondents who can have given one of some answers, by the mean alone; nil where no answers have it.
  ///
  /// Their smallest and their largest sum, and those of the others, have to reach one of the sums of the mean.
  ///
  /// - Parameters:
  ///   - answers: Some of the whole numbers of the scale, at least one.
  ///   - scale: From the lowest to the highest answer.
  public func counts(of answers: Set<Int>, on scale: ClosedRange<Int>) -> ClosedRange<Int>? {
    guard let sums, let low = answers.min(), let high = answers.max() else { return nil }
    let others = scale.filter { !answers.contains($0) }
    guard let otherLow = others.first, let otherHigh = others.last else {
      let all = respondents * low...respondents * high
      return all.overlaps(sums) ? respondents...respondents : nil
    }
    let possible = (0...respondents).filter { count in
      let rest = respondents - count
      return (count * low + rest * otherLow...count * high + rest * otherHigh).overlaps(sums)
    }
    guard let first = possible.first, let last = possible.last else { return nil }
    return first...last
  }
}
