extension FileDesign {
  /// The places of the answers in a column; nil where a row has none, or is not looked at.
  public func places(of column: ClassifiedColumn) -> [Int?] {
    rows.map { column.answers.answer(at: $0) }
  }
}
