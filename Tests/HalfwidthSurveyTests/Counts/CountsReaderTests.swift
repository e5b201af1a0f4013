import Foundation
import HalfwidthSurvey
import Testing

@Suite struct CountsReaderTests {
  @Test func `reads columns in any order, quotes, line ends and bounds`() throws {
    let counts =
      "where,n,percent,count,category,item,question,figure\r\n"
      + "\"Page 1, \"\"Tools\"\"\",50,>=40,,,car,tools,Figure 1\r\n\r\n"
      + "Page 2,,74.5,37,high,,overall,\r\n"
    let printed = try SurveyFixture.read(counts: counts).printed
    #expect(printed.count == 2)
    #expect(printed[0].place == "Page 1, \"Tools\"")
    #expect(printed[0].percent?.relation == .atLeast)
    #expect(printed[0].percent?.digits == "40")
    #expect(printed[0].base == 50)
    #expect(printed[0].figure == "Figure 1")
    #expect(printed[1].source.line == 4)
    #expect(printed[1].count?.digits == "37")
    #expect(printed[1].percent?.digits == "74.5")
    #expect(printed[1].item == nil)
    #expect(printed[1].base == nil)
  }

  @Test func `a percent sign in a percent is that of the column`() throws {
    let printed = try SurveyFixture.read(
      counts: SurveyFixture.header + "tools,phone,,,84%,50,,P\ntools,car,,,<1.5%,50,,P\n"
    ).printed
    #expect(printed.map(\.percent?.text) == ["84", "<1.5"])
  }

  @Test func `rows that state no base or place have the question's`() throws {
    let yaml = SurveyFixture.yaml.replacingOccurrences(
      of: "type: multiple, items", with: "type: multiple, n: 40, where: Page 7, items")
    let printed = try SurveyFixture.read(
      yaml: yaml, counts: SurveyFixture.header + "tools,phone,,30,,,,\ntools,car,,7,,48,,Page 8\n"
    ).printed
    #expect(printed.map(\.base) == [40, 48])
    #expect(printed.map(\.place) == ["Page 7", "Page 8"])
    // The base bounds the counts as one in the row does.
    let fault = try SurveyFixture.fault(
      yaml: yaml, counts: SurveyFixture.header + "tools,phone,,41,,,,\n")
    #expect(fault.hasPrefix("counts.csv:2:14: count 41 is more than n = 40"))
  }

