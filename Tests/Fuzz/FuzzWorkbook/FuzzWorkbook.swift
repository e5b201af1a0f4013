internal import CNativeFiles
internal import Glibc

@testable internal import HalfwidthSurvey

/// A file without a name that is written anew for each input.
private struct NamelessFile {
  let descriptor: CInt

  init() {
    guard let file = unsafe tmpfile() else { preconditionFailure("there is no file to write") }
    descriptor = unsafe fileno(file)
  }

  func empty() {
    precondition(ftruncate(descriptor, 0) == 0, "the file is not emptied")
    precondition(lseek(descriptor, 0, SEEK_SET) == 0, "the file has no beginning")
  }

  func fill(_ start: UnsafePointer<UInt8>?, _ count: Int) {
    empty()
    let written = unsafe pwrite(descriptor, start, count, 0)
    precondition(written == count, "the file is not written")
  }

  var bytes: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
    let found = unsafe bytes.withUnsafeMutableBytes {
      unsafe pread(descriptor, $0.baseAddress, $0.count, 0)
    }
    precondition(found == bytes.count, "the file is not read")
    return bytes
  }
}

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
