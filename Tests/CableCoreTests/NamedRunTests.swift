import Testing

@testable import CableCore

@Suite struct NamedRunTests {
  @Test(
    "Names are runs of words with capitals that begin no sentence",
    arguments: [
      ("He met Ida Borg and Jan Vella in Gozo.", ["Ida Borg", "Jan Vella", "Gozo"]),
      ("Ida Borg said so. Talks went on.", ["Ida Borg"]),
      ("The Bank of Valletta closed.", ["Bank of Valletta"]),
      (
        "He saw J. Borg, Dr. Vella and Jan van der Meer.", ["J. Borg", "Vella", "Jan van der Meer"]
      ),
      ("Prime Minister Borg's house (Gozo) is old.", ["Borg", "Gozo"]),
      ("On Monday the Minister and the Ambassador met in May.", []),
      ("In Gozo, \"Borg\" was sung.", ["Gozo", "Borg"]),
      ("Meanwhile, the rain went on. It rained in Gozo.", ["Gozo"]),
      ("He went to Umm al-Fahm with al-Hadi.", ["Umm al-Fahm", "al-Hadi"]),
      ("", []),
    ] as [(String, [String])])
  func names(text: String, names: [String]) {
    #expect(NamedRuns.names(in: text) == names)
  }

  @Test func aTextInCapitalsGivesNoNames() {
    #expect(NamedRuns.names(in: "HE MET IDA BORG AND JAN VELLA IN GOZO.") == nil)
    #expect(NamedRuns.names(in: "NATO and the EU met Ida Borg there.") == ["Ida Borg"])
  }
}
