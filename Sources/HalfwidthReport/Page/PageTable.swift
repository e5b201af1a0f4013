/// A table of the page with its notes.
///
/// Roles are written out because a narrow page lays the table out as a grid, and some browsers then forget that it is
/// a table. What is wider than the page is scrolled, by the keyboard as well.
struct PageTable {
  let table: ReportTable
  let words: PageWords

  var html: HTML {
    let caption = (table.number > 0 ? "\(words.table) \(table.number). " : "") + table.caption
    return .own(
      HTML.block(
        "div", ["class": "box", "tabindex": "0", "role": "region", "aria-label": caption],
        [
          .block(
            "table",
            [
              "role": "table", "id": table.number > 0 ? "table-\(table.number)" : nil,
              "class": table.kind, "style": "--values: \(max(table.columns.count - 1, 1))",
            ],
            [
              .line("caption", [:], caption),
              .line("thead", ["role": "rowgroup"], [.element("tr", ["role": "row"], head)]),
              .block("tbody", ["role": "rowgroup"], table.rows.map(row)),
            ])
        ]
      ).markup + table.notes.map { HTML.line("p", ["class": "remark"], $0).markup }.joined())
  }

  private var head: [HTML] {
    table.columns.map { column in
      .element(
        "th",
        [
          "role": "columnheader", "scope": "col", "class": style(column),
          "data-own": column.isInterval ? "" : nil,
        ], column.title)
    }
  }

  private func style(_ column: ReportTable.Column) -> String {
    column.isNumber ? "number" : "words"
  }

  private func row(_ row: ReportTable.Row) -> HTML {
    .line(
      "tr", ["role": "row", "class": row.isContinuation ? "continued" : nil],
      zip(row.cells, table.columns).enumerated().map { index, pair in
        let (cell, column) = pair
        guard index == 0 else {
          return .element(
            "td",
            [
              "role": "cell", "class": style(column),
              "data-c": cell.counts.flatMap(PageIntervals.key),
            ], cell.text)
        }
        let context = cell.context.map { [HTML.element("span", ["class": "unseen"], "\($0): ")] }
        return .element(
          "th", ["role": "rowheader", "scope": "row"], (context ?? []) + [HTML(cell.text)])
      })
  }
}
