/// A file of comma-separated whole numbers: a table of counts, or a row of answers for each respondent.
///
/// A first row of names and a first column of names are recognised by not being whole numbers, and are
/// kept as labels.
public struct TableFile: Hashable, Sendable {
  /// The numbers by row; at least one row, all of one length of at least one.
  public let rows: [[Int]]
  /// The names of the rows; nil where the file has none.
  public let rowLabels: [String]?
  /// The names of the columns; nil where the file has none.
  public let columnLabels: [String]?

  /// Reads a file.
  ///
  /// - Throws: ``SurveyError`` for a file that can't be read, rows of different lengths, and a field
  ///   that is not a whole number from 0 to 2^53, each with its line and column.
  public static func read(_ path: String) throws(SurveyError) -> TableFile {
    try TableFile(DelimitedTable.read(TextFile.read(path)), path: path)
  }

  private init(_ table: DelimitedTable, path: String) throws(SurveyError) {
    guard let first = table.rows.first else {
      throw SurveyError(.badData, path: path, "the file has no row; add the counts")
    }
    // A corner above row names may be blank, and a single column has no names beside it.
    let hasHeader =
      first.dropFirst().contains { !Self.isNumber($0.text) }
      || (first.count == 1 && !Self.isNumber(first[0].text))
    let body = hasHeader ? Array(table.rows.dropFirst()) : table.rows
    guard !body.isEmpty else {
      throw SurveyError(first[0].position, "the file has names and no numbers; add rows of counts")
    }
    let hasNames = first.count > 1 && body.contains { !$0.isEmpty && Self.isName($0[0].text) }
    for row in table.rows where row.count != first.count {
      throw SurveyError(
        row[0].position,
        "the row has \(row.count) fields and the first row \(first.count); give every row the same "
          + "number, and put a field that holds a comma in quotes")
    }
    var rows: [[Int]] = []
    for row in body {
      var values: [Int] = []
      for field in row.dropFirst(hasNames ? 1 : 0) { values.append(try Self.count(field)) }
      rows.append(values)
    }
    self.rows = rows
    rowLabels = hasNames ? body.map { $0[0].text } : nil
    columnLabels = hasHeader ? first.dropFirst(hasNames ? 1 : 0).map(\.text) : nil
  }

  private static func isNumber(_ text: String) -> Bool { Int(text) != nil }

  /// A name is text that no mistyped count would be: it holds a letter.
  private static func isName(_ text: String) -> Bool {
    Double(text) == nil && text.contains { $0.isLetter }
  }

  private static func count(_ field: DelimitedTable.Field) throws(SurveyError) -> Int {
    if field.text.isEmpty {
      throw SurveyError(field.position, "the field is empty; write a count, 0 where there is none")
    }
    guard let count = Int(field.text), field.text.first != "+" else {
      throw SurveyError(
        field.position, "'\(field.text)' is not a whole number; write a count such as 12")
    }
    guard count >= 0 else {
      throw SurveyError(field.position, "\(count) is negative; counts are not negative")
    }
    guard count <= 1 << 53 else {
      throw SurveyError(
        field.position,
        "\(count) is above 2^53, the largest number that is counted exactly; give fewer")
    }
    return count
  }
}
