internal import Halfwidth

/// A table in LaTeX, which may go on over pages.
enum LatexTable {
  /// The caption, the table, and the notes.
  static func lines(_ table: ReportTable) -> [String] {
    let widths = widths(table)
    let columns = zip(table.columns, widths).map { column, width in
      ">{\\ragged\(column.isNumber ? "left" : "right")\\arraybackslash}"
        + "p{\(DecimalFormat.fixed(width, places: 3))\\dimexpr\\linewidth-"
        + "\(2 * (table.columns.count - 1))\\tabcolsep\\relax}"
    }
    let header = row(table.columns.map { LatexText.escaped($0.title) })
    let rows = table.rows.map { line in
      row(
        line.cells.enumerated().map { index, cell in
          (line.isContinuation && index == 0 ? "\\quad " : "") + LatexText.escaped(cell.text)
        })
    }
    let body =
      ["\\begin{longtable}{@{}\(columns.joined())@{}}", "\\toprule", header, "\\midrule"]
      + ["\\endhead", "\\bottomrule", "\\endfoot"] + rows + ["\\end{longtable}"]
    return [
      "{\\small\\textbf{\(LatexText.escaped(table.title))}\\par\\nopagebreak\n"
        + body.joined(separator: "\n") + "}"
    ] + table.notes.map(LatexText.small)
  }

  private static func row(_ cells: [String]) -> String { cells.joined(separator: " & ") + " \\\\" }

  /// Each column's part of the line; a narrow table stays narrow, as about 95 letters of this size fit on a line.
  private static func widths(_ table: ReportTable) -> [Double] {
    let all = table.widths.reduce(0, +)
    return table.widths.map { Double($0) / Double(max(all, 95)) }
  }
}
