@testable import HalfwidthSurvey

/// A reader of fields as one would write it down from the rules, byte by byte: what ``DelimitedText`` is compared with.
struct PlainFieldReader {
  struct Field: Equatable {
    /// Where it begins.
    var begin: Int
    var text: [UInt8]
    var isQuoted: Bool
  }

  private enum State {
    case betweenRows, beforeField, inField, inQuotes, afterQuote, afterSpace
  }

  private(set) var rows: [[Field]] = []
  /// The fields of a row that a fault cuts off.
  private(set) var cutOff: [Field] = []
  private(set) var fault: DelimitedText.Fault?

  init(_ bytes: ArraySlice<UInt8>, separator: UInt8) {
    var state = State.betweenRows
    var row: [Field] = []
    var field = Field(begin: bytes.startIndex, text: [], isQuoted: false)
    func isSpace(_ byte: UInt8) -> Bool { byte != separator && (byte == 0x20 || byte == 0x09) }
    func endField(next: Int) {
      while !field.isQuoted, let last = field.text.last, isSpace(last) { field.text.removeLast() }
      row.append(field)
      field = Field(begin: next, text: [], isQuoted: false)
      state = .beforeField
    }
    for (place, byte) in zip(bytes.indices, bytes) {
      let isRowEnd = byte == 0x0A || byte == 0x0D
      switch state {
      case .betweenRows where isRowEnd || isSpace(byte): continue
      case .beforeField where isSpace(byte): continue
      case .betweenRows, .beforeField:
        if state == .betweenRows { field.begin = place }
        if byte == 0x22 {
          (state, field.isQuoted) = (.inQuotes, true)
          continue
        }
        state = .inField
      case .inField: break
      case .inQuotes:
        if byte == 0x22 { state = .afterQuote } else { field.text.append(byte) }
        continue
      case .afterQuote, .afterSpace:
        if byte == 0x22, state == .afterQuote {
          field.text.append(byte)
          state = .inQuotes
          continue
        }
        guard isRowEnd || byte == separator else {
          guard isSpace(byte) else {
            fault = DelimitedText.Fault(kind: .strayQuote, offset: place)
            cutOff = row
            return
          }
          state = .afterSpace
          continue
        }
      }
      if byte == separator {
        endField(next: place + 1)
      } else if isRowEnd {
        endField(next: place + 1)
        rows.append(row)
        (row, state) = ([], .betweenRows)
      } else if byte == 0x22 {
        fault = DelimitedText.Fault(kind: .strayQuote, offset: place)
        cutOff = row
        return
      } else {
        field.text.append(byte)
      }
    }
    switch state {
    case .betweenRows: return
    case .inQuotes:
      fault = DelimitedText.Fault(kind: .openQuote, offset: field.begin)
      cutOff = row
    case .beforeField, .inField, .afterQuote, .afterSpace:
      endField(next: bytes.endIndex)
      rows.append(row)
    }
  }
}
