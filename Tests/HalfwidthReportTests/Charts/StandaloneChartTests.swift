import Foundation
import FoundationXML
import Testing

@testable import HalfwidthReport

@Suite struct StandaloneChartTests {
  private static let colours = ChartColours(ReportPalette.light)

  /// Names that labels have to bear: 43 letters without a space, 300 letters, Khmer, Arabic, and markup.
  private static let names = [
    "Aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeee", String(repeating: "long name ", count: 30),
    String(repeating: "x", count: 300),
    "\u{1780}\u{17B6}\u{179A}\u{1780}\u{17C1}\u{1784}\u{1794}\u{17D2}\u{179A}\u{179C}\u{17D0}\u{1789}\u{17D2}\u{1787}",
    "\u{2068}\u{627}\u{644}\u{639}\u{646}\u{641} \u{636}\u{62F} \u{627}\u{644}\u{623}\u{637}\u{641}\u{627}\u{644}\u{2069}",
    "<b>\"&'", "Short",
  ]

  private static let interval = IntervalChart(
    title: names[1],
    rows: names.enumerated().map { index, name in
      .init(
        label: name, estimates: 0.7...(index == 2 ? 0.9 : 0.7), interval: 0.604...0.95,
        value: index == 2 ? "70% to 90%" : "70%", intervalText: "60.4% to 95%")
    })

  private static let comparison = ComparisonChart(
    title: "Two", sides: (names[0], names[2]),
    rows: names.map { name in
      .init(
        label: name, first: 0.8...0.8, second: 0.6...0.65, difference: 0.15...0.2,
        interval: -0.05...0.35, value: "+15 to +20", intervalText: "\u{2212}5.0 to 35.0",
        description: "words of \(name)")
    })

  private static let likert = LikertChart(
    AnswerChart(
      intervals: interval,
      spread: DistributionChart(
        title: "Spread",
        rows: names.map { name in
          .init(
            label: name,
            segments: [
              .init(name: names[1], share: 0.02, value: "2%", tone: .left(3)),
              .init(name: "low", share: 0.3, value: "30%", tone: .left(1)),
              .init(name: "high", share: 0.38, value: "38%", tone: .right(1)),
              .init(name: "rest", share: 0.3, value: "30%", tone: .apart, isRemainder: true),
            ])
        },
        legend: names.map { .init(name: $0, tone: .left(1)) }
          + [.init(name: "not printed", tone: .apart, isRemainder: true)], isDiverging: true),
      bars: [0, 1, 2, nil, 4, 5, nil]))

  private static var charts: [(name: String, chart: any StandaloneChart)] {
    [
      ("interval", interval), ("dumbbell", comparison),
      ("forest", ForestChart(comparison: comparison, title: "Forest")), ("likert", likert),
      (
        "overview",
        OverviewChart(
          title: "All",
          groups: ["First", names[2]].map { title in
            .init(title: title, rows: interval.rows.map { .init(share: $0, anchor: nil) })
          })
      ),
      (
        "ranks",
        RankChart(
          title: "Ranks",
          rows: names.enumerated().map { index, name in
            .init(
              label: name, sample: index + 1...index + 1, possible: 1...names.count,
              value: "\(index + 1) (1 to 7)")
          })
      ),
      (
        "groups",
        GroupChart(
          title: "Groups", groups: names,
          rows: names.map { name in
            .init(label: name, cells: names.indices.map { $0 == 1 ? nil : interval.rows[$0] })
          })
      ),
      (
        "histogram",
        HistogramChart(
          title: "Resamples", description: "words",
          bars: (0...10).map { .init(value: Double($0) / 10, probability: 1.0 / 11) }, step: 0.1,
          intervals: names.map { .init(label: $0, limits: 0.2...0.9, text: "20% to 90%") })
      ),
      (
        "coverage",
        CoverageChart(
          title: "Coverage", nominal: 0.95,
          methods: names.map { name in
            .init(
              name: name,
              points: (0...20).map {
                .init(share: Double($0) / 20, coverage: 0.9 + 0.005 * Double($0 % 10))
              })
          })
      ),
    ]
  }

