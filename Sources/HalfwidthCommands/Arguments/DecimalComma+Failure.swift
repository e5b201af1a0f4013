internal import HalfwidthSurvey

extension DecimalComma {
  /// Refuses a list of fractions that may be one of fractions with decimal commas.
  ///
  /// - Parameters:
  ///   - place: Where the text stands, such as `--design-effect`.
  ///   - isFraction: Whether a number can be one of the list.
  ///   - isSign: Whether a whole number is a sign of a decimal comma in a list of any length, because it
  ///     would be written for no other reason.
  static func refuse(
    _ text: String, place: String, where isFraction: (Double) -> Bool,
    signs isSign: (Double) -> Bool
  ) throws(CommandFailure) {
    let list = DecimalComma(text)
    guard list.parts.count > 1, list.isWhole || list.hasLeadingZero else { return }
    let numbers = list.parts.compactMap { Double($0) }
    guard
      list.parts.count == 2 || list.hasLeadingZero || numbers.contains(where: isSign)
        || !numbers.allSatisfy(isFraction),
      list.pointed.allSatisfy({ Double($0).map(isFraction) ?? false })
    else { return }
    let fractions = list.pointed.joined(separator: ",")
    guard numbers.count == list.parts.count, numbers.allSatisfy(isFraction) else {
      throw CommandFailure(
        .usage, place, "'\(text)' has decimal commas; write \(fractions), with points")
    }
    throw CommandFailure(
      .usage, place,
      "'\(text)' is \(list.pointed.joined(separator: " and ")) with a decimal comma, and "
        + "\(list.parts.joined(separator: " and ")) as a list; write \(fractions), or "
        + "\(list.listed.joined(separator: ",")) for the list")
  }
}
