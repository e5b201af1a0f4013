internal import FuzzSupport

@testable internal import HalfwidthSurvey

private let file = NamelessFile()

/// What a child may take here: a hang and a lack of memory are found soon, and are one error each.
private let limits = {
  var limits = NativeFile.Limits()
  limits.memory = 256 << 20
  limits.seconds = 2
  limits.kept = 64 << 20
  limits.rows = 1_000_000
  return limits
}()

/// A file of another program is read, or refused with one error of which no row is left.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNative(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe file.fill(start, count)
  guard case .native(let opened)? = try? OpenedFile(file.path, limits: limits),
    opened.format != .workbook,
    let source = try? NativeRespondents(opened)
  else { return 0 }
  precondition(
    Set(source.columns.map(\.name)).count == source.columns.count, "two columns have one name")
  let cells = source.cells(of: Array(source.columns.indices.prefix(64)))
  precondition(cells.end == nil || cells.rowCount == 0, "rows stay after an error")
  for column in cells.columns.values {
    precondition(column.count == cells.rowCount, "a column has other rows")
    for row in 0..<min(cells.rowCount, 100) {
      if case .number(let number) = column.cell(at: row) {
        precondition(number.isFinite, "a number of a file is not finite")
      }
    }
  }
  return 0
}
