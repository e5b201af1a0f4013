/// The range of a p-value over tables, with the tables at its ends.
struct PValueRange {
  private(set) var smallest = Double.infinity
  private(set) var largest = -Double.infinity
  /// How many of the p-values are at most the significance.
  private(set) var rejections = 0
  /// The discordances of the tables with the smallest p-value, ascending.
  var atSmallest: [Int] = []
  /// The discordances of the tables with the largest p-value, ascending.
  var atLargest: [Int] = []

  mutating func add(_ p: Double, significance: Double) {
    smallest = min(smallest, p)
    largest = max(largest, p)
    if p <= significance { rejections += 1 }
  }

  mutating func merge(_ other: PValueRange) {
    smallest = min(smallest, other.smallest)
    largest = max(largest, other.largest)
    rejections += other.rejections
  }
}

/// The exact McNemar tests of all tables with one net change and a range of discordances.
struct McNemarSweep {
  var exact = PValueRange()
  var midP = PValueRange()
  /// The largest discordance at which, and at all smaller ones, the exact test rejects.
  var criticalDiscordance: Int?
  private var isCritical = true

  init() {}

  /// Examines every table.
  ///
  /// - Parameters:
  ///   - net: The count of the first question minus that of the second.
  ///   - discordant: The smallest and the largest number of those who answered differently.
  ///   - significance: The tests reject at p-values up to it.
  /// - Complexity: O(discordant.upperBound).
  init(net: Int, discordant: ClosedRange<Int>, significance: Double) {
    var walk = FairCoinWalk(imbalance: Int(net.magnitude))
    while walk.trials < discordant.lowerBound { walk.advance() }
    while true {
      add(
        exactP: walk.exactP, midP: walk.midP, discordance: walk.trials, significance: significance)
      if walk.trials >= discordant.upperBound { break }
      walk.advance()
    }
    // Which tables tie: see FairCoinWalk.
    let all = Array(stride(from: discordant.lowerBound, through: discordant.upperBound, by: 2))
    exact.atSmallest = net.magnitude <= 1 ? all : [discordant.lowerBound]
    exact.atLargest = net.magnitude <= 1 ? all : [discordant.upperBound]
    midP.atSmallest = net == 0 ? all : [discordant.lowerBound]
    midP.atLargest = net == 0 ? all : [discordant.upperBound]
  }

  /// Takes the p-values of the table with the next larger discordance.
  mutating func add(exactP: Double, midP: Double, discordance: Int, significance: Double) {
    exact.add(exactP, significance: significance)
    self.midP.add(midP, significance: significance)
    isCritical = isCritical && exactP <= significance
    if isCritical { criticalDiscordance = discordance }
  }
}
