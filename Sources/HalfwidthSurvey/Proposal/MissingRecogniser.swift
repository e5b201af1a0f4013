/// Finds the values of a column that stand for no answer.
enum MissingRecogniser {
  static func missing(of profile: ColumnProfile) -> ProposedMissing {
    var found = ProposedMissing()
    for value in profile.declared {
      guard let label = value.label, let reason = KnownAnswers.missing(label) else { continue }
      found.add(
        .init(
          text: value.text, reason: reason,
          cause: "declared missing by the file, and labelled '\(label.words.shortened)'"))
    }
    for value in profile.values {
      guard let reason = KnownAnswers.missing(value.words) else { continue }
      found.add(
        .init(
          text: value.text, reason: reason,
          cause: value.label == nil ? "says so itself" : "labelled '\(value.words.shortened)'"))
    }
    let rest = profile.without(found.texts)
    addCodes(of: rest, to: &found)
    addCodesAlone(of: rest, to: &found)
    return found
  }

  private static let apart = "apart from the other values, as surveys code missing answers"

  /// Codes in a column whose cells hold several whole numbers: they stand alone in theirs.
  private static func addCodesAlone(of profile: ColumnProfile, to found: inout ProposedMissing) {
    guard !profile.isNumeric, !profile.isOpen else { return }
    let texts = profile.values.filter { $0.count > 0 }.map(\.text)
    for separator: Character in [" ", ";", ",", "|"] {
      let cells = texts.map { $0.split(separator: separator).map { CellNumber.plain(String($0)) } }
      let numbers = cells.joined().compactMap(\.self)
      guard numbers.count == cells.reduce(0, { $0 + $1.count }),
        let codes = UndeclaredCodes.find(in: numbers)?.codes
      else { continue }
      for code in codes {
        let isAlone = cells.allSatisfy { $0.count == 1 || !$0.contains(Double(code)) }
        let text = texts.first { CellNumber.plain($0) == Double(code) }
        guard isAlone, let text else { continue }
        found.add(.init(text: text, reason: KnownAnswers.reason(ofCode: code), cause: apart))
      }
      return
    }
  }

  /// Codes such as 99 that stand apart from the other numbers, and have no label.
  private static func addCodes(of profile: ColumnProfile, to found: inout ProposedMissing) {
    guard profile.isNumeric else { return }
    let values = profile.values.filter { $0.label == nil && $0.count > 0 }
    let numbers = values.compactMap(\.number)
    guard numbers.count == values.count else { return }
    let labelled = profile.values.compactMap { $0.label == nil ? nil : $0.number }
    if let undeclared = UndeclaredCodes.find(in: numbers + labelled) {
      let codes = undeclared.codes.filter { !labelled.contains(Double($0)) }
      let isPositive = undeclared.scale.lowerBound >= 0
      let cause =
        isPositive ? "a code far above all other numbers" : "a code far from all other numbers"
      add(
        codes.filter { !undeclared.isFar || !isPositive || $0 >= 0 }, of: values, to: &found,
        undeclared.isFar ? cause : apart)
      if !undeclared.isFar { return }
    }
    let known = numbers.filter { $0.magnitude < 1e6 && UndeclaredCodes.known.contains(Int($0)) }
      .map { Int($0) }
    let others = numbers.filter { number in !known.contains { Double($0) == number } }
    guard let least = others.min() else { return }
    add(
      known.filter { $0 < 0 && least >= 0 }, of: values, to: &found,
      "a negative code among numbers from 0 on")
  }

  private static func add(
    _ codes: [Int], of values: [ColumnProfile.Value], to found: inout ProposedMissing,
    _ cause: String
  ) {
    for code in codes {
      guard let value = values.first(where: { $0.number == Double(code) }) else { continue }
      found.add(.init(text: value.text, reason: KnownAnswers.reason(ofCode: code), cause: cause))
    }
  }
}
