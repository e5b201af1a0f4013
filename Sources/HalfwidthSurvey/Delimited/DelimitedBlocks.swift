/// A text of fields from its beginning to its end, in parts that each begin with a row: all of it where it is held, and
/// otherwise as much as is read at once.
struct DelimitedBlocks {
  /// The part that is there.
  private(set) var text: DelimitedText
  /// Where the first part begins to hold rows.
  let start: Int
  /// Why no further part could be read.
  private(set) var fault: SurveyError?
  /// Where the part begins in the whole text.
  private var offset = 0
  private var source: (file: LargeText.Reader, rest: Range<Int>)?

  /// Takes a text that is held.
  init(_ text: DelimitedText, _ layout: DelimitedLayout) {
    self.text = text
    start = layout.start
  }

  /// Reads a text that is not held.
  init(_ file: LargeText.Reader, _ layout: DelimitedLayout) {
    text = DelimitedText(separatedBy: layout.separator)
    start = 0
    offset = layout.start
    source = (file, layout.start..<layout.end)
    goOn(from: 0)
  }

  /// Whether nothing follows the part.
  var isLast: Bool { source?.rest.isEmpty ?? true }

  /// Puts the rest of the part and what follows it in its place.
  ///
  /// - Parameter index: Where the rest begins.
  mutating func goOn(from index: Int) {
    guard let (file, rest) = source else { return }
    // A row that is longer than a block takes ever longer ones, so that it isn't read again too often.
    let count = min(rest.count, max(file.block, text.end - index))
    do throws(SurveyError) {
      try text.goOn(from: index) { (bytes) throws(SurveyError) in
        try file.read(rest.prefix(count), into: &bytes)
      }
    } catch {
      fault = error
      text = DelimitedText(separatedBy: .comma)
      source = nil
      return
    }
    offset += index
    source = (file, rest.dropFirst(count))
  }

  /// A fault of the part with its place in the whole text.
  func fault(_ fault: DelimitedText.Fault) -> DelimitedText.Fault {
    var fault = fault
    fault.offset += offset
    return fault
  }
}
