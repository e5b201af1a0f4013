import Testing

@testable import HalfwidthReport

@Suite struct HistogramChartTests {
  private let chart = HistogramChart(
    title: "T", description: "<d>",
    bars: [(0.0, 0.0001), (0.25, 0.2), (0.5, 0.4), (0.75, 0.3), (1.0, 0.0999)].map {
      .init(value: $0, probability: $1)
    }, step: 0.25,
    intervals: [
      .init(label: "A", limits: 0.2...0.8, text: "a"),
      .init(label: "B", limits: 0.5...0.5, text: "b"),
    ])

  @Test func `bars that can't be seen don't widen the axis, and limits do`() {
    #expect(chart.domain == 0.2 - 0.125...1 + 0.125)
    #expect(chart.strip.split(separator: "<rect").count - 1 == 4)
  }

  @Test func `the tallest bar is as high as the strip, the others in proportion`() {
    #expect(chart.strip.contains("y=\"0%\"") && chart.strip.contains("height=\"100%\""))
    #expect(chart.strip.contains("height=\"50%\"") && chart.strip.contains("height=\"75%\""))
    #expect(MarkupCheck.isBalanced(chart.strip) && chart.strip.contains("&lt;d&gt;"))
  }

  @Test func `an interval without length is a dot`() {
    #expect(!chart.intervalStrips[0].contains("<circle"))
    #expect(chart.intervalStrips[1].contains("<circle"))
  }
}
