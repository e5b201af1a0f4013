internal import ArgumentParser

// What is typed after an option is its value, whatever it begins with: `--monte-carlo-error -1` is told what
// is wrong with -1.

extension Option where Value == String? {
  /// An option that may be left out.
  ///
  /// - Parameter name: What its value is called in the help.
  init(_ help: String, value name: String) {
    self.init(parsing: .unconditional, help: ArgumentHelp(help, valueName: name))
  }
}

extension Option where Value == String {
  /// An option with a default.
  init(wrappedValue: String, _ help: String, value name: String) {
    self.init(
      wrappedValue: wrappedValue, parsing: .unconditional, help: ArgumentHelp(help, valueName: name)
    )
  }
}

extension Option where Value == [String] {
  /// An option that may come several times.
  init(wrappedValue: [String], _ help: String, value name: String) {
    self.init(
      wrappedValue: wrappedValue, parsing: .unconditionalSingleValue,
      help: ArgumentHelp(help, valueName: name))
  }
}

extension Argument where Value == [String] {
  /// What is given without an option, with whatever looks like one that the command doesn't have: numbers
  /// may be negative.
  init(wrappedValue: [String], _ help: String, value name: String) {
    self.init(
      wrappedValue: wrappedValue, parsing: .allUnrecognized,
      help: ArgumentHelp(help, valueName: name))
  }
}
