internal import HalfwidthReport

/// What all lines are answered with.
struct BatchSettings: Sendable {
  /// Where the files are that requests name; nil where none may be named.
  var folder: BatchFolder?
  var writer = JSONWriter()
}

/// The answer to one line.
struct BatchAnswer {
  var bytes: [UInt8] = []
  var isResult: Bool

  init(_ line: LineInput.Line, _ settings: BatchSettings = BatchSettings()) {
    switch line {
    case .bytes(let bytes): self.init(bytes.span, settings)
    case .tooLong:
      self.init(settings.writer) { _ throws(BatchError) in
        throw BatchError(
          .lineTooLong,
          "the line is longer than \(LineInput.longestLine) bytes; send shorter lines")
      }
    }
  }

  init(_ bytes: Span<UInt8>, _ settings: BatchSettings) {
    self.init(settings.writer) { answer throws(BatchError) in
      try Self.request(bytes, answer: &answer, folder: settings.folder).result()
    }
  }

  private init(
    _ writer: JSONWriter, _ result: (inout JSONObject) throws(BatchError) -> BatchResult
  ) {
    var answer: JSONObject = ["id": .null]
    do {
      let result = try result(&answer)
      answer.set(result.name, to: result.json)
      isResult = true
    } catch {
      answer.set(
        "error",
        to: .object([
          "code": .string(error.code.rawValue),
          "message": .string(ShownText.line(error.message, atMost: 1_000)),
        ]))
      isResult = false
    }
    writer.write(.object(answer), to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func request(
    _ bytes: Span<UInt8>, answer: inout JSONObject, folder: BatchFolder?
  ) throws(BatchError) -> BatchRequest {
    let value: JSONValue
    do {
      value = try JSONReader.read(bytes)
    } catch {
      // Whoever sent many lines must know which one it was, as far as that can be read.
      answer.set("id", to: JSONReader.certainMembers(of: bytes)["id"] ?? .null)
      throw BatchError(.malformedJSON, "column \(error.column): \(error.message)")
    }
    guard case .object(let object) = value else {
      throw BatchError(.wrongType, "a request must be an object")
    }
    answer.set("id", to: object["id"] ?? .null)
    return try BatchRequest(object, folder: folder)
  }
}
