internal import Halfwidth

/// All tables of counts that fit the printed numbers which a printed test names, row by row.
struct TestTables {
  /// The most tables that are gone through.
  static let most = 20_000

  /// The rows that each named number, or distribution, can have.
  let rows: [[[Int]]]
  /// Of whom two numbers are; nil where they are not two numbers.
  let together: ClaimNumbers.Together?
  /// Of how many people two numbers are, where these can be the same people.
  let trials: Int?

  /// Why there are no tables.
  enum Fault: Error {
    /// Nothing is known of a number, by its name.
    case unknown(String)
    /// There are more than ``TestTables/most``.
    case tooMany
  }

  init(_ table: ContingencyTable) {
    rows = table.counts.map { [$0] }
    together = nil
    trials = nil
  }

  init(_ counts: TestCounts, _ numbers: ClaimNumbers) throws(Fault) {
    var rows: [[[Int]]] = []
    for (place, reference) in counts.rows.enumerated() {
      let name = counts.names[place]
      if let answers = counts.answers?[place] {
        rows.append(try Self.distributions(of: answers, named: name, numbers))
        continue
      }
      guard let known = numbers.known(reference), let runs = known.runs, let trials = known.trials
      else { throw .unknown(name) }
      guard let range = runs.range, range.count <= Self.most else { throw .tooMany }
      rows.append(runs.numbers.map { [$0, trials - $0] })
    }
    var number = 1
    for row in rows {
      number *= row.count
      guard number <= Self.most else { throw .tooMany }
    }
    self.rows = rows
    let known = counts.answers == nil ? counts.rows.compactMap(numbers.known) : []
    together = known.count == 2 ? numbers.together(known[0], known[1]) : nil
    let areEqual = known.count == 2 && known[0].trials == known[1].trials
    trials = areEqual && together != .different ? known[0].trials : nil
  }

  /// The counts of answers that exclude each other, and sum to their base.
  private static func distributions(
    of answers: [Claim.Reference], named name: String, _ numbers: ClaimNumbers
  ) throws(Fault) -> [[Int]] {
    var ranges: [[Int]] = []
    var base: Int?
    for answer in answers {
      guard let known = numbers.known(answer), let runs = known.runs, let trials = known.trials,
        base == nil || base == trials
      else { throw .unknown(name) }
      guard let range = runs.range, range.count <= Self.most else { throw .tooMany }
      base = trials
      ranges.append(runs.numbers)
    }
    guard let base else { throw .unknown(name) }
    var lists: [[Int]] = [[]]
    for range in ranges.dropLast() {
      lists = lists.flatMap { list in
        range.lazy.map { list + [$0] }.filter { $0.reduce(0, +) <= base }
      }
      guard lists.count <= most else { throw .tooMany }
    }
    // The last answer is what the others leave.
    let last = Set(ranges.last ?? [])
    let found = lists.compactMap { list in
      let rest = base - list.reduce(0, +)
      return last.contains(rest) ? list + [rest] : nil
    }
    if found.isEmpty { throw .unknown(name) }
    return found
  }

  /// Whether there are more joint tables of the same people than are gone through.
  var haveTooManyJoint: Bool { trials.map { number * $0 > 10 * Self.most } ?? false }

  /// How many there are.
  var number: Int { rows.reduce(1) { $0 * $1.count } }

  /// Goes through the tables until `visit` says that it is enough.
  func first(where visit: ([[Int]]) -> Bool) -> Bool {
    var places = [Int](repeating: 0, count: rows.count)
    while true {
      if visit(rows.indices.map { rows[$0][places[$0]] }) { return true }
      var row = rows.count - 1
      while row >= 0 {
        places[row] += 1
        if places[row] < rows[row].count { break }
        places[row] = 0
        row -= 1
      }
      if row < 0 { return false }
    }
  }
}
