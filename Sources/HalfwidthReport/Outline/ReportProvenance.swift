/// What a report was made of, and by whom.
public struct ReportProvenance: Hashable, Sendable {
  /// The version of the program.
  public var version: String
  /// The day, as `2026-11-30`; nil where it is not to be told.
  public var date: String?
  /// The command that makes the same document of the same files.
  public var command: String?
  /// The files that were read, each with its SHA-256 in hexadecimal digits.
  public var files: [File]

  /// A file by the name that the survey gives it.
  public struct File: Hashable, Sendable {
    /// The name in the survey's folder.
    public var name: String
    /// The SHA-256 of its bytes, 64 hexadecimal digits.
    public var checksum: String

    /// Creates a file's name with its checksum.
    public init(name: String, checksum: String) {
      self.name = name
      self.checksum = checksum
    }
  }

  /// Creates a provenance.
  public init(
    version: String, date: String? = nil, command: String? = nil, files: [File] = []
  ) {
    self.version = version
    self.date = date
    self.command = command
    self.files = files
  }
}
