/// The scales of a proposal, each once.
struct ProposedScales {
  private(set) var scales: [ProposedScale] = []
  private var names = ProposedNames()

  /// The name of a scale; one that has the same levels is the same.
  mutating func name(of scale: ColumnReading.ScaleReading) -> String {
    let known = scales.firstIndex { known in
      known.levels == scale.levels && Self.agree(known.codes, scale.codes)
        && known.codes.isEmpty == scale.codes.isEmpty
    }
    if let known {
      scales[known].codes = (scales[known].codes + scale.codes).distinctValues
      scales[known].apart = HalfwidthSurvey.distinct(scales[known].apart + scale.apart)
      return scales[known].name
    }
    let name = names.name(scale.name, or: "scale")
    scales.append(
      ProposedScale(
        name: name, levels: scale.levels, apart: scale.apart, upper: scale.upper,
        codes: scale.codes, reason: scale.reason))
    return name
  }

  /// Whether no value stands for two answers.
  private static func agree(_ first: [AnswerCode], _ second: [AnswerCode]) -> Bool {
    first.allSatisfy { code in
      !second.contains { AnswerCodes.holds([$0.value], code.value) && $0.answer != code.answer }
    }
  }
}

extension [AnswerCode] {
  /// The codes, each value once; numbers may be written in several ways.
  var distinctValues: [AnswerCode] {
    var found: [AnswerCode] = []
    for code in self where !AnswerCodes.holds(found.map(\.value), code.value) {
      found.append(code)
    }
    return found
  }
}
