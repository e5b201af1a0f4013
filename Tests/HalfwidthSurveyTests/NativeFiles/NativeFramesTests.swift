import CNativeFiles
import Testing

@testable import HalfwidthSurvey

/// What a child writes that a hostile file has taken over: nothing of it is believed.
@Suite struct NativeFramesTests {
  private func bytes(_ count: Int) -> [UInt8] {
    unsafe withUnsafeBytes(of: UInt32(count)) { unsafe Array($0) }
  }

  private func frame(_ kind: native_frame, _ payload: [UInt8]) -> [UInt8] {
    [UInt8(kind.rawValue)] + bytes(payload.count) + payload
  }

  private func text(_ text: String) -> [UInt8] { bytes(text.utf8.count) + Array(text.utf8) }

  private func variable(_ name: String, isText: Bool = false, ranges: [UInt8]? = nil) -> [UInt8] {
    frame(
      native_variable,
      [isText ? 1 : 0, 0] + text(name) + text("") + text("") + text("") + (ranges ?? bytes(0)))
  }

  private var end: [UInt8] { frame(native_end, bytes(0)) }

  private func metadata(_ stream: [UInt8], by step: Int = .max) throws(NativeFault)
    -> NativeMetadata
  {
    var frames = NativeFrames()
    var collected = NativeMetadata.Collected()
    var rest = stream[...]
    while !rest.isEmpty {
      let part = rest.prefix(step)
      rest = rest.dropFirst(part.count)
      try frames.add(ArraySlice(Array(part))) { kind, frame throws(NativeFault) in
        try collected.add(kind, frame)
      }
    }
    try frames.finish()
    return try collected.metadata(of: .spss)
  }

  @Test(arguments: [1, 2, 7, 1_000]) func `frames may come in any pieces`(step: Int) throws {
    let found = try metadata(variable("a") + variable("b", isText: true) + end, by: step)
    #expect(found.variables.map(\.column.name) == ["a", "b"])
    #expect(found.variables.map(\.isText) == [false, true])
  }

  @Test func `lengths that lie, unknown kinds, early ends and what follows the last frame`() {
    let sound = variable("a")
    let broken: [[UInt8]] = [
      [], sound, Array(sound.dropLast()), end,
      [9] + bytes(0) + end, [UInt8(native_variable.rawValue)] + bytes(1 << 30) + end,
      sound + end + end, sound + frame(native_end, [0]), sound + frame(native_end, bytes(0) + [0]),
      frame(native_variable, [0, 0] + bytes(4_000_000) + Array("a".utf8)) + end,
      variable("a", ranges: bytes(1_000)) + end, variable("a", ranges: bytes(1) + [7, 7]) + end,
      variable("") + end, sound + frame(native_values, [1]) + end,
      sound + frame(native_value_label, text("s") + [3] + bytes(99) + text("x")) + end,
    ]
    for stream in broken {
      #expect(throws: NativeFault.self, "\(stream)") { try metadata(stream) }
    }
    #expect(throws: NativeFault.nameTwice("a")) { try metadata(sound + sound + end) }
    #expect(throws: NativeFault.outcome(2)) { try metadata(sound + frame(native_end, bytes(2))) }
  }

  private func cells(
    _ values: [UInt8], limits: NativeFile.Limits = NativeFile.Limits()
  ) throws -> RespondentCells {
    let metadata = try metadata(variable("n") + variable("t", isText: true) + end)
    var pass = NativePass(metadata, columns: [0, 1], of: .spss, limits)
    var frames = NativeFrames()
    try frames.add((frame(native_values, values) + end)[...]) { kind, frame throws(NativeFault) in
      try pass.add(kind, frame)
    }
    try frames.finish()
    return try pass.cells()
  }

  private func number(_ number: Double) -> [UInt8] {
    [0] + (unsafe withUnsafeBytes(of: number.bitPattern) { unsafe Array($0) })
  }

  @Test func `values are of their columns' kinds, finite, and make whole rows`() throws {
    let sound = try cells(number(1.5) + [3] + text("x  ") + [1, 1])
    #expect(sound.rowCount == 2)
    #expect(
      sound.columns[0]?.cell(at: 0) == .number(1.5)
        && sound.columns[0]?.cell(at: 1) == .missing(.empty))
    #expect(sound.columns[1]?.cell(at: 0) == .text("x", isQuoted: true))
    for values in [
      number(1), number(1) + number(2), [3] + text("x") + [1], [2], [2, 0, 1], [4], [0, 1],
      number(.infinity) + [1], number(.nan) + [1], number(1) + [3] + bytes(3) + [0xFF, 0x41, 0x41],
    ] {
      #expect(throws: NativeFault.self, "\(values)") { try cells(values) }
    }
  }

  @Test func `rows and bytes are counted`() throws {
    var limits = NativeFile.Limits()
    limits.rows = 2
    #expect(try cells([1, 1, 1, 1], limits: limits).rowCount == 2)
    #expect(throws: NativeFault.tooMuch("more than 2 rows")) {
      try cells([1, 1, 1, 1, 1, 1], limits: limits)
    }
    limits.kept = 64
    #expect(throws: NativeFault.self) {
      try cells([1, 3] + text(String(repeating: "x", count: 100)), limits: limits)
    }
  }

  @Test func `more different values than are kept are found all the same`() throws {
    var values: [UInt8] = []
    for row in 0..<5_000 { values += number(Double(row)) + [3] + text("t\(row)") }
    values += [1, 1] + number(7) + [3] + text("t4999")
    let cells = try cells(values)
    for row in [0, 255, 256, 4_095, 4_096, 4_999] {
      #expect(cells.columns[0]?.cell(at: row) == .number(Double(row)))
      #expect(cells.columns[1]?.cell(at: row) == .text("t\(row)", isQuoted: true))
    }
    #expect(cells.columns[0]?.cell(at: 5_000) == .missing(.empty))
    #expect(cells.columns[0]?.cell(at: 5_001) == .number(7))
    #expect(cells.columns[1]?.cell(at: 5_001) == .text("t4999", isQuoted: true))
  }
}
