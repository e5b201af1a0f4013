/// A table as aligned lines of text that keep to a width.
///
/// Where it is too wide, labels take several lines, then numbers that consist of several, and then long words are
/// broken behind a mark; a number never is. What is still too wide is written in parts, each with the first column, as
/// R writes wide tables.
struct TextTable {
  private let rows: [[String]]
  private let isNumber: [Bool]

  private static let gap = 2
  /// A part of a word that is longer may be broken anywhere.
  private static let longestPart = 24

  init(header: [String], isNumber: [Bool], rows: [[String]]) {
    self.rows = ([header] + rows).map { $0.map { ShownText.escaped($0, breaks: .spaces) } }
    self.isNumber = isNumber
  }

  /// The lines; those of the header as `heading` makes them.
  func lines(width: Int = .max, heading: (String) -> String = { $0 }) -> [String] {
    let columns = Array(isNumber.indices)
    let widths = widths(of: columns, in: width)
    var parts = [columns]
    if total(widths) > width, columns.count > 1 {
      parts = []
      for column in columns.dropFirst() {
        let used = (parts.last ?? []).map { widths[$0] } + [widths[column]]
        if parts.isEmpty || total(used) > width {
          parts.append([columns[0], column])
        } else {
          parts[parts.count - 1].append(column)
        }
      }
    }
    return Array(
      parts.map { part in lines(of: part, widths: part.map { widths[$0] }, heading: heading) }
        .joined(separator: [""]))
  }

  private func lines(
    of columns: [Int], widths: [Int], heading: (String) -> String
  ) -> [String] {
    rows.enumerated().flatMap { number, row in
      let cells = zip(columns, widths).map { PlainText.lines(row[$0], width: max($1, 1)) }
      let height = cells.map(\.count).max() ?? 0
      return (0..<height).map { line in
        let padded = zip(columns, zip(cells, widths)).map { column, cell in
          let text = line < cell.0.count ? cell.0[line] : ""
          let pad = String(repeating: " ", count: max(0, cell.1 - text.count))
          return isNumber[column] ? pad + text : text + pad
        }
        let text = Self.trimmed(padded.joined(separator: String(repeating: " ", count: Self.gap)))
        return number == 0 ? heading(text) : text
      }
    }
  }

  private func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + Self.gap * max(widths.count - 1, 0)
  }

  /// The widths of the columns: those of their longest cells, or as little less as makes them fit.
  private func widths(of columns: [Int], in width: Int) -> [Int] {
    var widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
    guard total(widths) > width else { return widths }
    // Cells of one number, or of none, are not broken; the header above them is, between words.
    let numbers = columns.map { column in rows.dropFirst().map { $0[column].count }.max() ?? 0 }
    let words = columns.map { column in
      rows.flatMap { $0[column].split(separator: " ").map(\.count) }.max() ?? 0
    }
    shrink(&widths, in: width) { isNumber[$0] ? max(numbers[$0], words[$0]) : words[$0] }
    shrink(&widths, in: width) { words[$0] }
    let parts = columns.map { column in
      min(rows.map { PlainText.longestPart(of: $0[column]) }.max() ?? 0, Self.longestPart)
    }
    shrink(&widths, in: width) { isNumber[$0] ? words[$0] : parts[$0] }
    return widths
  }

  /// Takes from the widest column until all fit, or none is above its least.
  private func shrink(_ widths: inout [Int], in width: Int, least: (Int) -> Int) {
    let limits = widths.indices.map(least)
    while total(widths) > width,
      let widest = widths.indices.filter({ widths[$0] > limits[$0] }).max(by: {
        widths[$0] < widths[$1]
      })
    {
      widths[widest] -= 1
    }
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
