/// The methods of an analysis, as its catalog lists them.
package protocol CatalogMethod: CaseIterable, Hashable, RawRepresentable, Sendable
where RawValue == String {
  /// Why methods are used, or measures shown, where none is asked for; one that is not here has to be
  /// asked for.
  static var defaultReasons: [Self: String] { get }
}

extension CatalogMethod {
  /// Why the method is used where none is asked for; nil for a method that has to be asked for.
  package var defaultReason: String? { Self.defaultReasons[self] }
}
