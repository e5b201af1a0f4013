/// Why a text is not the JSON that ``JSONReader`` takes, and where.
public struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  public let kind: Kind
  /// Where it is wrong: the number of bytes before it.
  public let offset: Int
  /// The line, from 1; a line feed ends a line.
  public let line: Int
  /// The column in its line, from 1, in Unicode scalars.
  public let column: Int

  /// What can be wrong.
  public enum Kind: Hashable, Sendable {
    /// There is no value: the text is empty, or white space.
    case noValue
    /// The text begins with a byte order mark.
    case byteOrderMark
    /// A byte that does not belong to valid UTF-8: the first of an ill-formed sequence.
    case invalidUTF8(UInt8)
    /// The text ends where something is still open.
    case unexpectedEnd(Container)
    /// A character that can't stand where it stands.
    case unexpectedCharacter(Unicode.Scalar, expected: Expectation)
    /// Text after the value.
    case trailingText
    /// A comma with nothing after it.
    case trailingComma
    /// A comment, in any style.
    case comment
    /// A text, or a name, in single or typographic quotes.
    case wrongQuote(Unicode.Scalar)
    /// A name without quotes.
    case unquotedKey(String)
    /// The name of a member that its object has already.
    case duplicateKey(String)
    /// A bare word for a number that is not finite, such as `NaN`.
    case nonFiniteWord(String)
    /// A bare word that JSON does not know, such as `True` or `NA`.
    case unknownWord(String)
    /// A number that begins with a plus sign.
    case leadingPlus
    /// A number with a superfluous zero in front.
    case leadingZero
    /// A number without a digit where it needs one.
    case missingDigit(DigitPlace)
    /// An integer beyond 2^53.
    case integerTooLarge
    /// A number beyond the largest double.
    case numberTooLarge
    /// A control character inside a string.
    case controlCharacter(UInt8)
    /// A backslash before a character that has no escape.
    case unknownEscape(Unicode.Scalar)
    /// A `\u` without four hexadecimal digits.
    case malformedUnicodeEscape
    /// Half of a surrogate pair.
    case loneSurrogate(UInt16)
    /// Arrays and objects nested deeper than ``JSONReader/maximumDepth``.
    case tooDeep
  }

  /// What was open where the text ended.
  public enum Container: String, CaseIterable, Hashable, Sendable {
    /// A string without its closing quote.
    case string
    /// An array without its closing bracket.
    case array
    /// An object without its closing brace.
    case object
  }

  /// What should have stood where another character stands.
  public enum Expectation: CaseIterable, Hashable, Sendable {
    /// The first character of a value.
    case value
    /// The quote in front of a member's name.
    case key
    /// The colon after a member's name.
    case colon
    /// The comma or the bracket after an array's element.
    case commaOrBracket
    /// The comma or the brace after an object's member.
    case commaOrBrace
  }

  /// Where a number lacks a digit.
  public enum DigitPlace: CaseIterable, Hashable, Sendable {
    /// After the minus sign.
    case afterMinus
    /// In front of the decimal point.
    case beforePoint
    /// After the decimal point.
    case afterPoint
    /// In the exponent.
    case inExponent
  }
}

extension JSONError {
  /// Creates an error, and finds its line and column.
  ///
  /// - Complexity: O(n) in `offset`.
  init(_ kind: Kind, at offset: Int, in bytes: Span<UInt8>) {
    self.kind = kind
    self.offset = offset
    var line = 1
    var column = 1
    for index in 0..<offset {
      if bytes[index] == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if bytes[index] & 0b1100_0000 != 0b1000_0000 {
        // Every byte but a continuation byte begins a scalar.
        column += 1
      }
    }
    self.line = line
    self.column = column
  }
}

extension JSONError: CustomStringConvertible {
  /// The position and the message, as `line:column: message`.
  public var description: String { "\(line):\(column): \(message)" }
}
