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
    var values: Values = [
      "title": outline.title, "language": outline.language,
      "script": outline.hasTallScript ? "tall" : "low", "citation": outline.citation,
      "sample": outline.sample,
      "statement": outline.statement, "colophon": outline.colophon,
      "hatching": DistributionChart.hatching.markup, "axis": IntervalChart.axis,
      "before": [outline.guide, outline.checks].map(self.values),
      "after": [outline.claims, outline.methods, outline.bootstrap].compactMap { $0 }.map(
        self.values),
      "sections": outline.sections.map(self.values),
    ]
    values["comparisons"] = outline.comparisons.map(self.values)
    return values
  }

  private static func values(_ chart: HistogramChart) -> Values {
    [
      "title": chart.title, "strip": chart.strip, "axis": chart.axis,
      "rows": zip(chart.intervals, chart.intervalStrips).map {
        ["label": $0.label, "limits": $0.text, "strip": $1]
      },
    ]
  }

  private static func values(_ comparisons: ReportOutline.Comparisons) -> Values {
    [
      "heading": comparisons.heading, "anchor": comparisons.anchor, "text": comparisons.text,
      "parts": comparisons.parts.map(values),
    ]
  }

  private static func values(_ part: ReportOutline.ComparisonPart) -> Values {
    var values: Values = [
      "heading": part.heading, "anchor": part.anchor, "facts": part.facts,
      "summary": part.summary, "notes": part.notes,
    ]
    values["chart"] = part.chart.map(self.values)
    values["table"] = part.table.map(self.values)
    if !part.entries.isEmpty { values["list"] = ["entries": part.entries.map(self.values)] }
    return values
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

  private static func values(_ chapter: ReportOutline.Chapter) -> Values {
    var values: Values = ["heading": chapter.heading, "anchor": chapter.anchor]
    values["text"] = chapter.text
    values["table"] = chapter.table.map(self.values)
    values["histograms"] = chapter.histograms.map(self.values)
    if !chapter.entries.isEmpty { values["list"] = ["entries": chapter.entries.map(self.values)] }
    return values
  }

  private static func values(_ entry: ReportOutline.Entry) -> Values {
    var values: Values = ["term": entry.term, "text": entry.text]
    values["source"] = entry.source
    values["doi"] = entry.doi
    return values
  }

  private static func values(_ section: ReportOutline.Section) -> Values {
    var values: Values = ["heading": section.heading, "anchor": section.anchor]
    values["text"] = section.text
    values["questions"] = section.questions.map(self.values)
    return values
  }

  private static func values(_ part: ReportOutline.QuestionPart) -> Values {
    var values: Values = ["heading": part.heading, "anchor": part.anchor]
    values["facts"] = part.facts
    values["note"] = part.note
    values["checks"] = part.checks
    values["text"] = part.text
    values["chart"] = part.chart.map(self.values)
    values["chartNotes"] = part.chartNotes
    values["table"] = part.table.map(self.values)
    values["distribution"] = part.distributionChart.map(self.values)
    values["distributionTable"] = part.distributionTable.map(self.values)
    values["unprinted"] = part.unprinted
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
