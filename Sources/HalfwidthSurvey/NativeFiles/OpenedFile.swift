internal import CNativeFiles
internal import Glibc

/// A file of respondents that is open, and what it is by how it begins.
enum OpenedFile {
  case text(TextFile)
  case large(LargeText)
  case native(NativeFile)

  /// Opens a path once, so that a stream may be given as well.
  ///
  /// - Parameters:
  ///   - kinds: What the path may name.
  ///   - encoding: That of a text, where a person names it.
  /// - Throws: ``SurveyError`` as reading text does, and for a file of another program that is larger than one
  ///   may be.
  init(
    _ path: String, kinds: BoundedFile.Kinds = .filesAndStreams, encoding: TextEncoding? = nil,
    limits: NativeFile.Limits = NativeFile.Limits()
  ) throws(SurveyError) {
    self = try BoundedFile.opening(path, kinds) { (file) throws(SurveyError) -> OpenedFile in
      if let format = Self.format(try file.head(FileSignature.looked)) {
        guard file.size <= NativeFile.largest else {
          throw BoundedFile.tooLarge(path, NativeFile.largest)
        }
        return .native(
          NativeFile(
            descriptor: try Self.kept(file.descriptor, path), size: file.size, path: path,
            format: format, limits: limits))
      }
      if let text = try LargeText(file, encoding: encoding) { return .large(text) }
      let bytes = try file.bytes(limit: TextFile.largest)
      guard let format = Self.format(Array(bytes.prefix(FileSignature.looked))) else {
        return .text(try TextFile(path: path, checking: bytes, encoding: encoding))
      }
      return .native(
        NativeFile(
          descriptor: try Self.filed(bytes, path), size: bytes.count, path: path, format: format,
          limits: limits))
    }
  }

  private static func format(_ head: [UInt8]) -> NativeFormat? {
    FileSignature(head).flatMap(NativeFormat.init)
  }

  /// A descriptor that stays when the file is closed.
  private static func kept(_ descriptor: Int32, _ path: String) throws(SurveyError) -> Int32 {
    let kept = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard kept >= 0 else { throw BoundedFile.unreadable(path, errno) }
    return kept
  }

  /// A file without a name that holds what came as a stream.
  private static func filed(_ bytes: [UInt8], _ path: String) throws(SurveyError) -> Int32 {
    let descriptor = unsafe bytes.withUnsafeBytes {
      unsafe native_file_holding($0.baseAddress, $0.count)
    }
    guard descriptor >= 0 else { throw BoundedFile.unreadable(path, errno) }
    return descriptor
  }
}
