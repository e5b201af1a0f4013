internal import CNativeFiles

/// A value as a child writes it.
enum NativeValue: Hashable {
  /// The bits of a double.
  case number(UInt64)
  case missing
  /// A tagged missing value of Stata or SAS, with its letter.
  case tagged(UInt8)
  case text(ArraySlice<UInt8>)
}

extension NativeCursor {
  mutating func value() throws(NativeFault) -> NativeValue {
    switch native_value(UInt32(try byte())) {
    case native_number: return .number(try bits())
    case native_missing: return .missing
    case native_tagged: return .tagged(try byte())
    case native_text:
      let text = try text()
      guard text.count <= native_longest_text else { throw .garbled }
      return .text(text)
    default: throw .garbled
    }
  }
}

/// What a file says of a column, and how its values become cells.
struct NativeVariable: Sendable {
  /// Its name and all that a table keeps of it.
  var column: RespondentColumn
  /// Whether its values are texts.
  let isText: Bool
  /// The set of value labels that it names.
  let labelSet: ArraySlice<UInt8>
  private let moment: NativeMoment?

  init(
    _ cursor: inout NativeCursor, of format: NativeFormat, _ encoding: NativeText
  ) throws(NativeFault) {
    isText = try cursor.byte() != 0
    let level = try cursor.byte()
    column = RespondentColumn(encoding.text(try cursor.label()))
    let title = encoding.text(try cursor.label())
    column.title = title.isEmpty ? nil : title
    moment = NativeMoment(encoding.text(try cursor.text()), of: format)
    labelSet = try cursor.text()
    column.level =
      switch level {
      case 1: .nominal
      case 2: .ordinal
      case 3: .scale
      default: nil
      }
    column.content = isText ? .texts : moment == nil ? .numbers : .dates
    let count = try cursor.count()
    guard count <= 64 else { throw .garbled }
    for _ in 0..<count {
      switch (try cursor.value(), try cursor.value()) {
      case (.number(let low), .number(let high)):
        let (low, high) = (Double(bitPattern: low), Double(bitPattern: high))
        if low <= high { column.declaredMissing.append(.numbers(low...high)) }
      case (.text(let low), .text(let high)):
        // Texts have no ranges.
        let (low, high) = (encoding.text(low), encoding.text(high))
        if low == high { column.declaredMissing.append(.text(low)) }
      default: continue
      }
    }
    guard cursor.isAtEnd else { throw .garbled }
  }

  /// What stands in a cell.
  func cell(_ value: NativeValue, _ encoding: NativeText) -> RespondentCell {
    switch value {
    case .missing: return .missing(.empty)
    case .tagged(let letter): return .missing(.code(".\(Unicode.Scalar(letter))"))
    case .text(let bytes):
      let text = encoding.text(bytes)
      if text.isEmpty { return .missing(.empty) }
      let isMissing = column.declaredMissing.contains(.text(text))
      // The file tells texts from missing values, so that NA is a text.
      return isMissing ? .missing(.code(text)) : .text(text, isQuoted: true)
    case .number(let bits):
      let number = Double(bitPattern: bits)
      let cell = RespondentCell.number(number)
      if column.isDeclaredMissing(number) { return .missing(.code(cell.text)) }
      guard let moment else { return cell }
      return .text(moment.text(number) ?? "\(cell.text) (no date)", isQuoted: true)
    }
  }
}
