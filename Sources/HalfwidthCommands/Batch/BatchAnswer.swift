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
  /// Whether nothing of it is an error.
  var isResult = false

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
    self.init(settings.writer) { id throws(BatchError) in
      try Self.request(bytes, id: &id, folder: settings.folder).result()
    }
  }

  private init(
    _ writer: JSONWriter, _ result: (inout JSONValue) throws(BatchError) -> BatchResult
  ) {
    var id = JSONValue.null
    do {
      let result = try result(&id)
      begin(id, writer)
      isResult = result.isWhole
      result.write(to: &bytes, writer)
    } catch {
      begin(id, writer)
      isResult = false
      bytes.append(contentsOf: #""error":"#.utf8)
      writer.write(error.fields, to: &bytes)
    }
    bytes.append(contentsOf: "}\n".utf8)
  }

  private mutating func begin(_ id: JSONValue, _ writer: JSONWriter) {
    bytes.reserveCapacity(512)
    bytes.append(contentsOf: #"{"id":"#.utf8)
    writer.write(id, to: &bytes)
    bytes.append(UInt8(ascii: ","))
  }

  private static func request(
    _ bytes: Span<UInt8>, id: inout JSONValue, folder: BatchFolder?
  ) throws(BatchError) -> BatchRequest {
    let value: JSONValue
    do {
      value = try JSONReader.read(bytes)
    } catch {
      // Whoever sent many lines must know which one it was, as far as that can be read.
      id = JSONReader.certainMembers(of: bytes)["id"] ?? .null
      throw BatchError(.malformedJSON, "column \(error.column): \(error.message)")
    }
    guard case .object(let object) = value else {
      throw BatchError(.wrongType, "a request must be an object")
    }
    id = object["id"] ?? .null
    return try BatchRequest(object, folder: folder)
  }
}
