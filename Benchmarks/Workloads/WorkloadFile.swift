internal import Glibc

/// The files of `Peers/data`, which our side and the rivals read alike.
public enum WorkloadFile {
  /// The numbers of a comma-separated file without a header, by row.
  public static func rows(_ name: String) throws -> [[Double]] {
    let text = try text(of: folder + "/" + name)
    return try text.split(separator: "\n").map { line in
      try line.split(separator: ",").map { field in
        guard let number = Double(field) else { throw Malformed(file: name, line: String(line)) }
        return number
      }
    }
  }

  /// The folder of this package.
  public static let package = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(2).joined(separator: "/")

  /// The shipped survey.
  public static let cambodia = package + "/../datasets/disrupting-harm-cambodia"

  private static let folder = package + "/Peers/data"

  private static func text(of path: String) throws -> String {
    guard let file = fopen(path, "r") else { throw Missing(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }

  /// A file of the workloads is not there.
  public struct Missing: Error {
    /// Where it was looked for.
    public let path: String
  }

  /// A line of a file does not hold numbers.
  public struct Malformed: Error {
    /// The file.
    public let file: String
    /// The line.
    public let line: String
  }
}
