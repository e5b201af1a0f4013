/// A Word file without text that has the styles of a report: pandoc takes them from it.
///
/// They have the names that pandoc writes, and Word knows: a template of one's own can be put over them.
enum WordStyles {
  /// The file.
  static var file: [UInt8] {
    StoredArchive.bytes([
      ("[Content_Types].xml", types),
      ("_rels/.rels", relations("officeDocument", "word/document.xml")),
      ("word/document.xml", document),
      ("word/_rels/document.xml.rels", relations("styles", "styles.xml")),
      ("word/styles.xml", styles),
    ])
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
  private static let format = "http://schemas.openxmlformats.org"

  private static let types =
    head + "<Types xmlns=\"\(format)/package/2006/content-types\">"
    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    + [("document", "document.main"), ("styles", "styles")].map { part, type in
      "<Override PartName=\"/word/\(part).xml\" ContentType=\""
        + "application/vnd.openxmlformats-officedocument.wordprocessingml.\(type)+xml\"/>"
    }.joined() + "</Types>"

  private static func relations(_ type: String, _ target: String) -> String {
    head
      + "<Relationships xmlns=\"\(format)/package/2006/relationships\"><Relationship Id=\"rId1\" "
      + "Type=\"\(format)/officeDocument/2006/relationships/\(type)\" Target=\"\(target)\"/></Relationships>"
  }

  private static let space = "xmlns:w=\"\(format)/wordprocessingml/2006/main\""

  /// A page of A4 with 2 cm around it; lengths are in twentieths of a point.
  private static let document =
    head + "<w:document \(space)><w:body><w:p/><w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
    + "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" "
    + "w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"

  /// Sizes are in half points.
  private static let styles =
    head + "<w:styles \(space)><w:docDefaults><w:rPrDefault><w:rPr>"
    + "<w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:cs=\"Calibri\"/><w:sz w:val=\"21\"/>"
    + "<w:szCs w:val=\"21\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
    + "<w:spacing w:before=\"60\" w:after=\"100\"/></w:pPr></w:pPrDefault></w:docDefaults>"
    + style("Normal", "Normal", on: nil, isDefault: true)
    + style("BodyText", "Body Text") + style("FirstParagraph", "First Paragraph", on: "BodyText")
    + style("Compact", "Compact", paragraph: spacing(20, 20), size: 17)
    + style("Title", "Title", paragraph: spacing(0, 160), size: 36, isBold: true)
    + style("Heading1", "heading 1", paragraph: heading(0, 360), size: 28, isBold: true)
    + style("Heading2", "heading 2", paragraph: heading(1, 280), size: 23, isBold: true)
    + style("TableCaption", "Table Caption", paragraph: "<w:keepNext/>", size: 18, isBold: true)
    + style("ImageCaption", "Image Caption", size: 18)
    + style(
      "BlockText", "Block Text",
      paragraph:
        "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"1F5A8C\"/></w:pBdr>"
        + "<w:ind w:left=\"227\"/>", size: 22)
    + style("Remark", "Remark", size: 18, colour: "4A535C") + table + "</w:styles>"

  private static func spacing(_ before: Int, _ after: Int) -> String {
    "<w:spacing w:before=\"\(before)\" w:after=\"\(after)\"/>"
  }

  private static func heading(_ level: Int, _ before: Int) -> String {
    "<w:keepNext/>" + spacing(before, 80) + "<w:outlineLvl w:val=\"\(level)\"/>"
  }

  private static func style(
    _ id: String, _ name: String, on base: String? = "Normal", paragraph: String = "",
    size: Int? = nil, isBold: Bool = false, colour: String? = nil, isDefault: Bool = false
  ) -> String {
    "<w:style w:type=\"paragraph\"\(isDefault ? " w:default=\"1\"" : "") w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>"
      + (base.map { "<w:basedOn w:val=\"\($0)\"/>" } ?? "")
      + "<w:qFormat/><w:pPr>\(paragraph)</w:pPr><w:rPr>"
      + (isBold ? "<w:b/><w:bCs/>" : "") + (colour.map { "<w:color w:val=\"\($0)\"/>" } ?? "")
      + (size.map { "<w:sz w:val=\"\($0)\"/><w:szCs w:val=\"\($0)\"/>" } ?? "")
      + "</w:rPr></w:style>"
  }

  /// Lines above, below the first row, and below.
  private static let table =
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"Table\"><w:name w:val=\"Table\"/><w:tblPr><w:tblBorders>"
    + "<w:top w:val=\"single\" w:sz=\"8\"/><w:bottom w:val=\"single\" w:sz=\"8\"/></w:tblBorders><w:tblCellMar>"
    + "<w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
    + "<w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>"
    + "<w:bottom w:val=\"single\" w:sz=\"4\"/></w:tcBorders><w:vAlign w:val=\"bottom\"/></w:tcPr></w:tblStylePr></w:style>"
}
