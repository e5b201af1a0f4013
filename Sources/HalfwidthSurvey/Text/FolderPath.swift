internal import Glibc

/// A file inside a folder, by its name: what somebody else sent must not be able to show a file from elsewhere.
public enum FolderPath {
  /// Why a name is no file inside a folder.
  public enum Fault: Error, Hashable, Sendable {
    /// The name, or a link, leads out of it.
    case outside
    /// There is no such file.
    case missing
  }

  /// Returns the path of a file of a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - name: A path from the folder on; `..` is not allowed.
  public static func inside(_ folder: String, _ name: String) throws(Fault) -> String {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, !name.hasPrefix("/"), !parts.contains("..") else { throw .outside }
    let path = joined(folder, name)
    // A symbolic link may lead out of the folder as well.
    guard let real = resolved(path), let home = resolved(folder) else { throw .missing }
    guard isInside(real, home) else { throw .outside }
    return path
  }

  static func isInside(_ path: String, _ folder: String) -> Bool {
    path.hasPrefix(folder == "/" ? folder : folder + "/")
  }

  static func resolved(_ path: String) -> String? {
    guard let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// A path below a folder; a file of the current folder keeps its plain name.
  static func joined(_ folder: String, _ name: String) -> String {
    if folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}
