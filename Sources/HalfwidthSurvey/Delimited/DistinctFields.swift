/// The different fields among some, each with its place: in the order of the first of each.
struct DistinctFields {
  private let text: DelimitedText
  private var places = KeyPlaces()
  /// The first field of each.
  private var firsts: [FieldSlice] = []

  init(of text: DelimitedText) { self.text = text }

  /// The place of the fields that hold what this one does; nil where none is kept.
  @inline(__always)
  func place(of field: FieldSlice) -> Int? {
    let key = key(of: field)
    return places.place(of: key) { place in
      DelimitedText.isExact(key) || text.isSame(field, firsts[place])
    }
  }

  /// Keeps a field that holds what none before did; fewer than 2^16 may be kept.
  mutating func keep(_ field: FieldSlice) {
    places.keep(key(of: field), firsts.count)
    firsts.append(field)
  }

  @inline(__always)
  private func key(of field: FieldSlice) -> UInt64 {
    field.isAbsent ? DelimitedText.absentKey : text.key(of: field)
  }
}