  @Test(arguments: charts.indices, [320.0, 720, 2400])
  func `no text touches another or leaves the picture, whatever it is called`(
    place: Int, width: Double
  ) {
    let (name, chart) = Self.charts[place]
    let drawing = chart.drawing(width: width, colours: Self.colours, notes: Self.names)
    let boxes = drawing.boxes
    #expect(boxes.count > 10)
    for (index, box) in boxes.enumerated() {
      let isInside =
        box.x.lowerBound >= 0 && box.x.upperBound <= width + 0.5 && box.y.lowerBound >= 0
        && box.y.upperBound <= drawing.height
      #expect(isInside, "\(name) at \(width): \(box)")
      for other in boxes[(index + 1)...] {
        let touches =
          box.x.lowerBound < other.x.upperBound - 0.5 && other.x.lowerBound < box.x.upperBound - 0.5
          && box.y.lowerBound < other.y.upperBound - 0.5
          && other.y.lowerBound < box.y.upperBound - 0.5
        #expect(!touches, "\(name) at \(width): \(box) and \(other)")
      }
    }
  }

  @Test(arguments: charts.indices)
  func `a picture is well-formed, says in words what it shows, and needs nothing from outside`(
    place: Int
  ) throws {
    let svg = Self.charts[place].chart.drawing(colours: Self.colours).svg
    let parser = XMLParser(data: Data(svg.utf8))
    let reader = Reader()
    parser.delegate = reader
    #expect(parser.parse(), "\(Self.charts[place].name): \(String(describing: parser.parserError))")
    #expect(reader.elements.first == "svg")
    #expect(reader.elements[1...2] == ["title", "desc"])
    #expect(!reader.elements.contains("script") && !reader.elements.contains("image"))
    #expect(!svg.contains("class=") && !svg.contains("var(") && !svg.contains("href"))
    #expect(!svg.contains("<b>"))
  }

  /// The elements of a document in their order.
  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [String] = []
    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) { elements.append(name) }
  }

  @Test func `a label never moves a dot`() throws {
    /// The middle of the first dot with the length of the plot between its outer lines.
    func share(_ label: String) throws -> Double {
      let chart = IntervalChart(
        title: "T",
        rows: [
          .init(
            label: label, estimates: 0.74...0.74, interval: 0.604...0.841, value: "74%",
            intervalText: "60.4% to 84.1%")
        ])
      let svg = chart.drawing(colours: Self.colours).svg
      let dot = try #require(svg.firstMatch(of: /<circle cx="([0-9.]+)"/)?.1)
      let lines = svg.matches(of: /<line x1="([0-9.]+)" x2="([0-9.]+)"[^>]*#e3e7eb/).compactMap {
        Double($0.1)
      }
      let first = try #require(lines.min())
      let last = try #require(lines.max())
      return try (#require(Double(dot)) - first) / (last - first)
    }
    for name in Self.names { #expect(abs(try share(name) - 0.74) < 1e-3, "\(name)") }
  }

  @Test func `text from right to left starts at its right end`() {
    let svg = Self.interval.drawing(colours: Self.colours).svg
    #expect(svg.contains("text-anchor=\"end\" direction=\"rtl\""))
    // What is drawn has no marks of direction; the words for who does not see it keep them.
    let boxes = Self.interval.drawing(colours: Self.colours).boxes
    #expect(boxes.allSatisfy { !$0.text.contains("\u{2068}") })
    #expect(!svg.contains("u{2068}"))
  }

  @Test func `labels of an axis are as many as have room, and 0 is among them`() {
    let axis = ChartAxis(
      ticks: (-10...10).map {
        .init(place: Double($0 + 10) / 20, label: "\($0)", isCentre: $0 == 0)
      })
    let wide = axis.labelled(in: 2000, size: 10)
    #expect(wide.count == 21)
    let narrow = axis.labelled(in: 150, size: 10)
    #expect(narrow.count < 21 && narrow.count > 2)
    #expect(narrow.contains { $0.tick.label == "0" })
  }
}
