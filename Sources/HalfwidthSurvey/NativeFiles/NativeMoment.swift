/// What the numbers of a column count that are dates or times, by the column's format.
///
/// SPSS counts seconds since 14 October 1582, Stata and SAS days, milliseconds or seconds since 1 January 1960.
enum NativeMoment: Hashable, Sendable {
  /// Days, since a day that lies so many days before 1970.
  case days(before1970: Int)
  /// Seconds, or parts of one, since such a day, with the time of day or without.
  case moments(perSecond: Double, before1970: Int, showsTime: Bool)
  /// Seconds of a day, or that something took.
  case times(perSecond: Double)
  /// Months, quarters, half-years since 1960, so many months long.
  case periods(months: Int)
  /// Weeks since 1960, of which each year has 52.
  case weeks
  /// Days of a calendar that the file doesn't have.
  case businessDays
  /// The same as another, shown without the day.
  indirect case months(of: NativeMoment)
  indirect case quarters(of: NativeMoment)
  indirect case years(of: NativeMoment)

  private static let spssDay = 141_428
  private static let sasDay = 3_653

  /// Finds what a format counts; nil for one of numbers.
  init?(_ format: String, of program: NativeFormat) {
    let found: NativeMoment? =
      switch program {
      case .spss, .spssPortable: Self.spss(format)
      case .stata: Self.stata(format)
      case .sas, .sasTransport: Self.sas(format)
      // There a cell says what it is.
      case .workbook: nil
      }
    guard let found else { return nil }
    self = found
  }

  private static func letters(_ format: String) -> String {
    String(format.uppercased().prefix { $0.isASCII && $0.isLetter })
  }

  private static func spss(_ format: String) -> NativeMoment? {
    func moments(showsTime: Bool) -> NativeMoment {
      .moments(perSecond: 1, before1970: spssDay, showsTime: showsTime)
    }
    switch letters(format) {
    case "DATE", "ADATE", "EDATE", "JDATE", "SDATE", "WKYR": return moments(showsTime: false)
    case "DATETIME", "YMDHMS": return moments(showsTime: true)
    case "MOYR": return .months(of: moments(showsTime: false))
    case "QYR": return .quarters(of: moments(showsTime: false))
    case "TIME", "DTIME", "MTIME": return .times(perSecond: 1)
    default: return nil
    }
  }

  private static func stata(_ format: String) -> NativeMoment? {
    let code = format.drop { "%-".contains($0) }
    let days = NativeMoment.days(before1970: sasDay)
    if code.hasPrefix("d") { return days }
    guard code.hasPrefix("t"), let unit = code.dropFirst().first else { return nil }
    switch unit {
    case "d": return days
    case "c", "C": return .moments(perSecond: 1_000, before1970: sasDay, showsTime: true)
    case "w": return .weeks
    case "m": return .periods(months: 1)
    case "q": return .periods(months: 3)
    case "h": return .periods(months: 6)
    case "b": return .businessDays
    default: return nil
    }
  }

  private static func sas(_ format: String) -> NativeMoment? {
    let name = letters(format)
    // The basic and extended notations of ISO 8601, whose names have a number inside.
    let isISO = ["E8601", "B8601"].contains { format.uppercased().hasPrefix($0) }
    let code = isISO ? letters(String(format.dropFirst(5))) : name
    func begins(_ starts: String...) -> Bool { starts.contains { code.hasPrefix($0) } }
    let days = NativeMoment.days(before1970: sasDay)
    let moments = NativeMoment.moments(perSecond: 1, before1970: sasDay, showsTime: true)
    if isISO {
      if begins("DT", "DN", "DZ", "DX") { return moments }
      return begins("DA") ? days : begins("T", "LZ") ? .times(perSecond: 1) : nil
    }
    if begins("DTYEAR") { return .years(of: moments) }
    if begins("DTMONYY") { return .months(of: moments) }
    if begins("DTYYQ") { return .quarters(of: moments) }
    if begins("DATETIME", "DATEAMPM", "DTDATE", "DTWKDATX", "NLDATM", "MDYAMPM") { return moments }
    if begins("TIME", "TOD", "HHMM", "HOUR", "MMSS", "NLTIM") { return .times(perSecond: 1) }
    if begins("MONYY", "MMYY", "YYMON", "NLDATEYM") || begins("YYMM") && !begins("YYMMDD") {
      return .months(of: days)
    }
    if begins("YYQ") { return .quarters(of: days) }
    if code == "YEAR" { return .years(of: days) }
    let dates = [
      "DATE", "DDMMYY", "MMDDYY", "YYMMDD", "JULIAN", "JULDAY", "WEEKDAT", "WORDDAT", "NLDATE",
      "QTR",
      "MONTH", "MONNAME", "DAY", "DOWNAME", "WEEKDAY", "WEEKU", "WEEKV", "WEEKW", "PDJUL",
    ]
    return dates.contains { code.hasPrefix($0) } ? days : nil
  }

