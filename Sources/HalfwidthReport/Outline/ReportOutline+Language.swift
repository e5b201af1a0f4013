extension ReportOutline {
  /// The same with the words between the numbers of its tables in its own language; charts say theirs where they are drawn.
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
    case .details(var details):
      details.blocks = details.blocks.map { $0.speakingNumbers(of: language) }
      return .details(details)
    case .article(var article):
      article.blocks = article.blocks.map { $0.speakingNumbers(of: language) }
      return .article(article)
    case .chart, .paragraph, .points, .entries, .chartNote, .quotes: return self
    }
  }
}
