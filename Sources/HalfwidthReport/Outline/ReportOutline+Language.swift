extension ReportOutline {
  /// The same with the words between its numbers in its own language.
  var speakingNumbers: ReportOutline {
    guard ownLanguage.isTranslated else { return self }
    var outline = self
    outline.chapters = chapters.map { chapter in
      var chapter = chapter
      chapter.blocks = chapter.blocks.map { $0.speakingNumbers(of: ownLanguage) }
      return chapter
    }
    return outline
  }
}

extension ReportOutline.Block {
  fileprivate func speakingNumbers(of language: ReportLanguage) -> Self {
    switch self {
    case .table(var table):
      table.rows = table.rows.map { row in
        var row = row
        for (index, column) in zip(row.cells.indices, table.columns) where column.isNumber {
          row.cells[index].text = language.numbers(row.cells[index].text)
        }
        return row
      }
      return .table(table)
    case .chart(var chart):
      chart.drawing = chart.drawing.speakingNumbers(of: language)
      return .chart(chart)
    case .details(var details):
      details.blocks = details.blocks.map { $0.speakingNumbers(of: language) }
      return .details(details)
    case .article(var article):
      article.blocks = article.blocks.map { $0.speakingNumbers(of: language) }
      return .article(article)
    case .paragraph, .points, .entries, .chartNote, .quotes: return self
    }
  }
}

extension ReportOutline.Chart.Drawing {
  fileprivate func speakingNumbers(of language: ReportLanguage) -> Self {
    switch self {
    case .intervals(let chart): return .intervals(chart.speakingNumbers(of: language))
    case .answers(var chart):
      chart.intervals = chart.intervals.speakingNumbers(of: language)
      return .answers(chart)
    case .overview(var chart):
      for group in chart.groups.indices {
        for row in chart.groups[group].rows.indices {
          chart.groups[group].rows[row].share.speakNumbers(of: language)
        }
      }
      return .overview(chart)
    case .comparison(var chart):
      for row in chart.rows.indices {
        chart.rows[row].value = language.numbers(chart.rows[row].value)
        chart.rows[row].intervalText = chart.rows[row].intervalText.map(language.numbers)
      }
      return .comparison(chart)
    case .histogram(var chart):
      for interval in chart.intervals.indices {
        chart.intervals[interval].text = language.numbers(chart.intervals[interval].text)
      }
      return .histogram(chart)
    case .distribution: return self
    }
  }
}

extension IntervalChart {
  fileprivate func speakingNumbers(of language: ReportLanguage) -> IntervalChart {
    var chart = self
    for row in chart.rows.indices { chart.rows[row].speakNumbers(of: language) }
    return chart
  }
}

extension IntervalChart.Row {
  fileprivate mutating func speakNumbers(of language: ReportLanguage) {
    value = language.numbers(value)
    intervalText = intervalText.map(language.numbers)
  }
}
