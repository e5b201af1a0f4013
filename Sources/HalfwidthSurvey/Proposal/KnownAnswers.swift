/// Answers that stand for none, as questionnaires word them.
enum KnownAnswers {
  /// Why a text is no answer; nil for another one.
  static func missing(_ text: String) -> MissingReason? {
    let plain = ProposedWords.plain(text)
    return texts.first { $0.words.contains(plain) }?.reason
  }

  /// English, French, German, Portuguese and Spanish.
  private static let texts: [(reason: MissingReason, words: Set<String>)] = [
    (
      .dontKnow,
      [
        "don't know", "dont know", "do not know", "i don't know", "i do not know", "dk", "unsure",
        "not sure",
        "can't say", "cannot say", "ne sait pas", "je ne sais pas", "wei\u{DF} nicht",
        "wei\u{DF} ich nicht", "no sabe", "n\u{E3}o sabe", "n\u{E3}o sei",
      ]
    ),
    (
      .noAnswer,
      [
        "no answer", "no response", "not answered", "refused", "refused to answer", "refusal",
        "prefer not to say", "prefer not to answer", "declined", "declined to answer", "missing",
        "no reply", "rather not say", "sans r\u{E9}ponse", "keine angabe", "no contesta",
        "n\u{E3}o respondeu", "dk na", "don't know no answer", "don't know refused",
      ]
    ),
    (
      .notAsked,
      [
        "not asked", "skipped", "inapplicable", "not ascertained", "legitimate skip",
        "question not asked",
      ]
    ),
    (.notReached, ["not reached", "break off", "breakoff", "dropped out"]),
  ]

  /// Whether a text says that the question does not apply: an answer apart of a scale.
  static func isApart(_ text: String) -> Bool {
    [
      "not applicable", "n a", "does not apply", "doesn't apply", "no opinion", "sans objet",
      "non applicable", "trifft nicht zu", "no aplica", "n\u{E3}o se aplica",
    ].contains(ProposedWords.plain(text))
  }

  /// Why an unlabelled code is no answer, by custom.
  static func reason(ofCode code: Int) -> MissingReason {
    [98, 998, 9_998, -98, -998, 8, 88, 888, -8, -88].contains(code) ? .dontKnow : .noAnswer
  }
}
