import Testing

@testable import HalfwidthSurvey

/// The reader of fields finds what the plain one finds: fields, where they begin, rows and faults.
@Suite struct DelimitedTextTests {
  private func check(_ bytes: [UInt8], _ separator: FieldSeparator) throws {
    guard let file = try? TextFile(path: "a.csv", checking: bytes, encoding: .utf8),
      let layout = try? DelimitedLayout(of: file, separator: separator)
    else { return }
    let expected = PlainFieldReader(
      file.bytes[layout.start..<layout.end], separator: separator.byte)
    let text = DelimitedText(file, layout)
    let shown = Comment(
      rawValue: "\(String(decoding: bytes, as: UTF8.self).debugDescription) \(separator)")
    var index = layout.start
    var rows: [[PlainFieldReader.Field]] = []
    var row: [PlainFieldReader.Field] = []
    var fault: DelimitedText.Fault?
    do throws(DelimitedText.Fault) {
      while try text.nextRow(
        from: &index,
        { field in
          let slice = FieldSlice(field)
          row.append(
            PlainFieldReader.Field(
              begin: field.begin, text: text.content(of: slice), isQuoted: field.isQuoted))
          #expect(Array(text.text(of: field).utf8) == text.content(of: slice), shown)
          #expect(slice.isQuoted == field.isQuoted && slice.range == field.content, shown)
        })
      {
        rows.append(row)
        row = []
      }
    } catch {
      fault = error
    }
    #expect(rows == expected.rows && fault == expected.fault && row == expected.cutOff, shown)
  }

  @Test(
    arguments: [
      "a,b,c\n1,2,3\n4,,6\n,,\n7,8\n1,2,3,4\n",
      "a,b\r\n \"x\" , y z \r\n\r\n  \r\n\"\",\" \"\r\n1,2",
      "a\n\"say \"\"when\"\", or\",\"two\nlines\"\n\"\"\"\",\"NA\"\nNA,\"NA\"\n",
      "a;b\t|c\n\t1; 2 |3\n",
      "a", "a\n", "\"a\"", "\"a\"\"", "\"a", "a\"b", "\"a\"b", "\"a\" \"b\"", "\"a\"  ",
      " a\t,\t\"b\"\t\n",
      "a,\n", "a,", ",a", "\r\ra,b\r1,2\r", "a,b\n\"x\ny\",2\n3,\"4", "a!b,c#d\u{1}e,\u{B}\n",
      "sep=;\na;b\n1;2\n", "étage,វិទ្យុ\n\"vingt-deuxième\",\u{1F600}\n\u{A0}x\u{A0},y\n",
    ], FieldSeparator.allCases)
  func `fields as people write them`(text: String, separator: FieldSeparator) throws {
    try check(Array(text.utf8), separator)
  }

  @Test func `a byte at each place of eight, before each length of what follows`() throws {
    for byte in Array(",;\t|\"\n\r !#x\u{7F}".utf8) {
      for before in 0..<17 {
        for after in 0..<17 {
          let text = "h\n" + String(repeating: "a", count: before)
          try check(
            Array(text.utf8) + [byte] + [UInt8](repeating: 0x62, count: after), .comma)
        }
      }
    }
  }

  @Test(arguments: 0..<8) func `texts of any bytes that mean something`(part: Int) throws {
    let pieces =
      [
        ",", ";", "\t", "|", "\"", "\"\"", "\n", "\r", "\r\n", " ", "!", "#", "a", "1", "\u{B}",
        "é", "អ",
      ]
      + [
        "12345678", "\"x\"", "\"a,b\"", "\"line\nline\"", "  ", ",,",
        "a long text of several words",
      ]
    var random = SplitMix(state: UInt64(part) &* 7_919 + 1)
    for _ in 0..<4_000 {
      let separator = FieldSeparator.allCases[Int(random.next() % 4)]
      // Quotes are seldom, so that texts are seldom faulty at once.
      let text = (0..<1 + random.next() % 24).map { _ in
        let place = Int(random.next() % UInt64(pieces.count))
        return pieces[place] == "\"" && random.next() % 4 > 0 ? "," : pieces[place]
      }
      try check(Array(text.joined().utf8), separator)
    }
  }

  @Test func `fields that hold the same have the same key, and others are told apart`() throws {
    let texts = [
      "", "a", "b", "1234567", "12345678", "12345679", "123456789", "0123456789abcdef",
      "0123456789abcdeg", "1123456789abcdef", "x",
    ]
    let fields = texts.flatMap { [$0, "\"\($0)\""] }
    let row = fields.joined(separator: ",")
    let file = try TextFile(path: "a.csv", checking: Array("\(row),z\n\(row)".utf8))
    let text = DelimitedText(file, try DelimitedLayout(of: file, separator: .comma))
    var index = 0
    var rows: [[FieldSlice]] = [[], []]
    for place in rows.indices {
      _ = try text.nextRow(from: &index) { rows[place].append(FieldSlice($0)) }
    }
    var distinct = DistinctFields()
    distinct.keep(.absent, in: text)
    for (place, slice) in rows[0].prefix(fields.count).enumerated() {
      #expect(distinct.place(of: slice, in: text) == nil, "\(fields[place])")
      distinct.keep(slice, in: text)
    }
    for (place, slice) in rows[1].enumerated() {
      #expect(distinct.place(of: slice, in: text) == place + 1, "\(fields[place])")
      #expect(text.key(of: slice) == text.key(of: rows[0][place]))
    }
    #expect(distinct.place(of: .absent, in: text) == 0)
  }
}

/// Sebastiano Vigna's SplitMix64, for texts that come again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
