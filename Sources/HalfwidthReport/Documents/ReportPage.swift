internal import Mustache

/// An outline as one HTML page.
///
/// Text goes through the template engine, which escapes it; only pictures and tables that were made
/// here go in as markup. Keys are unique over all levels of a template, because a key that is missing
/// on one level would be looked up on the level above.
enum ReportPage {
  static func html(_ outline: ReportOutline) -> String {
    var page: [String: any Sendable] = [
      "style": ReportPageStyle.css, "title": outline.title, "citation": outline.citation,
      "sample": outline.sample, "statement": outline.statement, "colophon": outline.colophon,
      "guide": chapter(outline.guide), "checks": chapter(outline.checks),
      "methods": chapter(outline.methods), "contents": contents(outline),
      "sections": outline.sections.map(section),
    ]
    page["claims"] = outline.claims.map(chapter)
    return Self.page.render(page)
  }

  // MARK: - Parts

  private static func contents(_ outline: ReportOutline) -> [[String: String]] {
    let chapters =
      [
        (outline.guide.heading, outline.guide.anchor),
        (outline.checks.heading, outline.checks.anchor),
      ]
      + outline.sections.map { ($0.heading, $0.anchor) }
      + [outline.claims, outline.methods].compactMap { $0 }.map { ($0.heading, $0.anchor) }
    return chapters.map { ["entryHeading": $0.0, "entryAnchor": $0.1] }
  }

  private static func section(_ section: ReportOutline.Section) -> [String: any Sendable] {
    var values: [String: any Sendable] = [
      "sectionHeading": section.heading, "sectionAnchor": section.anchor,
      "questions": section.questions.map(question),
    ]
    values["sectionText"] = section.text
    return values
  }

  private static func question(_ part: ReportOutline.QuestionPart) -> [String: any Sendable] {
    var values: [String: any Sendable] = [
      "questionHeading": part.heading, "questionAnchor": part.anchor,
      "chartNotes": part.chartNotes, "questionChecks": part.checks,
    ]
    values["facts"] = part.facts
    values["note"] = part.note
    values["questionText"] = part.text
    values["unprinted"] = part.unprinted
    if let chart = part.chart {
      values["chart"] = [
        "chartTitle": chart.title, "chartSVG": chart.svg(anchor: part.anchor + "-chart"),
      ]
    }
    if let chart = part.distributionChart {
      let legend = chart.legend.map { entry in
        [
          "legendName": entry.name,
          "legendStyle": entry.tone.style + (entry.isRemainder ? " remainder" : ""),
        ]
      }
      let distribution: [String: any Sendable] = [
        "distributionTitle": chart.title,
        "distributionSVG": chart.svg(anchor: part.anchor + "-distribution"), "legend": legend,
      ]
      values["distribution"] = distribution
    }
    values["table"] = part.table.map(table)
    values["distributionTable"] = part.distributionTable.map(table)
    return values
  }

  private static func chapter(_ chapter: ReportOutline.Chapter) -> String {
    var values: [String: any Sendable] = [
      "chapterHeading": chapter.heading, "chapterAnchor": chapter.anchor,
      "entries": chapter.entries.map { entry in
        var values: [String: any Sendable] = ["term": entry.term, "entryText": entry.text]
        values["source"] = entry.source
        values["doi"] = entry.doi
        return values
      },
    ]
    values["chapterText"] = chapter.text
    values["chapterTable"] = chapter.table.map(table)
    return Self.chapter.render(values)
  }

  private static func table(_ table: ReportTable) -> String {
    let rows = table.rows.map { row -> [String: any Sendable] in
      let cells = row.cells.enumerated().map { index, cell in
        self.cell(
          cell, isHeading: index == 0, column: table.columns[index],
          isContinuation: row.isContinuation)
      }
      return ["cells": cells]
    }
    let values: [String: any Sendable] = [
      "caption": table.caption, "kind": table.kind,
      "columns": table.columns.map {
        ["columnTitle": $0.title, "columnStyle": $0.isNumber ? "number" : "words"]
      },
      "rows": rows, "tableNotes": table.notes,
    ]
    return Self.table.render(values)
  }

  private static func cell(
    _ cell: ReportTable.Cell, isHeading: Bool, column: ReportTable.Column, isContinuation: Bool
  ) -> [String: any Sendable] {
    var values: [String: any Sendable] = [
      "isHeading": isHeading, "columnLabel": column.title,
      "cellStyle": isHeading
        ? (isContinuation ? "continued" : "first") : (column.isNumber ? "number" : "words"),
      "pieces": cell.pieces.enumerated().map { index, piece in
        var values: [String: any Sendable] = ["pieceText": piece.text, "isFurther": index > 0]
        values["mark"] = piece.mark
        values["markPlace"] = piece.place ?? ""
        return values
      },
    ]
    values["context"] = cell.context
    return values
  }

  // MARK: - Templates

  private static let page = template(ReportPageTemplate.page)
  private static let chapter = template(ReportPageTemplate.chapter)
  private static let table = template(ReportPageTemplate.table)

  /// The templates are part of the program, so one that can't be read is a fault of it.
  private static func template(_ text: String) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: text)
    } catch {
      preconditionFailure("a template of the page is malformed: \(error)")
    }
  }
}
