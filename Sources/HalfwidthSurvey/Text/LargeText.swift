/// A large file of UTF-8 that is not held in memory: it is read by blocks, each time that it is needed.
///
/// A text that only as a whole tells how it is to be read (in another encoding, damaged, blank), a small one and a
/// stream are no such files; ``TextFile`` holds these.
struct LargeText: Sendable {
  /// The path for messages.
  let path: String
  /// The number of bytes of the text, without the mark that it may begin with.
  let count: Int
  /// The first bytes of the text.
  private(set) var head: [UInt8] = []
  /// The last bytes of the text.
  private(set) var tail: [UInt8] = []
  /// How many bytes are read at once.
  let block: Int
  private let markLength: Int
  private let stamp: BoundedFile.Stamp

  /// What a large text is, and how it is read.
  struct Sizes {
    /// The smallest file that is not held.
    var smallest = 1 << 22
    /// How many bytes are read at once.
    var block = 1 << 20
    /// How many of its first bytes and of its last tell how it is to be read.
    var ends = 1 << 20
  }

  /// Goes through a file and checks its text; nil for one that is to be held.
  ///
  /// - Throws: ``SurveyError`` where the file can't be read.
  init?(
    _ file: BoundedFile.Opened, encoding: TextEncoding?, sizes: Sizes = Sizes()
  ) throws(SurveyError) {
    guard !file.isStream, file.size >= sizes.smallest, file.size <= TextFile.largest,
      encoding == nil || encoding == .utf8
    else { return nil }
    let first = try file.head(FileSignature.looked)
    let mark = TextEncoding(markOf: first)
    guard FileSignature(first) == nil, mark == nil || mark == .utf8,
      TextEncoding(zerosOf: first) == nil
    else { return nil }
    path = file.path
    stamp = try file.stamp()
    markLength = mark?.mark.count ?? 0
    count = file.size - markLength
    block = sizes.block
    var place = markLength
    var bytes: [UInt8] = []
    while place < file.size {
      let size = min(block, file.size - place)
      try file.read(from: place, count: size, into: &bytes)
      place += size
      // A character may go on in the next block.
      let fault = DecodedText.firstFault(bytes) ?? bytes.count
      guard
        fault == bytes.count || place < file.size && fault > bytes.count - 4 && bytes[fault] != 0
      else { return nil }
      bytes.removeFirst(fault)
    }
    let size = min(sizes.ends, count)
    try file.read(from: markLength, count: size, into: &head)
    try file.read(from: file.size - size, count: size, into: &tail)
  }

  /// Lets go of the bytes that are held.
  mutating func releaseEnds() { (head, tail) = ([], []) }

  /// Reads parts of the text while the file is open.
  struct Reader {
    let block: Int
    private let file: BoundedFile.Opened
    private let markLength: Int

    fileprivate init(_ text: LargeText, _ file: BoundedFile.Opened) {
      block = text.block
      self.file = file
      markLength = text.markLength
    }

    /// Adds a part of the text to bytes.
    func read(_ part: Range<Int>, into bytes: inout [UInt8]) throws(SurveyError) {
      try file.read(from: markLength + part.lowerBound, count: part.count, into: &bytes)
    }
  }

  /// Opens the file for as long as something is done with it.
  ///
  /// - Throws: ``SurveyError`` where it can't be read any more, or is another one than was checked.
  func reading<Result>(_ body: (Reader) -> Result) throws(SurveyError) -> Result {
    try BoundedFile.opening(path, .files) { (file) throws(SurveyError) in
      try check(file)
      let result = body(Reader(self, file))
      try check(file)
      return result
    }
  }

  private func check(_ file: BoundedFile.Opened) throws(SurveyError) {
    if try file.stamp() != stamp { throw BoundedFile.changed(path) }
  }

  /// All of it, held.
  ///
  /// - Throws: ``SurveyError`` as ``reading(_:)`` does, and as ``TextFile/init(path:checking:encoding:)``.
  func whole() throws(SurveyError) -> TextFile {
    var fault: SurveyError?
    let bytes = try reading { (reader) -> [UInt8] in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(markLength + count)
      do throws(SurveyError) {
        try reader.read(-markLength..<count, into: &bytes)
      } catch {
        fault = error
      }
      return bytes
    }
    if let fault { throw fault }
    return try TextFile(path: path, checking: bytes, encoding: .utf8)
  }
}
