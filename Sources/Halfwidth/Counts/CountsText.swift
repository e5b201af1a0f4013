/// Whole numbers as people type them: commas within a row, semicolons between rows.
enum CountsText {
  /// Returns the numbers of `4,9,12`, with spaces allowed before each; nil for any other text.
  static func row(_ text: some StringProtocol) -> [Int]? {
    var row: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let digits = part.drop { $0 == " " }
      guard let count = Int(digits), digits.first != "+" else { return nil }
      row.append(count)
    }
    return row
  }

  /// Returns the numbers of `37/50/60`, of which there must be so many; nil for any other text.
  static func slashed(_ text: String, _ count: Int) -> [Int]? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      Int(part).flatMap { part.first == "+" ? nil : $0 }
    }
    return parts.count == count && numbers.count == count ? numbers : nil
  }

  /// Returns the rows of `10,20;30,40`, whose lengths may differ; nil for any other text.
  static func rows(_ text: some StringProtocol) -> [[Int]]? {
    var rows: [[Int]] = []
    for line in text.split(separator: ";", omittingEmptySubsequences: false) {
      guard let row = row(line) else { return nil }
      rows.append(row)
    }
    return rows
  }
}
