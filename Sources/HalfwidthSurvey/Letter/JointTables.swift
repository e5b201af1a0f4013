internal import Halfwidth

/// Every joint table of two counts of the same respondents, of which each may be one of several.
struct JointTables {
  /// A table, and what the exact McNemar test says of it.
  struct Table {
    let first: Int
    let second: Int
    /// How many gave both answers.
    let both: Int
    /// How many answered the two differently.
    let discordant: Int
    let pValue: Double
  }

  let all: [Table]

  /// The most that are gone through.
  static let most = 100_000

  /// - Returns: Nil where they are too many to be gone through.
  /// - Complexity: O(a b n) tests for a and b counts of n respondents.
  init?(_ first: [Int], _ second: [Int], total: Int) {
    guard Self.areFew(first, second, total: total) else { return nil }
    all = first.flatMap { one in
      second.flatMap { two -> [Table] in
        guard let margins = try? PairedMargins(first: one, second: two, total: total) else {
          return []
        }
        return margins.joint.map { both in
          let counts = margins.counts(both: both)
          return Table(
            first: one, second: two, both: both, discordant: counts.discordant,
            pValue: McNemarMethod.exact.finding(for: counts).pValue ?? 1)
        }
      }
    }
  }

  /// Whether all pairs of some counts, with as many tables each as there can be, are gone through.
  static func areFew(_ first: [Int], _ second: [Int], total: Int) -> Bool {
    let (pairs, overflow) = first.count.multipliedReportingOverflow(by: second.count)
    return !overflow && pairs <= most / (total + 1)
  }
}
