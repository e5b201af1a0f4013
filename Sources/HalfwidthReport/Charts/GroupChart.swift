/// The shares of several groups as small charts beside each other, with the same rows and the same axis.
struct GroupChart: StandaloneChart {
  var title: String
  /// The names of the groups, with how many are in each.
  var groups: [String]
  /// The rows, in the order they are drawn.
  var rows: [Row]

  /// One item.
  struct Row {
    var label: String
    /// What each group answered, in their order; nil where nothing is shown.
    var cells: [IntervalChart.Row?]
  }

  /// The least width of a group's plot with its numbers.
  private static let narrowest = 170.0

  var words: String {
    rows.map { row in
      let cells = zip(groups, row.cells).map { group, cell in
        "\(group) \(cell.map { $0.value + ($0.intervalText.map { " (\($0))" } ?? "") } ?? "not shown")"
      }
      return "\(row.label): \(cells.joined(separator: ", "))"
    }.joined(separator: ". ") + "."
  }

  /// As many groups on a line as have room, and the others below.
  func draw(in drawing: inout ChartDrawing) {
    let most = max(Int(drawing.inner * 0.74 / Self.narrowest), 1)
    let lines = (groups.count + most - 1) / max(most, 1)
    let onLine = lines == 0 ? 0 : (groups.count + lines - 1) / lines
    for line in 0..<lines {
      let shown = Array(groups.indices.dropFirst(line * onLine).prefix(onLine))
      let panels = shown.flatMap { group -> [ChartRows.Column] in
        let cells = rows.map { $0.cells[group] }
        return [
          .plot(
            .init(axis: ChartAxis(shares: ComparisonChart.shareTicks), header: groups[group]) {
              row, strip, drawing in
              cells[row]?.draw(in: strip, &drawing)
            }),
          .text(
            .init(
              cells: cells.map { drawing.language.numbers($0?.value ?? "\u{2013}") }, style: .value,
              share: 0.22 / Double(onLine), isNumber: true)),
        ]
      }
      ChartRows(
        [.text(.init(cells: rows.map(\.label), share: 0.26))] + panels, rows: rows.count
      ).draw(in: &drawing)
    }
  }
}
