internal import Halfwidth

/// A table in LaTeX, which may go on over pages.
enum LatexTable {
  /// How many letters have room on a line, at least.
  private static let lettersOnLine = 84

  /// The caption, the table, and the notes.
  static func lines(_ table: ReportTable) -> [String] {
    let all = table.widths.reduce(0, +)
    let gaps = 2 * (table.columns.count - 1)
    let line = "\\dimexpr\\linewidth-\(gaps)\\tabcolsep\\relax"
    // A narrow table stays narrow.
    let parts = table.widths.map { Double($0) / Double(max(all, lettersOnLine)) }
    let columns = zip(table.columns, parts).map { column, part in
      ">{\\ragged\(column.isNumber ? "left" : "right")\\arraybackslash}"
        + "p{\(DecimalFormat.fixed(part, places: 3))\(line)}"
    }
    // The caption is part of the table, so that no page ends between the two.
    let width =
      "\\dimexpr\(DecimalFormat.fixed(parts.reduce(0, +), places: 3))\(line)+\(gaps)\\tabcolsep\\relax"
    let caption =
      "\\multicolumn{\(table.columns.count)}{@{}p{\(width)}@{}}{\\raggedright\\textbf{"
      + LatexText.escaped(table.title) + "}} \\\\[2pt]"
    let header = row(table.columns.map { LatexText.escaped($0.title) })
    let rows = table.rows.map { line in
      row(
        line.cells.enumerated().map { index, cell in
          (line.isContinuation && index == 0 ? "\\quad " : "") + LatexText.escaped(cell.text)
        })
    }
    let body =
      ["\\begin{longtable}[l]{@{}\(columns.joined())@{}}", caption]
      + ["\\toprule", header, "\\midrule", "\\endfirsthead"]
      + ["\\toprule", header, "\\midrule", "\\endhead", "\\bottomrule", "\\endfoot"] + rows
      + ["\\end{longtable}"]
    return [
      "{\\\(all > lettersOnLine ? "footnotesize" : "small")\n" + body.joined(separator: "\n") + "}"
    ] + table.notes.map(LatexText.small)
  }

  private static func row(_ cells: [String]) -> String { cells.joined(separator: " & ") + " \\\\" }
}
