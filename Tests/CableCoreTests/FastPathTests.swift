import Testing

@testable import CableCore

/// What is read sixteen bytes at a time, or by bytes where words would do, is what the slow way gives.
@Suite struct FastPathTests {
  private static let addresses = [
    "TO RUEHC/SECSTATE WASHDC IMMEDIATE 5947", "INFO RUEHBJ/AMEMBASSY BEIJING 1177",
    "TO SECSTATE WASHDC", "INFO  RUEHKO/AMEMBASSY  TOKYO PRIORITY",
    "TO RUEHC /SECSTATE WASHDC 0001",
    "INFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE", "TO RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 12",
    "INFO RHEFAAA/DIA WASHDC PRIORITY1234", "TO RUEHNO/USMISSION USNATO 2730 PRIORITY",
  ]

  @Test("An addressee's line is read by its bytes as it is by its words", arguments: addresses)
  func addressees(line: String) {
    let bytes = Array((line + "\nRUEHKO/AMEMBASSY TOKYO 1879\nRUEHUL/AMEMBASSY SEOUL 0838\n").utf8)
    let range = 0..<line.utf8.count
    var above = Cable(unparsed: SourceText(bytes: bytes))
    above.transmissionID = Field("VZCZCXRO1", at: 0..<0)
    above.sent = Field(ZuluTime(year: 2009, month: 8, day: 4, hour: 1, minute: 2), at: 0..<0)
    above.from = Field("AMEMBASSY ASTANA", at: 0..<0)
    var (fast, slow) = (above, above)
    var (first, second) = (RoutingHeader(), RoutingHeader())
    // A line that could hold a label is left to the words.
    let isFast = first.readAddressee(range, of: bytes, into: &fast)
    _ = second.read(
      Word.words(bytes, range), line: TextLine(range: range, gap: 0), into: &slow)
    #expect(slow.to.count + slow.info.count == 1)
    guard isFast else { return }
    #expect(fast.to == slow.to)
    #expect(fast.info == slow.info)
  }

  /// Texts of every length up to three blocks, with bytes of every kind at every place.
  private static let samples: [[UInt8]] = {
    let kinds = Array("aZ9 /:.\n\r-".utf8) + [0xC2, 0xA0, 0x00, 0xFF]
    return (0..<49).map { length in
      (0..<length).map { kinds[($0 * 7 + length * 3) % kinds.count] }
    }
  }()

  @Test(
    "The phrases by which forms are known are found wherever they are, in any case, and no others",
    arguments: [
      ("MRN", .messageNumber), ("Date/DTG", .dateGroup), ("refid:", .refID),
      ("---- header ends ----", .headerEnds), ("Canonical ID:", [.canonicalID]),
      ("MESSAGE ATTRIBUTES", .attributes), ("Message Text", .messageText),
      ("A tribute to the next Mr. Dean/Dodd: it is - said:", []),
    ] as [(String, FormPhrases.Phrases)])
  func phrases(text: String, phrase: FormPhrases.Phrases) {
    for length in 0..<70 {
      let before = [UInt8](repeating: 0x78, count: length)
      #expect(FormPhrases(in: before + Array(text.utf8)).found == phrase, "\(length)")
      #expect(FormPhrases(in: before + Array(text.utf8) + before).found == phrase, "\(length)")
    }
  }

  @Test("A text of any length is a text, and is binary from one control in ten on")
  func binary() {
    let text = Array("UNCLAS LISBON 000411\r\n\tTAGS: EAGR\u{C}\u{1B}\u{B}1. (U) A.\n".utf8)
    for length in 1...160 {
      var bytes = (0..<length).map { text[$0 % text.count] }
      #expect(!Decoding.isBinary(bytes), "\(length)")
      for (count, place) in stride(from: length - 1, through: 0, by: -7).enumerated() {
        bytes[place] = UInt8([0x01, 0x08, 0x0E, 0x1F][count % 4])
        #expect(Decoding.isBinary(bytes) == ((count + 1) * 10 > length), "\(length), \(count + 1)")
      }
    }
  }

