internal import Mustache

/// The page: an outline's values under the names that the template uses.
enum ReportHTML {
  /// Returns the page.
  static func document(_ outline: ReportOutline) -> String {
    template.render(values(outline))
  }

  /// The page's template, parsed once.
  ///
  /// Every value is escaped by ``MarkupText``, but for the strips of charts, which are
  /// our own and arrive escaped.
  private static let template: MustacheTemplate = {
    MustacheContentTypes.register(Markup(), named: "MARKUP")
    do {
      return try MustacheTemplate(string: ReportHTMLTemplate.text)
    } catch {
      preconditionFailure("the template is part of the program and has to parse: \(error)")
    }
  }()

  private struct Markup: MustacheContentType {
    func escapeText(_ text: String) -> String { MarkupText.escaped(text) }
  }

  /// Values by name.
  ///
  /// A name that may be missing is written with a leading dot in the template, which
  /// keeps it from being looked up further out.
  private typealias Values = [String: Any]

  private static func values(_ outline: ReportOutline) -> Values {
    let first = outline.chapters.prefix { $0.place == .beforeContents }
    return [
      "title": outline.title, "language": outline.language,
      "script": outline.hasTallScript ? "tall" : "low", "citation": outline.citation,
      "sample": outline.sample,
      "statement": outline.statement, "colophon": outline.colophon,
      "hatching": DistributionChart.hatching.markup, "axis": IntervalChart.axis,
      "before": first.map(self.values),
      "after": outline.chapters.dropFirst(first.count).map(self.values),
    ]
  }

  private static func values(_ chapter: ReportOutline.Chapter) -> Values {
    let blocks = chapter.blocks.map(self.values)
    var values: Values = [
      "heading": chapter.heading, "anchor": chapter.anchor, "blocks": blocks,
    ]
    switch chapter.place {
    // What the contents list under the heading.
    case .withArticles: values["parts"] = ["articles": blocks.compactMap { $0["article"] }]
    case .beforeContents, .plain: break
    }
    return values
  }

  /// The values of a block under the name of its kind.
  private static func values(_ block: ReportOutline.Block) -> Values {
    switch block {
    case .paragraph(let paragraph): values(paragraph)
    case .entries(let entries): entries.isEmpty ? [:] : ["list": ["entries": entries.map(values)]]
    case .table(let table): ["table": values(table)]
    case .intervals(let chart): ["intervals": values(chart)]
    case .chartNote(let note): ["remark": note]
    case .distribution(let chart): ["distribution": values(chart)]
    case .comparison(let chart): ["comparison": values(chart)]
    case .histogram(let chart): ["histogram": values(chart)]
    case .article(let article):
      [
        "article": [
          "heading": article.heading, "anchor": article.anchor,
          "blocks": article.lead.map(values) + article.blocks.map(values),
        ] as Values
      ]
    }
  }

  private static func values(_ paragraph: ReportOutline.Paragraph) -> Values {
    [paragraph.style.rawValue: paragraph.text]
  }

  private static func values(_ entry: ReportOutline.Entry) -> Values {
    var values: Values = ["term": entry.term, "text": entry.text]
    values["source"] = entry.source
    values["doi"] = entry.doi
    return values
  }

  private static func values(_ chart: IntervalChart) -> Values {
    let rows = chart.rows.map { row -> Values in
      var values: Values = ["label": row.label, "value": row.value, "strip": row.svg]
      values["limits"] = row.intervalText
      return values
    }
    return ["title": chart.title, "rows": rows]
  }

  private static func values(_ chart: DistributionChart) -> Values {
    [
      "title": chart.title,
      "rows": zip(chart.rows, chart.strips).map { ["label": $0.label, "strip": $1] },
      "legend": chart.legend.map { entry in
        ["name": entry.name, "style": entry.isRemainder ? "remainder" : entry.tone.style]
      },
    ]
  }

  private static func values(_ chart: ComparisonChart) -> Values {
    let strips = zip(chart.shareStrips, chart.differenceStrips)
    return [
      "title": chart.title, "first": chart.sides.first, "second": chart.sides.second,
      "shareAxis": ComparisonChart.shareAxis, "axis": chart.differenceAxisStrip,
      "rows": zip(chart.rows, strips).map { row, strips -> Values in
        var values: Values = [
          "label": row.label, "value": row.value, "shares": strips.0, "difference": strips.1,
        ]
        values["limits"] = row.intervalText
        return values
      },
    ]
  }

  private static func values(_ chart: HistogramChart) -> Values {
    [
      "title": chart.title, "strip": chart.strip, "axis": chart.axis,
      "rows": zip(chart.intervals, chart.intervalStrips).map {
        ["label": $0.label, "limits": $0.text, "strip": $1]
      },
    ]
  }

  private static func values(_ table: ReportTable) -> Values {
    let styles = table.columns.map { $0.isNumber ? "number" : "words" }
    return [
      "caption": table.caption, "kind": table.kind, "notes": table.notes,
      "values": max(table.columns.count - 1, 1),
      "columns": zip(table.columns, styles).map { ["title": $0.title, "style": $1] },
      "rows": table.rows.map { row -> Values in
        let cells = zip(row.cells, styles).map { cell, style -> Values in
          var values: Values = ["text": cell.text, "style": style]
          values["context"] = cell.context
          return values
        }
        return [
          "style": row.isContinuation ? "continued" : "first", "head": Array(cells.prefix(1)),
          "cells": Array(cells.dropFirst()),
        ]
      },
    ]
  }
}
