import Foundation
import Testing

@testable import HalfwidthSurvey

/// Expected values: FIPS 180-4's examples, and GNU coreutils' sha256sum.
@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]) func `is the standard's`(message: String, digest: String) {
    #expect(SHA256(message.utf8).hexadecimal == digest)
  }

  /// With one bit more than fits, the length goes into a block of its own.
  @Test func `pads at every length around a block`() {
    #expect(
      SHA256(String(repeating: "a", count: 55).utf8).hexadecimal
        == "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318")
    #expect(
      SHA256(String(repeating: "a", count: 64).utf8).hexadecimal
        == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb")
  }

  @Test func `base 64 has its padding`() {
    #expect(SHA256("".utf8).base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
  }

  @Test func `reads a file in pieces, and none that is not there`() throws {
    let path = NSTemporaryDirectory() + "/sha-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(repeating: 97, count: 1_000_000).write(to: URL(fileURLWithPath: path))
    #expect(
      SHA256(fileAt: path)?.hexadecimal
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    #expect(SHA256(fileAt: path + "-absent") == nil)
  }
}
