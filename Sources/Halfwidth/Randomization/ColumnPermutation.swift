internal import NumericCore

/// The test of a correlation, or a slope, by permutations of one column against the other.
///
/// Exact by the two groups of the other column where one has two levels, and by going through all
/// permutations of up to nine rows; elsewhere simulated with (1 + count) / (B + 1). Its hypothesis is that
/// the columns are independent.
struct ColumnPermutation: Sendable {
  /// Numbers that vary, one a row in both.
  let x: [Double]
  let y: [Double]

  /// The most rows of which all permutations are gone through.
  static let mostRows = 9
  /// The most rows of all simulated permutations together, some ten seconds' work.
  static let mostDraws = 2_000_000_000.0

  /// Returns the p-value; nil where it would take too long.
  func pValue(_ options: SimulationOptions) -> (value: Double, route: RandomizationTest.Route)? {
    if let (rows, groups) = groups {
      let test = RandomizationTest(RandomizationRows([rows], groups: groups))
      return test.pValues(.largestStatistic, options).map { ($0.values.alone[0], $0.route) }
    }
    let products = PermutedProducts(x, y)
    if x.count <= Self.mostRows {
      return (products.shareAtLeastObserved, .exact)
    }
    let resamples = options.resamples ?? SimulationOptions.defaultResamples
    guard Double(resamples) * Double(x.count) <= Self.mostDraws,
      let seed = Seed(options.seedOrFresh)
    else { return nil }
    let counts = SimulationBlocks(
      resamples: resamples, threads: options.threads, seed: seed, purpose: .permutations
    ).reduce(into: 0) { count, block, own in
      count += products.exceedances(of: block, permutations: own)
    }
    let extreme = counts.reduce(0, +)
    return (
      Double(1 + extreme) / Double(resamples + 1),
      .simulated(resamples: resamples, seed: seed.value)
    )
  }

  /// The other column, and the rows of either level of one that has two.
  private var groups: (column: [Double], groups: (first: [Int], second: [Int]))? {
    for (levels, other) in [(x, y), (y, x)] {
      let first = levels.indices.filter { levels[$0] == levels[0] }
      let second = levels.indices.filter { levels[$0] != levels[0] }
      guard let place = second.first, second.allSatisfy({ levels[$0] == levels[place] }) else {
        continue
      }
      return (other, (first, second))
    }
    return nil
  }
}

/// The sum of products of one column and the other in another order, by how far it is from its mean.
private struct PermutedProducts: Sendable {
  let x: [Double]
  let y: [Double]
  private let centre: Double
  private let threshold: Double

  init(_ first: [Double], _ second: [Double]) {
    let n = Double(first.count)
    func whole(_ column: [Double]) -> [Double]? { ScoreLattice(column)?.positions.map(Double.init) }
    func total(_ column: [Double]) -> Double { column.reduce(0, +) }
    // Whole steps, so that ties are exact; where sums of them are.
    if let a = whole(first), let b = whole(second), total(a) * total(b) * n < 0x1p52 {
      x = a.map { $0 * n }
      y = b
      centre = total(a) * total(b)
      threshold = (zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } - centre).magnitude
      return
    }
    let (meanX, meanY) = (WeightedMean.value(first), WeightedMean.value(second))
    x = first.map { $0 - meanX }
    y = second.map { $0 - meanY }
    centre = 0
    let observed = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }.magnitude
    let scale = x.reduce(0) { max($0, $1.magnitude) } * y.reduce(0) { $0 + $1.magnitude }
    threshold = observed - 1e-11 * scale
  }

  private func isExtreme(_ order: [Double]) -> Bool {
    var sum = 0.0
    for row in x.indices { sum += x[row] * order[row] }
    return (sum - centre).magnitude >= threshold
  }

  /// Over all permutations, by Heap's algorithm.
  var shareAtLeastObserved: Double {
    var order = y
    var (all, extreme) = (0, 0)
    func permute(_ count: Int) {
      if count <= 1 {
        all += 1
        if isExtreme(order) { extreme += 1 }
        return
      }
      for index in 0..<count {
        permute(count - 1)
        if index < count - 1 { order.swapAt(count.isMultiple(of: 2) ? index : 0, count - 1) }
      }
    }
    permute(order.count)
    return Double(extreme) / Double(all)
  }

  func exceedances(of block: StreamBlock, permutations: Int) -> Int {
    var words = [UInt64](repeating: 0, count: y.count)
    var extreme = 0
    for number in 0..<permutations {
      var span = words.mutableSpan
      block.fill(&span, startingAt: number * y.count)
      var order = y
      for place in 0..<order.count - 1 {
        let position = number * y.count + place
        order.swapAt(
          place,
          place + block.draw(below: order.count - place, word: words[place], at: position))
      }
      if isExtreme(order) { extreme += 1 }
    }
    return extreme
  }
}
