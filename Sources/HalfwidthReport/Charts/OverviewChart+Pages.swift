extension OverviewChart {
  /// The chart in parts that have room on a page; a section goes on in the next part where it has to.
  func pages(of most: Int) -> [OverviewChart] {
    var pages: [[Group]] = [[]]
    var count = 0
    for group in groups {
      for start in stride(from: 0, to: group.rows.count, by: most) {
        let rows = Array(group.rows.dropFirst(start).prefix(most))
        // Its heading is as high as a row.
        if count + rows.count + 1 > most && !(pages.last ?? []).isEmpty {
          pages.append([])
          count = 0
        }
        pages[pages.count - 1].append(
          Group(title: start == 0 ? group.title : "\(group.title), continued", rows: rows))
        count += rows.count + 1
      }
    }
    return pages.map { OverviewChart(title: title, groups: $0) }
  }
}
