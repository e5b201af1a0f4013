/// All that a survey's document says, as text and as the inputs of charts: what HTML, Markdown and
/// plain text are made from, so that every sentence is written once.
struct ReportOutline {
  /// The title of the survey.
  var title: String
  /// The language of the survey's own words, as a BCP 47 tag.
  var language: String
  /// The language of titles and signs; explanations are English in all.
  var ownLanguage: ReportLanguage
  /// Whether its headings need more room between their lines.
  var hasTallScript: Bool
  /// Where the numbers come from.
  var citation: String
  /// The size of the sample and how it was chosen.
  var sample: String
  /// What the numbers are and are not; stands above the first of them.
  var statement: Statement
  /// What is said, in its order.
  var chapters: [Chapter]
  /// The last line.
  var colophon: String
  /// Whether what stands behind a heading is open from the start, and on paper.
  var isFull = false

  /// Where the numbers come from, of whom they are, and what is to be known of the document's language.
  var origins: [String] {
    [citation, sample, ownLanguage.notice].filter { !$0.isEmpty }
  }

  /// What the numbers are and are not.
  struct Statement {
    /// In one line, what nobody may miss.
    var brief: String
    /// The whole of it.
    var full: String
  }

  /// A heading with blocks under it.
  struct Chapter {
    var part: ReportPart
    var heading: String
    var anchor: String
    var place = Place.plain
    var blocks: [Block]

    /// Where a chapter stands, and how the table of contents lists it.
    enum Place {
      /// Before the contents, which leave it out.
      case beforeContents
      /// Listed with the articles in it.
      case withArticles
      /// Listed by its heading.
      case plain
    }
  }

  /// What a chapter is made of.
  ///
  /// Each renderer says of each kind how it shows it, or that it does not.
  enum Block {
    /// A paragraph.
    case paragraph(Paragraph)
    /// The main sentences of the page, each with the place that it is about.
    case points([Point])
    /// Terms, and what is to be said of each.
    case entries([Entry])
    /// A table with its notes.
    case table(ReportTable)
    /// A picture of numbers; where pictures are not shown, a table has them.
    case chart(Chart)
    /// A sentence about a chart, for where charts are shown.
    case chartNote(String)
    /// Sentences to be quoted, each with its interval.
    case quotes([String])
    /// What a page shows when it is asked for.
    case details(Details)
    /// A part with a heading of its own; holds no articles.
    case article(Article)
  }

  /// A picture with its number among those of the document.
  struct Chart {
    var drawing: Drawing
    var number = 0
    /// The number as it is cited, such as `Chart 3`; empty without one.
    var label = ""

    /// What is drawn.
    enum Drawing {
      /// Shares with their intervals.
      case intervals(IntervalChart)
      /// Shares with their intervals and, beside each, how the answers spread.
      case answers(AnswerChart)
      /// How answers spread.
      case distribution(DistributionChart)
      /// Two shares of each item, and their difference.
      case comparison(ComparisonChart)
      /// Shares in all resamples.
      case histogram(HistogramChart)
      /// The main share of every item.
      case overview(OverviewChart)
    }
  }

  /// A question, or a comparison of two.
  struct Article {
    var heading: String
    var anchor: String
    /// What stands directly under the heading.
    var lead: [Paragraph]
    var blocks: [Block]
  }

  /// What stands behind a line that says what it is.
  struct Details {
    var label: String
    var blocks: [Block]
  }

  /// A sentence, and the anchor of what it is about where the document has it.
  struct Point {
    var text: String
    var anchor: String?
  }

  /// A paragraph, and what it is beside the numbers.
  struct Paragraph {
    var text: String
    var style = Style.plain

    /// What a paragraph is.
    enum Style: String {
      /// What the chapter says.
      case plain
      /// What a question is and whom it was asked, in one line.
      case facts
      /// Something to know of the numbers.
      case remark
      /// What does not fit together in them.
      case check
    }
  }

  /// A term and what is to be said of it.
  struct Entry {
    var term: String
    var text: String
    /// The source to cite, and its DOI.
    var source: String?
    var doi: String?
  }
}

extension ReportOutline.Block {
  /// A paragraph that is one of the chapter's own.
  static func text(_ text: String) -> Self { .paragraph(.init(text: text)) }
  /// A paragraph that is something to know of the numbers.
  static func remark(_ text: String) -> Self { .paragraph(.init(text: text, style: .remark)) }
  /// A picture.
  static func chart(_ drawing: ReportOutline.Chart.Drawing) -> Self {
    .chart(.init(drawing: drawing))
  }
}

extension ReportOutline.Chart {
  /// The title with the chart's number where it has one.
  var caption: String { (label.isEmpty ? "" : "\(label). ") + title }

  /// What stands behind the rows of a comparison, for documents without pictures.
  var sentences: [ReportOutline.Entry] {
    guard case .comparison(let chart) = drawing else { return [] }
    return chart.rows.compactMap { row in row.sentence.map { .init(term: row.label, text: $0) } }
  }

  /// The title with the level in it apart, where a page can show intervals of another one in the picture.
  var levelTitle: LevelTitle? {
    switch drawing {
    case .intervals(let chart): chart.levelTitle
    case .answers(let chart): chart.intervals.levelTitle
    case .overview(let chart): chart.levelTitle
    case .distribution, .comparison, .histogram: nil
    }
  }

  /// What the picture shows, in one line.
  var title: String {
    switch drawing {
    case .intervals(let chart): chart.title
    case .answers(let chart): chart.intervals.title
    case .distribution(let chart): chart.title
    case .comparison(let chart): chart.title
    case .histogram(let chart): chart.title
    case .overview(let chart): chart.title
    }
  }
}
