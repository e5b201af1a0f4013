@testable internal import HalfwidthSurvey

/// What a child writes is decoded, or refused: first what it says of columns, and then values of those.
///
/// The first byte says the format, the next two how many bytes are of the first stream.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFrames(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count >= 3 else { return 0 }
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let format = NativeFormat.allCases[Int(bytes[0]) % NativeFormat.allCases.count]
  let rest = bytes[3...]
  let cut = min(rest.count, Int(bytes[1]) | Int(bytes[2]) << 8)
  do throws(NativeFault) {
    var collected = NativeMetadata.Collected()
    var frames = NativeFrames()
    try frames.add(rest.prefix(cut)) { kind, frame throws(NativeFault) in
      try collected.add(kind, frame)
    }
    try frames.finish()
    let metadata = try collected.metadata(of: format)
    var pass = NativePass(
      metadata, columns: Array(metadata.variables.indices), of: format, NativeFile.Limits())
    var values = NativeFrames()
    try values.add(rest.dropFirst(cut)) { kind, frame throws(NativeFault) in
      try pass.add(kind, frame)
    }
    try values.finish()
    let cells = try pass.cells()
    for column in cells.columns.values {
      precondition(column.count == cells.rowCount, "a column has other rows")
      for row in 0..<column.count { _ = column.cell(at: row) }
    }
  } catch {
    _ = error.error(in: "frames", format)
  }
  return 0
}
