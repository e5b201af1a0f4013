internal import NumericCore

extension IndependentCounts {
  /// Returns Newcombe's interval: the Wilson limits of the two samples, squared and added.
  ///
  /// The lower limit is the difference minus sqrt((p1 - l1)^2 + (u2 - p2)^2), the upper one the
  /// difference plus sqrt((u1 - p1)^2 + (p2 - l2)^2). It never leaves -1...1, has a width at every
  /// count, and covers near the nominal level on average in samples of any size. No test is dual to
  /// it; where the interval must agree with Pearson's test, use ``meeInterval(level:side:)``.
  ///
  /// - Complexity: O(1), for any number of trials.
  ///
  /// Source: R. G. Newcombe (1998), *Statist. Med.* 17, 873-890, method 10.
  public func newcombeInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    squareAndAdd(correction: 0, level: level, side: side)
  }

  /// Returns Newcombe's interval from Wilson limits with continuity correction.
  ///
  /// Wider than ``newcombeInterval(level:side:)`` and conservative; not to be used where coverage near the
  /// level is wanted.
  ///
  /// - Complexity: O(1), for any number of trials.
  ///
  /// Source: R. G. Newcombe (1998), *Statist. Med.* 17, 873-890, method 11.
  public func newcombeContinuityCorrectedInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    squareAndAdd(correction: 0.5, level: level, side: side)
  }

  private func squareAndAdd(
    correction: Double, level: ConfidenceLevel, side: IntervalSide
  ) -> ConfidenceInterval {
    ConfidenceInterval(in: -1...1, level: level, side: side) { z in
      let (below1, above1) = first.wilsonReach(correction: correction, z: z)
      let (below2, above2) = second.wilsonReach(correction: correction, z: z)
      let lower = difference - (below1 * below1 + above2 * above2).squareRoot()
      let upper = difference + (above1 * above1 + below2 * below2).squareRoot()
      // The exact limits never leave -1...1, since a hypotenuse is no longer than its two legs together;
      // only a last bit could.
      return .init(lower: max(-1, lower), upper: min(1, upper))
    }
  }
}

extension BinomialCounts {
  /// How far the Wilson limits lie from the estimate, the count being moved away from each by
  /// `correction`.
  fileprivate func wilsonReach(correction: Double, z: Double) -> (below: Double, above: Double) {
    let x = Double(successes)
    let n = Double(trials)
    let lower =
      successes == 0 ? 0 : WilsonEquation.lower(successes: x - correction, trials: n, z: z)
    let upper =
      failures == 0 ? 1 : WilsonEquation.upper(successes: x + correction, trials: n, z: z)
    return (estimate - lower, upper - estimate)
  }
}
