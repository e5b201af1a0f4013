extension IndependentCounts {
  /// The first proportion over the second: infinite where only the second sample has no successes, nil
  /// where neither has any.
  public var ratio: Double? {
    if successes == 0 { return nil }
    return Double(first.successes) * Double(second.trials)
      / (Double(first.trials) * Double(second.successes))
  }
}
