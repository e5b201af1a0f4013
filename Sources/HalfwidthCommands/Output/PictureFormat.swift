/// The formats of a chart's file.
enum PictureFormat: String, CaseIterable {
  case svg, png, pdf

  /// The format that a file's name says.
  init(ofFile path: String) throws(CommandFailure) {
    let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last
    guard let ending, let format = Self(rawValue: ending.lowercased()) else {
      throw CommandFailure(
        .usage, "--output \(path)", "the name says no format; let it end with .svg, .png or .pdf")
    }
    self = format
  }

  /// Pixels of a PNG for each of the chart's, so that it is sharp in print.
  private static let zoom = "3"

  /// The bytes of the file.
  ///
  /// - Parameter place: What the user asked for, which a failure names.
  func bytes(ofSVG svg: String, for place: String) throws(CommandFailure) -> [UInt8] {
    switch self {
    case .svg: return Array(svg.utf8)
    case .png, .pdf:
      let folder = try WorkFolder()
      try folder.write(Array(svg.utf8), to: "chart.svg")
      let options = self == .png ? ["--zoom", Self.zoom] : []
      try ExternalTool.pictures.run(
        ["--format", rawValue] + options + [
          "--output", "\(folder.path)/chart", "\(folder.path)/chart.svg",
        ], in: folder,
        for: place)
      guard let bytes = folder.read("chart") else {
        throw CommandFailure(
          .cannotWrite, place,
          "\(ExternalTool.pictures.name) wrote no file; is it whole and up to date?")
      }
      return bytes
    }
  }
}
