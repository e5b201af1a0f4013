/// Files of other programs, known by how they begin.
///
/// They are named so that a person knows what to do, and not by the first byte that is no text.
enum FileSignature: Hashable, CaseIterable {
  case excelWorkbook, excelBinary, openDocument, wordDocument, zip
  case spss, spssPortable, stata, sas, sasTransport, rData
  case parquet, arrow, sqlite
  case gzip, otherArchive
  case pdf, rtf, html, xml

  /// The most bytes that are looked at; a workbook names its parts in its first kilobytes.
  static let looked = 1 << 14

  /// Finds what a file's bytes are; nil for what may be text of ours.
  init?(_ bytes: [UInt8]) {
    let head = bytes.prefix(Self.looked)
    if let found = Self.container(head) ?? Self.statistical(head) ?? Self.document(head) {
      self = found
    } else {
      return nil
    }
  }

  /// What it is and what to do, as the end of a sentence that begins with the file.
  var message: String {
    switch self {
    case .excelWorkbook: "is an Excel workbook; save the sheet as CSV UTF-8 and give that file"
    case .excelBinary:
      "is an Excel workbook of the old kind (.xls), or one with a password; save the sheet as CSV UTF-8 and "
        + "give that file"
    case .openDocument: "is an OpenDocument file; save the sheet as text CSV in UTF-8"
    case .wordDocument: "is a Word document; save the table as a sheet, and that as CSV UTF-8"
    case .zip: "is a zip archive; unpack it and give the file that is in it"
    case .spss, .spssPortable:
      "is an SPSS file; save it there as comma delimited CSV, or write it so from R or Python"
    case .stata: "is a Stata file; write it as CSV there with 'export delimited'"
    case .sas, .sasTransport: "is a SAS file; write it as CSV there with 'proc export'"
    case .rData: "is a file of R objects; write the data frame with write.csv in R"
    case .parquet: "is a Parquet file; write it as CSV from R or Python"
    case .arrow: "is an Arrow or Feather file; write it as CSV from R or Python"
    case .sqlite: "is an SQLite database; export the table as CSV"
    case .gzip: "is compressed with gzip; unpack it and give the file that is in it"
    case .otherArchive: "is a compressed archive; unpack it and give the file that is in it"
    case .pdf: "is a PDF document; copy its numbers into a file of CSV text"
    case .rtf: "is a rich text document; save it as plain text in UTF-8"
    case .html:
      "is a web page, whatever its name ends with; open it in a spreadsheet and save it as CSV UTF-8"
    case .xml:
      "is XML, whatever its name ends with; open it in a spreadsheet and save it as CSV UTF-8"
    }
  }

  private static func container(_ head: ArraySlice<UInt8>) -> FileSignature? {
    if starts(head, "PK\u{3}\u{4}") || starts(head, "PK\u{5}\u{6}") {
      if holds(head, "opendocument") { return .openDocument }
      if holds(head, "word/") { return .wordDocument }
      return holds(head, "xl/") || holds(head, "[Content_Types].xml") ? .excelWorkbook : .zip
    }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .excelBinary }
    if head.starts(with: [0x1F, 0x8B]) { return .gzip }
    let archives: [[UInt8]] = [
      [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], [0x28, 0xB5, 0x2F, 0xFD],
      [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], Array("Rar!\u{1A}\u{7}".utf8),
    ]
    if archives.contains(where: { head.starts(with: $0) }) { return .otherArchive }
    // bzip2's block begins with the digits of pi.
    if starts(head, "BZh"), head.dropFirst(4).starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]) {
      return .otherArchive
    }
    return nil
  }

  private static func statistical(_ head: ArraySlice<UInt8>) -> FileSignature? {
    if starts(head, "$FL2") || starts(head, "$FL3") { return .spss }
    if holds(head.prefix(1_024), "SPSSPORT") { return .spssPortable }
    if starts(head, "<stata_dta>") { return .stata }
    // Stata before 13: the release, 105 to 115, the byte order, the type 1, and a zero byte.
    let first = Array(head.prefix(4))
    if first.count == 4, (105...115).contains(first[0]), first[1] == 1 || first[1] == 2,
      first[2] == 1, first[3] == 0
    {
      return .stata
    }
    if head.starts(with: [UInt8](repeating: 0, count: 12) + [0xC2, 0xEA, 0x81, 0x60]) {
      return .sas
    }
    if starts(head, "HEADER RECORD*******LIB") { return .sasTransport }
    if ["RDX2\n", "RDX3\n", "RDA2\n", "RDA3\n", "X\n\0\0"].contains(where: { starts(head, $0) }) {
      return .rData
    }
    if starts(head, "PAR1") { return .parquet }
    if starts(head, "ARROW1") || starts(head, "FEA1") { return .arrow }
    return starts(head, "SQLite format 3\0") ? .sqlite : nil
  }

  private static func document(_ head: ArraySlice<UInt8>) -> FileSignature? {
    if starts(head, "%PDF-") { return .pdf }
    if starts(head, "{\\rtf") { return .rtf }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = (head.starts(with: mark) ? head.dropFirst(3) : head).drop {
      [0x20, 0x09, 0x0A, 0x0D].contains($0)
    }
    guard text.first == UInt8(ascii: "<") else { return nil }
    let opening = String(decoding: text.prefix(512), as: UTF8.self).lowercased()
    if opening.hasPrefix("<?xml") {
      return opening.contains("<html") ? .html : .xml
    }
    let pages = ["<!doctype", "<html", "<head", "<meta", "<body", "<table", "<style", "<!--"]
    return pages.contains { opening.hasPrefix($0) } ? .html : nil
  }

  private static func starts(_ head: ArraySlice<UInt8>, _ text: String) -> Bool {
    head.starts(with: text.utf8)
  }

  private static func holds(_ head: ArraySlice<UInt8>, _ text: String) -> Bool {
    head.firstRange(of: Array(text.utf8)) != nil
  }
}
