/// The different fields among some, each with its place: in the order of the first of each.
struct DistinctFields {
  private var places = KeyPlaces()
  /// The bytes of the first field of each, where its key doesn't say them.
  private var firsts: [[UInt8]] = []

  /// The place of the fields that hold what this one does; nil where none is kept.
  @inline(__always)
  func place(of field: FieldSlice, in text: DelimitedText) -> Int? {
    let key = text.key(of: field)
    return places.place(of: key) { place in
      DelimitedText.isExact(key) || firsts[place].elementsEqual(text.raw(field))
    }
  }

  /// Keeps a field that holds what none before did; fewer than 2^16 may be kept.
  mutating func keep(_ field: FieldSlice, in text: DelimitedText) {
    let key = text.key(of: field)
    places.keep(key, firsts.count)
    firsts.append(DelimitedText.isExact(key) ? [] : Array(text.raw(field)))
  }
}
