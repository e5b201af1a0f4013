internal import CNativeFiles
internal import FuzzSupport

@testable internal import HalfwidthSurvey

private let file = NamelessFile()
private let output = NamelessFile()

/// What the reader of workbooks writes of a request, read in the program itself, so that it is watched.
private func frames(_ asked: [UInt8]?, header: Int) -> [UInt8] {
  output.empty()
  let columns = asked.map { $0 + [0] }
  func read(_ places: UnsafePointer<UInt8>?) {
    var request = unsafe native_request(
      format: Int32(native_workbook.rawValue), sheet: nil, header: UInt32(header), is_raw: 0,
      asked: places, asked_count: asked?.count ?? 0)
    unsafe native_read_here(file.descriptor, &request, output.descriptor)
  }
  if let columns {
    unsafe columns.withUnsafeBufferPointer { unsafe read($0.baseAddress) }
  } else {
    read(nil)
  }
  return output.bytes
}

/// A workbook is read, or refused; what is written of it is decoded without a fault of its own.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWorkbook(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe file.fill(start, count)
  var collected = WorkbookHeader.Collected()
  do throws(NativeFault) {
    var decoder = NativeFrames()
    try decoder.add(frames(nil, header: 0)[...]) { kind, frame throws(NativeFault) in
      try collected.add(kind, frame)
    }
    try decoder.finish()
  } catch {
    precondition(error != .garbled, "the reader writes what is not read")
    return 0
  }
  guard let header = try? WorkbookHeader(collected, sheet: nil, path: "fuzz.xlsx") else { return 0 }
  var asked = [UInt8](repeating: 0, count: (header.columns.last?.place ?? 0) + 1)
  for column in header.columns { asked[column.place] = 1 }
  var pass = WorkbookPass(
    header, columns: Array(header.columns.indices), path: "fuzz.xlsx", NativeFile.Limits())
  do throws(NativeFault) {
    var decoder = NativeFrames()
    try decoder.add(frames(asked, header: header.row)[...]) { kind, frame throws(NativeFault) in
      try pass.add(kind, frame)
    }
    try decoder.finish()
    let cells = try pass.cells()
    for column in cells.columns.values {
      precondition(column.count == cells.rowCount, "a column has other rows")
    }
  } catch {
    precondition(error != .garbled, "the reader writes what is not read")
  }
  return 0
}
