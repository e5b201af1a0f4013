import Testing

@testable import HalfwidthReport

@Suite struct ChartTests {
  @Test func `a dot stands at its share and a line spans its interval`() {
    let chart = IntervalChart(
      title: "Shares",
      rows: [
        .init(
          label: "A <b> & \"c\"", estimates: 0.74...0.74, interval: 0.604...0.841, value: "74%",
          intervalText: "60.4% to 84.1%"),
        .init(label: "Set", estimates: 0.9...1, interval: nil, value: "90% to 100%"),
      ])
    let svg = chart.svg(anchor: "x")
    #expect(svg.contains("cx=\"74%\""))
    #expect(svg.contains("class=\"interval\" x1=\"60.4%\" x2=\"84.1%\""))
    #expect(svg.contains("class=\"range hollow\" x=\"90%\""))
    #expect(svg.contains("width=\"10%\""))
    #expect(svg.contains("A &lt;b&gt; &amp; &quot;c&quot;"))
    #expect(!svg.contains("<b>"))
    #expect(svg.contains("role=\"img\""))
    #expect(MarkupCheck.isBalanced(svg))
  }

  @Test func `sides of a scale meet at one centre line`() throws {
    func segment(_ name: String, _ share: Double, _ tone: DistributionChart.Tone)
      -> DistributionChart.Segment
    { .init(name: name, share: share, value: "", tone: tone) }
    let chart = DistributionChart(
      title: "Spread",
      rows: [
        .init(
          label: "A", segments: [segment("low", 0.4, .left(3)), segment("high", 0.6, .right(3))]),
        .init(
          label: "B", segments: [segment("low", 0.1, .left(3)), segment("high", 0.9, .right(3))]),
      ], legend: [], isDiverging: true)
    let layout = chart.layout
    // The longest sides are 0.4 and 0.9, so 1.3 of the base fill the width.
    let centre = try #require(layout.centre)
    #expect(abs(centre - 0.4 / 1.3) < 1e-12)
    #expect(abs(layout.rows[0][0].start - 0) < 1e-12)
    #expect(abs(layout.rows[1][0].start - 0.3 / 1.3) < 1e-12)
    for row in layout.rows { #expect(abs(row[1].start - centre) < 1e-12) }
    #expect(abs(layout.rows[1][1].width - 0.9 / 1.3) < 1e-12)
    #expect(MarkupCheck.isBalanced(chart.svg(anchor: "x")))
  }

  @Test func `long labels take lines of whole words`() {
    #expect(ChartPlacement.lines("one two three", width: 7) == ["one two", "three"])
    #expect(ChartPlacement.lines("", width: 7) == [""])
    #expect(ChartPlacement.lines("incomprehensible", width: 4) == ["incomprehensible"])
  }
}
