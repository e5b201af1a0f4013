internal import HalfwidthReport

@testable internal import HalfwidthCommands

/// A part of a simulation is read and finished, or refused with one error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzShard(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  guard let value = try? JSONReader.read(bytes) else { return 0 }
  _ = try? ShardReader.shard(value)
  if let family = try? FamilyShardReader.shard(value) { _ = try? family.finding() }
  return 0
}
