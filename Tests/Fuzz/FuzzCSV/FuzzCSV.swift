@testable internal import HalfwidthSurvey

/// A file of comma-separated values is read as fields with places, or refused with one error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCSV(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  guard let file = try? TextFile(path: "fuzz.csv", checking: bytes) else { return 0 }
  _ = try? DelimitedTable.read(file)
  return 0
}
