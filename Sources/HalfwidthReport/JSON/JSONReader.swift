/// Reads one JSON value, strictly as RFC 8259 has it, and refuses what it leaves open.
///
/// - A name may come only once in an object; names are compared by their bytes.
/// - A number without point and exponent is an integer, exact up to 2^53 in magnitude and refused
///   beyond; `-0` is the integer 0. Any other number is the nearest double, refused beyond 1.8e308;
///   one below the smallest double is zero.
/// - The text is UTF-8 without a byte order mark. Every string is a sequence of Unicode scalars:
///   ill-formed bytes and halves of surrogate pairs are refused.
/// - Arrays and objects nest to ``maximumDepth``.
///
/// Each refusal is a ``JSONError`` with its position. The first error ends the reading.
public enum JSONReader {
  /// How deep arrays and objects may nest: `[[1]]` is 2 deep.
  public static let maximumDepth = 64

  /// Reads the value that is all of `bytes`, but for white space around it.
  ///
  /// - Complexity: O(n), in one pass.
  public static func read(_ bytes: Span<UInt8>) throws(JSONError) -> JSONValue {
    var scanner = JSONScanner()
    do {
      return try scanner.document(in: bytes)
    } catch {
      throw JSONError(error.kind, at: error.offset, in: bytes)
    }
  }

  /// Reads the value that is all of `bytes`, but for white space around it.
  ///
  /// - Complexity: O(n), in one pass.
  public static func read(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    try read(bytes.span)
  }

  /// Reads the value that is all of `text`, but for white space around it.
  ///
  /// - Complexity: O(n), in one pass.
  public static func read(_ text: String) throws(JSONError) -> JSONValue {
    try read(text.utf8.span)
  }

  /// Returns the members of the outermost object that are certain although the text is refused, so that
  /// an error can say whose it is.
  ///
  /// They are those before the fault; and those after it too where the fault leaves the syntax sound: a
  /// number that is too large, or a name that comes twice. Of what comes twice, and of a number at which
  /// the text ends, nothing is certain.
  ///
  /// - Complexity: O(n).
  public static func certainMembers(of bytes: Span<UInt8>) -> JSONObject {
    var scanner = JSONScanner()
    return scanner.certainMembers(in: bytes)
  }
}
