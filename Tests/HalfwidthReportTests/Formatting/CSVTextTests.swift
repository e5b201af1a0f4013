import Testing

@testable import HalfwidthReport

@Suite struct CSVTextTests {
  @Test func `quotes what would not read back`() {
    let text = CSVText.document(
      header: ["a", "b"],
      rows: [["plain", "with, comma"], ["say \"so\"", "two\nlines"], ["", "\r"]])
    #expect(
      text == "a,b\nplain,\"with, comma\"\n\"say \"\"so\"\"\",\"two\nlines\"\n,\"\r\"\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-2+3", "'-2+3"), ("+cmd", "'+cmd"),
    ("-", "'-"), ("\t=1", "'\t=1"), ("\u{FF1D}1", "'\u{FF1D}1"), ("-0x10", "'-0x10"),
    ("=A1,B1", "\"'=A1,B1\""), ("\r=1", "\"'\r=1\""), ("\n=1", "\"'\n=1\""),
    ("=\u{338}1", "'=\u{338}1"),
    // Numbers stay numbers, and text that only has such a character stays itself.
    ("-0.5", "-0.5"), ("+3", "+3"), ("-1e-300", "-1e-300"), ("-Infinity", "-Infinity"),
    ("-0.5 0.25", "-0.5 0.25"), ("a=b", "a=b"), ("3/26", "3/26"), ("'=1", "'=1"), ("", ""),
  ])
  func `no text begins a formula`(text: String, written: String) {
    #expect(CSVText.document(header: ["x"], rows: [[text]]) == "x\n\(written)\n")
  }

  @Test func `a quote is doubled whatever mark joins it`() {
    let text = CSVText.document(header: ["x"], rows: [["a\"\u{301},b"]])
    #expect(Array(text.utf8) == Array("x\n\"a\"\"\u{301},b\"\n".utf8))
  }
}
