/// A type for the numbers of rows: 8, 16 or 32 bits, so that what is drawn takes little of the cache.
public protocol RowNumber: FixedWidthInteger, UnsignedInteger, BitwiseCopyable, Sendable {}

extension UInt8: RowNumber {}
extension UInt16: RowNumber {}
extension UInt32: RowNumber {}
