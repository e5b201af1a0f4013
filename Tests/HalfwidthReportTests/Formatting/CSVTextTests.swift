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
}
