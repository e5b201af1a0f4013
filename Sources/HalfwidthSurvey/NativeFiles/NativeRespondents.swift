/// A file of SPSS, Stata or SAS: columns with labels, and codes that the file declares to be no answers.
public struct NativeRespondents: RespondentSource {
  /// The columns with all that the file says of them.
  public let columns: [RespondentColumn]
  /// The path as a person gave it.
  public var path: String { file.path }
  /// That the file doesn't hold labels that it names.
  public var remarks: [String] { metadata.remarks }
  private let file: NativeFile
  private let metadata: NativeMetadata

  /// Reads what the file says of its columns.
  ///
  /// - Throws: ``SurveyError`` for a file that is damaged, or larger or slower to read than a file may be.
  init(_ file: NativeFile) throws(SurveyError) {
    metadata = try file.located(NativeMetadata(of: file))
    self.file = file
    columns = metadata.variables.map(\.column)
  }

  /// Returns the cells of columns, read in one pass.
  ///
  /// Where the file has a fault there is no row: what was read before it may be wrong.
  public func cells(of places: [Int]) -> RespondentCells {
    do throws(NativeFault) {
      return try NativePass.cells(of: places, metadata, in: file)
    } catch {
      return RespondentCells(without: places, error.error(in: path, file.format))
    }
  }

  /// Returns the number of a row, from 1, as such a file has no lines.
  public func place(row: Int, column: Int) -> String? { "\(path), row \(row + 1)" }
}
