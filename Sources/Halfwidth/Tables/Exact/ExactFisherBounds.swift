/// Bounds on the keys of all tables with given margins.
struct ExactFisherBounds {
  private let factorials: ExactFactorialKeys
  private let logFactorials: [Double]
  private let logs: [Double]

  /// Prepares bounds for sums up to `total`.
  init(factorials: ExactFactorialKeys, logFactorials: [Double]) {
    self.factorials = factorials
    self.logFactorials = logFactorials
    logs =
      [0, 0] + (2..<max(2, logFactorials.count)).map { logFactorials[$0] - logFactorials[$0 - 1] }
  }

  /// Returns a key that no table with these margins is below.
  ///
  /// By duality: for any row and column multipliers the least of sum log x! is at least what the cells
  /// have singly, each least at a whole number. The multipliers are those of the independent table.
  func least(rows: [Int], columns: [Int], total: Int) -> Int64 {
    if total == 0 { return 0 }
    let scale = 1 / Double(total)
    var bound = -Double(total) * logs[total]
    for column in columns { bound += Double(column) * logs[column] }
    for row in rows where row > 0 {
      bound += Double(row) * logs[row]
      let share = Double(row) * scale
      let logShare = logs[row] - logs[total]
      for column in columns {
        let cell = Int(share * Double(column))
        bound += logFactorials[cell] - Double(cell) * (logShare + logs[column])
      }
    }
    return factorials.key(below: bound)
  }

  /// Returns a key that no table with these margins is above: the factorials of the parts of a sum
  /// multiply to at most the factorial of the sum.
  func greatest(rows: [Int], columns: [Int]) -> Int64 {
    min(rows.reduce(0) { $0 + factorials[$1] }, columns.reduce(0) { $0 + factorials[$1] })
  }
}
