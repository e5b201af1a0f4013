import Testing

@testable import HalfwidthReport

@Suite struct StoredArchiveTests {
  /// The check value of CRC-32, of the digits 1 to 9.
  @Test func `the checksum is that of ISO 3309`() {
    #expect(StoredArchive.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
  }

  @Test func `an archive names its files at its end, with their places`() {
    let bytes = StoredArchive.bytes([("a.xml", "<a/>"), ("b/c.xml", "text")])
    #expect(bytes.prefix(4) == [0x50, 0x4B, 3, 4])
    let end = bytes.count - 22
    #expect(bytes[end...].prefix(4) == [0x50, 0x4B, 5, 6])
    // Two files, in a directory of 46 bytes each and their names, behind two of 30 bytes, name and content.
    #expect(bytes[end + 8] == 2 && bytes[end + 10] == 2)
    #expect(bytes[end + 12] == 46 + 5 + 46 + 7)
    #expect(bytes[end + 16] == 30 + 5 + 4 + 30 + 7 + 4)
    #expect(StoredArchive.bytes([("a.xml", "<a/>"), ("b/c.xml", "text")]) == bytes)
  }
}
