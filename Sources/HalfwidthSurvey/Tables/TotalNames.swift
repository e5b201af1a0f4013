/// Names of rows and columns that hold totals, as surveys, spreadsheets and statistics programs write them.
enum TotalNames {
  private static let names: Set = [
    "all", "base", "column total", "col total", "grand total", "margin", "margins", "n", "n total",
    "overall",
    "row total", "sum", "sums", "total", "total n", "totals",
    // German, French, Spanish, Portuguese, Italian, Dutch
    "gesamt", "gesamtergebnis", "gesamtsumme", "insgesamt", "summe", "zusammen",
    "ensemble", "somme", "total général", "total general", "toutes", "tous",
    "suma", "suma total", "todos", "todas", "total geral", "soma",
    "totale", "totale complessivo", "somma", "tutti", "complesso",
    "totaal", "eindtotaal", "som",
    // Nordic, Baltic and Slavic languages, Hungarian, Turkish, Greek
    "summa", "i alt", "ialt", "sum total", "totalt", "alle", "yhteensä", "kokku", "iš viso", "kopā",
    "razem", "ogółem", "suma końcowa", "celkem", "celkový součet", "spolu", "skupaj", "ukupno",
    "итого", "всего", "общий итог", "усього", "разом", "общо", "összesen", "végösszeg",
    "toplam", "genel toplam", "σύνολο",
    // Asia
    "សរុប", "សរុបរួម", "ចំនួនសរុប", "รวม", "ทั้งหมด", "ລວມ", "tổng", "tổng cộng", "tổng số", "jumlah",
    "kabuuan", "合計", "総計", "计", "合计", "总计", "總計", "합계", "총계", "कुल", "योग", "মোট", "மொத்தம்",
    "کل", "مجموع", "المجموع", "الإجمالي", "إجمالي", "סך הכל", "סהכ",
  ]

  /// Words that a name of a total begins or ends with, such as `Total respondents`.
  private static let words: Set = [
    "base", "ensemble", "gesamt", "insgesamt", "sum", "suma", "summe", "somme", "toplam", "totaal",
    "total", "totale", "totals", "итого", "всего", "សរុប",
  ]

  /// Whether the name may be that of a total; it need not be, as of `Total sales`.
  static func mayBeTotal(_ name: String) -> Bool {
    let parts = key(name).split(separator: " ").map(String.init)
    return [parts.first, parts.last].contains { $0.map(words.contains) == true }
  }

  /// Which of the names are those of totals.
  ///
  /// `N` beside `Y` (or `J`, `S`, `O`) is a no.
  static func places(in names: [String]) -> [Int] {
    let keys = names.map(key)
    let hasYes = keys.contains { ["y", "j", "s", "o"].contains($0) }
    return keys.indices.filter { self.names.contains(keys[$0]) && !(keys[$0] == "n" && hasYes) }
  }

  /// The name in small letters, without signs around and between its words.
  private static func key(_ name: String) -> String {
    let letters = name.lowercased().map { $0.isLetter || $0 == " " ? $0 : " " as Character }
    return String(letters).split(separator: " ").joined(separator: " ")
  }
}
