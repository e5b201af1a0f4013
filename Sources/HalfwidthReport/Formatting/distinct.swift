/// Returns the words without repeats, in their order.
func distinct(_ words: [String]) -> [String] {
  var seen: Set<String> = []
  return words.filter { seen.insert($0).inserted }
}
