import Testing

@testable import HalfwidthSurvey

/// What a cell says, by what a file may say of its column.
@Suite struct AnswerCoderTests {
  private let place = SourcePosition(file: "s", line: 1, column: 1)

  private func coder(
    _ type: QuestionType, items: [Question.Item] = [], scale: Scale? = nil,
    codes: [AnswerCode] = [],
    missing: [MissingReason: [String]] = [:], item: Question.Item? = nil
  ) -> AnswerCoder {
    let reference = ColumnReference(name: "q", source: place)
    let question = Question(
      id: "q", section: nil, figure: nil, text: "Q", type: type, scale: nil, about: nil,
      role: .estimate, note: nil, items: items)
    let columns = QuestionColumns(
      layout: item == nil ? .column(reference) : .columns([reference]), codes: codes,
      blankIsNotChosen: false, missing: MissingCodes(missing), hasOwnMissing: false)
    return AnswerCoder(question, columns, scale: scale, item: item, format: DelimitedFormat())
  }

  private let scale = Scale(levels: ["low", "high"], apart: ["don't know"], boxes: [])
  private let labelled = RespondentColumn(
    "q",
    valueLabels: [
      .init(.number(1), "Low"), .init(.number(2), "High"), .init(.number(9), "refused"),
    ])

  @Test func `a file's labels are codes where the codebook has none`() {
    let coder = coder(.scale, scale: scale, missing: [.noAnswer: ["refused"]])
    #expect(coder.coded(.number(2), of: labelled) == .answers([1], word: "High"))
    #expect(coder.coded(.number(9), of: labelled) == .missing(.noAnswer))
    #expect(coder.coded(.number(3), of: labelled) == .unknown)
  }

  @Test func `the codebook's codes come before the file's labels`() {
    let coder = coder(
      .scale, scale: scale,
      codes: [AnswerCode(value: "1", answer: "high"), AnswerCode(value: "2", answer: "low")])
    #expect(coder.coded(.number(1), of: labelled) == .answers([1]))
    #expect(coder.coded(.number(9), of: labelled) == .unknown)
  }

  @Test func `what the file declares missing is so, by the codebook's reason where it has one`() {
    let coder = coder(.scale, scale: scale, missing: [.dontKnow: ["8"]])
    #expect(coder.coded(.missing(.code("8")), of: labelled) == .missing(.dontKnow))
    #expect(coder.coded(.missing(.code(".a")), of: labelled) == .missing(.declared))
    #expect(coder.coded(.missing(.empty), of: labelled) == .missing(.empty))
  }

  @Test func `an option is chosen by its words, by 1, and by a word for yes`() {
    let item = Question.Item(id: "car", label: "A car")
    let coder = coder(.multiple, items: [item], item: item)
    let plain = RespondentColumn("q")
    for text in ["1", "1.0", "yes", "TRUE", "A car", "car", "a car", "chosen"] {
      guard case .answers([1], _) = coder.coded(.text(text), of: plain) else {
        Issue.record("'\(text)' is not chosen")
        continue
      }
    }
    for text in ["0", "No", "false"] {
      guard case .answers([0], _) = coder.coded(.text(text), of: plain) else {
        Issue.record("'\(text)' is chosen, or neither")
        continue
      }
    }
    #expect(coder.coded(.text("2"), of: plain) == .unknown)
    #expect(coder.coded(.text(""), of: plain) == .missing(.empty))
    #expect(coder.coded(.text("NA"), of: plain) == .missing(.empty))
    #expect(coder.coded(.text("NA", isQuoted: true), of: plain) == .unknown)
  }

  @Test func `a word of two answers is none`() {
    let items = [Question.Item(id: "a", label: "b"), Question.Item(id: "b", label: "c")]
    #expect(coder(.single, items: items).coded(.text("b"), of: RespondentColumn("q")) == .unknown)
  }
}
