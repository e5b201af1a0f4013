import Foundation
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
    let dot = chart.rows[0].svg
    #expect(dot.contains("class=\"dot\" cx=\"74%\""))
    #expect(dot.contains("class=\"interval\" x1=\"60.4%\" x2=\"84.1%\""))
    // What it says stands in words beside it.
    #expect(dot.contains("aria-hidden=\"true\"") && !dot.contains("<title>"))
    #expect(MarkupCheck.isBalanced(dot))
    let range = chart.rows[1].svg
    #expect(range.contains("class=\"dot hollow\" x=\"90%\""))
    #expect(range.contains("width=\"10%\""))
    #expect(!range.contains("class=\"interval\""))
    #expect(MarkupCheck.isBalanced(range))
  }

  @Test func `the axis has a label at every quarter`() {
    let ticks = ChartAxis(shares: IntervalChart.ticks).ticks
    #expect(ticks.map(\.label) == ["0%", "25%", "50%", "75%", "100%"])
    #expect(ticks.map(\.place) == [0, 0.25, 0.5, 0.75, 1])
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
    for strip in chart.strips {
      #expect(MarkupCheck.isBalanced(strip))
      // 0.4 / 1.3 of the width.
      #expect(strip.contains("class=\"centre\" x1=\"30.769%\""))
    }
  }

  @Test func `a bar has its values where they fit, and what is not printed is hatched`() {
    let chart = DistributionChart(
      title: "Spread",
      rows: [
        .init(
          label: "A",
          segments: [
            .init(name: "<low> & \"no\"", share: 0.02, value: "2%", tone: .left(3)),
            .init(name: "none", share: 0, value: "0%", tone: .middle),
            .init(name: "high", share: 0.68, value: "68%", tone: .right(3)),
            .init(name: "rest", share: 0.3, value: "30%", tone: .apart, isRemainder: true),
          ])
      ], legend: [], isDiverging: true)
    let strip = chart.strips[0]
    #expect(strip.contains("&lt;low&gt; &amp; &quot;no&quot; 2%, none 0%, high 68%, rest 30%"))
    #expect(!strip.contains(">2%</text>"))
    #expect(strip.contains(">68%</text>"))
    #expect(!strip.contains("segment middle"))
    // The part that lies on no side stands at the right edge, behind a gap of 5% of the base.
    #expect(strip.contains("class=\"segment apart\" x=\"71.429%\" y=\"0\" width=\"28.571%\""))
    #expect(strip.components(separatedBy: "class=\"hatched\"").count == 2)
    #expect(MarkupCheck.isBalanced(strip))
  }
}
