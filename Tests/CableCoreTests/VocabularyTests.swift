import Testing

@testable import CableCore

@Suite struct VocabularyTests {
  @Test(arguments: [
    ("PHUM", "Human Rights"), ("KZ", "Kazakhstan"), ("KIRF", "International Religious Freedom"),
  ])
  func tagsHaveMeanings(tag: String, meaning: String) {
    #expect(Vocabulary.tag(tag)?.meaning == meaning)
  }

  @Test(arguments: [("SECSTATE", "STATE"), ("AMEMBASSYASTANA", "ASTANA"), ("USUN", "USUNNEWYORK")])
  func aliasesLeadToTheStation(alias: String, station: String) {
    #expect(Vocabulary.station(alias) == station)
  }

  @Test func runTogetherTagsAreSplit() {
    #expect(Vocabulary.splitTags("PHUMPREL") == ["PHUM", "PREL"])
    #expect(Vocabulary.splitTags("PHUM9999") == nil)
  }

  @Test(arguments: [
    ("SBU", "SBU"), ("c/nf", "C//NF"), ("S//NF", "S//NF"), ("C ", "C"), ("C - ENTIRE TEXT", "C"),
    ("S/REL NATO", "S//REL TO NATO"), ("LOU", "LOU"), ("S//FGI//NF", "S//FGI//NF"),
  ])
  func portionMarksAreNormalized(written: String, mark: String) {
    #expect(Vocabulary.portionMark(written)?.mark == mark)
  }

  @Test(arguments: ["U.S.", "SE", "2009", "Smith", "UN", ""])
  func otherBracketsAreNoMarks(written: String) {
    #expect(Vocabulary.portionMark(written) == nil)
  }

  @Test(arguments: [
    // term, kind of its first entry, a part of the meaning
    ("PHUM", "subject", "Human Rights"), ("SIPDIS", "caption", "SIPRNet"),
    ("ZNR UUUUU", "security prosign", "in the clear"), ("RUEHTA", "routing indicator", "ASTANA"),
    ("(S/NF)", "portion mark", "SECRET, NOFORN"), ("AMEMBASSY ASTANA", "post", "Embassy Astana"),
    ("ZDK", "operating signal", "Retransmission"), ("E.O. 12958", "executive order", "1995"),
    ("13526", "executive order", "2009"), ("EO 12065", "executive order", "1978"),
    ("1.4 (d)", "reason", "foreign relations"), ("Reason: 1.4 (b), (d)", "reason", "government"),
    ("X6", "executive order", "damage relations"), ("IMMEDIATE", "precedence", "same day"),
    ("NIACT", "precedence", "Night action"), ("NOTAL", "word of cables", "all addressees"),
    ("041111Z", "date-time group", "day 4 of the month, 11:11 UTC"),
    ("SECTION 01 OF 02", "section mark", "part 1 of a cable that was sent in 2 parts"),
    ("PAGE 02 ROME 01196 01 OF 02 082030Z", "page break", "no part of the text"),
    ("REF: STATE 78227", "reference", "cable 78227 of State"),
    ("09 STATE 78227", "cable id", "cable 78227 of State in 2009"),
    ("EUR/RPM", "bureau", "European"),
    ("DE RUEHTA #1327/01 2161111", "DE line", "filed on day 216 of the year at 11:11 UTC"),
    ("O 041111Z AUG 09", "precedence and date-time group", "immediate, 4 August 2009, 11:11 UTC"),
    ("FM AMEMBASSY ASTANA", "sender", "U.S. Embassy Astana"),
    ("TO RUEHC/SECSTATE WASHDC IMMEDIATE 5947", "action addressee", "their message number 5947"),
    ("UNCLAS SECTION 01 OF 02 ASTANA 001327", "classification line", "number 1327 of Astana"),
    ("E.O. 12958: DECL: 08/04/2019", "executive order line", "declassified on 2019-08-04"),
    ("12958: N/A", "executive order line", "not classified"),
  ])
  func everyPartOfAHeaderIsExplained(term: String, kind: String, meaning: String) {
    let entries = HeaderLine.explain(term)
    #expect(entries.first?.kind == kind)
    #expect(entries.contains { $0.meaning.contains(meaning) })
    #expect(entries.allSatisfy { !$0.source.isEmpty })
  }

  @Test func labelsOfALineAreNoCountries() {
    let entries =
      HeaderLine.explain("FM AMEMBASSY ASTANA") + HeaderLine.explain("TO AMEMBASSY ROME")
    #expect(!entries.contains { $0.kind == "country" })
  }

  @Test func wordsOfNoTableAreNotExplained() {
    #expect(HeaderLine.explain("XYZZYX").isEmpty)
  }

  @Test(
    "Posts are named as one writes them",
    arguments: [
      ("RIODEJANEIRO", "Rio de Janeiro"), ("DARESSALAAM", "Dar es Salaam"),
      ("PORTAUPRINCE", "Port-au-Prince"), ("PORTOFSPAIN", "Port of Spain"),
      ("SANTODOMINGO", "Santo Domingo"), ("STATE", "State"),
    ])
  func postNames(station: String, name: String) { #expect(Vocabulary.postName(station) == name) }

  @Test("No small word within the name of a post has a capital")
  func smallWordsOfPostNames() {
    let small = ["Au", "And", "D", "Da", "De", "Del", "Des", "Do", "Du", "Es", "Of", "The"]
    for post in Vocabulary.allPosts {
      let words = Vocabulary.postName(post)?.split(separator: " ").dropFirst() ?? []
      #expect(words.allSatisfy { !small.contains(String($0)) }, "\(post)")
    }
  }
}
