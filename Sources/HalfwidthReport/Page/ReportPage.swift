internal import HalfwidthSurvey

/// The page: an outline as one HTML file that fetches nothing.
///
/// What it is without its script is complete; the script sorts, searches and shows other intervals, and its digest
/// stands in the page's content policy, so that no other script runs.
struct ReportPage {
  let outline: ReportOutline

  /// Returns the page.
  static func document(_ outline: ReportOutline, settings: PageIntervals.Settings? = nil) -> String
  {
    let page = ReportPage(outline: outline)
    return "<!DOCTYPE html>\n"
      + page.page(settings.flatMap { PageIntervals(outline, settings: $0) }).markup
  }

  private func page(_ intervals: PageIntervals?) -> HTML {
    .block(
      "html",
      [
        "lang": outline.language,
        "dir": ReportLanguage.isRightToLeft(outline.language) ? "rtl" : nil,
      ], [head, body(intervals)])
  }

  private var head: HTML {
    .block(
      "head", [:],
      [
        .empty("meta", ["charset": "utf-8"]),
        .empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .empty("meta", ["name": "color-scheme", "content": "light dark"]),
        .empty(
          "meta",
          [
            "http-equiv": "Content-Security-Policy",
            "content":
              "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(PageScript.digest)'; base-uri 'none'; form-action 'none'",
          ]),
        .line("title", [:], outline.title),
        .line("style", [:], [.own("\n\(PageStyle.text)\n")]),
      ])
  }

  /// A phrase in the page's own language.
  private func say(_ phrase: Phrase) -> String { outline.ownLanguage.text(phrase) }

  private func body(_ intervals: PageIntervals?) -> HTML {
    let first = outline.chapters.prefix { $0.place == .beforeContents }
    let rest = outline.chapters.dropFirst(first.count)
    // The page's own words are English where there is no table for the survey's language.
    let isForeign = foreign != nil
    return .block(
      "body",
      [
        "class": style, "lang": isForeign ? outline.ownLanguage.tag : nil,
        "dir": isForeign ? "ltr" : nil,
      ],
      [
        .line("a", ["class": "skip", "href": "#main"], say("To the numbers")),
        .own(
          "<svg class=\"definitions\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>"
            + DistributionChart.hatching.markup + ComparisonChart.shareLabels.markup
            + "</defs></svg>\n"),
        header,
        .block(
          "main", ["id": "main"],
          first.map(chapter) + [contents(Array(rest)), tools(intervals)] + rest.map(chapter)),
        .block("footer", [:], [.line("p", [:], outline.colophon)]),
      ] + (intervals.map { [$0.data] } ?? []) + [.line("script", [:], [.own(PageScript.text)])])
  }

  /// What the style sheet has to know of the whole page.
  private var style: String? {
    let classes = [outline.hasTallScript ? "tall" : nil, isLarge ? "large" : nil].compactMap(\.self)
    return classes.isEmpty ? nil : classes.joined(separator: " ")
  }

  /// Whether there are so many questions that a browser had better not lay out what nobody sees.
  private var isLarge: Bool { outline.chapters.reduce(0) { $0 + $1.articles.count } > 100 }

  /// The language of the survey's words where it is not that of the page.
  private var foreign: String? {
    outline.ownLanguage.tag == outline.language ? nil : outline.language
  }

  /// The language of explanations where it is not that of the page.
  private var explaining: String? {
    outline.ownLanguage.isTranslated ? ReportLanguage.english.tag : nil
  }

  private var header: HTML {
    let statement = outline.statement
    var parts: [HTML] = [
      .line("h1", ["lang": foreign, "dir": foreign == nil ? nil : "auto"], outline.title)
    ]
    if !outline.sample.isEmpty { parts.append(.line("p", ["class": "sample"], outline.sample)) }
    if !outline.citation.isEmpty {
      parts.append(.line("p", ["class": "citation"], outline.citation))
    }
    let notice = outline.ownLanguage.notice
    if !notice.isEmpty { parts.append(.line("p", ["class": "citation"], notice)) }
    if !statement.brief.isEmpty {
      parts.append(
        .block(
          "details", ["class": "statement", "open": outline.isFull ? "" : nil],
          [
            .line("summary", [:], statement.brief), .line("p", [:], statement.full),
          ]))
    }
    return .block("header", [:], parts)
  }

  // MARK: - Contents

  private func contents(_ chapters: [ReportOutline.Chapter]) -> HTML {
    let lists = chapters.filter { $0.place == .withArticles }
    let questions = HTML.block(
      "details", [:],
      [
        .line("summary", [:], say("All questions and comparisons")),
        .block(
          "ol", [:],
          lists.map { chapter in
            .line(
              "li", [:],
              ([(chapter.anchor, chapter.heading)]
                + chapter.articles.map { ($0.anchor, $0.heading) }).map(link))
          }),
      ])
    return .block(
      "nav", ["id": "contents", "aria-labelledby": "contents-heading"],
      [
        .line("h2", ["id": "contents-heading"], say("Contents")),
        .block("ol", [:], chapters.map { .line("li", [:], [link($0.anchor, $0.heading)]) }),
      ] + (lists.isEmpty ? [] : [questions]))
  }

  private func link(_ anchor: String, _ text: String) -> HTML {
    .element("a", ["href": "#" + anchor], text)
  }

