/// The program's version, as printed and as written into documents.
enum HalfwidthVersion {
  static let text = "0.1.0"
}
