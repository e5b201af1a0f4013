/// A cell that holds several answers with a mark between them, such as `tv;radio`, where one of them stands alone in
/// another row; or with spaces, such as `Radio Word of mouth`, where all of them do.
struct SeveralAnswers {
  /// The cell.
  let text: String
  /// The first of its answers that stands alone elsewhere.
  let known: String
  /// The first row that has it.
  let row: Int
  /// Whether the mark is one that answers hardly have in their words; they do have commas and spaces.
  let isCertain: Bool

  /// Finds the first such cell, one with a certain mark before others.
  ///
  /// - Parameters:
  ///   - list: The column's answers.
  ///   - counted: For each answer whether it counts as yes: then only cells are looked for that count as no and hold one
  ///     that counts as yes. Nil where all answers are categories.
  init?(in list: AnswerList, counted: [Bool]? = nil) {
    let alone = Set(
      list.answers.indices.filter { counted?[$0] ?? true }.map { list.answers[$0].text.folded })
    let joined = JoinedTexts(list.answers.map(\.text.folded))
    for isCertain in [true, false] {
      for (place, answer) in list.answers.enumerated()
      where answer.number == nil && counted?[place] != true {
        guard
          let known = Self.known(answer.text, isCertain, alone)
            ?? (isCertain ? nil : Self.known(answer.text, joined, alone))
        else { continue }
        (text, self.known, row, self.isCertain) = (answer.text, known, answer.row, isCertain)
        return
      }
    }
    return nil
  }

  private static func known(
    _ text: String, _ isCertain: Bool, _ alone: Set<String>
  ) -> String? {
    for mark in isCertain ? [";", "|"] as [Character] : [","] where text.contains(mark) {
      let pieces = text.split(separator: mark).map { String($0).words }.filter { !$0.isEmpty }
      guard pieces.count > 1 else { continue }
      // A comma between numbers may stand before decimals.
      if !isCertain, pieces.allSatisfy({ CellNumber.plain($0) != nil }),
        !pieces.allSatisfy({ alone.contains($0.folded) })
      {
        continue
      }
      if let piece = pieces.first(where: { alone.contains($0.folded) }) { return piece }
    }
    return nil
  }

  /// The first of the answers that a cell is made of with spaces between them.
  private static func known(
    _ text: String, _ joined: JoinedTexts, _ alone: Set<String>
  ) -> String? {
    if JoinedTexts.isDirection(text) { return nil }
    guard case .one(let pieces) = joined.reading(text.folded) else { return nil }
    return pieces.first(where: alone.contains)
  }

  /// Why the column is not counted, and the way out.
  func refusal(of column: String) -> String {
    "'\(text.shortened)' in column '\(column)' holds several answers, and '\(known.shortened)' stands alone in other "
      + "rows: write a column for each answer, or count it in a survey's folder as a question of type multiple with "
      + "'split'"
  }

  /// That such a cell is taken for one answer; nil where there is none.
  static func note(of column: String, in list: AnswerList, counted: [Bool]? = nil) -> String? {
    guard let several = SeveralAnswers(in: list, counted: counted), !several.isCertain else {
      return nil
    }
    return
      "'\(several.text.shortened)' in column '\(column)' is taken for one answer, and '\(several.known.shortened)' "
      + "stands alone in other rows; if such cells hold several answers, write a column for each"
  }
}