  @Test(arguments: [
    ("", "1:1", "the file has a header and no rows"),
    ("tools,phone,,60,,50,,P\n", "2:14", "count 60 is more than n = 50"),
    ("tools,phone,,-3,,50,,P\n", "2:14", "count '-3' must be a whole number"),
    ("tools,phone,,2.5,,50,,P\n", "2:14", "count '2.5' must be a whole number"),
    ("tools,phone,,x,,50,,P\n", "2:14", "count 'x' must be a whole number"),
    (
      "tools,phone,,,84%%,50,,P\n", "2:15",
      "percent '84%%' is malformed; leave the percent sign out"
    ),
    ("tools,phone,,,\"84,5\",50,,P\n", "2:15", "percent '84,5' is malformed; use a decimal point"),
    ("tools,phone,,,8 4,50,,P\n", "2:15", "percent '8 4' is malformed; it holds a space"),
    (
      "tools,phone,,,74\u{2009}%,50,,P\n", "2:15",
      "percent '74\u{2009}%' is malformed; leave the percent"
    ),
    ("tools,phone,,,8\u{A0}4,50,,P\n", "2:15", "percent '8\u{A0}4' is malformed; it holds a space"),
    ("tools,phone,,42%,,50,,P\n", "2:14", "count '42%' must be a whole number"),
    (
      "tools,phone,,,\u{2265}40,50,,P\n", "2:15",
      "percent '\u{2265}40' is malformed; write a bound as >=40"
    ),
    ("tools,phone,,,-,50,,P\n", "2:15", "percent '-' is malformed; leave the field empty"),
    ("tools,phone,,,n/a,50,,P\n", "2:15", "percent 'n/a' is malformed; leave the field empty"),
    ("tools,phone,,,-4,50,,P\n", "2:15", "percent '-4' is malformed; numbers of respondents and"),
    ("tools,phone,,,.5,50,,P\n", "2:15", "percent '.5' is malformed; write a digit on both sides"),
    (
      "tools,phone,,,1.2345678,50,,P\n", "2:15", "percent '1.2345678' is malformed; write at most 6"
    ),
    (
      "tools,phone,,,\u{17E7}\u{17E4},50,,P\n", "2:15",
      "percent '\u{17E7}\u{17E4}' is malformed; write the digits"
    ),
    (
      "tools,phone,,\"1,234\",,50,,P\n", "2:14",
      "count '1,234' must be a whole number of respondents, or a bound such as >40; use a decimal point, and nothing between"
    ),
    ("tools,phone,,37,,50.0,,P\n", "2:18", "n '50.0' must be a whole number from 1"),
    ("tools,phone,,,>=,50,,P\n", "2:15", "percent '>=' is malformed"),
    ("tools,phone,,,100.5,50,,P\n", "2:15", "percent 100.5 is more than 100"),
    ("tools,phone,,5,,0,,P\n", "2:17", "n '0' must be a whole number from 1"),
    ("tools,phone,,5,,-5,,P\n", "2:17", "n '-5' must be a whole number from 1"),
    ("tools,phone,,,,50,,P\n", "2:14", "count and percent are both empty"),
    ("tools,phone,,5,,50,,\n", "2:21", "'where' is empty"),
    ("tools,phone,,5,,50,,P\u{1B}[2J\n", "2:21", "'where' holds the control character U+001B"),
    ("tolls,phone,,5,,50,,P\n", "2:1", "unknown question 'tolls'; did you mean 'tools'?"),
    ("tools,fone,,5,,50,,P\n", "2:7", "unknown item 'fone' of question 'tools'"),
    ("tools,,,5,,50,,P\n", "2:7", "question 'tools' has items; name one of them"),
    ("overall,food,high,5,,50,,P\n", "2:9", "question 'overall' has no items"),
    ("tools,phone,high,5,,50,,P\n", "2:13", "question 'tools' has no scale"),
    ("overall,,,5,,50,,P\n", "2:10", "question 'overall' has a scale; write the level or box"),
    (
      "overall,,hihg,5,,50,,P\n", "2:10",
      "unknown level 'hihg' of question 'overall'; did you mean 'high'?"
    ),
    ("tools,phone,,5,,50,,P,1\n", "2:1", "the row has 9 fields and the header 8"),
    // A decimal comma that moves the base: nothing stands in the ninth field.
    ("tools,phone,,,60,5,,P,\n", "2:1", "the row has 9 fields and the header 8"),
    ("tools,phone,,5,,50,,\"P\n", "2:21", "a quoted field does not end"),
    ("tools,ph\"one,,5,,50,,P\n", "2:9", "a quote stands inside a field"),
    (
      "tools,car,,5,,50,,P\ntools,phone,,5,,50,,P\ntools,car,,7,,50,,P\n", "4:1",
      "this row repeats line 2"
    ),
    ("é\n", "2:1", "the row has 1 fields and the header 8"),
  ])
  func `says what is wrong in a row, and where`(rows: String, place: String, message: String) throws
  {
    let fault = try SurveyFixture.fault(counts: SurveyFixture.header + rows)
    #expect(fault.hasPrefix("counts.csv:\(place): \(message)"), "\(fault)")
  }

  @Test(arguments: [
    ("question,item,category,count,percent,n,figure\n", "1:1", "column 'where' is missing"),
    (
      "question,item,category,count,percent,n,figure,were\n", "1:47",
      "unknown column 'were'; did you mean 'where'?"
    ),
    ("question,item,item,count,percent,n,figure,where\n", "1:15", "column 'item' stands twice"),
  ])
  func `says what is wrong in the header, and where`(
    header: String, place: String, message: String
  ) throws {
    let fault = try SurveyFixture.fault(counts: header + "a,b,c,d,e,f,g,h\n")
    #expect(fault.hasPrefix("counts.csv:\(place): \(message)"), "\(fault)")
  }
}
