/// Names of a proposal that other places of a codebook can refer to, each once.
struct ProposedNames {
  private var taken: Set<String> = []

  /// The longest name.
  private static let longest = 40

  /// Makes a name of a text, different from all that were made before.
  ///
  /// - Parameter fallback: The name of a text in which nothing can stand in one.
  mutating func name(_ text: String, or fallback: String) -> String {
    let plain = Self.plain(text)
    let base = plain.isEmpty ? fallback : plain
    var name = base
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(base)-\(number)"
      number += 1
    }
    return name
  }

  /// The letters and digits of a text with hyphens between them, in small letters.
  static func plain(_ text: String) -> String {
    var name = ""
    var isBetween = false
    for scalar in text.lowercased().unicodeScalars {
      let isPart =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
      if isPart {
        if isBetween, !name.isEmpty { name += "-" }
        isBetween = false
        name.unicodeScalars.append(scalar)
      } else if scalar != "'" && scalar != "\u{2019}" {
        isBetween = true
      }
      if name.unicodeScalars.count >= longest { break }
    }
    return name
  }
}
