/// Why a method is used where none is asked for: what speaks for it, where it fails, and what to use there.
///
/// The reasons stand in `defaultReasons` of the methods' enums; commands print them with
/// `--explain`, and a survey's page has them among its methods.
public struct DefaultReason: Hashable, Sendable {
  /// The slug of the method.
  public var method: String
  /// The reason: whole sentences, in which other methods are called by their slugs.
  public var reason: String
}
