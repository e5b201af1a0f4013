extension RespondentColumn {
  /// Why zeros and ones are no answers of no and yes, by their labels, with what to do; nil where nothing speaks
  /// against it.
  ///
  /// - Parameter way: How an answer is asked for, of its label.
  func refusalOfZeroAndOne(_ way: (String) -> String) -> String? {
    guard let label = labelAgainstZeroAndOne else { return nil }
    let labels = valueLabels.map(\.label)
    let yes = labels.first { AnswerWord($0)?.isYes == true } ?? labels.last ?? label.label
    return
      "column '\(name)' has \(label.value.text) labelled '\(label.label)', so that its numbers don't tell yes from "
      + "no: say which answers count as yes, such as \(way(yes))"
  }

  /// A 1 that says no, a 0 that says yes, or a 1 of any other words where the codes are 1 and 2, as in a file where
  /// everybody gave the first of two answers.
  private var labelAgainstZeroAndOne: ValueLabel? {
    func label(_ number: Double) -> ValueLabel? {
      valueLabels.first { CellNumber.plain($0.value.text) == number }
    }
    if let zero = label(0), AnswerWord(zero.label)?.isYes == true { return zero }
    guard let one = label(1) else { return nil }
    if let word = AnswerWord(one.label) { return word.isYes ? nil : one }
    return label(0) == nil && label(2) != nil ? one : nil
  }
}
