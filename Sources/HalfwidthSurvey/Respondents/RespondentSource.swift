/// Where a table of respondents is read from: a file format is one type.
///
/// A source says what the file says, cells and places; what an answer is, a missing one or a row of totals is
/// decided once for all formats, by ``RespondentTable``.
public protocol RespondentSource: Sendable {
  /// The path for messages.
  var path: String { get }
  /// The columns in the file's order; none has an empty name, and no name comes twice.
  var columns: [RespondentColumn] { get }
  /// How numbers that are written as texts are to be read.
  var format: DelimitedFormat { get }
  /// What a reader should know of how the file is read, each a sentence without a full stop.
  var remarks: [String] { get }

  /// Returns the cells of columns, read in one pass.
  ///
  /// A fault in a row is no error here, but one of what is found: rows before it may be all that is needed.
  ///
  /// - Parameter places: The places of the columns among ``columns``, none twice.
  /// - Complexity: O(n) in the bytes of the file.
  func cells(of places: [Int]) -> RespondentCells

  /// Returns where a cell stands, such as `file:line:column`; nil where there is none.
  ///
  /// - Parameters:
  ///   - row: The row, from 0.
  ///   - column: The place of the column.
  func place(row: Int, column: Int) -> String?
}

extension RespondentSource {
  /// Numbers with a point before their decimals.
  public var format: DelimitedFormat { DelimitedFormat(decimalMark: .point) }
  /// Nothing.
  public var remarks: [String] { [] }
}
