import Foundation
import Testing

@testable import HalfwidthReport

@Suite struct LatexTextTests {
  @Test func `what LaTeX obeys is written as what it is`() {
    #expect(
      LatexText.escaped("\\input{x} 50% & $1_a^b~#")
        == "\\textbackslash{}input\\{x\\} 50\\% \\& \\$1\\_a\\textasciicircum{}b\\textasciitilde{}\\#"
    )
    #expect(
      LatexText.escaped("--- [a] ''") == "{-}{-}{-} {[}a{]} \\textquotesingle{}\\textquotesingle{}")
    #expect(LatexText.escaped("a\nb\u{1B}") == "a b\\textbackslash{}x1b")
  }

  @Test func `other scripts stand in a command of their own, with the spaces between their words`()
  {
    #expect(
      LatexText.escaped("one \u{1780}\u{1781} \u{1780} two")
        == "one \\otherscript{khmer}{\u{1780}\u{1781} \u{1780}} two")
    #expect(
      LatexText.escaped("\u{2068}\u{627}\u{644}\u{2069}: 5%")
        == "\\otherscript{arabic}{\u{627}\u{644}}: 5\\%")
    #expect(LatexText.escaped("Gr\u{FC}n \u{2212}5") == "Gr\u{FC}n \\ensuremath{-}5")
    #expect(LatexText.scripts("a \u{3B1} \u{1780} \u{3C7}") == [.greek, .khmer])
  }

  @Test func `long words have places to break`() {
    let text = LatexText.escaped(String(repeating: "x", count: 300))
    #expect(text.components(separatedBy: "\\hspace{0pt}").count == 30)
    #expect(!LatexText.escaped("short words have none").contains("hspace"))
  }
}
