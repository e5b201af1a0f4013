import Testing

@testable import HalfwidthSurvey

/// Dates by their formats; the numbers are counted by a calendar, some are printed in the programs' manuals.
@Suite struct NativeMomentTests {
  private func text(_ number: Double, _ format: String, _ program: NativeFormat) -> String? {
    NativeMoment(format, of: program)?.text(number)
  }

  @Test func `SPSS counts seconds since 14 October 1582`() {
    // 1 January 1960 is day 137775 of them.
    #expect(text(137_775 * 86_400, "DATE11", .spss) == "1960-01-01")
    #expect(text(137_775 * 86_400 + 49_500, "DATETIME20", .spss) == "1960-01-01T13:45:00")
    #expect(text(137_775 * 86_400, "DATETIME20", .spss) == "1960-01-01T00:00:00")
    #expect(text(137_775 * 86_400 + 49_500, "EDATE10", .spss) == "1960-01-01")
    #expect(text(137_775 * 86_400, "MOYR8", .spss) == "1960-01")
    #expect(text(137_775 * 86_400, "QYR6", .spss) == "1960-Q1")
    #expect(text(49_500.5, "TIME11.2", .spss) == "13:45:00.500")
    #expect(text(100 * 3_600, "DTIME12", .spss) == "100:00:00")
    #expect(text(-60, "TIME8", .spss) == "-00:01:00")
    #expect(NativeMoment("F8.2", of: .spss) == nil && NativeMoment("MONTH9", of: .spss) == nil)
  }

  @Test func `Stata counts days, months and milliseconds since 1960`() {
    #expect(text(0, "%td", .stata) == "1960-01-01" && text(-1, "%d", .stata) == "1959-12-31")
    #expect(text(14_769, "%tdDD/NN/CCYY", .stata) == "2000-06-08")
    #expect(text(59, "%-td", .stata) == "1960-02-29" && text(60, "%td", .stata) == "1960-03-01")
    #expect(text(86_400_000 + 1_500, "%tc", .stata) == "1960-01-02T00:00:01.500")
    #expect(text(483, "%tm", .stata) == "2000-04" && text(-1, "%tm", .stata) == "1959-12")
    #expect(text(161, "%tq", .stata) == "2000-Q2" && text(81, "%th", .stata) == "2000-H2")
    #expect(text(52, "%tw", .stata) == "1961-W01")
    #expect(NativeMoment("%9.0g", of: .stata) == nil && NativeMoment("%ty", of: .stata) == nil)
  }

  @Test func `SAS counts days and seconds since 1960`() {
    for format in ["DATE9", "YYMMDD10", "DDMMYYS10", "E8601DA", "B8601DA10", "WEEKDATE"] {
      #expect(text(22_000, format, .sas) == "2020-03-26", "\(format)")
    }
    #expect(text(22_000 * 86_400, "DATETIME20", .sas) == "2020-03-26T00:00:00")
    #expect(text(22_000 * 86_400 + 1, "E8601DT", .sasTransport) == "2020-03-26T00:00:01")
    #expect(text(22_000, "MONYY7", .sas) == "2020-03" && text(22_000, "YYMMN6", .sas) == "2020-03")
    #expect(text(22_000, "YYQ6", .sas) == "2020-Q1" && text(22_000, "YEAR4", .sas) == "2020")
    #expect(text(49_500, "TIME8", .sas) == "13:45:00" && text(49_500, "HHMM5", .sas) == "13:45:00")
    #expect(NativeMoment("BEST12", of: .sas) == nil && NativeMoment("$CHAR8", of: .sas) == nil)
  }

  @Test func `centuries without a leap day have none`() {
    #expect(
      text(51_193, "%td", .stata) == "2100-02-28" && text(51_194, "%td", .stata) == "2100-03-01")
    #expect(
      text(14_669, "%td", .stata) == "2000-02-29" && text(-21_850, "%td", .stata) == "1900-03-06")
  }

  @Test func `what no calendar has is no date`() {
    #expect(text(1e14, "%td", .stata) == nil && text(-720_000, "%td", .stata) == nil)
    #expect(text(1e300, "DATE11", .spss) == nil && text(1e9, "%tm", .stata) == nil)
    #expect(text(2_936_549, "%td", .stata) == "9999-12-31" && text(2_936_550, "%td", .stata) == nil)
  }
}
