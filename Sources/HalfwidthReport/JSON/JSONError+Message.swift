extension JSONError {
  /// What is wrong and what to do, as one sentence without a full stop, and without the position.
  ///
  /// Text from the input is shortened to 40 characters, and its control characters are escaped.
  public var message: String {
    switch kind {
    case .noValue:
      "there is no JSON value, only white space or nothing; write one value"
    case .byteOrderMark:
      "the text begins with a byte order mark; save it as UTF-8 without one"
    case .invalidUTF8(let byte):
      "the byte 0x\(hexadecimal(byte, digits: 2)) is not valid UTF-8 here; save the text as UTF-8"
    case .unexpectedEnd(let container):
      "the text ends inside \(container.withArticle); close it with \(container.closer)"
    case .unexpectedCharacter(let scalar, let expected):
      "\(shown(scalar)) can't stand here; \(expected.advice)"
    case .trailingText:
      "there is more text after the JSON value; write one value only"
    case .trailingComma:
      "nothing follows the comma; remove it"
    case .comment:
      "JSON has no comments; remove this one"
    case .wrongQuote(let scalar):
      "\(shown(scalar)) does not quote text in JSON; write the double quote \" instead"
    case .unquotedKey(let word):
      "the name \(excerpt(word)) is not in quotes; write \"\(excerpt(word))\""
    case .duplicateKey(let key):
      "the name \"\(excerpt(key))\" comes twice in one object; keep one of the two"
    case .nonFiniteWord(let word) where word.lowercased().hasSuffix("nan"):
      "\(word) is not JSON; write null where there is no number"
    case .nonFiniteWord(let word):
      "\(word) is not JSON; write the string \"\(word.hasPrefix("-") ? "-" : "")Infinity\""
    case .unknownWord(let word):
      "\(excerpt(word)) is not JSON; \(advice(insteadOf: word))"
    case .leadingPlus:
      "a number does not begin with a plus sign in JSON; remove it"
    case .leadingZero:
      "a number does not begin with a superfluous 0 in JSON; remove it"
    case .missingDigit(let place):
      "a digit is missing \(place.advice)"
    case .integerTooLarge:
      "an integer beyond 2^53 (9007199254740992) would lose digits; write it as a string, or with .0"
        + " if it may be rounded"
    case .numberTooLarge:
      "a number beyond 1.8e308 is too large for a double; write the string \"Infinity\" if that is"
        + " meant"
    case .controlCharacter(let byte):
      "\(shown(Unicode.Scalar(byte))) can't stand in a string as it is; write \(escape(byte))"
    case .unknownEscape(let scalar):
      "there is no escape for \(shown(scalar)) in JSON; write \\\\ where a backslash is meant"
    case .malformedUnicodeEscape:
      "\\u needs four hexadecimal digits; write \\u00e9, for instance"
    case .loneSurrogate(let unit):
      "the escape \\u\(hexadecimal(unit, digits: 4)) is half of a surrogate pair; write both halves,"
        + " or the character itself"
    case .tooDeep:
      "arrays and objects are nested more than \(JSONReader.maximumDepth) deep; flatten them"
    }
  }
}

// MARK: - Parts of sentences

extension JSONError.Container {
  fileprivate var withArticle: String { self == .string ? "a string" : "an \(rawValue)" }

  fileprivate var closer: String {
    switch self {
    case .string: "\""
    case .array: "]"
    case .object: "}"
    }
  }
}

extension JSONError.Expectation {
  fileprivate var advice: String {
    switch self {
    case .value: "write a value: a string, a number, true, false, null, an array or an object"
    case .key: "write a member's name in double quotes"
    case .colon: "write a colon between a member's name and its value"
    case .commaOrBracket: "write a comma or ] after an element"
    case .commaOrBrace: "write a comma or } after a member"
    }
  }
}

extension JSONError.DigitPlace {
  fileprivate var advice: String {
    switch self {
    case .afterMinus: "after the minus sign; write -1, for instance"
    case .beforePoint: "before the decimal point; write 0.5, for instance"
    case .afterPoint: "after the decimal point; write 1.0, for instance"
    case .inExponent: "in the exponent; write 1e3, for instance"
    }
  }
}

private func advice(insteadOf word: String) -> String {
  switch word.lowercased() {
  case "true": "write true, in lower case"
  case "false": "write false, in lower case"
  case "null", "na", "none", "nil", "undefined": "write null"
  default: "write text in double quotes"
  }
}

/// A character in quotes, or its number where it does not show.
private func shown(_ scalar: Unicode.Scalar) -> String {
  let properties = scalar.properties
  switch properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .unassigned,
    .privateUse, .surrogate, .nonspacingMark, .enclosingMark:
    return "the character U+\(hexadecimal(scalar.value, digits: 4).uppercased())"
  default:
    return scalar == "'" ? "\"'\"" : "'\(scalar)'"
  }
}

/// How a control character is written inside a string.
private func escape(_ byte: UInt8) -> String {
  var bytes: [UInt8] = []
  JSONWriter.writeString(String(Unicode.Scalar(byte)), to: &bytes)
  return String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
}

private func excerpt(_ text: String) -> String {
  let limit = 40
  let start = text.unicodeScalars.prefix(limit + 1)
  let isWhole = start.count <= limit
  var bytes: [UInt8] = []
  JSONWriter.writeString(String(start.prefix(limit)), to: &bytes)
  return String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self) + (isWhole ? "" : "...")
}

private func hexadecimal(_ value: some BinaryInteger, digits: Int) -> String {
  let text = String(value, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
