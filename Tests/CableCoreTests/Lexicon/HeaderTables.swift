@testable import CableCore

extension LexiconTable {
  /// The tables that `Header` and `Lines` read with.
  static let header = [
    LexiconTable("Precedences.words", Precedences.words) { text, meaning in
      let to = header("IMMEDIATE 5947", "\(text) 5947").to.first
      return to?.precedence == meaning && to?.name == "SECSTATE WASHDC"
    },
    LexiconTable("Precedences.prosigns", Precedences.prosigns) { text, meaning in
      header("O 041111Z", "\(text) 041111Z").precedence?.value == meaning
    },
    LexiconTable("NoticeWords.copies", NoticeWords.copies) { text, _ in
      let spaced = text.map { "\($0) " }.joined()
      return [text, spaced].allSatisfy { lead in
        let cable = Telegram.with(
          "TAGS: PREL\nSUBJECT: X", line: "\(lead) C O N F I D E N T I A L ASTANA 001327")
        return cable.classification?.value.level == .confidential && cable.number?.value == 1327
          && cable.passing.map { $0.value.filter { $0 != " " } } == [text]
      }
    },
    LexiconTable("HeaderWords.openings", HeaderWords.openings) { text, _ in
      isHeaderLine("\(text) RUEHTA") && !isHeaderLine("X\(text) RUEHTA")
    },
    LexiconTable("HeaderWords.senders", HeaderWords.senders) { text, _ in
      header("FM AMEMBASSY ASTANA", "\(text) AMEMBASSY ASTANA").from?.value == "AMEMBASSY ASTANA"
        && (text == "FM" || header("FM AMEMBASSY ASTANA", "\(text) A FRIEND").from == nil)
    },
    LexiconTable("HeaderWords.identifiers", HeaderWords.identifiers) { text, _ in
      header("VZCZCXRO4167", "\(text)XRO4167").transmissionID?.value == "\(text)XRO4167"
    },
    LexiconTable("HeaderWords.certain", HeaderWords.certain) { text, _ in
      var source = SourceText(bytes: Array("\n\(text)X\n".utf8))
      // Nothing had to be read ahead to tell.
      return Signs.holdsCable(&source) && source.readAhead.isEmpty
    },
    LexiconTable("HeaderWords.breaks", HeaderWords.breaks) { text, _ in
      let end = "INFO RUEHBJ/AMEMBASSY BEIJING 1177"
      let cable = header(end, "\(end)\n\(text)")
      return cable.info.last?.name == "AMEMBASSY BEIJING"
        && cable.pageBreaks.contains { cable.printed($0) == text }
    },
    LexiconTable("HeaderWords.times", HeaderWords.times) { text, _ in
      header("O 041111Z", "\(text) O 041111Z").precedence?.value == .immediate
    },
    LexiconTable("HeaderWords.pages", HeaderWords.pages) { text, _ in
      let end = "INFO RUEHBJ/AMEMBASSY BEIJING 1177"
      return header(end, "\(end)\n\(text)example.org/1.html").info.last?.name == "AMEMBASSY BEIJING"
    },
    LexiconTable("PassingWords.openings", PassingWords.openings) { text, role in
      let line = role == .office ? "\(text) FOR EUR" : "\(text) EUR"
      return Telegram.with("TAGS: PREL\n\(line)").distribution.map(\.value) == [line]
    },
    LexiconTable("PassingWords.commands", PassingWords.commands) { text, _ in
      passes("\(text) FOR POLAD") && !passes("\(text) FOR TALKS")
    },
    LexiconTable("PassingWords.organizations", PassingWords.organizations) { text, _ in
      passes("BERN PASS \(text)") && !passes("BERN SAW \(text)")
    },
    LexiconTable("PassingWords.notices", PassingWords.notices) { text, _ in
      passes("\(text).") && !passes("\(text) NOT")
    },
    LexiconTable("PassingWords.verbs", PassingWords.verbs) { text, _ in
      let line = "DEPT \(text) EUR"
      return Telegram.with("TAGS: PREL\n\(line)").distribution.map(\.value) == [line]
    },
    LexiconTable("PassingWords.mailLabels", PassingWords.mailLabels) { text, _ in
      let bytes = Array("\(text) A\nSENT: B\nVZCZCTAA0063\n".utf8)
      var lines = TextLine.lines(of: bytes)
      RelayHead.setAside(in: &lines, bytes)
      return lines.map(\.isAside) == [true, true, false]
    },
    LexiconTable("AddressWords.groups", AddressWords.groups) { text, _ in
      let header =
        "FM AMEMBASSY ASTANA\nTO SECSTATE WASHDC\n\nTRADE \(text)\n\nUNCLAS ASTANA 001327\n"
      return Telegram.parse(header).to.map(\.name) == ["SECSTATE WASHDC", "TRADE \(text)"]
    },
    LexiconTable("AddressWords.words", AddressWords.words) { text, use in
      let end = "INFO RUEHBJ/AMEMBASSY BEIJING 1177"
      return
        (!use.contains(.opensLine)
        || header(end, end + "\n\n\(text) XANADU 0004").info.last?.name == "\(text) XANADU")
        && (!use.contains(.kindOfPost) || Vocabulary.station(text + "ASTANA") == "ASTANA")
    },
    LexiconTable("Months.names", Months.names) { text, month in
      header("AUG 09", "\(text) 09").sent?.value.month == month && isMonth(text)
    },
    LexiconTable("Months.companions", Months.companions) { text, _ in
      Telegram.parse(Telegram.header + "\(text) 4 August 2009\nUNCLAS ASTANA 001327\n").info
        .map(\.name) == ["AMEMBASSY BEIJING"]
    },
    LexiconTable("Levels.words", Levels.words) { text, level in
      [text, spaced(text)].allSatisfy { text in
        let cable = Telegram.with("TAGS: PREL", line: "\(text) ASTANA 001327")
        return cable.classification?.value.level == level && cable.number?.value == 1327
      }
    },
    LexiconTable("Levels.beforePosts", Levels.beforePosts) { text, classification in
      [text, spaced(text)].allSatisfy { text in
        let cable = Telegram.with("TAGS: PREL", line: "\(text) ASTANA 001327")
        return cable.classification?.value == classification && cable.number?.value == 1327
      }
    },
    LexiconTable("Levels.banners", Levels.banners) { text, _ in
      let cable = Telegram.with(
        "TAGS: PREL\nSUBJECT: X",
        body: "1. (U) The rain went\n\n\(text)  ASTANA 00001327  002 OF 002\n\non and on.")
      return cable.paragraphs.map(\.text) == ["The rain went on and on."]
    },
    LexiconTable("Levels.controls", Levels.controls) { text, control in
      ["UNCLAS \(text)", "UNCLAS//\(text)", "UNCLAS \(spaced(text))", "CONFIDENTIAL \(text)"]
        .contains { line in
          let cable = Telegram.with("TAGS: PREL", line: "\(line) ASTANA 001327")
          return cable.classification?.value.controls == [control] && cable.number?.value == 1327
        }
    },
    LexiconTable("Levels.prosigns", Levels.prosigns) { text, level in
      SecurityProsign.level("ZNY \(text)\(text)\(text)\(text)\(text) ZZH") == level
    },
    LexiconTable("SectionWords.openings", SectionWords.openings) { text, _ in
      ways(text, SectionWords.openings[text]?.met).allSatisfy { text in
        let line = "CONFIDENTIAL \(text) 02 OF 03 ASTANA 001327"
        let cable = Telegram.with("TAGS: PREL", line: line)
        return cable.section?.value == SectionMark(number: 2, count: 3)
      }
    },
    LexiconTable("SectionWords.joints", SectionWords.joints) { text, _ in
      let cable = Telegram.with("TAGS: PREL", line: "UNCLAS SECTION 02 \(text) 03 ASTANA 001327")
      return cable.section?.value == SectionMark(number: 2, count: 3)
    },
    LexiconTable("SectionWords.serialSigns", SectionWords.serialSigns) { text, _ in
      Telegram.with("TAGS: PREL", line: "UNCLAS ROME \(text) 1234").number?.value == 1234
    },
    LexiconTable("SectionWords.numbers", SectionWords.numbers) { text, number in
      let cable = Telegram.with("TAGS: PREL", line: "UNCLAS SECTION \(text) OF 09 ASTANA 001327")
      return cable.section?.value == SectionMark(number: number, count: 9)
    },
    LexiconTable("Captions.words", Captions.words) { text, caption in
      ways(text, Captions.words[text]?.met).allSatisfy { text in
        Telegram.with("\(text)\nTAGS: PREL").captions.contains { $0.value == caption }
      }
    },
    LexiconTable("Captions.passing", Captions.passing) { text, use in
      func lines(_ lines: String) -> Int {
        Telegram.with(lines + "\nTAGS: PREL").distribution.count
      }
      return
        (!use.contains(.verb) || lines("DEPT FOR EUR\nUSDOC \(text) ITA") == 2)
        && (!use.contains(.goesOn) || lines("DEPT FOR EUR\n\(text) USDOC") == 1)
        && (!use.contains(.leavesOpen) || lines("DEPT FOR EUR \(text)\nUSDOC FOR ITA") == 1)
        && (!use.contains(.followsOffice)
          || Telegram.with("STADIS \(text) USUN\nTAGS: PREL").captions.isEmpty)
    },
    LexiconTable("Stamps.beginnings", Stamps.beginnings) { text, kind in
      let line =
        switch kind {
        case .page: "\(text)02        STATE   015113  182333Z"
        case .scan: "\(text)2 of 3 ]"
        case .stamp: "\(text) X"
        case .number: "\(text)2 -"
        case .release: "\(text) Case No. F-2014-11111 Doc No. C01234567"
        }
      return TextLine.lines(of: Array(line.utf8)).map(\.isFurniture) == [true]
    },
    LexiconTable("Openers.texts", Openers.texts) { text, opening in
      let isHeading = Heading.isOpening(Word.words(Array(text.utf8), 0..<text.utf8.count))
      let passages = Telegram.with("SUBJECT: X", body: "1. (U) \(text): Text of it.").passages
      let isSpaced = Openers.texts.rows.first { $0.text == text }?.met.contains(.spaced) ?? false
      let letters = Telegram.with("SUBJECT: X", body: "1. (U) \(spaced(text)): Text of it.")
        .passages
      return isHeading == opening.isHeading
        && (opening.passage == nil || passages.map(\.kind) == [opening.passage])
        && (!isSpaced || letters.map(\.kind) == [opening.passage])
    },
    LexiconTable("CopyWords.words", CopyWords.words) { text, kind in
      let id =
        switch kind {
        case .copy: "75ASTANA100\(text)1327"
        case .series: "75ASTANA1327\(text)12"
        case .leftover: "75\(text)ASTANA1327"
        }
      return CableID(correcting: id) == CableID(year: 1975, station: "ASTANA", number: 1327)
    },
  ]

  /// A telegram whose header has something else in one place.
  private static func header(_ old: String, _ new: String) -> Cable {
    Telegram.parse(Telegram.header.replacing(old, with: new) + "\nUNCLAS ASTANA 001327\n")
  }

  /// Whether a line passes the cable on by its form, or is about its sending.
  private static func passes(_ line: String) -> Bool {
    let bytes = Array(line.utf8)
    return PassingLine.isPassing(Word.words(bytes, 0..<bytes.count))
  }

  private static func isHeaderLine(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var cable = Cable(unparsed: SourceText(bytes: bytes))
    var header = RoutingHeader()
    let line = TextLine(range: 0..<bytes.count)
    return header.read(Word.words(bytes, line.range), line: line, into: &cable) != .none
  }

  /// A spelling, and the same letter by letter where its row is met so.
  private static func ways(_ text: String, _ met: Met?) -> [String] {
    met?.contains(.spaced) == true ? [text, spaced(text)] : [text]
  }

  /// Letter by letter.
  static func spaced(_ text: String) -> String {
    text.filter { $0 != " " }.map(String.init).joined(separator: " ")
  }
}
