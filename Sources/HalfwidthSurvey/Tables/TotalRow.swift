/// A row of totals among respondents: named so, or last and the sum of all others.
struct TotalRow {
  /// Where it stands among the rows that are kept, from 0.
  var row: Int
  /// Its row in the file, and the column in which its name stands, both from 0.
  var fileRow: Int
  var column: Int
  /// What it is called.
  var name: String

  private static let means: Set = [
    "mean", "average", "avg", "mittelwert", "durchschnitt", "moyenne", "media", "promedio", "média",
  ]
  private static let sizes: Set = ["n", "count", "base", "anzahl"]

  /// Whether a name is one of totals, of means or of sizes.
  static func isName(_ text: String) -> Bool {
    let name = bare(text)
    return means.contains(name) || sizes.contains(name) || isSum(text)
  }

  /// Whether a name is one of sums, which may stand for sizes too.
  private static func isSum(_ text: String) -> Bool { !TotalNames.places(in: [text]).isEmpty }

  private static func bare(_ text: String) -> String {
    var name = text.lowercased()
    while let last = name.last, last == ":" || last == "." || last == " " { name.removeLast() }
    return name
  }

  /// More rows than these that are called like totals are answers, such as `n` for no.
  static let most = 8

  /// Those of some rows called like totals whose numbers are what their names say of all rows that are not
  /// called so: their sums, their means as rounded, or how many they are.
  ///
  /// - Parameters:
  ///   - rows: Rows that are called like totals, by their places in the columns.
  ///   - columns: Columns of numbers.
  static func confirmed(_ rows: [TotalRow], by columns: [[Double]]) -> [TotalRow] {
    guard let count = columns.first?.count, !rows.isEmpty, rows.count <= most,
      count - rows.count >= 2
    else { return [] }
    let others = Double(count - rows.count)
    let sums = columns.map { values in
      values.reduce(0, +) - rows.reduce(0) { $0 + values[$1.row] }
    }
    return rows.filter { row in
      let name = bare(row.name)
      return zip(columns, sums).allSatisfy { values, sum in
        let own = values[row.row]
        if means.contains(name), (own - sum / others).magnitude <= step(own) { return true }
        if sizes.contains(name) && own == others { return true }
        return (own - sum).magnitude <= 1e-9 * max(1, sum.magnitude)
      }
    }
  }

  /// Whether the name says that the row is no respondent, whatever its numbers are.
  var isTelling: Bool {
    Self.isSum(name) && !["all", "alle", "overall", "n", "tous", "todos"].contains(Self.bare(name))
  }

  /// Whether a last row without a name is the sum of at least three others, and more than each.
  static func isUnnamedSum(_ columns: [[Double]]) -> Bool {
    guard let rows = columns.first?.count, rows >= 4 else { return false }
    var exceeds = false
    for values in columns {
      guard let last = values.last else { return false }
      let others = values.dropLast()
      guard (others.reduce(0, +) - last).magnitude <= 1e-9 * max(1, last.magnitude) else {
        return false
      }
      if let most = others.max(), last > most { exceeds = true }
    }
    return exceeds
  }

  /// Half of the last decimal place of a number as it is written.
  private static func step(_ number: Double) -> Double {
    let text = "\(number)"
    guard !text.contains("e"), let point = text.firstIndex(of: ".") else { return 0.5 }
    let decimals = text.distance(from: point, to: text.endIndex) - 1
    let places = text.hasSuffix(".0") ? 0 : decimals
    return 0.500001 * (0..<places).reduce(1.0) { step, _ in step / 10 }
  }
}

/// Finds names of totals; texts that come again are looked up once.
struct TotalNameFinder {
  private var known: [String: Bool] = [:]
  private static let most = 4_096
  /// The most bytes of a name of totals.
  static let longest = 64

  /// Whether a field that begins with this byte is no number: digits, signs and points begin numbers, which
  /// come before a row's first text.
  static func beginsText(_ byte: UInt8) -> Bool { byte >= 0x3A }

  /// Whether a row's first text is a name of totals.
  mutating func isName(_ text: String) -> Bool {
    if let isName = known[text] { return isName }
    let isName = TotalRow.isName(text)
    if known.count < Self.most { known[text] = isName }
    return isName
  }
}
