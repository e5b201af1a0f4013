/// Returns the elements without repeats, in their order.
package func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}

extension Sequence {
  /// Returns the elements that have the same key together, in the order in which the keys come first.
  package func together<Key: Hashable>(
    by key: (Element) -> Key
  ) -> [(key: Key, elements: [Element])] {
    let groups = Dictionary(grouping: self, by: key)
    return distinct(map(key)).map { ($0, groups[$0] ?? []) }
  }
}
