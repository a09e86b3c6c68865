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
}
