extension ReportTable {
  /// How wide each column should be beside the others, in letters: by its longest cell, as far as that is no sentence,
  /// and never less than its longest word of usual length.
  var widths: [Int] {
    columns.indices.map { column in
      let texts = rows.map { $0.cells[column].text }
      let longest = texts.map(\.count).max() ?? 0
      let words = (texts + [columns[column].title]).flatMap { $0.split(separator: " ") }
      let word = min(words.map(\.count).max() ?? 0, 14)
      return max(min(longest, column == 0 ? 34 : 40), word, 4) + 2
    }
  }
}
