/// Which format a document has: the one that is asked for, or else the one that the name of its file says.
enum OutputFormat {
  /// The formats by the endings of their files; nil for one that nothing here is written in.
  private static let endings: [String: String?] = [
    "html": "html", "htm": "html", "md": "markdown", "markdown": "markdown", "json": "json",
    "csv": "csv", "txt": "text", "tex": "latex", "docx": "docx",
    "pdf": nil, "doc": nil, "odt": nil, "rtf": nil, "xlsx": nil,
  ]

  /// The help of `--format`: which formats there are, and which one is written where none is asked for.
  static func help<Format: RawRepresentable & CaseIterable>(_ usual: Format) -> String
  where Format.RawValue == String {
    "The output: \(Format.allCases.map(\.rawValue).joined(separator: ", ")) "
      + "(default: what --output ends in, or \(usual.rawValue))."
  }

  /// The format of a document.
  ///
  /// - Parameters:
  ///   - asked: What `--format` says; nil where it is left out.
  ///   - output: The file that is written; nil for standard output.
  ///   - usual: What is written where neither says it.
  /// - Throws: ``CommandFailure`` for a format that there isn't, and for a file that ends as none of them does and another
  ///   kind of document: it would hold what its name denies.
  static func chosen<Format: RawRepresentable & CaseIterable>(
    _ asked: String?, output: String?, usual: Format
  ) throws(CommandFailure) -> Format where Format.RawValue == String {
    if let asked { return try CommandInput.choice(asked, option: "--format") }
    let name = output?.split(separator: "/").last ?? ""
    guard let output, let point = name.lastIndex(of: "."),
      let named = endings[name[point...].dropFirst().lowercased()]
    else { return usual }
    if let format = named.flatMap(Format.init(rawValue:)) { return format }
    let known = Set(Format.allCases.map(\.rawValue))
    let ends = endings.filter { $0.value.map(known.contains) ?? false }.keys.sorted()
    throw CommandFailure(
      .usage, "--output",
      "\(output): this is not written as that; name a file that ends in .\(ends.joined(separator: ", .")), or give --format"
    )
  }
}
