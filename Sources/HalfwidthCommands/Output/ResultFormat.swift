/// The formats of a command that prints results.
enum ResultFormat: String, CaseIterable {
  case text, json, csv, markdown, sentence
}
