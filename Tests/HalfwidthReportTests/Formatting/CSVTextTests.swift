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
    ("-0.5 0.25", "-0.5 0.25"), ("a=b", "a=b"), ("3 of 26", "3 of 26"), ("'=1", "'=1"), ("", ""),
  ])
  func `no text begins a formula`(text: String, written: String) {
    #expect(CSVText.document(header: ["x"], rows: [[text]]) == "x\n\(written)\n")
  }

  @Test(arguments: [
    "3/26", "10-19", "1 - 2", "1.5.2020", "2020-01-31", "12:30", "9:05:00", "Mar 3", "SEPT2",
    "dec-1",
    "3 March", "May 2020", "1/2/3",
  ])
  func `no text becomes a date`(text: String) {
    #expect(CSVText.document(header: ["x"], rows: [[text]]) == "x\n'\(text)\n")
  }

  @Test(arguments: [
    "3.4", "1e5", "-0.5", "4 9 12", "10 to 19", "18-24 years", "37 (74%)", "74%", "Table 3", "May",
    "Marble 3",
    "1-2-3-4", "1-2/3", "12345/6", "A1", "3", "p. 12", "\u{662}/\u{663}",
  ])
  func `what is no date stays`(text: String) {
    #expect(CSVText.document(header: ["x"], rows: [[text]]) == "x\n\(text)\n")
  }

  @Test func `a quote is doubled whatever mark joins it`() {
    let text = CSVText.document(header: ["x"], rows: [["a\"\u{301},b"]])
    #expect(Array(text.utf8) == Array("x\n\"a\"\"\u{301},b\"\n".utf8))
  }
}
