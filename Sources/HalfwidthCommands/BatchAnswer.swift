internal import HalfwidthReport

/// The answer to one line.
struct BatchAnswer {
  var bytes: [UInt8] = []
  var isResult: Bool

  init(_ line: LineInput.Line) {
    var answer: JSONObject = ["id": .null]
    do {
      let request = try Self.request(line, answer: &answer)
      let result = try request.result()
      answer.set(result.name, to: result.json)
      isResult = true
    } catch {
      answer.set(
        "error",
        to: .object([
          "code": .string(error.code.rawValue),
          "message": .string(ShownText.shortened(error.message, atMost: 1_000)),
        ]))
      isResult = false
    }
    JSONWriter().write(.object(answer), to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func request(
    _ line: LineInput.Line, answer: inout JSONObject
  ) throws(BatchError) -> BatchRequest {
    guard case .bytes(let bytes) = line else {
      throw BatchError(
        .lineTooLong, "the line is longer than \(LineInput.longestLine) bytes; send shorter lines")
    }
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
    return try BatchRequest(object)
  }
}
