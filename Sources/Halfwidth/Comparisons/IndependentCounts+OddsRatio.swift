extension IndependentCounts {
  /// The odds of the first sample over the odds of the second: infinite where they are divided by 0,
  /// nil where both samples have no successes or both have no failures.
  public var oddsRatio: Double? {
    let over = Double(first.successes) * Double(second.failures)
    let under = Double(first.failures) * Double(second.successes)
    return over == 0 && under == 0 ? nil : over / under
  }
}
