internal import Halfwidth

/// A chart of the page: rows of strips, each as wide as the page lets it be, with labels and values as the page's own
/// text beside them.
struct PageChart {
  let chart: ReportOutline.Chart
  /// The page's own language.
  let language: ReportLanguage
  /// The language of labels where it is not the page's.
  let foreign: String?
  /// The language of sentences where it is not the page's.
  let explaining: String?

  var html: HTML {
    switch chart.drawing {
    case .intervals(let drawing):
      figure("intervals", [rows(drawing.rows.map { row($0) }), axis(ComparisonChart.shareAxis)])
    case .answers(let drawing): answers(drawing)
    case .distribution(let drawing):
      figure(
        "distribution",
        [
          legend(drawing),
          rows(
            zip(drawing.rows, drawing.strips).map {
              .line("li", [:], [label($0.label), plot($1, "bars")])
            }),
        ])
    case .comparison(let drawing): comparison(drawing)
    case .histogram(let drawing): histogram(drawing)
    case .overview(let drawing): overview(drawing)
    }
  }

  private func figure(
    _ style: String, _ content: [HTML], _ attributes: String? = nil
  ) -> HTML {
    let number =
      chart.label.isEmpty ? [] : [HTML.element("b", [:], "\(chart.label)."), HTML(" ")]
    return .block(
      "figure",
      [
        "class": style, "id": chart.number > 0 ? "chart-\(chart.number)" : nil, "style": attributes,
      ],
      [
        .line(
          "figcaption", [:],
          number + (chart.levelTitle.map(PageIntervals.markup) ?? [HTML(chart.title)]))
      ] + content)
  }

  // MARK: - Parts of rows

  private func rows(_ rows: [HTML]) -> HTML { .block("ul", [:], rows) }

  private func label(_ text: String) -> HTML {
    .element("span", ["class": "label", "lang": foreign], text)
  }

  private func plot(_ strip: String, _ style: String? = nil) -> HTML {
    .element("span", ["class": style.map { "plot \($0)" } ?? "plot"], [.own(strip)])
  }

  private func value(_ value: String, _ limits: String?) -> HTML {
    .element(
      "span", ["class": "value"],
      [.element("b", [:], language.numbers(value))]
        + (limits.map { [HTML(" "), .element("i", [:], language.numbers($0))] } ?? []))
  }

  private func axis(_ strips: String...) -> HTML {
    .line("p", ["class": "axis"], strips.map { plot($0) })
  }

  /// A share with its interval; what is behind the label may be a link.
  private func row(
    _ row: IntervalChart.Row, label: HTML? = nil, _ further: [HTML] = []
  ) -> HTML {
    .line(
      "li",
      [
        "data-o": label == nil ? "\(row.place)" : nil,
        "data-c": chart.levelTitle == nil
          ? nil : row.counts.map(PageIntervals.key) ?? PageIntervals.noKey,
      ],
      [label ?? self.label(row.label), plot(row.svg), value(row.value, row.intervalText)] + further)
  }

  private func legend(_ drawing: DistributionChart) -> HTML {
    .line(
      "p", ["class": "legend"],
      drawing.legend.map { entry in
        let style = entry.isRemainder ? "remainder" : entry.tone.style
        return .element(
          "span", ["class": "key"],
          [.element("span", ["class": "swatch \(style)"], ""), HTML(entry.name)])
      })
  }

  // MARK: - Kinds

  private func answers(_ drawing: AnswerChart) -> HTML {
    let strips = drawing.spread.strips
    return figure(
      "answers",
      [
        legend(drawing.spread),
        rows(
          zip(drawing.intervals.rows, drawing.bars).map { row, bar in
            self.row(row, [bar.map { plot(strips[$0], "bars") } ?? .nothing])
          }), axis(ComparisonChart.shareAxis),
      ])
  }

  private func overview(_ drawing: OverviewChart) -> HTML {
    let groups = drawing.groups.flatMap { group in
      [
        HTML.line(
          "p", ["class": "group"],
          [
            .element("b", ["lang": foreign], group.title),
            .element(
              "span", ["class": "plot"], [.own(ComparisonChart.shareAxis)]),
          ]),
        rows(
          group.rows.map { row in
            self.row(
              row.share,
              label: .element(
                row.anchor == nil ? "span" : "a",
                ["class": "label", "lang": foreign, "href": row.anchor.map { "#" + $0 }],
                row.share.label))
          }),
      ]
    }
    return figure("overview", [.block("div", ["class": "columns"], groups)])
  }

  private func comparison(_ drawing: ComparisonChart) -> HTML {
    let strips = zip(drawing.shareStrips, drawing.differenceStrips)
    return figure(
      "comparison",
      [
        .line(
          "p", ["class": "legend"],
          [
            .element(
              "span", ["class": "key"],
              [.element("span", ["class": "swatch round"], ""), HTML(drawing.sides.first)]),
            HTML(" "),
            .element(
              "span", ["class": "key"],
              [.element("span", ["class": "swatch ring"], ""), HTML(drawing.sides.second)]),
          ]),
        rows(
          zip(drawing.rows, strips).map { row, strips in
            let parts =
              [
                label(row.label), plot(strips.0), plot(strips.1, "difference"),
                value(row.value, row.intervalText),
              ] + (row.verdict.map { [verdict($0)] } ?? [])
            guard let sentence = row.sentence else {
              return .line("li", [:], [.element("div", ["class": "row"], parts)])
            }
            return .line(
              "li", [:],
              [
                .element(
                  "details", [:],
                  [
                    .element("summary", ["class": "row"], parts),
                    .element("p", ["lang": explaining], sentence),
                  ])
              ])
          }), axis(ComparisonChart.shareAxis, drawing.differenceAxisStrip),
      ], "--parts: \(drawing.differenceAxis.steps.count - 1)")
  }

  private func verdict(_ verdict: ComparisonChart.Verdict) -> HTML {
    .element("span", ["class": "verdict \(verdict.mark.rawValue)"], verdict.word)
  }

  private func histogram(_ drawing: HistogramChart) -> HTML {
    figure(
      "histogram",
      [
        .line("p", ["class": "bars"], [plot(drawing.strip)]),
        rows(
          zip(drawing.intervals, drawing.intervalStrips).map { interval, strip in
            .line(
              "li", [:],
              [
                label(interval.label), plot(strip),
                .element(
                  "span", ["class": "value"], [.element("i", [:], language.numbers(interval.text))]
                ),
              ])
          }), axis(drawing.axis),
      ])
  }
}
