internal import CNativeFiles

/// The values of a column of a file of another program while they are read: each different one once, and for
/// each row which one it is.
struct NativeColumn {
  private let variable: NativeVariable
  private let hidesEncoding: Bool
  private var cells: CellColumn
  /// The values by their places, numbers as their bits.
  private var numbers: [UInt64] = []
  private var texts = DistinctTexts()
  private var knownNumbers = KeyPlaces()
  /// Whether all texts are UTF-8.
  private var isUTF8 = true

  init(_ variable: NativeVariable, hidesEncoding: Bool) {
    self.variable = variable
    self.hidesEncoding = hidesEncoding
    cells = CellColumn()
  }

  var name: String { variable.column.name }
  /// The number of rows.
  var count: Int { cells.count }
  /// How many bytes are kept.
  var size: Int { cells.size + 8 * numbers.count + texts.size }

  /// Adds the next row's value.
  mutating func add(_ value: NativeValue) throws(NativeFault) {
    switch value {
    case .text(let bytes):
      guard variable.isText else { throw .garbled }
      try add(bytes)
    case .number(let bits):
      guard !variable.isText else { throw .garbled }
      guard Double(bitPattern: bits).isFinite else { throw .notFinite(row: count, column: name) }
      add(bits)
    case .missing:
      if variable.isText { try add([]) } else { add(Self.missing) }
    case .tagged(let letter):
      guard !variable.isText, 0x21..<0x7F ~= letter else { throw .garbled }
      add(Self.missing | UInt64(letter))
    }
  }

  /// A number that no value is, with a letter's place in it.
  private static let missing = Double.nan.bitPattern & ~0xFF

  private mutating func add(_ bits: UInt64) {
    if let place = knownNumbers[bits] {
      cells.append(place)
      return
    }
    let place = numbers.count
    numbers.append(bits)
    if cells.appendNew(.missing(.empty)) == nil {
      cells.appendFurther(at: UInt32(place))
    } else {
      knownNumbers.keep(bits, place)
    }
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>) throws(NativeFault) {
    var isOther = false
    try texts.add(bytes, to: &cells) { () throws(NativeFault) in
      if NativeText.isUTF8(bytes) { return }
      guard hidesEncoding else { throw .outcome(native_bad_text.rawValue) }
      isOther = true
    }
    if isOther { isUTF8 = false }
  }

  /// The cells, when all rows are there.
  func finished() -> CellColumn {
    let encoding = isUTF8 ? NativeText.utf8 : .windows1252
    var finished = cells
    let values = Values(
      variable: variable, encoding: encoding, numbers: numbers, texts: texts)
    finished.settle { values.cell(at: $0) }
    return finished
  }

  /// The values by their places.
  private struct Values: Sendable {
    let variable: NativeVariable
    let encoding: NativeText
    let numbers: [UInt64]
    let texts: DistinctTexts

    func cell(at place: UInt32) -> RespondentCell {
      let place = Int(place)
      if variable.isText {
        return variable.cell(.text(texts[place]), encoding)
      }
      let bits = numbers[place]
      guard bits & ~0xFF == NativeColumn.missing else {
        return variable.cell(.number(bits), encoding)
      }
      let letter = UInt8(truncatingIfNeeded: bits)
      return variable.cell(letter == 0 ? .missing : .tagged(letter), encoding)
    }
  }
}
