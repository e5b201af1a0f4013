import Testing

@testable import HalfwidthSurvey

/// Texts in the encodings that programs write; bytes by the standards' own tables.
@Suite struct TextFileTests {
  private static let text = "id;Straße\n1;€ 5 – ភ 🙂\n"

  private func read(
    _ bytes: [UInt8], _ encoding: TextEncoding? = nil
  ) throws(SurveyError) -> TextFile {
    try TextFile(path: "x.csv", checking: bytes, encoding: encoding)
  }

  private static func utf16(_ text: String, isBig: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBig ? bytes : bytes.reversed()
    }
  }

  @Test func `one text is the same in each encoding, and what is no UTF-8 is said`() throws {
    let plain = Array(Self.text.utf8)
    for bytes in [plain, [0xEF, 0xBB, 0xBF] + plain] {
      let file = try read(bytes)
      #expect(file.bytes == plain && file.remarks.isEmpty)
    }
    for isBig in [false, true] {
      let bytes = Self.utf16(Self.text, isBig: isBig)
      for file in [try read((isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]) + bytes), try read(bytes)] {
        #expect(file.bytes == plain)
        #expect(file.remarks == ["the file's text is UTF-16"])
      }
      let stated = try read(bytes, isBig ? .utf16BigEndian : .utf16LittleEndian)
      #expect(stated.bytes == plain && stated.remarks.isEmpty)
    }
  }

  @Test func `windows-1252 is read where nothing is UTF-8, with a note`() throws {
    // The letters that ISO 8859-1 doesn't have, and some that it has.
    let bytes: [UInt8] = [0x61, 0x3B, 0x80, 0x93, 0x8A, 0x9F, 0xE9, 0xFF, 0x0A]
    let file = try read(bytes)
    #expect(file.bytes == Array("a;€“ŠŸéÿ\n".utf8))
    #expect(file.remarks.count == 1 && file.remarks[0].contains("windows-1252"))
    #expect(try read(bytes, .windows1252).remarks.isEmpty)
    // Every byte but five has a letter, and each its own.
    let scalars = (0...UInt8.max).compactMap { Windows1252.scalar($0) }
    #expect(Set(scalars).count == 251)
  }

  @Test(
    arguments: [
      // Windows-1252 has no letter for 0x81.
      ([0x61, 0x0A, 0x62, 0x81, 0x0A], nil, "2:2", "the byte 81 is no letter of windows-1252"),
      // é in UTF-8, and then alone.
      (
        [0xC3, 0xA9, 0x0A, 0x62, 0xE9, 0x0A], nil, "2:2", "the text is UTF-8 elsewhere and not here"
      ),
      ([0xEF, 0xBB, 0xBF, 0x62, 0xE9, 0x0A], nil, "1:2", "the text is not UTF-8 here"),
      ([0x61, 0xE9], TextEncoding.utf8, "1:2", "the text is not UTF-8 here"),
      ([0x61, 0x00, 0x62, 0x63], nil, "1:2", "a zero byte is no text"),
      // An odd length, half a pair, and a zero in the midst.
      ([0xFF, 0xFE, 0x61, 0x00, 0x62], nil, "1:2", "the text is UTF-16 and ends within"),
      (
        [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x62, 0, 0x3D, 0xD8], nil, "2:2",
        "half a character of UTF-16"
      ),
      ([0xFE, 0xFF, 0, 0x61, 0, 0], nil, "1:2", "a zero byte is no text"),
      ([0xFF, 0xFE], nil, "1:1", "the file is empty"),
      ([0xFE, 0xFF], nil, "1:1", "the file is empty"),
      ([0xEF, 0xBB, 0xBF], nil, "1:1", "the file is empty"),
      ([0xFF, 0xFE, 0x20, 0, 0x0A, 0], nil, "1:1", "the file is empty"),
      ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], nil, "1:1", "the text is UTF-32"),
      (
        [0xFF, 0xFE, 0x61, 0], TextEncoding.windows1252, "1:1",
        "the text is UTF-16 by how it begins, and not windows-1252; leave --encoding out"
      ),
      ([0x61, 0, 0x63], TextEncoding.utf16LittleEndian, "1:2", "the text is UTF-16 and ends"),
      (
        [0x61, 0x62, 0x63, 0x0A], TextEncoding.utf16LittleEndian, "1:1",
        "the text has no zero byte, as ends of lines have in utf-16le"
      ),
      // Khmer in UTF-16 without a mark, whose zeros are few.
      (
        [0x9B, 0x17, 0x81, 0x17, 0x0A, 0], nil, "1:1",
        "the text is not UTF-8 here, and has zero bytes"
      ),
    ] as [([UInt8], TextEncoding?, String, String)])
  func `what is no text is one sentence with its place`(
    bytes: [UInt8], encoding: TextEncoding?, place: String, message: String
  ) throws {
    let error = try #require(throws: SurveyError.self) { try read(bytes, encoding) }
    #expect(error.place == "x.csv:" + place)
    #expect(error.message.hasPrefix(message) && error.message.contains(";"), "\(error.message)")
  }

  @Test func `a page in UTF-16 is called by its name`() throws {
    let error = try #require(throws: SurveyError.self) {
      try read([0xFF, 0xFE] + Self.utf16("<html><table>", isBig: false))
    }
    #expect(error.message.hasPrefix("is a web page"))
  }

  @Test func `places count characters whatever the encoding is`() throws {
    let text = "id,größe\n1,\"ä\nö\",3\n"
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    for bytes in [Array(text.utf8), latin, [0xFF, 0xFE] + Self.utf16(text, isBig: false)] {
      let table = RespondentTable(
        try DelimitedRespondents(try read(bytes), format: DelimitedFormat()))
      #expect(table.columnNames == ["id", "größe"])
      let error = try #require(throws: SurveyError.self) { try table.columns(numbers: ["id"]) }
      #expect(error.place == "x.csv:2:1")
      #expect(table.place(row: 0, column: 1) == "x.csv:2:3")
      #expect(table.source.place(row: 0, column: 2) == "x.csv:3:4")
    }
  }
}
