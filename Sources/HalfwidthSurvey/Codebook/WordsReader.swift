/// Reads the shares that a report gives in words, with the bounds that the author of the codebook reads in them: the
/// list `words` of a codebook.
struct WordsReader {
  let names: CodebookNames

  /// - Parameter node: The list; nil where there is none.
  /// - Returns: A row for each entry, as of printed numbers.
  func rows(_ node: CodebookNode?, faults: inout CodebookFaults) -> [PrintedValue] {
    guard let node, let elements = faults.reading(try node.list("words")) else { return [] }
    var rows: [PrintedValue] = []
    for element in elements {
      if let row = faults.reading(try row(element)) { rows.append(row) }
    }
    return rows
  }

  private func row(_ element: CodebookNode) throws(SurveyError) -> PrintedValue {
    let mapping = try CodebookMapping(
      element, what: "an entry of 'words'", keys: ["of", "says", "from", "to", "n", "where"])
    let node = try mapping.required("of")
    let (reference, question) = try number(node)
    let words = PrintedValue.Words(
      text: try mapping.text("says"), from: try share(mapping.required("from")),
      to: try share(mapping.required("to")))
    guard words.from.units * words.to.unitsPerOne <= words.to.units * words.from.unitsPerOne else {
      let node = try mapping.required("to")
      throw node.error(
        "'to' is less than 'from'; write the smaller share first")
    }
    return PrintedValue(
      question: question.id, item: reference.item,
      category: reference.category ?? names.scale(of: question)?.headline, count: nil, percent: nil,
      words: words,
      base: try mapping["n"]?.whole("n", in: 1...SampleReader.largestSample)
        ?? question.printed.base,
      figure: nil, place: try mapping.text("where"), source: element.position)
  }

  /// The number that words are of, and its question.
  private func number(
    _ node: CodebookNode
  ) throws(SurveyError) -> (Claim.Reference, Question) {
    let text = try node.text("of")
    return try node.naming { () throws(NameFault) in
      let reference = try names.number(text)
      return (reference, try names.question(reference.question))
    }
  }

  /// A percentage from 0 to 100, such as `25%`.
  private func share(_ node: CodebookNode) throws(SurveyError) -> PrintedValue.Printed {
    let text = try node.text("a bound of 'words'")
    guard text.hasSuffix("%"), let share = PrintedValue.Printed(String(text.dropLast())),
      share.relation == .equal, share.units <= 100 * share.unitsPerOne
    else {
      throw node.error(
        "'\(text.shortened)' is no share; write a percentage from 0% to 100%, such as 25%")
    }
    return share
  }
}
