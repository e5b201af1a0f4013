enum StandardError {
  static func write(_ text: String) {
    // Where nobody can be told, nobody is.
    _ = OutputFile.writeAll(Array(text.utf8), to: 2)
  }
}