  /// A number as ISO 8601 writes what it counts; nil for one that no calendar has.
  func text(_ number: Double) -> String? {
    // Up to a year of five digits, in milliseconds.
    guard number.magnitude < 1e15 else { return nil }
    switch self {
    case .days(let offset): return Self.date(number.rounded(.down), before1970: offset)
    case .moments(let perSecond, let offset, let showsTime):
      return Self.moment(number / perSecond, before1970: offset, showsTime: showsTime)
    case .times(let perSecond): return Self.time(number / perSecond)
    case .periods(let months): return Self.period(number, months: months)
    case .weeks:
      guard let (year, week) = Self.split(number, 52) else { return nil }
      return "\(Self.padded(year, 4))-W\(Self.padded(week + 1, 2))"
    case .businessDays: return "business day \(RespondentCell.number(number).text)"
    case .months(let moment): return moment.text(number).map { String($0.prefix(7)) }
    case .quarters(let moment):
      guard let date = moment.text(number), let month = Int(date.dropFirst(5).prefix(2)) else {
        return nil
      }
      return "\(date.prefix(4))-Q\((month + 2) / 3)"
    case .years(let moment): return moment.text(number).map { String($0.prefix(4)) }
    }
  }

  private static func period(_ number: Double, months: Int) -> String? {
    guard let (year, part) = split(number, 12 / months) else { return nil }
    let name =
      switch months {
      case 1: padded(part + 1, 2)
      case 3: "Q\(part + 1)"
      default: "H\(part + 1)"
      }
    return "\(padded(year, 4))-\(name)"
  }

  /// The year, and which of its parts, of parts counted since 1960.
  private static func split(_ number: Double, _ parts: Int) -> (Int, Int)? {
    guard number.magnitude < 1e6 else { return nil }
    let count = Int(number.rounded(.down))
    let part = ((count % parts) + parts) % parts
    let year = 1960 + (count - part) / parts
    return (1...9_999).contains(year) ? (year, part) : nil
  }

  private static func moment(
    _ seconds: Double, before1970 offset: Int, showsTime: Bool
  ) -> String? {
    let milliseconds = (seconds * 1_000).rounded()
    let day = (milliseconds / 86_400_000).rounded(.down)
    guard let date = date(day, before1970: offset) else { return nil }
    return showsTime ? "\(date)T\(time((milliseconds - day * 86_400_000) / 1_000))" : date
  }

  private static func time(_ seconds: Double) -> String {
    let milliseconds = Int((seconds * 1_000).rounded()).magnitude
    let whole = Int(milliseconds / 1_000)
    let rest = Int(milliseconds % 1_000)
    let sign = seconds < 0 ? "-" : ""
    let text =
      "\(sign)\(padded(whole / 3_600, 2)):\(padded(whole / 60 % 60, 2)):\(padded(whole % 60, 2))"
    return rest == 0 ? text : "\(text).\(padded(rest, 3))"
  }

  /// The lengths of the months from March on, so that the day that some years have more is the last of one.
  private static let monthLengths = [31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29]
  /// 1 March of the year 0 lies so many days before 1 January 1970.
  private static let firstMarch = 719_468

  /// A day of the Gregorian calendar, by how many days it lies after the first.
  private static func date(_ day: Double, before1970 offset: Int) -> String? {
    var rest = Int(day) - offset + firstMarch
    guard rest >= 0 else { return nil }
    // Of four centuries the last is a day longer, and so is of four years the last.
    var year = 400 * (rest / 146_097)
    rest %= 146_097
    let century = min(rest / 36_524, 3)
    rest -= 36_524 * century
    let leap = rest / 1_461
    rest -= 1_461 * leap
    let inLeap = min(rest / 365, 3)
    rest -= 365 * inLeap
    year += 100 * century + 4 * leap + inLeap
    var month = 3
    while rest >= monthLengths[month - 3] {
      rest -= monthLengths[month - 3]
      month += 1
    }
    if month > 12 { (year, month) = (year + 1, month - 12) }
    guard (1...9_999).contains(year) else { return nil }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(rest + 1, 2))"
  }

  private static func padded(_ number: Int, _ digits: Int) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
