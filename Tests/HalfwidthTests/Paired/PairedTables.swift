@testable import Halfwidth

/// Every paired table up to some number of respondents.
enum PairedTables {
  static func all(upTo largest: Int) -> [PairedCounts] { (1...largest).flatMap { all(of: $0) } }

  static func all(of total: Int) -> [PairedCounts] {
    var tables: [PairedCounts] = []
    for both in 0...total {
      for first in 0...(total - both) {
        for second in 0...(total - both - first) {
          tables.append(
            PairedCounts(
              unchecked: both, firstOnly: first, secondOnly: second,
              neither: total - both - first - second))
        }
      }
    }
    return tables
  }

  /// Tables with totals of 2^53, at the corners and near them.
  static let large: [PairedCounts] = {
    let total = 1 << 53
    var tables: [PairedCounts] = []
    for small in [0, 1, 2, 1_000] {
      let rest = total - 2 * small
      tables += [
        PairedCounts(unchecked: rest, firstOnly: small, secondOnly: small, neither: 0),
        PairedCounts(unchecked: small, firstOnly: rest, secondOnly: small, neither: 0),
        PairedCounts(unchecked: 0, firstOnly: small, secondOnly: rest, neither: small),
        PairedCounts(unchecked: 0, firstOnly: small, secondOnly: 0, neither: total - small),
        PairedCounts(
          unchecked: rest / 4, firstOnly: rest / 2, secondOnly: rest / 4, neither: 2 * small),
      ]
    }
    return tables
  }()
}

/// P-values from whole numbers, for checks of what the engine computes otherwise.
enum FairCoins {
  /// C(m, k) / 2^m, summed for k in `counts`; exact in doubles up to 50 coins.
  static func probability(_ counts: ClosedRange<Int>, of coins: Int) -> Double {
    var coefficient = 1
    var sum = 0
    var power = 1.0
    for count in 0...coins {
      if counts.contains(count) { sum += coefficient }
      if count < coins { coefficient = coefficient * (coins - count) / (count + 1) }
    }
    for _ in 0..<coins { power *= 2 }
    return Double(sum) / power
  }

  static func exactP(_ table: PairedCounts) -> Double {
    let smaller = min(table.firstOnly, table.secondOnly)
    return min(1, 2 * probability(0...smaller, of: table.discordant))
  }

  static func midP(_ table: PairedCounts) -> Double {
    let smaller = min(table.firstOnly, table.secondOnly)
    let tail = probability(0...smaller, of: table.discordant)
    return min(1, 2 * tail - probability(smaller...smaller, of: table.discordant))
  }
}
