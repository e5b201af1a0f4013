internal import NumericCore

/// The test of several items at once by reassigning their rows' signs or groups: exact where all
/// reassignments can be gone through, simulated elsewhere.
struct RandomizationTest: Sendable {
  /// By what an item is compared with the others.
  enum Statistic: Sendable {
    /// S^2 / Q.
    case largestStatistic
    /// The p-value of the item by itself.
    case smallestPValue
  }

  /// How the p-values were found.
  enum Route: Hashable, Sendable {
    case exact
    case simulated(resamples: Int, seed: UInt64)
  }

  private let all: RandomizationRows
  /// The items that vary; the others have a p-value of 1.
  private let varying: [Int]
  private let rows: RandomizationRows

  init(_ rows: RandomizationRows) {
    all = rows
    varying = rows.items.indices.filter { rows.items[$0].squares > 0 }
    self.rows = rows.only(varying)
  }

  /// The items' statistics, S / sqrt(Q) of sign-flips; nil where an item does not vary.
  var statistics: [Double?] {
    zip(all.items, all.observed).map { item, sum in item.statistic(sum) }
  }

  /// Returns the p-values; nil where neither all reassignments nor so many simulated ones can be gone
  /// through, and of smallest p-values where these have no exact distribution.
  func pValues(
    _ statistic: Statistic, _ options: SimulationOptions
  ) -> (values: RandomizationPValues, route: Route)? {
    let ones = [Double](repeating: 1, count: all.items.count)
    var found = RandomizationPValues(alone: ones, singleStep: ones, stepDown: ones)
    guard !varying.isEmpty else { return (found, .exact) }
    guard let (values, route) = ofVarying(statistic, options) else { return nil }
    for (place, item) in varying.enumerated() {
      found.alone[item] = values.alone[place]
      found.singleStep[item] = values.singleStep[place]
      found.stepDown[item] = values.stepDown[place]
    }
    return (found, route)
  }

  private func ofVarying(
    _ statistic: Statistic, _ options: SimulationOptions
  ) -> (RandomizationPValues, Route)? {
    let scale: RandomizationScale
    switch statistic {
    case .largestStatistic: scale = .largestStatistic(rows)
    case .smallestPValue:
      let laws = rows.items.indices.compactMap { RandomizationLaw(rows.only([$0])) }
      guard laws.count == rows.items.count,
        let found = RandomizationScale.smallestPValue(rows, laws)
      else { return nil }
      scale = found
    }
    let observed = rows.observed
    var tally = RandomizationTally(
      observed: rows.items.indices.map { scale.value(observed[$0], of: $0, rows) },
      thresholds: rows.items.indices.map { scale.threshold(observed[$0], of: $0, rows) })
    let unknown = [Double?](repeating: nil, count: rows.items.count)
    let nothing = [Double](repeating: 0, count: rows.items.count)
    if case .ranks(let ranks) = scale, let law = RandomizationLaw(rows, size: latticeSize) {
      law.each { places, probability in
        tally.add(probability) { ranks[$0][places[$0]] }
      }
      return (
        tally.pValues(
          observed: 0, known: unknown,
          smallest: [Double](repeating: .leastNonzeroMagnitude, count: nothing.count)), .exact
      )
    }
    if let enumeration = RandomizationEnumeration(rows) {
      enumeration.each { sums in
        tally.add(1) { scale.value(sums[$0], of: $0, rows) }
      }
      return (tally.pValues(observed: 0, known: unknown, smallest: nothing), .exact)
    }
    let resamples = options.resamples ?? SimulationOptions.defaultResamples
    let numbers = Double(resamples) * Double(rows.count) * Double(rows.items.count)
    guard numbers <= RandomizationSimulation.mostNumbers, let seed = Seed(options.seedOrFresh)
    else { return nil }
    let simulated = RandomizationSimulation(rows: rows, seed: seed).tally(
      resamples, threads: options.threads, into: tally, scale)
    return (
      simulated.pValues(
        observed: 1, known: rows.items.indices.map(ownPValue),
        smallest: rows.items.map(\.smallestPValue)),
      .simulated(resamples: resamples, seed: seed.value)
    )
  }

  /// The product of the sums of squares plus 1, by which sign-flips are exact; nothing for groups, which
  /// have no such bound but the points themselves.
  private var latticeSize: Double? {
    guard case .signs = rows.design else { return nil }
    return rows.items.reduce(1) { $0 * ($1.squares + 1) }
  }

  /// An item's exact p-value by itself, where it is quickly found.
  private func ownPValue(_ item: Int) -> Double? {
    let own = rows.only([item])
    guard let law = RandomizationLaw(own) else { return nil }
    return law.pValues(of: own.items[0])[own.items[0].place(own.observed[0])]
  }
}

extension RandomizationLaw {
  /// Calls `body` with each point that has a probability: the places of the items' sums.
  func each(_ body: (_ places: [Int], _ probability: Double) -> Void) {
    var places = [Int](repeating: 0, count: positions.count)
    for probability in probabilities {
      if probability > 0 { body(places, probability) }
      for item in positions.indices.reversed() {
        places[item] += 1
        if places[item] < positions[item] { break }
        places[item] = 0
      }
    }
  }
}
