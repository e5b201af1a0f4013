/// The methods of an analysis, as its catalog lists them.
protocol CatalogMethod: CaseIterable, RawRepresentable, Sendable where RawValue == String {
  /// Why the method is used where none is asked for; nil for a method that has to be asked for.
  var defaultReason: String? { get }
}
