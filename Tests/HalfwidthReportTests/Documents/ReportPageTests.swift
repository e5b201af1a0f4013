import Foundation
import Halfwidth
import Testing

@testable import HalfwidthReport
@testable import HalfwidthSurvey

@Suite struct ReportPageTests {
  private let page = ReportDocument.html(ReportFixture.rich, version: "1")

  /// What stands between the two strings, wherever they do.
  private func between(_ start: String, _ end: String) -> [String] {
    page.components(separatedBy: start).dropFirst().compactMap {
      $0.components(separatedBy: end).first
    }
  }

  @Test func `escapes what others wrote, in every place`() {
    let escaped = "&lt;script&gt;&quot;&amp;&#39;|*_\u{338}&lt;\u{338}/b&gt;"
    let scalars = page.unicodeScalars
    // By scalars: a joined sign is not equal to the sign alone.
    #expect(!String(scalars.map { $0 == "\u{338}" ? "!" : Character($0) }).contains("<!/b"))
    // One of data and the page's own.
    #expect(page.ranges(of: "<script").count == 2)
    for place in ["Title ", "Citation ", "Section ", "Figure ", "Question ", "Note ", "Claim "] {
      #expect(page.contains(place + escaped), "\(place)")
    }
    #expect(page.contains("<span class=\"label\">A \(escaped)</span>"))
    #expect(page.contains("<span class=\"unseen\">A \(escaped): </span>"))
    #expect(page.contains("Reason: \(escaped)."))
    #expect(page.contains("Printed in: Place \(escaped)."))
  }

  @Test func `is well-formed`() {
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n"))
    #expect(MarkupCheck.isBalanced(page))
    // A script is no markup.
    let markup = page.components(separatedBy: "<script>").first ?? ""
    let entities = markup.components(separatedBy: "&").dropFirst()
    // By scalars: a joined semicolon ends an entity too.
    let entity = #/^(amp|lt|gt|quot|#39);/#.matchingSemantics(.unicodeScalar)
    #expect(entities.allSatisfy { $0.contains(entity) })
    let ids = between(" id=\"", "\"")
    #expect(Set(ids).count == ids.count)
    #expect(Set(between("href=\"#", "\"")).isSubset(of: ids))
  }

  @Test func `needs nothing from outside, and runs nothing but its own script`() {
    #expect(!page.contains("src=") && !page.contains("@import") && !page.contains("javascript:"))
    #expect(between("url(", ")") == ["#hatching"])
    #expect(
      between("href=\"", "\"").allSatisfy {
        $0.hasPrefix("#") || $0.hasPrefix("https://doi.org/10.")
      })
    // The other one is the meta element's http-equiv.
    #expect(between("http", "\"").allSatisfy { $0.hasPrefix("s://doi.org/10.") || $0 == "-equiv=" })
    let policy = between("Content-Security-Policy\" content=\"", "\"").first ?? ""
    #expect(
      policy.hasPrefix(
        "default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; script-src &#39;sha256-"))
    #expect(!policy.contains("unsafe-eval") && policy.ranges(of: "unsafe-inline").count == 1)
    #expect(PageScript.text.utf8.count < 30_000)
    for call in ["fetch(", "XMLHttpRequest", "eval(", "innerHTML", "import(", "localStorage"] {
      #expect(!PageScript.text.contains(call))
    }
  }

  @Test func `can be followed by ear`() {
    let levels = page.matches(of: #/<h([1-6])/#).compactMap { Int($0.output.1) }
    #expect(levels.first == 1)
    #expect(levels.count { $0 == 1 } == 1)
    for (level, next) in zip(levels, levels.dropFirst()) { #expect(next <= level + 1) }
    // A strip has words of its own, or says only what stands in words beside it.
    #expect(
      between("<svg", ">").allSatisfy {
        $0.contains("role=\"img\"") || $0.contains("aria-hidden=\"true\"")
      })
    #expect(between("role=\"img\">", ">").allSatisfy { $0 == "<title" })
    #expect(between("<th ", ">").allSatisfy { $0.contains("scope=\"") })
  }

  @Test func `draws the share, the set and the distribution`() {
    #expect(page.contains("class=\"dot\" cx=\"74%\""))
    #expect(page.contains("class=\"dot\" x=\"90%\" y=\"50%\" width=\"10%\""))
    // 4 and 9 of 50 lie left of the middle of the scale's three levels, or on it.
    #expect(page.contains("<title>poor 8%, fair 18%, good 74%</title>"))
    #expect(page.contains("<span class=\"swatch left-3\"></span>poor</span>"))
    #expect(page.contains("<span class=\"swatch middle\"></span>fair</span>"))
    #expect(page.contains("<span class=\"swatch right-3\"></span>good</span>"))
  }

  @Test func `a distribution over two answers is left to the table`() {
    let page = ReportDocument.html(
      ReportFixture.findings([("a", "high", "37", nil)]), version: "1")
    #expect(page.contains("37 of 50"))
    #expect(!page.contains("class=\"distribution\""))
    #expect(!page.contains("Intervals that hold together"))
  }
}
