internal import Glibc

/// Places in the checkout that tests read.
public enum Repository {
  /// The root of the checkout.
  public static let root = String(
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
      separator: "/"))

  /// The lines of a file, given by its path from the root.
  public static func lines(of path: String) throws -> [String] {
    try text(of: path).split(whereSeparator: \.isNewline).map(String.init)
  }

  /// The text of a file, given by its path from the root, or absolute.
  public static func text(of path: String) throws -> String {
    String(decoding: try bytes(of: path), as: UTF8.self)
  }

  /// The bytes of a file, given by its path from the root, or absolute.
  public static func bytes(of path: String) throws -> [UInt8] {
    let full = path.hasPrefix("/") ? path : root + "/" + path
    let descriptor = unsafe open(full, O_RDONLY)
    guard descriptor >= 0 else { throw MissingFile(path: path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// A file that a test needs is not there.
  public struct MissingFile: Error {
    /// The path that was asked for.
    public let path: String
  }
}
