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
          interval: 0.1...0.4, value: "+25", intervalText: "10 to 40", description: "half")
      ])
    let histogram = HistogramChart(
      title: "Resamples", description: "Most are at 50%",
      bars: [.init(value: 0.5, probability: 1)], step: 0.5, intervals: [])
    outline = ReportOutline(
      title: "A survey", language: "en", hasTallScript: false, citation: "A source",
      sample: "50 respondents", statement: "What it says.",
      chapters: [
        .init(
          heading: "Reading", anchor: "reading", place: .beforeContents,
          blocks: [
            .entries([.init(term: "Dot", text: "A share.", source: "Wilson 1927", doi: "10/x")])
          ]),
        .init(
          heading: "Questions", anchor: "section-1", place: .withArticles,
          blocks: [
            .text("Said first."),
            .article(
              .init(
                heading: "How?", anchor: "q-how",
                lead: [
                  .init(text: "Figure 1", style: .facts), .init(text: "Error: no.", style: .check),
                ],
                blocks: [
                  .intervals(interval), .chartNote("Not in the chart."), .table(table),
                  .distribution(spread), .comparison(comparison), .remark("Asked & printed."),
                ])),
          ]),
        .init(
          heading: "Appendix", anchor: "appendix",
          blocks: [.histogram(histogram), .text("The end.")]),
      ], colophon: "Made.")
  }

  @Test func `Markdown has every block but the charts`() {
    #expect(
      ReportMarkdown.document(outline) == """
        # A survey

        A source

        50 respondents

        > What it says.

        ## Reading

        **Dot.** A share. Wilson 1927, [doi:10/x](https://doi.org/10/x).

        ## Questions

        Said first.

        ### How?

        Figure 1

        Error: no.

        Shares:

        | Item | Share |
        | --- | ---: |
        | One | 50% |

        A note.

        Asked \\& printed.

        ## Appendix

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

        Dot
          A share. Wilson 1927, https://doi.org/10/x.

        Questions
        ---------

        Said first.

        How?
        Figure 1
        Error: no.

        Shares:
        Item  Share
        One     50%

        A note.

        Asked & printed.

        Appendix
        --------

        The end.

        Made.

        """)
  }

  @Test func `the page has every block in its order, and contents between the chapters`() throws {
    let page = ReportHTML.document(outline)
    let parts = [
      #"<section class="chapter" id="reading">"#, "<dt>Dot</dt>",
      #"<dd>A share. <span class="source">Wilson 1927, <a href="https://doi.org/10/x">doi:10/x</a>.</span></dd>"#,
      #"<nav id="contents""#, ##"<li><a href="#section-1">Questions</a>"##,
      ##"<a class="question" href="#q-how">How?</a>"##, "</li>",
      ##"<li><a href="#appendix">Appendix</a></li>"##, "</nav>", #"<section id="section-1">"#,
      "<p>Said first.</p>", #"<article id="q-how">"#, "<h3>How?</h3>",
      #"<p class="facts">Figure 1</p>"#, #"<p class="check">Error: no.</p>"#,
      #"<figure class="intervals">"#, #"<p class="remark">Not in the chart.</p>"#,
      "<caption>Shares</caption>", #"<p class="remark">A note.</p>"#,
      #"<figure class="distribution">"#, #"<figure class="comparison">"#,
      #"<p class="remark">Asked &amp; printed.</p>"#, "</article>",
      #"<section class="chapter" id="appendix">"#, #"<figure class="histogram">"#,
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
