/// A number under its wire name.
public struct NamedNumber: Hashable, Sendable {
  /// The wire name, in snake case.
  public var name: String
  /// The number; nil where it is undefined.
  public var value: Double?

  /// Creates a named number.
  public init(_ name: String, _ value: Double?) {
    self.name = name
    self.value = value
  }
}

extension FieldSink {
  /// Adds further numbers under the names that they have.
  mutating func add(_ details: [NamedNumber]) {
    for detail in details { add(detail.name, .parameter(detail.value)) }
  }
}
