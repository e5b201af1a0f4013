import Testing

@testable import HalfwidthReport

@Suite struct ComparisonChartTests {
  private func chart(_ rows: [(ClosedRange<Double>, ClosedRange<Double>)]) -> ComparisonChart {
    ComparisonChart(
      title: "T", sides: ("A", "B"),
      rows: rows.map { difference, interval in
        ComparisonChart.Row(
          label: "<i>", first: 0.9...0.9, second: 0.7...0.7, difference: difference,
          interval: interval, value: "v", intervalText: "i", description: "<d>")
      })
  }

  @Test func `the axis holds 0 and every limit in at most five lines`() {
    let cases = [
      (0.14...0.14, -0.013...0.293), (-0.02...0.02, -0.04...0.04), (0...0, 0...0),
      (-0.9 ... -0.9, -1 ... -0.7), (0.5...0.5, -1...1),
    ]
    for (difference, interval) in cases {
      let axis = chart([(difference, interval)]).differenceAxis
      #expect(axis.ticks.count >= 2 && axis.ticks.count <= 5)
      for value in [0, interval.lowerBound, interval.upperBound, difference.lowerBound] {
        let place = axis.place(value)
        #expect(place >= -1e-12 && place <= 1 + 1e-12, "\(value) lies at \(place)")
      }
    }
  }

  @Test func `labels have signs, and 0 has none`() {
    let axis = chart([(0.14...0.14, -0.013...0.293)]).differenceAxis
    #expect(axis.ticks.map(axis.label) == ["\u{2212}10", "0", "+10", "+20", "+30"])
  }

  @Test func `each row is two strips, with words for the first`() throws {
    let chart = chart([(0.2...0.2, 0.1...0.3)])
    let shares = try #require(chart.shareStrips.first)
    let difference = try #require(chart.differenceStrips.first)
    #expect(MarkupCheck.isBalanced(shares))
    #expect(MarkupCheck.isBalanced(difference))
    #expect(shares.contains("<title>&lt;d&gt;</title>") && shares.contains("cx=\"90%\""))
    #expect(shares.contains("class=\"ring\" cx=\"70%\""))
    #expect(difference.contains("aria-hidden=\"true\"") && difference.contains("class=\"centre\""))
  }
}
