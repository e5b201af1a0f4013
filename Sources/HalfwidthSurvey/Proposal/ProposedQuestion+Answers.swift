extension ProposedQuestion {
  /// The answers of a list, and what values stand for them.
  static func answers(
    _ values: [ColumnProfile.Value]
  ) -> (items: [Item], codes: [AnswerCode]) {
    var ids = ProposedNames()
    var items: [Item] = []
    var codes: [AnswerCode] = []
    for (place, value) in values.enumerated() {
      let words = value.words
      let twins = values.indices.filter { values[$0].isSame(as: value) }
      let isShared = twins.count > 1
      if isShared, value.label == nil, let first = twins.first, first < place {
        // One answer in two spellings.
        codes.append(AnswerCode(value: value.text, answer: codes[first].answer))
        continue
      }
      let label = isShared && value.label != nil ? "\(words) (\(value.text.words))" : words
      let item = Item(
        id: ids.name(words, or: "answer"), label: String(label.prefix(300)), column: nil)
      items.append(item)
      codes.append(AnswerCode(value: value.text, answer: item.id))
    }
    let isPlain =
      zip(items, codes).allSatisfy { $0.label == $1.value } && items.count == codes.count
    return (items, isPlain ? [] : codes.distinctValues)
  }
}
