/// Texts that are days or times.
enum MomentWords {
  static func areMoments(_ texts: [String]) -> Bool {
    !texts.isEmpty && texts.allSatisfy(isMoment)
  }

  /// Digits in groups, as `2026-03-31 13:45`, `31/3/26`, `1:45 PM` and `2026-03-31T13:45:00Z` have them.
  private static func isMoment(_ text: String) -> Bool {
    guard text.utf8.count <= 40 else { return false }
    let groups = text.split { !$0.isNumber }
    let letters = text.filter(\.isLetter).uppercased()
    let marks = text.filter { "-/.:".contains($0) }
    return (2...7).contains(groups.count) && marks.count >= 1
      && groups.allSatisfy { $0.count <= 4 || $0.count == 6 }
      && (text.contains(":") || groups.count == 3)
      && ["", "T", "TZ", "Z", "AM", "PM", "UTC"].contains(letters)
  }
}
