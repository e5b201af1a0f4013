import Testing

@testable import HalfwidthSurvey

/// How files of other programs begin, by their formats' specifications.
@Suite struct FileSignatureTests {
  private static let zip: [UInt8] = [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0]

  @Test(
    arguments: [
      (zip + Array("[Content_Types].xml".utf8), "an Excel workbook"),
      (zip + Array("mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8), "OpenDocument"),
      (zip + Array("[Content_Types].xml word/document.xml".utf8), "a Word document"),
      (zip + Array("data.csv".utf8), "a zip archive"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "an Excel workbook"),
      (Array("$FL2@(#) IBM SPSS".utf8), "an SPSS file"),
      (Array("$FL3@(#) IBM SPSS".utf8), "an SPSS file"),
      (Array((String(repeating: " ", count: 456) + "SPSSPORT").utf8), "an SPSS file"),
      (Array("<stata_dta><header>".utf8), "a Stata file"),
      ([114, 2, 1, 0, 5, 0], "a Stata file"),
      ([0x1F, 0x8B, 8, 0], "compressed with gzip"),
      (Array("%PDF-1.7\n".utf8), "a PDF document"),
      (Array("\n <!DOCTYPE html>\n<html>".utf8), "a web page"),
      (Array("<table border=1><tr><td>id".utf8), "a web page"),
      ([0xEF, 0xBB, 0xBF] + Array("<?xml version=\"1.0\"?><Workbook>".utf8), "is XML"),
      (Array("PAR1".utf8), "a Parquet file"),
      (Array("SQLite format 3\0".utf8), "an SQLite database"),
      (Array("RDX3\nX\n".utf8), "a file of R objects"),
    ] as [([UInt8], String)])
  func `another program's file is called by its name, with what to do`(
    bytes: [UInt8], name: String
  ) throws {
    let error = try #require(throws: SurveyError.self) {
      try TextFile(path: "answers.csv", checking: bytes)
    }
    #expect(error.kind == .badData && error.place == "answers.csv")
    #expect(error.message.contains(name) && error.message.contains(";"), "\(error.message)")
  }

  @Test(arguments: ["PKW,Bus\n1,2\n", "id,x\n1,2\n", "<5,5+\n1,2\n", "item,score\nPAR1,3\n"])
  func `text that begins alike is text`(text: String) throws {
    let bytes = Array(text.utf8)
    #expect(try TextFile(path: "x.csv", checking: bytes).bytes == bytes)
  }

  @Test func `UTF-16 is named also without a mark where a text must be UTF-8`() throws {
    let bytes = "id,score\n1,2\n".utf8.flatMap { [$0, 0] as [UInt8] }
    let error = try #require(throws: SurveyError.self) {
      try TextFile(path: "x.csv", checking: bytes, encoding: .utf8)
    }
    #expect(error.message == "the text is UTF-16; save the file as UTF-8")
  }
}
