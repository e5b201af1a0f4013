internal import CNativeFiles

/// One pass through the rows of a file of another program that keeps the values of some columns.
struct NativePass {
  private let limits: NativeFile.Limits
  private let places: [Int]
  private var columns: [NativeColumn]
  /// The column of the next value.
  private var next = 0
  private var rowCount = 0

  init(
    _ metadata: NativeMetadata, columns places: [Int], of format: NativeFormat,
    _ limits: NativeFile.Limits
  ) {
    self.limits = limits
    // A child hands columns on in the file's order.
    self.places = places.sorted()
    columns = self.places.map {
      NativeColumn(metadata.variables[$0], hidesEncoding: format.hidesEncoding)
    }
  }

  /// Goes through a file, once.
  static func cells(
    of places: [Int], _ metadata: NativeMetadata, in file: NativeFile
  ) throws(NativeFault) -> RespondentCells {
    // Rows are counted by a column's values.
    var pass = NativePass(
      metadata, columns: places.isEmpty ? [0] : places, of: file.format, file.limits)
    var asked = [NativeFile.Wanted](repeating: .nothing, count: metadata.variables.count)
    for place in pass.places { asked[place] = .values }
    try file.read(NativeFile.Request(columns: asked)) { kind, frame throws(NativeFault) in
      try pass.add(kind, frame)
    }
    return try pass.cells()
  }

  /// Adds a frame's values.
  mutating func add(_ kind: native_frame, _ frame: NativeCursor) throws(NativeFault) {
    guard kind == native_values else { throw .garbled }
    var frame = frame
    while !frame.isAtEnd {
      try columns[next].add(frame.value())
      next += 1
      if next == columns.count { (next, rowCount) = (0, rowCount + 1) }
    }
    try limits.check(rows: rowCount, bytes: columns.reduce(0) { $0 + $1.size })
  }

  /// The cells, when all rows are there.
  func cells() throws(NativeFault) -> RespondentCells {
    guard next == 0 else { throw .garbled }
    return RespondentCells(
      rowCount: rowCount,
      columns: Dictionary(uniqueKeysWithValues: zip(places, columns.map { $0.finished() })))
  }
}
