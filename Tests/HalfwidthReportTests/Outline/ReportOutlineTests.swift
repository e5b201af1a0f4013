import Testing

@testable import HalfwidthReport

/// An outline with a block of every kind, in the three formats.
@Suite struct ReportOutlineTests {
  private let outline: ReportOutline

  init() {
    let table = ReportTable(
      caption: "Shares", kind: "numbers",
      columns: [.init(title: "Item"), .init(title: "Share", isNumber: true)],
      rows: [.init(cells: [.init("One"), .init("50%")])], notes: ["A note."])
    let interval = IntervalChart(
      title: "Intervals",
      rows: [
        .init(
          label: "One", estimates: 0.5...0.5, interval: 0.4...0.6, value: "50%",
          intervalText: "40% to 60%")
      ])
    let spread = DistributionChart(
      title: "Spread",
      rows: [
        .init(
          label: "One", segments: [.init(name: "yes", share: 1, value: "100%", tone: .plain(0))])
      ], legend: [.init(name: "yes", tone: .plain(0))], isDiverging: false)
    let comparison = ComparisonChart(
      title: "Differences", sides: ("First", "Second"),
      rows: [
        .init(
          label: "One", first: 0.5...0.5, second: 0.25...0.25, difference: 0.25...0.25,
          interval: 0.1...0.4, value: "+25", intervalText: "10 to 40", description: "half",
          verdict: .init(word: "shown", mark: .shown), sentence: "Half of one.")
      ])
    let histogram = HistogramChart(
      title: "Resamples", description: "Most are at 50%",
      bars: [.init(value: 0.5, probability: 1)], step: 0.5, intervals: [])
    outline =
      ReportOutline(
        title: "A survey", language: "en", ownLanguage: .english, hasTallScript: false,
        citation: "A source",
        sample: "50 respondents", statement: .init(brief: "In short.", full: "What it says."),
        chapters: [
          .init(
            part: .findings, heading: "Reading", anchor: "reading", place: .beforeContents,
            blocks: [
              .points([
                .init(text: "Go there.", anchor: "q-how"), .init(text: "Gone.", anchor: "away"),
              ]),
              .entries([.init(term: "Dot", text: "A share.", source: "Wilson 1927", doi: "10/x")]),
            ]),
          .init(
            part: .questions, heading: "Questions", anchor: "section-1", place: .withArticles,
            blocks: [
              .text("Said first."),
              .article(
                .init(
                  heading: "How?", anchor: "q-how",
                  lead: [
                    .init(text: "Figure 1", style: .facts),
                    .init(text: "Error: no.", style: .check),
                  ],
                  blocks: [
                    .chart(.intervals(interval)), .chartNote("Not in the chart."),
                    .details(.init(label: "Numbers", blocks: [.table(table)])),
                    .quotes(["One: 50%."]), .chart(.distribution(spread)),
                    .chart(.answers(.init(intervals: interval, spread: spread, bars: [0]))),
                    .chart(.comparison(comparison)), .remark("Asked & printed."),
                  ])),
            ]),
          .init(
            part: .bootstrap, heading: "Appendix", anchor: "appendix",
            blocks: [
              .chart(.histogram(histogram)), .table(table),
              .chart(
                .overview(
                  .init(
                    title: "All",
                    groups: [
                      .init(title: "Part", rows: [.init(share: interval.rows[0], anchor: "q-how")])
                    ]))),
              .text("The end."),
            ]),
        ], colophon: "Made."
      ).linked.numbered
  }

  @Test func `Markdown has every block but the charts`() {
    #expect(
      ReportMarkdown.document(outline) == """
        # A survey

        A source

        50 respondents

        > What it says.

        ## Reading

        - Go there.
        - Gone.

        **Dot.** A share. Wilson 1927, [doi:10/x](https://doi.org/10/x).

        ## Questions

        Said first.

        ### How?

        Figure 1

        Error: no.

        Table 1. Shares:

        | Item | Share |
        | --- | ---: |
        | One | 50% |

        A note.

        **One.** Half of one.

        Asked \\& printed.

        ## Appendix

        Table 2. Shares:

        | Item | Share |
        | --- | ---: |
        | One | 50% |

        A note.

        The end.

        Made.

        """)
  }

  @Test func `text has every block but the charts, and the lead under its heading`() {
    #expect(
      ReportText.document(outline) == """
        A survey
        ========

        A source

        50 respondents

        What it says.

        Reading
        -------

        - Go there.
        - Gone.

        Dot
          A share. Wilson 1927, https://doi.org/10/x.

        Questions
        ---------

        Said first.

        How?
        Figure 1
        Error: no.

        Table 1. Shares:
        Item  Share
        One     50%

        A note.

        One
          Half of one.

        Asked & printed.

        Appendix
        --------

        Table 2. Shares:
        Item  Share
        One     50%

        A note.

        The end.

        Made.

        """)
  }

  @Test func `the page has every block in its order, and contents between the chapters`() throws {
    let page = ReportPage.document(outline)
    let parts = [
      "<summary>In short.</summary>", "<p>What it says.</p>",
      #"<section id="reading" class="findings">"#, ##"<li><a href="#q-how">Go there.</a>"##,
      "<li>Gone.", "<dt>Dot",
      #"<dd>A share. <span class="source">Wilson 1927, <a href="https://doi.org/10/x">doi:10/x</a>.</span>"#,
      #"<nav id="contents""#, ##"<li><a href="#section-1">Questions</a>"##,
      ##"<li><a href="#appendix">Appendix</a>"##,
      ##"<li><a href="#section-1">Questions</a><a href="#q-how">How?</a>"##, "</nav>",
      #"<section id="section-1" class="questions">"#,
      "<p>Said first.</p>", #"<article id="q-how">"#, "<h3>How?</h3>",
      #"<p class="facts">Figure 1</p>"#, #"<p class="check">Error: no.</p>"#,
      #"<figure class="intervals" id="chart-1">"#, "<b>Chart 1.</b> Intervals",
      #"<p class="remark">Not in the chart.</p>"#, "<summary>Numbers (Table 1)</summary>",
      #"id="table-1""#, "<caption>Table 1. Shares</caption>", #"<p class="remark">A note.</p>"#,
      #"<details class="quotes">"#, "<li>One: 50%.",
      #"<figure class="distribution" id="chart-2">"#, #"<figure class="answers" id="chart-3">"#,
      #"<figure class="comparison" id="chart-4""#, "<p>Half of one.</p>",
      #"<p class="remark">Asked &amp; printed.</p>"#, "</article>",
      #"<section id="appendix" class="bootstrap">"#, #"<figure class="histogram" id="chart-5">"#,
      #"id="table-2""#, #"<figure class="overview" id="chart-6">"#,
      ##"<a class="label" href="#q-how">One</a>"##,
      "<p>The end.</p>", "<p>Made.</p>",
    ]
    var rest = Substring(page)
    for part in parts {
      let range = try #require(rest.firstRange(of: part), "\(part) in its place")
      rest = rest[range.upperBound...]
    }
    // The contents leave out what stands before them.
    #expect(!page.contains("href=\"#reading\""))
    #expect(page.ranges(of: "Not in the chart.").count == 1)
  }
}
