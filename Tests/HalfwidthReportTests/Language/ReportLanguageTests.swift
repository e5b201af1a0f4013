import Foundation
import HalfwidthSurvey
import TestSupport
import Testing

@testable import HalfwidthReport

@Suite struct ReportLanguageTests {
  @Test func `a phrase is known by its words and the places of its values`() {
    let phrase: Phrase = "Of \(50) people\(", all") " + "and \("60%1")."
    #expect(phrase.key == "Of %1 people%2 and %3.")
    #expect(phrase.english == "Of 50 people, all and 60%1.")
  }

  @Test func `values go to their places, whatever they hold`() {
    let language = ReportLanguage(
      tag: "xx", phrases: ["Of %1 people, %2": "%2; %1 et %1"], numberWords: [:], isDraft: false)
    #expect(language.text("Of \("%2") people, \("$1")") == "$1; %2 et %2")
    #expect(language.text("Of \(1) people") == "Of 1 people")
    #expect(ReportLanguage.english.text("Of \(1) people") == "Of 1 people")
  }

  @Test func `the words between numbers are said, and numbers stay`() {
    let french = ReportLanguage.french
    #expect(french.numbers("60.4% to 84.1%") == "60.4% à 84.1%")
    #expect(
      french.numbers("37 of 45 (82.2%; 68.7% to 90.7%)") == "37 sur 45 (82.2%; 68.7% à 90.7%)")
    #expect(french.numbers("at least 73.1%") == "au moins 73.1%")
    #expect(french.numbers("under 0.001") == "moins de 0.001")
    #expect(ReportLanguage.english.numbers("1 to 2") == "1 to 2")
  }

  @Test func `a region has the table of its language, and others have English`() {
    #expect(ReportLanguage.of("fr-CA").text("Contents") == "Sommaire")
    #expect(ReportLanguage.of("fr-CA").tag == "fr-CA")
    #expect(ReportLanguage.of("FR").isTranslated)
    #expect(ReportLanguage.of("en-GB").tag == "en-GB")
    for tag in [nil, "en", "km", "frr"] {
      #expect(ReportLanguage.of(tag).text("Contents") == "Contents")
      #expect(ReportLanguage.of(tag).notice.isEmpty)
    }
  }

  @Test func `French signs keep their spaces, and English words their places`() {
    #expect(ReportLanguage.french.text("About: \("x : y")") == "Sujet\u{A0}: x : y")
    #expect(
      ReportLanguage.french.text("Share answering \u{201C}\("bon")\u{201D}")
        == "Part qui répond «\u{A0}bon\u{A0}»")
  }
}

/// A survey whose words are French.
@Suite struct FrenchReportTests {
  private let document: ReportDocument

  init() throws {
    let survey = try SurveyFolder.read(Repository.root + "/Tests/Cases/surveys/french")
    document = ReportDocument(
      SurveyFindings(survey, settings: .init()), provenance: .init(version: "0"))
  }

  private var english: ReportDocument {
    var findings = document.findings
    findings.codebook.language = nil
    return ReportDocument(findings, provenance: document.provenance)
  }

  @Test func `titles, heads, signs and the first screen are French`() {
    let page = document.html
    #expect(page.contains("<html lang=\"fr\">"))
    #expect(page.contains("<body>"))
    for text in [
      ">Ce que ces nombres peuvent dire, et ce qu\u{2019}ils ne peuvent pas dire</h2>",
      "50 personnes interrogées, un échantillon de convenance", "<b>Graphique 1.</b>",
      "60.4% à 84.1%", ">Intervalle à <bdi>95%</bdi><", "37 sur 50", "Tableau 1. ",
      "Figure 2 face à Figure 3", ">montrée</span>", "data-copy=\"Copier\"",
      "Cette traduction est une ébauche",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    for text in [">Contents<", ">Share<", ">Item<", "<b>Chart", "Table 1"] {
      #expect(!page.contains(text), "\(text)")
    }
    #expect(!page.contains(#/<(td|i|b)\b[^>]*>[^<]*\d%? (to|of) /#))
  }

  @Test func `explanations say that they are English`() {
    let page = document.html
    #expect(page.contains("<dl lang=\"en\">"))
    #expect(page.contains("<p class=\"remark\" lang=\"en\">"))
    #expect(page.contains("<ul lang=\"en\">"))
    #expect(!english.html.contains("lang=\"en\"><"))
  }

  /// Pictures of documents are French as well.
  @Test func `other documents have the same titles`() {
    #expect(document.markdown.contains("| Élément | Figure 2 | Figure 3 | Points |"))
    let charts = document.markdown(chartsIn: "charts").charts
    #expect(charts.contains { $0.svg.contains(">Différence en points de") })
    #expect(document.text().contains("Cette traduction est une ébauche"))
  }

  @Test func `numbers are those of the English document`() {
    func numbers(_ text: String) -> [Substring] {
      text.matches(of: /\d+(\.\d+)?%?/).map(\.output.0)
    }
    #expect(numbers(document.text()).sorted() == numbers(english.text()).sorted())
  }
}
