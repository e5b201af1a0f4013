internal import HalfwidthReport
internal import HalfwidthSurvey

/// A report with what stands in files beside it, or is made by another program.
struct ReportFiles {
  let report: ReportDocument
  let style: ReportStyle

  /// Writes one format; charts are files only beside a file.
  func write(_ format: ReportFormat, to path: String?) throws(CommandFailure) {
    guard let path, OutputFile.isFile(path) else {
      if format == .docx {
        throw CommandFailure(
          .usage, "--format docx", "is no text; name a file with --output, such as report.docx")
      }
      return try OutputFile.write(format.document(report, style), to: path)
    }
    switch format {
    case .markdown:
      let folder = Self.folder(beside: path)
      let files = report.markdown(chartsIn: folder)
      try OutputFile.write(
        Array(files.text.utf8), to: path, with: files.charts.map { ($0.name, Array($0.svg.utf8)) },
        inFolder: folder)
    case .latex:
      let folder = Self.folder(beside: path)
      let files = report.latex(chartsIn: folder)
      try OutputFile.write(
        Array(files.text.utf8), to: path, with: try pictures(files, .pdf, for: format),
        inFolder: folder)
    case .docx: try OutputFile.write(try word(), to: path)
    case .html, .json, .csv, .text, .sentence:
      try OutputFile.write(format.document(report, style), to: path)
    }
  }

  /// Writes every format that needs no other program.
  func write(into directory: String) throws(CommandFailure) {
    var files: [(name: String, bytes: [UInt8])] = []
    // Rendered before anything is written: a failure leaves the directory as it was.
    for format in ReportFormat.allCases {
      guard let name = format.fileName else { continue }
      if format == .markdown {
        let folder = Self.folder(beside: name)
        let document = report.markdown(chartsIn: folder)
        files.append((name, Array(document.text.utf8)))
        files += document.charts.map { ("\(folder)/\($0.name)", Array($0.svg.utf8)) }
      } else {
        files.append((name, Array(format.document(report, style).utf8)))
      }
    }
    try OutputFile.write(files.map { ($0.name, .bytes($0.bytes)) }, into: directory)
  }

  /// The name of the folder of a document's charts, in letters that every format takes.
  private static func folder(beside path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    let plain = stem.map { letter in
      letter.isASCII && (letter.isLetter || letter.isNumber || letter == "_") ? letter : "-"
    }
    return String(plain) + "-charts"
  }

  private func pictures(
    _ files: DocumentFiles, _ picture: PictureFormat, for format: ReportFormat
  ) throws(CommandFailure) -> [(name: String, bytes: [UInt8])] {
    var pictures: [(name: String, bytes: [UInt8])] = []
    for chart in files.charts {
      pictures.append(
        (
          chart.name,
          try picture.bytes(ofSVG: chart.svg, for: "--format \(format.rawValue) with charts")
        ))
    }
    return pictures
  }

  /// A Word file, made of plain HTML and pictures.
  private func word() throws(CommandFailure) -> [UInt8] {
    let format = ReportFormat.docx
    let folder = try WorkFolder()
    let files = report.wordSource(chartsIn: folder.path)
    for picture in try pictures(files, .png, for: format) {
      try folder.write(picture.bytes, to: picture.name)
    }
    try folder.write(Array(files.text.utf8), to: "report.html")
    try folder.write(ReportDocument.wordStyles, to: "styles.docx")
    try ExternalTool.documents.run(
      [
        "--from", "html+native_divs", "--to", "docx", "--reference-doc",
        "\(folder.path)/styles.docx", "--output", "\(folder.path)/report.docx",
        "\(folder.path)/report.html",
      ], in: folder, for: "--format \(format.rawValue)")
    guard let bytes = folder.read("report.docx") else {
      throw CommandFailure(
        .cannotWrite, "--format \(format.rawValue)",
        "\(ExternalTool.documents.name) wrote no file; is it whole and up to date?")
    }
    return bytes
  }
}
