internal import HalfwidthReport

/// What is read as JSON is written and read again as the same value; anything else is one error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  guard let value = try? JSONReader.read(bytes) else { return 0 }
  var written: [UInt8] = []
  JSONWriter().write(value, to: &written)
  guard let again = try? JSONReader.read(written) else {
    fatalError("what was written is not read again")
  }
  var twice: [UInt8] = []
  JSONWriter().write(again, to: &twice)
  precondition(written == twice, "what was written is read as another value")
  return 0
}
