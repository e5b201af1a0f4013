import Halfwidth
import Testing

@testable import HalfwidthSurvey

@Suite struct StatisticExpressionTests {
  static let columns = ["score", "x", "y", "group", "my column", "say \"when\"", "étage"]

  private func form(_ text: String) throws -> StatisticExpression.Form {
    try StatisticExpression(parsing: text, columns: Self.columns).form
  }

  @Test(arguments: [
    ("mean(score)", StatisticExpression.Form.column(.mean, of: "score")),
    (" mean ( score ) ", .column(.mean, of: "score")),
    ("median(x)", .column(.median, of: "x")),
    ("quantile(x, 0.9)", .column(.quantile(0.9), of: "x")),
    ("quantile(x,.25)", .column(.quantile(0.25), of: "x")),
    ("trimmed-mean(x, 0.1)", .column(.trimmedMean(0.1), of: "x")),
    ("trimmed-mean(x,0)", .column(.trimmedMean(0), of: "x")),
    ("variance(x)", .column(.variance, of: "x")),
    ("standard-deviation(x)", .column(.standardDeviation, of: "x")),
    ("proportion(x)", .column(.proportion(atLeast: 1), of: "x")),
    ("top-box(score, 4)", .column(.proportion(atLeast: 4), of: "score")),
    ("correlation(x, y)", .pair(.correlation, "x", "y")),
    ("ratio(x,y)", .pair(.ratioOfMeans, "x", "y")), ("slope(y, x)", .pair(.slope, "y", "x")),
    ("difference(mean(score), by: group)", .difference(.mean, of: "score", by: "group")),
    ("difference(quantile(x,0.9),by:group)", .difference(.quantile(0.9), of: "x", by: "group")),
    ("difference(mean(x), mean(y))", .pairedDifference(.mean, of: "x", minus: "y")),
    (#"mean("my column")"#, .column(.mean, of: "my column")),
    (#"mean("say ""when""")"#, .column(.mean, of: #"say "when""#)),
    ("mean(étage)", .column(.mean, of: "étage")),
  ])
  func `what is written is what is computed`(
    text: String, expected: StatisticExpression.Form
  ) throws {
    #expect(try form(text) == expected)
  }

  @Test func `one column needn't be named, and of several it must be`() throws {
    #expect(
      try StatisticExpression(parsing: "median", columns: ["score"]).form
        == .column(.median, of: "score"))
    let error = try #require(throws: StatisticExpressionError.self) { _ = try form("median") }
    #expect(error.column == 7 && error.message == "'median' needs a column; write median(x)")
  }

  @Test(arguments: [
    ("proportion(x = Yes)", "x", "Yes"), ("proportion(x=3)", "x", "3"),
    (#"proportion("my column" == "don't know")"#, "my column", "don't know"),
    ("proportion(x = -9)", "x", "-9"), (#"proportion(x = "say ""no""")"#, "x", #"say "no""#),
  ])
  func `a proportion may be that of one answer`(text: String, column: String, value: String) throws
  {
    let expression = try StatisticExpression(parsing: text, columns: Self.columns)
    #expect(expression.columns == ["\(column) = \(value)"])
    let condition = try #require(expression.conditions["\(column) = \(value)"])
    #expect(condition == AnswerCondition(column: column, value: value))
    #expect(expression.isOfZerosAndOnes)
  }

  @Test func `an answer is the same as text, or as a number`() {
    let three = AnswerCondition(column: "x", value: "3")
    #expect(three.isMet("3") && three.isMet("3.0") && !three.isMet("33") && !three.isMet("three"))
    let yes = AnswerCondition(column: "x", value: "Yes")
    #expect(yes.isMet("Yes") && !yes.isMet("yes"))
    // A point of the scale that nobody chose is one; what lies outside is a slip.
    #expect(three.liesAmong(["1", "5"]) && !three.liesAmong(["1", "2"]))
    #expect(!three.liesAmong(["1", "Yes", "5"]))
  }

  @Test func `a difference may say which group minus which`() throws {
    let expression = try StatisticExpression(
      parsing: #"difference(proportion(x = 2), by: group, B minus "group A")"#,
      columns: Self.columns)
    #expect(expression.groupOrder == ["B", "group A"] && expression.groupColumn == "group")
    let plain = try StatisticExpression(
      parsing: "difference(mean(x), by: group)", columns: Self.columns)
    #expect(plain.groupOrder == nil && plain.conditions.isEmpty)
  }

  @Test func `a column that comes twice is read once`() throws {
    let same = try StatisticExpression(parsing: "correlation(x, x)", columns: Self.columns)
    #expect(same.columns == ["x"])
    let grouped = try StatisticExpression(
      parsing: "difference(mean(x), by: group)", columns: Self.columns)
    #expect(grouped.columns == ["x"] && grouped.groupColumn == "group")
  }

  @Test(arguments: [
    ("", 1, true, "a statistic begins with its name; write one such as mean(x)"),
    ("meen(x)", 1, true, "there is no statistic 'meen'; did you mean 'mean'?"),
    ("corelation(x,y)", 1, true, "there is no statistic 'corelation'; did you mean 'correlation'?"),
    ("zzzzz(x)", 1, true, "there is no statistic 'zzzzz'; use one of mean, median, quantile,"),
    ("mean(scroe)", 6, false, "there is no column 'scroe'; did you mean 'score'?"),
    ("mean(revenue)", 6, false, "there is no column 'revenue'; the columns are score, x, y, group"),
    ("mean()", 6, true, "'mean' needs a column here; write mean(x)"),
    ("mean(x", 7, true, "the text ends where ')' is needed; write such as mean(x)"),
    ("mean(x,y)", 7, true, "',' stands where ')' is needed"),
    ("mean(x) + 1", 9, true, "'+' follows the statistic; end the text before it"),
    (
      "quantile(x)", 11, true, "'quantile' needs the share below it as well; write quantile(x, 0.9)"
    ),
    ("quantile(x, 1.5)", 13, false, "the share of a quantile lies strictly between 0 and 1, and"),
    ("quantile(x, y)", 13, true, "the share below it must be a number; write quantile(x, 0.9)"),
    ("quantile(x, nan)", 13, true, "the share below it must be a number"),
    ("trimmed-mean(x, 0.5)", 17, false, "the share to trim on each side is from 0 to below 0.5"),
    ("correlation(x)", 14, true, "')' stands where ',' is needed; write such as correlation(x, y)"),
    ("difference(mean(x), median(y))", 21, true, "the two statistics of a difference are not the"),
    ("difference(correlation(x,y), by: group)", 12, true, "a difference is one of statistics of a"),
    (
      "difference(mean(x), by: gruop)", 25, false,
      "there is no column 'gruop'; did you mean 'group'"
    ),
    ("mean(x = 3)", 8, true, "'=' belongs to a proportion; write such as proportion(x = 1)"),
    ("proportion(x = )", 16, true, "a value is needed here, in quotes unless it is a word"),
    ("difference(mean(x), by: group, A - B)", 34, true, "'minus' is needed between two groups"),
    ("difference(mean(x), by: group, A minus A)", 39, true, "a group minus itself"),
    ("difference(mean(x))", 19, true, "')' stands where ',' is needed"),
    (#"mean("my column)"#, 6, true, "the quote does not end; close it after the column's name"),
  ])
  func `an error points to its column and says what to write`(
    text: String, column: Int, isMalformed: Bool, message: String
  ) throws {
    do throws(StatisticExpressionError) {
      _ = try StatisticExpression(parsing: text, columns: Self.columns)
      Issue.record("'\(text)' was read")
    } catch {
      #expect(error.column == column, "\(error.message)")
      #expect(error.isMalformed == isMalformed)
      #expect(error.message.hasPrefix(message), "\(error.message)")
    }
  }

  @Test(arguments: StatisticName.all)
  func `every name has an example that reads`(name: StatisticName) throws {
    _ = try StatisticExpression(parsing: name.example, columns: ["x", "y", "group"])
  }
}
