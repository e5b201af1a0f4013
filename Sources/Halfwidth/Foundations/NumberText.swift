/// A number as a person writes it: a whole one without a point.
package enum NumberText {
  /// Returns the text of a finite number.
  package static func of(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15 ? "\(Int(number))" : "\(number)"
  }
}
