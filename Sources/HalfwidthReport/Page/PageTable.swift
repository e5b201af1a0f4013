/// A table of the page with its notes.
///
/// What is wider than the page is scrolled, by the keyboard as well.
struct PageTable {
  let table: ReportTable
  /// The language of notes where it is not the page's.
  let explaining: String?

  var html: HTML {
    .own(
      HTML.block(
        "div", ["class": "box", "tabindex": "0", "role": "region", "aria-label": region],
        [
          .block(
            "table",
            [
              "id": table.number > 0 ? "table-\(table.number)" : nil,
              "class": isOfNumbers ? "\(table.kind) figures" : table.kind,
            ],
            [
              .line("caption", [:], caption),
              .line("thead", [:], [.element("tr", [:], head)]),
              .block("tbody", [:], table.rows.map(row)),
            ])
        ]
      ).markup
        + table.notes.map { HTML.line("p", ["class": "remark", "lang": explaining], $0).markup }
        .joined())
  }

  /// What the box is called for who gets to it by the keyboard: the table's number, whose caption follows.
  private var region: String { table.label.isEmpty ? table.caption : table.label }

  private var caption: [HTML] {
    guard let title = table.levelCaption else { return [HTML(table.title)] }
    return (table.label.isEmpty ? [] : [HTML("\(table.label). ")]) + PageIntervals.markup(title)
  }

  /// Whether most cells hold numbers: then those with words have a class, and elsewhere those with numbers.
  private var isOfNumbers: Bool {
    2 * table.columns.dropFirst().count(where: \.isNumber) > table.columns.count - 1
  }

  private var head: [HTML] {
    table.columns.enumerated().map { index, column in
      .element(
        "th",
        [
          "scope": "col", "class": index == 0 ? nil : style(column),
        ], column.levelTitle.map(PageIntervals.markup) ?? [HTML(column.title)])
    }
  }

  private func style(_ column: ReportTable.Column) -> String? {
    column.isNumber == isOfNumbers ? nil : column.isNumber ? "n" : "w"
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
              "data-c": column.levelTitle == nil
                ? nil : cell.counts.map(PageIntervals.key) ?? PageIntervals.noKey,
            ], cell.text)
        }
        let context = cell.context.map { [HTML.element("span", ["class": "unseen"], "\($0): ")] }
        return .element(
          "th", ["scope": "row"], (context ?? []) + [HTML(cell.text)])
      })
  }
}