  /// What the script offers; without it nothing is shown.
  private func tools(_ intervals: PageIntervals?) -> HTML {
    func choice(_ name: String, _ label: String, _ options: [(String, String)]) -> HTML {
      .element(
        "label", [:],
        [
          HTML(label + " "),
          .element(
            "select", ["name": name],
            options.map { .element("option", ["value": $0.0], $0.1) }),
        ])
    }
    var parts: [HTML] = [
      .element(
        "label", [:], [HTML(say("Find") + " "), .own("<input type=\"search\" name=\"find\">")]),
      choice(
        "sort", say("Order"),
        [("", say("highest first")), ("report", say("as in the report"))]),
    ]
    if let intervals {
      parts += [
        choice("method", say("Interval"), intervals.methods),
        choice("level", say("Level"), intervals.levels),
      ]
    }
    return .line(
      "form",
      [
        "class": "tools", "hidden": "", "aria-label": say("What is shown"),
        "data-copy": say("Copy"), "data-copied": say("Copied"),
        "data-selected": say("Selected: press Ctrl+C"), "data-undefined": say("undefined"),
        "data-to": outline.ownLanguage.numbers("to"),
        "data-told": intervals.map {
          say(
            "intervals of shares are shown so; notes, sentences, comparisons and tests are of the page's own (\($0.own))."
          )
        },
        "data-found": say("Found in \("#1") of \("#2") parts of the page."),
        "data-none": say("Nothing found."),
      ],
      parts + [
        .line("p", ["class": "found", "role": "status"], ""),
        .line("p", ["class": "told", "role": "status"], ""),
      ])
  }

  // MARK: - Chapters

  private func chapter(_ chapter: ReportOutline.Chapter) -> HTML {
    .block(
      "section", ["id": chapter.anchor, "class": chapter.part.rawValue],
      [.line("h2", [:], chapter.heading)] + blocks(chapter.blocks))
  }

  private func article(_ article: ReportOutline.Article) -> HTML {
    .block(
      "article", ["id": article.anchor, "class": isShort(article) ? "short" : nil],
      [.line("h3", ["lang": foreign, "dir": foreign == nil ? nil : "auto"], article.heading)]
        + article.lead.map(paragraph) + blocks(article.blocks))
  }

  /// Whether an article is a few sentences, which need no block of their own.
  private func isShort(_ article: ReportOutline.Article) -> Bool {
    article.blocks.allSatisfy { block in
      switch block {
      case .paragraph, .details, .quotes, .chartNote: true
      case .points, .entries, .table, .chart, .article: false
      }
    }
  }

  /// Blocks, those behind a line beside each other.
  private func blocks(_ blocks: [ReportOutline.Block]) -> [HTML] {
    var parts: [HTML] = []
    var behind: [HTML] = []
    func flush() {
      if !behind.isEmpty { parts.append(.block("div", ["class": "more"], behind)) }
      behind = []
    }
    for block in blocks {
      switch block {
      case .details(let details): behind.append(self.details(details))
      case .quotes(let quotes): behind.append(self.quotes(quotes))
      case .paragraph, .points, .entries, .table, .chart, .chartNote, .article:
        flush()
        parts.append(self.block(block))
      }
    }
    flush()
    return parts
  }

  private func block(_ block: ReportOutline.Block) -> HTML {
    switch block {
    case .paragraph(let text): paragraph(text)
    case .points(let points): list(points)
    case .entries(let entries): entries.isEmpty ? .nothing : list(entries)
    case .table(let table): PageTable(table: table, explaining: explaining).html
    case .chart(let chart):
      PageChart(
        chart: chart, language: outline.ownLanguage, foreign: foreign, explaining: explaining
      ).html
    case .chartNote(let note): .line("p", ["class": "remark", "lang": explaining], note)
    case .quotes(let quotes): self.quotes(quotes)
    case .details(let details): self.details(details)
    case .article(let article): self.article(article)
    }
  }

  private func paragraph(_ paragraph: ReportOutline.Paragraph) -> HTML {
    .line(
      "p",
      [
        "class": paragraph.style == .plain ? nil : paragraph.style.rawValue,
        "lang": paragraph.style == .facts ? nil : explaining,
      ], paragraph.text)
  }

  private func list(_ points: [ReportOutline.Point]) -> HTML {
    .block(
      "ul", ["class": "points"],
      points.map { point in
        .line("li", [:], [point.anchor.map { link($0, point.text) } ?? HTML(point.text)])
      })
  }

  private func list(_ entries: [ReportOutline.Entry]) -> HTML {
    .block(
      "dl", ["lang": explaining],
      entries.map { entry in
        var text: [HTML] = [HTML(entry.text)]
        if let source = entry.source {
          let doi: [HTML] =
            entry.doi.map {
              [HTML(", "), .element("a", ["href": "https://doi.org/\($0)"], "doi:\($0)")]
            } ?? []
          text += [
            HTML(" "), .element("span", ["class": "source"], [HTML(source)] + doi + [HTML(".")]),
          ]
        }
        return .own(
          HTML.line("dt", [:], entry.term).markup + HTML.line("dd", [:], text).markup)
      })
  }

  private func details(_ details: ReportOutline.Details) -> HTML {
    let tables = details.blocks.compactMap { block -> String? in
      if case .table(let table) = block, table.number > 0 { "\(table.number)" } else { nil }
    }
    let list = ReportNumbers.list(tables, conjunction: say("and"))
    let numbers =
      switch tables.count {
      case 0: ""
      case 1: " (" + say("Table \(list)") + ")"
      default: " (" + say("Tables \(list)") + ")"
      }
    return .block(
      "details", ["open": outline.isFull ? "" : nil],
      [.line("summary", [:], details.label + numbers)] + blocks(details.blocks))
  }

  private func quotes(_ quotes: [String]) -> HTML {
    .block(
      "details", ["class": "quotes"],
      [
        .line("summary", [:], say("Sentences to copy")),
        .block("ul", ["lang": explaining], quotes.map { .line("li", [:], $0) }),
      ])
  }
}
