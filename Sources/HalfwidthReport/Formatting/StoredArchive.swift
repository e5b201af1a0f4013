/// A zip archive whose files are not compressed: what Word and pandoc take as a document's parts.
///
/// Source: PKWARE, *.ZIP File Format Specification*, version 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
enum StoredArchive {
  /// Returns the archive; its files have the date 1 January 1980, so that it is the same each time.
  ///
  /// - Parameter files: Names and contents, each below 4 GiB.
  static func bytes(_ files: [(name: String, text: String)]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let name = Array(file.name.utf8)
      let content = Array(file.text.utf8)
      let size = little(UInt32(content.count))
      // Version 2.0, names in UTF-8, stored, 1 January 1980.
      let common: [UInt8] =
        [20, 0, 0, 8, 0, 0, 0, 0, 33, 0] + little(checksum(content)) + size + size
        + little(UInt16(name.count)) + [0, 0]
      let start = little(UInt32(archive.count))
      archive += [0x50, 0x4B, 3, 4] + common + name + content
      directory +=
        [0x50, 0x4B, 1, 2, 20, 0] + common + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] + start + name
    }
    let count = little(UInt16(files.count))
    return archive + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count
      + little(UInt32(directory.count)) + little(UInt32(archive.count)) + [0, 0]
  }

  private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// The cyclic redundancy check CRC-32 of ISO 3309.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var rest = UInt32.max
    for byte in bytes {
      rest ^= UInt32(byte)
      for _ in 0..<8 { rest = rest & 1 == 0 ? rest >> 1 : rest >> 1 ^ 0xEDB8_8320 }
    }
    return ~rest
  }
}
