/// The methods of an analysis, as its catalog lists them.
package protocol CatalogMethod: CaseIterable, Hashable, RawRepresentable, Sendable
where RawValue == String {
  /// Why methods are used, or measures shown, where none is asked for; one that is not here has to be
  /// asked for.
  ///
  /// Pairs, because the runtime goes through all conformances of the program for each type of dictionary: the start
  /// of the program would be longer by a quarter.
  static var defaultReasons: KeyValuePairs<Self, String> { get }

  /// What can be asked of the method beside its input and level.
  var forms: MethodForms { get }
}

extension CatalogMethod {
  /// Why the method is used where none is asked for; nil for a method that has to be asked for.
  package var defaultReason: String? { Self.defaultReasons.first { $0.key == self }?.value }
}
