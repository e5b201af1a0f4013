/// All that a survey's document says, as text and as the inputs of charts: what HTML, Markdown and
/// plain text are made from, so that every sentence is written once.
struct ReportOutline {
  /// The title of the survey.
  var title: String
  /// The language of its words, as a BCP 47 tag.
  var language: String
  /// Whether its headings need more room between their lines.
  var hasTallScript: Bool
  /// Where the numbers come from.
  var citation: String
  /// The size of the sample and how it was chosen.
  var sample: String
  /// What the numbers are and are not; stands above the first of them.
  var statement: String
  /// How to read the page.
  var guide: Chapter
  /// What does not fit together in the printed numbers.
  var checks: Chapter
  /// The comparisons that the codebook plans; nil where it plans none.
  var comparisons: Comparisons?
  /// The questions, in the report's order.
  var sections: [Section]
  /// What the report says about its numbers; nil where no claim is listed.
  var claims: Chapter?
  /// How the numbers were made.
  var methods: Chapter
  /// What the bootstrap would say; nil where it is not compared.
  var bootstrap: Chapter?
  /// The last line.
  var colophon: String

  /// A heading with sentences, terms and a table under it, each where there is one.
  struct Chapter {
    var heading: String
    var anchor: String
    var text: String?
    var entries: [Entry] = []
    var table: ReportTable?
    var histograms: [HistogramChart] = []
  }

  /// A term and what is to be said of it.
  struct Entry {
    var term: String
    var text: String
    /// The source to cite, and its DOI.
    var source: String?
    var doi: String?
  }

  /// What was compared, a part for each family of items.
  struct Comparisons {
    var heading: String
    var anchor: String
    /// How to read the parts, a paragraph each.
    var text: [String]
    var parts: [ComparisonPart]
  }

  /// Two questions whose items are compared one by one.
  struct ComparisonPart {
    var heading: String
    var anchor: String
    /// What the two questions are, and whom they were asked, in one line.
    var facts: String
    /// How many of the items a difference is shown for, in a sentence or two.
    var summary: String
    var chart: ComparisonChart?
    /// A sentence or two for each item.
    var entries: [Entry]
    var table: ReportTable?
    /// Items that can't be compared, with the reason.
    var notes: [String]
  }

  /// A section of the report.
  struct Section {
    var heading: String
    var anchor: String
    /// Said where there is no question.
    var text: String?
    var questions: [QuestionPart]
  }

  /// A question with its charts and tables.
  struct QuestionPart {
    var heading: String
    var anchor: String
    /// Figure, topic and what the share is of, in one line.
    var facts: String?
    var note: String?
    /// What does not fit together in this question's numbers, a sentence or two each.
    var checks: [String] = []
    /// Said where no number is printed.
    var text: String?
    var chart: IntervalChart?
    /// Headline quantities that the chart can't show, with the reason.
    var chartNotes: [String] = []
    var table: ReportTable?
    var distributionChart: DistributionChart?
    var distributionTable: ReportTable?
    /// The items of which nothing is printed, as a sentence.
    var unprinted: String?

    /// What stands above the numbers.
    var remarks: [String] {
      [facts, note].compactMap { $0 } + checks + [text].compactMap { $0 }
    }
  }
}

/// A table of text, with notes under it.
struct ReportTable {
  /// What the table holds.
  var caption: String
  /// A slug for styling: `numbers`, `distribution`, `checks` or `claims`.
  var kind: String
  var columns: [Column]
  var rows: [Row]
  /// Sentences under the table.
  var notes: [String] = []

  /// A column's title and how its cells are aligned.
  struct Column {
    var title: String
    var isNumber = false
  }

  /// One row; its first cell is its heading.
  struct Row {
    var cells: [Cell]
    /// Whether the row goes on about the item of the row above.
    var isContinuation = false
  }

  /// What a cell says.
  struct Cell {
    var text: String
    /// What the row is about where the text alone does not say it: the item of a continued row.
    var context: String?

    init(_ text: String, context: String? = nil) {
      self.text = text
      self.context = context
    }
  }
}
