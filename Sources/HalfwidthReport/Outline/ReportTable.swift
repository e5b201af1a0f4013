internal import Halfwidth

/// A table of text, with notes under it.
struct ReportTable {
  /// What the table holds.
  var caption: String
  /// The caption with the level in it apart, where a page can show intervals of another one in the table.
  var levelCaption: LevelTitle?
  /// A slug for styling: `numbers`, `distribution`, `checks` or `claims`.
  var kind: String
  var columns: [Column]
  var rows: [Row]
  /// Sentences under the table.
  var notes: [String] = []
  /// The number among the tables of the document.
  var number = 0
  /// The number as it is cited, such as `Table 3`; empty without one.
  var label = ""

  /// The caption with the table's number where it has one.
  var title: String { (label.isEmpty ? "" : "\(label). ") + caption }

  /// A column's title and how its cells are aligned.
  struct Column {
    var title: String
    var isNumber = false
    /// The title with the level in it apart, where a page can show intervals of another one in the column.
    var levelTitle: LevelTitle?

    /// Columns of numbers after one of headings.
    ///
    /// - Parameter words: The titles of further ones that hold words.
    static func list(_ titles: [String], words: Set<String> = []) -> [Column] {
      titles.enumerated().map { index, title in
        Column(title: title, isNumber: index > 0 && !words.contains(title))
      }
    }
  }

  /// One row; its first cell is its heading.
  struct Row {
    var cells: [Cell]
    /// Whether the row goes on about the item of the row above.
    var isContinuation = false

    init(cells: [Cell], isContinuation: Bool = false) {
      self.cells = cells
      self.isContinuation = isContinuation
    }

    init(_ texts: [String]) { cells = texts.map { Cell($0) } }
  }

  /// What a cell says.
  struct Cell {
    var text: String
    /// What the row is about where the text alone does not say it: the item of a continued row.
    var context: String?
    /// The counts of which the cell is an interval by a method for one proportion; nil elsewhere.
    var counts: CandidateCounts?

    init(_ text: String, context: String? = nil, counts: CandidateCounts? = nil) {
      self.text = text
      self.context = context
      self.counts = counts
    }
  }
}
