/// What a finding says: values under their wire names, in the order of the wire.
///
/// Each finding has one such list, which stands beside it; JSON, CSV, tables of text, `Encodable` and
/// descriptions are made from it.
public struct FieldList: Hashable, Sendable {
  /// A value under its name.
  public struct Field: Hashable, Sendable {
    /// The wire name, in snake case; no other field of the list has it.
    public let name: String
    /// The value.
    public let value: FieldValue
  }

  private var fields: [Field] = []

  /// Creates a list without fields.
  package init() {}

  /// Creates the list of what a finding says.
  init(of finding: some FieldLister) { finding.list(into: &self) }

  /// Adds a field after the others.
  package mutating func add(_ name: String, _ value: FieldValue) {
    assert(self[name] == nil, "the field '\(name)' must not come twice in a list")
    // Most findings have twelve fields or so: one allocation instead of four.
    if fields.isEmpty { fields.reserveCapacity(16) }
    fields.append(Field(name: name, value: value))
  }

  /// The list without the fields of some names.
  package func without(_ names: String...) -> FieldList {
    var list = self
    list.fields.removeAll { names.contains($0.name) }
    return list
  }

  /// The value of the field named `name`, or nil where there is none.
  ///
  /// - Complexity: O(n); lists are short.
  public subscript(name: String) -> FieldValue? { fields.first { $0.name == name }?.value }
}

/// What takes the fields of a finding, one after the other: a list of them, or a text that needs no list.
package protocol FieldSink {
  /// Takes a field after the others, whose name is that of no other one.
  mutating func add(_ name: String, _ value: FieldValue)
}

extension FieldList: FieldSink {}

extension FieldSink {
  /// Adds the fields of a list after the others.
  package mutating func add(_ list: FieldList) {
    for field in list { add(field.name, field.value) }
  }
}

/// A finding that gives its fields to whatever takes them: one of closed form, of which thousands are asked for, so
/// that making a list of each would be most of the work.
///
/// Its list is made by `FieldList.init(of:)`, so that what it says stands in one place all the same.
package protocol FieldLister: WireRepresentable {
  /// Gives the fields, in their order.
  func list(into fields: inout some FieldSink)
}

extension FieldList: RandomAccessCollection {
  /// The position of the first field, 0.
  public var startIndex: Int { 0 }

  /// The number of fields.
  public var endIndex: Int { fields.count }

  /// The field at a position.
  public subscript(position: Int) -> Field { fields[position] }
}

extension FieldList: ExpressibleByDictionaryLiteral {
  /// Creates a list with its fields in the order of the literal; no name may come twice.
  public init(dictionaryLiteral elements: (String, FieldValue)...) {
    for (name, value) in elements { add(name, value) }
  }
}

extension FieldList: Encodable {
  /// Encodes the list as the JSON writer writes it: a member a field, null where a value is undefined, and
  /// infinities as the texts `Infinity` and `-Infinity`.
  ///
  /// The order of members is the encoder's affair; `JSONEncoder` keeps none.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: WireName.self)
    for field in fields { try container.encode(field.value, forKey: WireName(field.name)) }
  }

  /// A name that is known only when a list is encoded.
  private struct WireName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }
}
