internal import NumericCore

extension ItemScores {
  /// The items' differences, one system's mean score minus another's.
  ///
  /// - Parameter draw: Which runs are taken where one system has more of an item than the other, and nothing numbers
  ///   them.
  func differences(
    of system: Int, minus baseline: Int, _ draw: RunDraw = RunDraw()
  ) -> ItemDifferences {
    let own = (0..<items).map { count(system, $0) }
    let other = (0..<items).map { count(baseline, $0) }
    let all = numerators(system, own, baseline, other, draw)
    let both = zip(own, other).map(min)
    let isEven = own == other
    return ItemDifferences(
      numerators: all.numerators, divisor: all.divisor,
      even: isEven ? nil : numerators(system, both, baseline, both, draw).numerators,
      drawSeed: isEven || hasNumbers ? nil : draw.seed.value, clusters: clusters,
      reach: scale.map { $0.upperBound - $0.lowerBound },
      pairs: isBinary && hasSingleRuns && clusters == nil ? pairs(system, baseline) : nil)
  }

  /// How many runs a system has on an item.
  private func count(_ system: Int, _ item: Int) -> Int {
    starts[system][item + 1] - starts[system][item]
  }

  /// The sum of so many of a system's runs on an item.
  private func sum(_ system: Int, _ item: Int, _ kept: Int, _ draw: RunDraw) -> Double {
    let own = values[system][starts[system][item]..<starts[system][item + 1]]
    if kept == own.count || hasNumbers { return own.prefix(kept).reduce(0, +) }
    return draw.places(kept, of: own.count, item: item, system: system).reduce(0) {
      $0 + own[own.startIndex + $1]
    }
  }

  /// The differences of the means of so many runs of each item, times a divisor.
  private func numerators(
    _ system: Int, _ own: [Int], _ baseline: Int, _ other: [Int], _ draw: RunDraw
  ) -> (numerators: [Double], divisor: Double) {
    if let lattice, let size = commonRuns(own, other) {
      // Whole numbers, so that 1 - 2/3 and 1/3 - 0 are one difference.
      let whole = (0..<items).map { item in
        lattice.step
          * (sum(system, item, own[item], draw) * Double(size / own[item])
            - sum(baseline, item, other[item], draw) * Double(size / other[item]))
      }
      if whole.reduce(0, { $0 + $1.magnitude }) < 0x1p52 {
        return (whole, lattice.divisor * Double(size))
      }
    }
    let unit = lattice.map { $0.step / $0.divisor } ?? 1
    let numerators = (0..<items).map { item in
      unit
        * (sum(system, item, own[item], draw) / Double(own[item])
          - sum(baseline, item, other[item], draw) / Double(other[item]))
    }
    return (numerators, 1)
  }

  private func pairs(_ system: Int, _ baseline: Int) -> PairedCounts? {
    let (own, other) = (passes(of: system), passes(of: baseline))
    func count(_ first: Bool, _ second: Bool) -> Int {
      zip(own, other).count { $0 == first && $1 == second }
    }
    return PairedCounts(
      unchecked: count(true, true), firstOnly: count(true, false), secondOnly: count(false, true),
      neither: count(false, false))
  }

  /// Of single runs of 0 or 1, which are 1.
  private func passes(of system: Int) -> [Bool] {
    // With one different score alone its place is 0, whatever it is.
    values[system].map {
      ((lattice?.offset ?? 0) + (lattice?.step ?? 1) * $0) / (lattice?.divisor ?? 1) == 1
    }
  }

  /// The least common multiple of the numbers of runs; nil beyond a million.
  private func commonRuns(_ own: [Int], _ other: [Int]) -> Int? {
    var common = 1
    for runs in Set(own + other) {
      common *= runs / greatestCommonDivisor(common, runs)
      if common > ScoreLattice.largestDivisor { return nil }
    }
    return common
  }
}