  @Test("A text is UTF-8 where the standard library finds no fault in it")
  func validity() {
    let parts: [[UInt8]] = [
      [0xC2, 0xB6], [0xE2, 0x80, 0x99], [0xF0, 0x9F, 0x98, 0x80], [0xED, 0xA0, 0x80], [0xC0, 0xAF],
      [0xE0, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xB6], [0xE2, 0x80], [0xC2], [],
    ]
    for part in parts {
      for before in 0..<70 {
        for after in [0, 1, 40] {
          let bytes =
            [UInt8](repeating: 0x41, count: before) + part + [UInt8](repeating: 0x42, count: after)
          #expect(
            UTF8Strict.isValid(bytes) == (String(validating: bytes, as: UTF8.self) != nil),
            "\(before), \(part), \(after)")
        }
      }
    }
  }

  @Test("A text is found at every place of a long one, in any case, and as it is")
  func places() {
    let texts: [(StaticString, String)] = [
      ("MRN", "mRn"), ("VZCZC", "VzCzC"), ("Q", "q"), ("SUBJ", "SUBJ"), ("EEE", "eEe"),
    ]
    for (wanted, printed) in texts {
      for place in stride(from: 0, to: 1190, by: 11) {
        var text = [UInt8](repeating: UInt8(ascii: "S"), count: 1200)
        text.replaceSubrange(place..<(place + printed.utf8.count), with: printed.utf8)
        #expect(text.place(of: wanted, in: 0..<text.count) == place, "\(printed) at \(place)")
        var exact = printed
        exact.withUTF8 { #expect(text.place(of: $0, in: 0..<text.count) == place) }
      }
    }
  }

  @Test("A word knows which kinds of bytes it has")
  func words() {
    for text in Self.samples {
      for start in text.indices {
        let bytes = Array(text[start...])
        let word = Word(text, start..<text.count)
        #expect(word.isUpper == (!bytes.isEmpty && bytes.allSatisfy(\.isUpper)))
        #expect(word.isNumber == (!bytes.isEmpty && bytes.allSatisfy(\.isDigit)))
        #expect(word.hasDigit == bytes.contains(where: \.isDigit))
        #expect(word.hasASCIILetter == bytes.contains(where: \.isLetter))
        #expect(word.isASCII == bytes.allSatisfy { $0 < 0x80 })
        #expect((0..<word.count).map { word.uppercased[$0] } == bytes.map(\.uppercased))
        for byte in [0x3A, 0x2F, 0x2E] as [UInt8] {
          #expect(word.contains(byte) == bytes.contains(byte))
        }
      }
    }
  }

  @Test("Words are joined in any order, whatever their places are")
  func joined() {
    for length in [3, 12, 20] {
      let bytes = Array(repeating: UInt8(ascii: "A"), count: length) + Array(" BB".utf8)
      let (first, second) = (Word(bytes, 0..<length), Word(bytes, (length + 1)..<(length + 3)))
      #expect(first.appending(second).text == first.text + "BB")
      #expect(first.appending(second).range == 0..<(length + 3))
      #expect(second.appending(first).text == "BB" + first.text)
      #expect(second.appending(first).range.isEmpty)
    }
  }

  @Test("A search gives the first place, wherever it is in its block")
  func searches() {
    for length in 0..<70 {
      for place in 0..<max(0, length - 4) {
        var text = Array(repeating: UInt8(ascii: "V"), count: length)
        text.replaceSubrange(place..<(place + 5), with: Array("vZcZC".utf8))
        let found = text.place(of: "VZCZC", in: 0..<length)
        #expect(found == place)
        #expect(text.place(of: UInt8(ascii: "c")) == place + 2)
        #expect(text.place(of: 0x01, or: UInt8(ascii: "c"), from: 0) == place + 2)
        #expect(text.place(of: "VZCZCX", in: 0..<length) == nil)
      }
    }
  }

  @Test("Lines are the same wherever a text begins in a block", arguments: 0..<40)
  func lines(shift: Int) {
    let text = Array(
      "VZCZC\r\nTAGS: X\r\r\n\n  REF: ROME 1  ROME 00001 001.2 OF 002  B\n\u{B6}1. (U) A.\\\nB".utf8
    )
    let plain = TextLine.lines(of: text)
    let moved = TextLine.lines(of: Array(repeating: 0x0A, count: shift) + text)
    #expect(
      plain.map(\.range)
        == moved.map {
          ($0.range.lowerBound - shift)..<($0.range.upperBound - shift)
        })
    #expect(plain.dropFirst().map(\.gap) == moved.dropFirst().map(\.gap))
    #expect(plain.map(\.isFurniture) == moved.map(\.isFurniture))
  }

  @Test(
    "No line that opens a document is skipped by its first bytes",
    arguments: [
      "<html>", "<!doctype html>", "---\nid: x\n---\n", "refid: 09ROME1",
      "MRN: 13 ROME 1\nFrom: X\n",
      "**MRN:** 13 ROME 1\n**Date/DTG:** x\n", "# MRN: 1\nDTG\n", "Message Text\n",
      "Message Attributes\n", "PAGE 01 ROME 00012\n", "Date: 1\nCanonical ID: x\n",
      "From: a@b.c\nTo: d@e.f\nSubject: x\nMessage-ID: <1@2>\nMIME-Version: 1.0\n\nx\n",
      "RR 061422Z MAY 08\nFM AMEMBASSY ROME\n", "P 061422Z MAY 08\nFM AMEMBASSY ROME\n",
      "O P 061422Z MAY 08\nFM AMEMBASSY ROME\n", "UNCLAS ROME 000012\nTAGS: PREL\n",
      "C O N F I D E N T I A L ROME 000012\nE.O. 12958: N/A\n",
      "LIMITED OFFICIAL USE ROME 1\nSUBJ: X\n",
      "VZCZCXRO1\nDE RUEHRO #0012 1271422\nFM AMEMBASSY ROME\n",
    ])
  func openings(text: String) {
    let bytes = Array(text.utf8)
    let line = 0..<(bytes.firstIndex(of: 0x0A) ?? bytes.count)
    #expect(DocumentOpening(bytes, line, lineStart: 0) != nil)
    #expect(DocumentOpening.Filter().mayOpen(bytes, line))
  }
}
