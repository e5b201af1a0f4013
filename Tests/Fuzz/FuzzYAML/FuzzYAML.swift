@testable internal import HalfwidthSurvey

/// A codebook is read, or refused with one error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzYAML(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  guard let file = try? TextFile(path: "survey.yaml", checking: bytes) else { return 0 }
  _ = try? CodebookReader.read(file)
  return 0
}
