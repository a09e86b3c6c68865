import Testing

@testable import CableCore

/// A word that is in no table.
private func word(_ text: String) -> Word { Word(spelled: text, at: 0..<0) }

private func words(_ text: String) -> ArraySlice<Word> {
  text.split(separator: " ").map { word(String($0)) }[...]
}

/// What `Forms` makes of its rows: look-ups, filters, spacing and slips.
@Suite struct FormsTests {
  private static let table = Forms<Int>([
    ("SUBJECT", 1, [.bare, .beforeColon, .glued, .oneSlip]), ("SUBJ", 1, .beforeColon),
    ("TAGS", 2, [.bare, .beforeColon, .glued]), ("ROGER CHANNEL", 3, .bare), ("ROGER", 4, .bare),
    ("TOP SECRET", 5, .spaced), ("SECRET", 6, [.spaced, .oneSlip]), ("SACRED", 7, .oneSlip),
  ])

  @Test("A word is a row only in the ways that its row names")
  func policy() {
    #expect(Self.table[word("SUBJ")] == 1)
    #expect(Self.table.match(word("SUBJ"), .beforeColon)?.meaning == 1)
    #expect(Self.table.match(word("SUBJ"), .bare) == nil)
    #expect(Self.table.match(word("subject"), .bare) == nil)
    #expect(Self.table[word("ROGER CHANNEL")] == nil)
  }

  @Test(
    "One slip is read where the row allows it",
    arguments: [
      ("SUBJET", 1), ("SUBJEECT", 1), ("SUBJRCT", 1), ("SUJBECT", 1), ("UBJECT", 1), ("USBJECT", 1),
      ("SUBJECTS", 1), ("SUBJCET", 1), ("SUBJETC", 1),
      // Two slips, a row without slips, and a word that is near to two rows.
      ("SUBJEKTS", nil), ("SBUJETC", nil), ("TAG", nil), ("TASG", nil), ("SUB", nil),
    ] as [(String, Int?)])
  func slips(spelling: String, meaning: Int?) {
    #expect(Self.table.match(word(spelling), .bare)?.meaning == meaning)
  }

  @Test("A slip that is as near to a row of another meaning is refused")
  func ambiguousSlip() {
    let near = Forms<Int>([("SECRET", 1, [.bare, .oneSlip]), ("SACRET", 2, [.bare, .oneSlip])])
    #expect(near.match(word("SICRET"), .bare) == nil)
    #expect(near.match(word("SECRE"), .bare)?.meaning == 1)
    let same = Forms<Int>([("SECRET", 1, [.bare, .oneSlip]), ("SACRET", 1, [.bare, .oneSlip])])
    #expect(same.match(word("SICRET"), .bare)?.meaning == 1)
  }

  @Test("The longest phrase is found, and how many words it takes")
  func phrases() {
    #expect(Self.table.longest(words("ROGER CHANNEL X"))?.wordCount == 2)
    #expect(Self.table.longest(words("ROGER CHANNEL X"))?.row.meaning == 3)
    #expect(Self.table.longest(words("ROGER X"))?.row.meaning == 4)
    #expect(Self.table.longest(words("CHANNEL")) == nil)
    #expect(Self.table.longest(words("ROGER"))?.wordCount == 1)
  }

  @Test(
    "A spelling in pieces is put together as far as it goes",
    arguments: [
      ("S E C R E T ROME 12", 6, 6), ("SE CRET", 6, 2), ("TO P SEC RET", 5, 4),
      ("T O P S E C R E T", 5, 9), ("SECRE X", nil, 0), ("R O G E R", nil, 0),
    ] as [(String, Int?, Int)])
  func spaced(text: String, meaning: Int?, count: Int) {
    let found = Self.table.spaced(words(text)) { ($0, false) }
    #expect(found?.row.meaning == meaning)
    #expect(found?.wordCount ?? 0 == count)
  }

  @Test("A row is found at the end of a word where it may be glued, or after a sign")
  func endings() {
    #expect(Self.table.ending(word("LAKESSUBJECT"))?.count == 7)
    #expect(Self.table.ending(word("(C)SUBJ"))?.count == 4)
    #expect(Self.table.ending(word("LAKESSUBJ")) == nil)
    #expect(Self.table.ending(word("TAGS"))?.count == 4)
  }

  @Test("Openings let rows and their slips through, and skip other words")
  func openings() {
    for text in ["SUBJECT", "subject", "TAGS", "tA", "T"] {
      #expect(Self.table.openings.mayBegin(word(text)), "\(text)")
    }
    for text in ["SUBJECT", "SXBJECT", "UBJECT", "USBJECT", "TAGS"] {
      #expect(Self.table.openingsWithSlips.mayBegin(word(text)), "\(text)")
    }
    for text in ["SXBJECT", "UBJECT"] {
      #expect(!Self.table.openings.mayBegin(word(text)), "\(text)")
    }
    for text in ["THE", "EMBASSY", "1.", "(C)", "BUT", "TB"] {
      #expect(!Self.table.openings.mayBegin(word(text)), "\(text)")
    }
    // A row of one byte may have anything after it.
    #expect(Openings(["X"]).mayBegin(at: 0, in: Array("x:".utf8)))
    #expect(Openings(["X"]).mayBegin(at: 0, in: Array("X".utf8)))
  }

  @Test("Of rows that are met as they are written the third byte is known, but not after a blank")
  func thirdBytes() {
    let openings = Openings(["TAGS:", "TO:", "P ", "DE RU", "FMS MAIL"])
    for text in ["TAGS:", "tag", "ta", "to:", "P  041111Z", "P\u{20}x", "DE  RU", "FMS"] {
      #expect(openings.mayBeWritten(at: 0, in: Array(text.utf8)), "\(text)")
    }
    for text in ["table", "to see", "FMX", "ex"] {
      #expect(!openings.mayBeWritten(at: 0, in: Array(text.utf8)), "\(text)")
    }
    // A row in pieces, and one with a slip, may have anything there.
    #expect(Self.table.openings.mayBeWritten(at: 0, in: Array("S E C R E T".utf8)))
    #expect(Self.table.openingsWithSlips.mayBeWritten(at: 0, in: Array("SBUJECT".utf8)))
  }
}
