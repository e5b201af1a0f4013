/// A sentence to paste about two shares or means and their difference, with its interval and test.
struct DifferenceSentence {
  /// What is compared.
  var label: String
  /// The two sides with their numbers, in words.
  var sides: String
  /// The difference, in words with its unit, and which side is taken from which; nil where there is none.
  var difference: (value: String, direction: String)?
  /// The interval with its level, and the name of its method; nil where there is none.
  var interval: (text: String, method: String)?
  /// The name of the test with the p-value, and the adjusted one; nil where nothing is tested.
  var test: (name: String, p: String, adjusted: String?)?
  /// Why something is missing.
  var remark: String?
  var style: SentenceStyle

  /// The sentence, with its full stop.
  var text: String {
    let inner = [
      interval.map { "\($0.text), \($0.method)" }, difference.map(\.direction),
    ].compactMap(\.self).joined(separator: style.separator)
    let change = difference.map { "difference \($0.value)" + (inner.isEmpty ? "" : " (\(inner))") }
    let tested = test.map { test in
      "\(test.name), \(test.p)" + (test.adjusted.map { ", adjusted \($0)" } ?? "")
    }
    let body = [sides, change, tested].compactMap(\.self).joined(separator: "; ")
    return ["\(label): \(body).", remark].compactMap(\.self).joined(separator: " ")
  }
}
