internal import Halfwidth
internal import NumericCore

/// The program's version, as printed and as written into documents.
///
/// This is its one place: `packaging/version` reads and writes the line of `text`.
enum HalfwidthVersion {
  static let text = "0.1.0"

  /// What `--version` prints: beside the number all that the bits of an answer can depend on, a line each.
  static var described: String {
    let blas = LinearAlgebraLibrary.openBLASCore.map { "OpenBLAS for \($0)" }
    let parts = [blas, LinearAlgebraLibrary.path].compactMap { $0 }
    return """
      halfwidth \(text)
      kernels: \(WideKernels.width)
      BLAS: \(parts.isEmpty ? "unknown" : parts.joined(separator: ", "))
      digest version: \(ResampleDigest.version)
      """
  }
}
