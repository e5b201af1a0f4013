import TestSupport
import Testing

@testable import HalfwidthCommands

@Suite struct BatchDesignTests {
  private func answer(_ input: String, _ more: String = "") -> (text: String, isResult: Bool) {
    let line = #"{"analysis":"design","input":\#(input)\#(more)}"#
    let answer = BatchAnswer(
      .bytes(Array(line.utf8)),
      BatchSettings(folder: BatchFolder(Repository.root + "/Tests/Golden/data")))
    return (String(decoding: answer.bytes, as: UTF8.self), answer.isResult)
  }

  @Test(arguments: [
    (#""variable":"sch.wide","level":"Yes""#, #""method":"wilson""#),
    (#""variable":"api00""#, #""method":"svymean""#),
    (#""variable":"stype""#, #""method":"svymean-factor","categories":["E","H","M"]"#),
    (#""row":"stype","column":"sch.wide""#, #""method":"svychisq-F""#),
  ])
  func `what is asked for decides on the usual method`(question: String, part: String) {
    let found = answer(
      #"{"data":"apistrat.csv","design":{"strata":"stype","weights":"pw"},\#(question)}"#)
    #expect(found.isResult && found.text.contains(part), "\(found.text)")
  }

  /// R's survey 4.1-1: fpc = 6194 for each row of apisrs.csv is the same population.
  @Test func `one number says the size of a population as a column does`() {
    let question = #""variable":"sch.wide","level":"Yes""#
    let number = answer(#"{"data":"apisrs.csv","design":{"population":6194},\#(question)}"#)
    let column = answer(#"{"data":"apisrs.csv","design":{"fpc":"fpc"},\#(question)}"#)
    #expect(number.isResult && number.text == column.text)
  }

  @Test(arguments: [
    (
      #"{"data":"../survey-design.jsonl","design":{},"variable":"a"}"#, "",
      "which leaves the folder of --data"
    ),
    (#"{"data":"none.csv","design":{},"variable":"a"}"#, "", "there is no such file"),
    (#"{"data":"apisrs.csv","design":{"psu":"dnum"},"variable":"a"}"#, "", "unknown member 'psu'"),
    (#"{"data":"apisrs.csv","design":{},"variable":"apu00"}"#, "", "did you mean"),
    (#"{"data":"apisrs.csv","design":{},"row":"stype"}"#, "", "'row' and 'column' together"),
    (
      #"{"data":"apisrs.csv","design":{"id":"cds"},"variable":"stype","level":"X"}"#, "",
      "its answers are E, H, M"
    ),
    (
      #"{"data":"apistrat.csv","design":{"strata":"cds"},"variable":"api00"}"#, "",
      "has one primary unit, from which no variance can be estimated"
    ),
    (
      #"{"data":"apisrs.csv","design":{"weights":"stype"},"variable":"api00"}"#, "",
      "apisrs.csv:2:18"
    ),
    (
      #"{"data":"apisrs.csv","design":{},"variable":"api00"}"#, #","method":"svychisq-F""#,
      "is no method of a column of numbers; use one of svymean, svytotal"
    ),
  ])
  func `refuses with a sentence`(input: String, more: String, part: String) {
    let found = answer(input, more)
    #expect(!found.isResult && found.text.contains(part), "\(found.text)")
  }

  @Test func `without a folder no file is read`() {
    let line =
      #"{"analysis":"design","input":{"data":"apisrs.csv","design":{},"variable":"api00"}}"#
    let text = String(decoding: BatchAnswer(.bytes(Array(line.utf8))).bytes, as: UTF8.self)
    #expect(text.contains("halfwidth batch --data FOLDER"))
  }
}
