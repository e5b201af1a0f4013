/// Columns that are known by their names to hold no answers, or none that may be shown.
enum NamedColumns {
  /// What stands in the place of a reason for the column that tells respondents apart.
  static let respondent = "respondent"

  /// Why a column is left out; nil for one that may be a question's.
  static func reason(of profile: ColumnProfile) -> String? {
    let words = words(of: profile.name)
    let name = words.joined(separator: " ")
    if isIdentifier(words, name) {
      let isEach =
        profile.answered > 0 && profile.blanks == 0
        && (profile.isOpen || profile.values.allSatisfy { $0.count <= 1 })
      if isEach { return respondent }
      if profile.values.contains(where: { $0.label != nil }) { return nil }
      return "called like an identifier"
    }
    if weights.contains(name) || words.contains(where: weightWords.contains) {
      return profile.isNumeric || profile.isOpen
        ? "called like a weight: if it is one, write its name as 'weight' under 'data'"
        : nil
    }
    if designs.contains(name) {
      return
        "called like a stratum or a cluster: report takes respondents for a simple sample, and halfwidth "
        + "bootstrap takes --stratum and --cluster"
    }
    if personal.contains(name) || words.contains(where: personalWords.contains) {
      return "called like personal data, which is never shown"
    }
    if words.contains("specify") { return "called like free text" }
    if areAddresses(profile) { return "addresses of e-mail, which are never shown" }
    if paradata.contains(name) { return "called like what a platform notes of the interview" }
    return nil
  }

  /// Whether a column is called like the text that respondents write who choose "other", and holds texts: neither
  /// numbers nor words for yes and no, nor the end of its name, by which platforms say that it was chosen.
  static func isBesideOther(_ profile: ColumnProfile) -> Bool {
    var words = words(of: profile.name)
    let isText = words.count > 1 && words.last == "text"
    if isText { words.removeLast() }
    let isOther = words.count > 1 && words.last.map(others.contains) == true
    let isAsked = self.words(of: profile.title ?? "").contains("specify")
    guard isText || isOther || isAsked else { return false }
    let names = [profile.name, profile.title ?? ""].map(\.folded)
    return profile.values.contains { value in
      value.count > 0 && value.label == nil && value.number == nil && value.text.words.count > 1
        && AnswerWord(value.text) == nil
        && !names.contains { $0.hasSuffix(value.text.folded) }
    }
  }

  private static let others: Set = [
    "other", "others", "oth", "autre", "autres", "otro", "otra", "otros", "otras", "outro", "outra",
    "outros", "outras", "andere", "anderes", "sonstige", "sonstiges",
  ]

  /// The words of a name in small letters, parted at signs and at capitals.
  private static func words(of name: String) -> [String] {
    var text = ""
    var wasSmall = false
    for character in name.words {
      if character.isUppercase, wasSmall { text += " " }
      wasSmall = character.isLowercase
      text += character.isLetter || character.isNumber ? character.lowercased() : " "
    }
    return text.split(separator: " ").map(String.init)
  }

  private static func isIdentifier(_ words: [String], _ name: String) -> Bool {
    identifiers.contains(name)
      || words.count > 1 && words.last == "id" && words.count <= 3 && words[0] != "q"
  }

  private static func areAddresses(_ profile: ColumnProfile) -> Bool {
    let texts = profile.values.prefix(50)
    return !texts.isEmpty
      && texts.allSatisfy { text in
        let parts = text.text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[1].contains(".") && !text.text.contains(" ")
      }
  }

  private static let identifiers: Set = [
    "id", "ids", "row", "rownames", "row names", "index", "case", "caseid", "case id", "record",
    "respondent", "respondents", "respid", "participant", "person", "serial", "key", "uid", "uuid",
    "lfdn", "interview", "interview key", "interview id", "responseid", "response id",
    "respondent id", "submission", "instanceid", "instance id", "meta instance id", "token",
    "idno", "id no", "hhid", "record id", "recordid", "_id", "_uuid", "external data reference",
    "externalreference", "external reference",
  ]
  private static let weights: Set = ["w", "wt", "pw", "fpc", "finalwt", "final wt"]
  private static let weightWords: Set = [
    "weight", "weights", "wgt", "pweight", "weighting", "gewicht", "poids", "wtssall",
  ]
  private static let designs: Set = [
    "stratum", "strata", "cluster", "psu", "strat", "clusters", "v strata", "v psu",
    "sampling unit",
    "enumeration area", "ea",
  ]
  private static let personal: Set = [
    "name", "names", "gps", "location", "ip", "location latitude", "location longitude", "address",
    "custom data 1", "street", "ip address", "first name", "last name", "postcode", "zip",
    "zip code", "date of birth", "dob", "recipient email",
  ]
  private static let personalWords: Set = [
    "email", "e-mail", "firstname", "lastname", "surname", "ipaddress", "latitude", "longitude",
    "phonenumber",
    "telephone", "username", "geopoint",
  ]
  private static let paradata: Set = [
    "start", "end", "today", "start date", "end date", "startdate", "enddate", "recorded date",
    "recordeddate", "date submitted", "datesubmitted", "submitdate", "datestamp", "timestamp",
    "date created", "date modified", "time started", "duration", "duration in seconds",
    "interviewtime", "progress", "finished", "status", "response status", "distribution channel",
    "user language", "userlanguage", "startlanguage", "lastpage", "seed", "collector id",
    "collectorid", "session id", "referer", "user agent", "useragent", "deviceid", "device id",
    "subscriberid", "simserial", "version", "tags", "notes", "validation status", "submission time",
    "submitted by", "contact id", "legacy comments", "country auto", "city auto",
  ]
}
