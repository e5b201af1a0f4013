extension IntervalChart {
  /// The chart in parts that have room on a page.
  func pages(of most: Int) -> [IntervalChart] {
    stride(from: 0, to: max(rows.count, 1), by: most).map { start in
      IntervalChart(title: title, rows: Array(rows.dropFirst(start).prefix(most)))
    }
  }
}
