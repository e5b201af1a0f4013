internal import Glibc
internal import Halfwidth

/// Whether the audit calls a table wrong that is right, by a million made-up tables; ends with 1 where it does.
@main
enum AuditStudy {
  static let tables = 1_000_000
  static let seed: UInt64 = 20_261_129

  static func main() throws {
    let outcome = try HonestTables().outcome(tables: tables, seed: seed)
    let found = (Double(outcome.found) / Double(max(outcome.wrong, 1)) * 1_000).rounded() / 10
    print(
      "\(outcome.tables) tables that are right (seed \(seed)): \(outcome.falseErrors) called wrong, and "
        + "\(outcome.falseMoments) means with standard deviations.")
    print(
      "\(outcome.wrong) tables with one number a unit of its last digit off: \(outcome.found) seen, \(found)%."
    )
    for (label, respondents) in [("50", 50...50), ("100", 100...100), ("300", 300...300)] {
      let one = try HonestTables(respondents: respondents, printing: .rounded(.halfUp))
        .outcome(tables: tables / 50, seed: seed)
      let share = (Double(one.found) / Double(max(one.wrong, 1)) * 1_000).rounded() / 10
      print("Of \(label) respondents, halves rounded up: \(share)% of \(one.wrong) seen.")
    }
    if outcome.falseErrors + outcome.falseMoments > 0 { exit(1) }
  }
}
