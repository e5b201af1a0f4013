/// A table of the page with its notes.
///
/// What is wider than the page is scrolled, by the keyboard as well.
struct PageTable {
  let table: ReportTable

  var html: HTML {
    .own(
      HTML.block(
        "div", ["class": "box", "tabindex": "0", "role": "region", "aria-label": table.title],
        [
          .block(
            "table",
            [
              "id": table.number > 0 ? "table-\(table.number)" : nil,
              "class": table.kind,
            ],
            [
              .line("caption", [:], table.title),
              .line("thead", [:], [.element("tr", [:], head)]),
              .block("tbody", [:], table.rows.map(row)),
            ])
        ]
      ).markup + table.notes.map { HTML.line("p", ["class": "remark"], $0).markup }.joined())
  }

  private var head: [HTML] {
    table.columns.map { column in
      .element(
        "th",
        [
          "scope": "col", "class": style(column),
          "data-own": column.isInterval ? "" : nil,
        ], column.title)
    }
  }

  private func style(_ column: ReportTable.Column) -> String? {
    column.isNumber ? "n" : nil
  }

  private func row(_ row: ReportTable.Row) -> HTML {
    .line(
      "tr", ["class": row.isContinuation ? "continued" : nil],
      zip(row.cells, table.columns).enumerated().map { index, pair in
        let (cell, column) = pair
        guard index == 0 else {
          return .element(
            "td",
            [
              "class": style(column),
              "data-c": cell.counts.flatMap(PageIntervals.key),
            ], cell.text)
        }
        let context = cell.context.map { [HTML.element("span", ["class": "unseen"], "\($0): ")] }
        return .element(
          "th", ["scope": "row"], (context ?? []) + [HTML(cell.text)])
      })
  }
}
