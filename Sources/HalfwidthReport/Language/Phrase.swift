/// What a document says in its own words, with the values in it apart, so that another language can say it.
///
/// A literal makes one: `"\(level) interval"` is the phrase `%1 interval` with one value.
struct Phrase: ExpressibleByStringInterpolation {
  private var parts: [Part] = []

  fileprivate enum Part {
    case words(String)
    case value(String)
  }

  init(stringLiteral words: String) { parts = [.words(words)] }

  init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }

  /// The phrase with its values in their places.
  var english: String {
    parts.map {
      switch $0 {
      case .words(let words): words
      case .value(let value): value
      }
    }.joined()
  }

  /// The phrase by which a language's table knows it: its words, and `%1`, `%2` and so on where its values are.
  var key: String {
    var key = ""
    var values = 0
    for part in parts {
      switch part {
      case .words(let words): key += words
      case .value:
        values += 1
        key += "%\(values)"
      }
    }
    return key
  }

  /// What stands in the places `%1`, `%2` and so on.
  var values: [String] {
    parts.compactMap { if case .value(let value) = $0 { value } else { nil } }
  }

  /// A phrase on several lines of source.
  static func + (first: Phrase, second: Phrase) -> Phrase {
    var phrase = first
    phrase.parts += second.parts
    return phrase
  }

  /// Collects words and values as they stand in a literal.
  struct Interpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(literalCapacity == 0 ? interpolationCount : 2 * interpolationCount + 1)
    }

    mutating func appendLiteral(_ words: String) {
      if !words.isEmpty { parts.append(.words(words)) }
    }

    mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      parts.append(.value(value.description))
    }
  }
}
