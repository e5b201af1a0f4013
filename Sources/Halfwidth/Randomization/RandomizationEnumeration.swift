/// All reassignments of few rows, one after the other.
struct RandomizationEnumeration {
  let rows: RandomizationRows
  /// How many reassignments there are; of flipped signs half of them, as all signs turned around give the
  /// same distances.
  let count: Int

  /// The most numbers that are gone through, reassignments times items.
  static let mostNumbers = 1 << 24

  /// Counts the reassignments; nil where they are too many to be gone through.
  init?(_ rows: RandomizationRows) {
    let most = Self.mostNumbers / max(1, rows.items.count)
    self.rows = rows
    switch rows.design {
    case .signs:
      let varying = Self.varying(rows).count
      guard varying <= 40, 1 << max(0, varying - 1) <= most else { return nil }
      count = 1 << max(0, varying - 1)
    case .choice(let chosen):
      var ways = 1
      for index in 0..<chosen.count {
        let (product, overflow) = ways.multipliedReportingOverflow(by: rows.count - index)
        guard !overflow, product / (index + 1) <= most else { return nil }
        ways = product / (index + 1)
      }
      count = ways
    }
  }

  private static func varying(_ rows: RandomizationRows) -> [Int] {
    (0..<rows.count).filter { row in rows.columns.contains { $0[row] != 0 } }
  }

  /// Calls `body` with the sums of each reassignment.
  func each(_ body: (_ sums: [Double]) -> Void) {
    switch rows.design {
    case .signs: eachOfSigns(body)
    case .choice(let chosen):
      var sums = [Double](repeating: 0, count: rows.items.count)
      eachOfChoices(from: 0, left: chosen.count, &sums, body)
    }
  }

  /// In the order of a Gray code, of which neighbours differ in one row's sign.
  private func eachOfSigns(_ body: (_ sums: [Double]) -> Void) {
    let varying = Self.varying(rows)
    var signs = [Double](repeating: 1, count: varying.count)
    var sums = rows.columns.map { $0.reduce(0, +) }
    body(sums)
    for number in 1..<max(1, count) {
      let place = number.trailingZeroBitCount
      signs[place] = -signs[place]
      if rows.isWhole {
        for item in sums.indices {
          sums[item] += 2 * signs[place] * rows.columns[item][varying[place]]
        }
      } else {
        // Anew, because what rounding leaves would add up.
        for item in sums.indices {
          var sum = 0.0
          for (sign, row) in zip(signs, varying) { sum += sign * rows.columns[item][row] }
          sums[item] = sum
        }
      }
      body(sums)
    }
  }

  private func eachOfChoices(
    from row: Int, left: Int, _ sums: inout [Double], _ body: (_ sums: [Double]) -> Void
  ) {
    if left == 0 { return body(sums) }
    let before = sums
    for next in row...(rows.count - left) {
      for item in sums.indices { sums[item] = before[item] + rows.columns[item][next] }
      eachOfChoices(from: next + 1, left: left - 1, &sums, body)
    }
    sums = before
  }
}
