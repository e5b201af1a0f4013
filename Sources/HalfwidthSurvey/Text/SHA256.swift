internal import Glibc

/// The SHA-256 of some bytes: what `sha256sum` prints of a file, and what a page's content policy asks of its script.
///
/// It names contents; nothing here keeps a secret. Source: NIST FIPS 180-4 (2015), DOI 10.6028/NIST.FIPS.180-4.
public struct SHA256: Hashable, Sendable {
  /// The 32 bytes of the digest.
  public let bytes: [UInt8]

  /// The digest of some bytes.
  public init(_ message: some Collection<UInt8>) {
    var state = State()
    for byte in message { state.add(byte) }
    bytes = state.finished()
  }

  /// The digest of a file; nil where it can't be read.
  public init?(fileAt path: String) {
    guard let file = unsafe fopen(path, "r") else { return nil }
    defer { unsafe fclose(file) }
    var state = State()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let size = buffer.count
      let count = unsafe fread(&buffer, 1, size, file)
      if count == 0 { break }
      for byte in buffer[..<count] { state.add(byte) }
    }
    if unsafe ferror(file) != 0 { return nil }
    bytes = state.finished()
  }

  /// The digest as 64 hexadecimal digits.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// The digest in base 64, with its padding.
  public var base64: String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    return stride(from: 0, to: bytes.count, by: 3).map { start in
      let triple = bytes[start..<Swift.min(start + 3, bytes.count)]
      let bits = triple.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - triple.count))
      let text = (0...triple.count).map { digits[bits >> (18 - 6 * $0) & 63] }
      return String(text) + String(repeating: "=", count: 3 - triple.count)
    }.joined()
  }
}

/// What has been mixed so far.
private struct State {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  private var words = [UInt32](repeating: 0, count: 64)
  private var filled = 0
  private var count: UInt64 = 0

  mutating func add(_ byte: UInt8) {
    words[filled / 4] = words[filled / 4] << 8 | UInt32(byte)
    filled += 1
    count += 1
    if filled == 64 {
      mix()
      filled = 0
    }
  }

  /// The digest: after a one, zeros, and the length in bits, up to a whole block.
  mutating func finished() -> [UInt8] {
    let bits = count * 8
    add(0x80)
    while filled != 56 { add(0) }
    for place in (0..<8).reversed() { add(UInt8(truncatingIfNeeded: bits >> (8 * UInt64(place)))) }
    return state.flatMap { word in
      (0..<4).reversed().map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) }
    }
  }

  /// Mixes the block, whose 16 words stand first, into the state.
  private mutating func mix() {
    for index in 16..<64 {
      let first = words[index - 15]
      let second = words[index - 2]
      words[index] =
        words[index - 16] &+ (Self.turned(first, 7) ^ Self.turned(first, 18) ^ first >> 3)
        &+ words[index - 7] &+ (Self.turned(second, 17) ^ Self.turned(second, 19) ^ second >> 10)
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let first =
        h &+ (Self.turned(e, 6) ^ Self.turned(e, 11) ^ Self.turned(e, 25)) &+ ((e & f) ^ (~e & g))
        &+ Self.constants[index] &+ words[index]
      let second =
        (Self.turned(a, 2) ^ Self.turned(a, 13) ^ Self.turned(a, 22))
        &+ ((a & b) ^ (a & c) ^ (b & c))
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
  }

  private static func turned(_ word: UInt32, _ bits: UInt32) -> UInt32 {
    word >> bits | word << (32 - bits)
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
