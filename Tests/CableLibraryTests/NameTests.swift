import CableCore
import Foundation
import Testing

@testable import CableCatalog
@testable import CableLibrary

@Suite struct NameTests {
  @Test(arguments: [
    (
      "Islam Karimov\nGulnara  Karimova\n\n  \nOleg Orlov",
      ["Islam Karimov", "Gulnara Karimova", "Oleg Orlov"]
    ),
    ("\u{FEFF}Name\r\nKarimov\r\n", ["Karimov"]),
    (
      "\"Karimov, Islam\"\n“Orlov”\n«Gazprom»\n'Bank'",
      ["Karimov, Islam", "Orlov", "Gazprom", "Bank"]
    ),
    ("name,country\n\"Karimov, Islam\",UZ\nOrlov,RU", ["Karimov, Islam", "Orlov"]),
    ("id;name\n1;Karimov\n2;\"Orlov; Oleg\"", ["Karimov", "Orlov; Oleg"]),
    ("Nr\tFull Name\n1\tIslam Karimov\n", ["Islam Karimov"]),
    ("First name,Last name\nIslam,Karimov", ["Islam Karimov"]),
    ("Surname\nKarimov", ["Karimov"]),
    ("Name\nKarimov, Islam\n\"Orlov, Oleg\"", ["Karimov, Islam", "Orlov, Oleg"]),
    ("Karimov\tpresident\nOrlov\trights", ["Karimov", "Orlov"]),
    ("\"Karimov, Islam\",UZ\nOrlov", ["Karimov, Islam", "Orlov"]),
    ("Karimov\nKARIMOV\nkarímov", ["Karimov"]),
    ("Abdul \"Bob\" Karimov\n\"Bob\" Orlov", ["Abdul \"Bob\" Karimov", "\"Bob\" Orlov"]),
    ("—\n...\nOrlov", ["Orlov"]), ("", []), ("\n\n", []), ("Name\n", []),
  ])
  func listsAreReadAsPeopleHaveThem(text: String, names: [String]) {
    #expect(NameList(text).names.map(\.text) == names)
  }

  @Test func linesWithoutAWordAreReported() {
    #expect(NameList("Orlov\n—\n\n...").wordless == [2, 4])
  }

  @Test(arguments: [
    ("Islam Karimov", "We met ISLAM  KARIMOV, who", ["ISLAM  KARIMOV"]),
    ("Karimov, Islam", "Islam Karimov; Karimov, Islam", ["Islam Karimov", "Karimov, Islam"]),
    ("Karimov", "Karimov's and Karimova", ["Karimov"]),
    ("O'Brien", "O’Brien or O'BRIEN", ["O’Brien", "O'BRIEN"]),
    ("Jose Nunez", "José Núñez", ["José Núñez"]),
    ("rule of law", "the rule\nof law", ["rule\nof law"]),
    ("a b", "a a b", ["a b"]), ("a a", "a a a a a", ["a a", "a a"]),
    ("Karimov", "Karimow Karrimov Kariomv Karmov Karimova Krimow", []),
    (
      "Karimov~1", "Karimow Karrimov Kariomv Karmov Karimova Krimow",
      [
        "Karimow", "Karrimov", "Kariomv", "Karmov", "Karimova",
      ]
    ),
    (
      "Islam Karimov~1", "Islam Karimow, Islan Karimov, Islan Karimow",
      [
        "Islam Karimow", "Islan Karimov",
      ]
    ),
    ("Ali~1", "Ali Ale Al", ["Ali"]),
    ("09 ASTANA 1327", "see 09 Astana 1327 and 09ASTANA1327", ["09 Astana 1327", "09ASTANA1327"]),
  ])
  func namesAreFoundWhereTheirWordsAreInARow(name: String, text: String, found: [String]) {
    var matcher = NameMatcher(NameList(name).names)
    let hits = matcher.hits(in: text)
    let bytes = Array(text.utf8)
    #expect(hits.map { String(decoding: bytes[$0.range], as: UTF8.self) } == found)
  }

  @Test func placesOfWordsAreThoseOfTheFoldedWords() {
    for text in ["a b", "É\u{301}t o'x ", "日本 語 x", "\u{301} x", "½ x ﬁ", "x\u{AD}y", "İx ı", "٣x"]
    {
      var text = text
      text.withUTF8 { utf8 in
        var folder = WordFolder()
        folder.fold(utf8)
        #expect(WordFolder.places(in: utf8).count == folder.ends.count)
      }
    }
  }

  /// A library whose words are in an index, and one whose words are not.
  @Test(arguments: [true, false]) func manyNamesAreFoundInALibrary(gathersWords: Bool) throws {
    let folder = try TemporaryFolder()
    for (id, text, refs) in [
      ("09ROME1", "Mr. Orlov met Islam Karimov. Orlov left.", "09 OSLO 4"),
      ("09ROME2", "Nobody came.", ""), ("09OSLO4", "Gulnara Karimowa spoke.", ""),
    ] {
      try folder.write("\(id).txt", TemporaryFolder.cable(id, refs: refs, text: text))
    }
    let searcher = try folder.searcher(LoadOptions(index: .memory, gathersWords: gathersWords))
    let list = NameList(
      "Orlov\nKarimov, Islam\nGulnara Karimova~1\n09OSLO4\nNo Such\nplanting trees")
    var found: [String] = []
    let errors = searcher.hits(of: list, among: Array(searcher.library.rows.indices), width: 20) {
      for hit in $0 {
        found.append(
          "\(list.names[hit.name].text): \(searcher.library.rows[hit.row].id) "
            + "\(hit.context.label ?? "") \(hit.context.found)")
      }
    }
    #expect(errors.isEmpty)
    #expect(
      found.sorted() == [
        "09OSLO4: 09OSLO4 id 09OSLO4", "09OSLO4: 09OSLO4 subject 09OSLO4",
        "09OSLO4: 09ROME1 ref 09 OSLO 4", "Gulnara Karimova: 09OSLO4 1 Gulnara Karimowa",
        "Karimov, Islam: 09ROME1 1 Islam Karimov", "Orlov: 09ROME1 1 Orlov",
        "Orlov: 09ROME1 1 Orlov", "planting trees: 09OSLO4 subject PLANTING TREES",
        "planting trees: 09ROME1 subject PLANTING TREES",
        "planting trees: 09ROME2 subject PLANTING TREES",
      ])
  }

  @Test func theIndexLeavesOutCablesThatHoldNoName() throws {
    let folder = try TemporaryFolder()
    for number in 1...200 {
      try folder.write(
        "\(number).txt",
        TemporaryFolder.cable("09ROME\(number)", text: "Word\(number) stood beside other\(number).")
      )
    }
    let searcher = try folder.searcher()
    let words = try #require(searcher.words)
    let bound = searcher.library.storage.columns.count
    for (text, count) in [
      ("word7\nword100 stood", 2), ("word7 other8", 0), ("stood word7", 0), ("stood beside", 200),
      ("wordd7~1", 10), ("word177~1", 21),
      ("zzz\naaa\nword1", 1), ("stood", 200),
    ] {
      let all = SlotSet(bound: bound, isFull: true)
      let found = words.slots(
        holdingAnyOf: NameMatcher(NameList(text).names), within: all, bound: bound)
      // Each name again, alone, as a phrase.
      var expected = SlotSet(bound: bound)
      for name in NameList(text).names where !name.allowsSlip {
        expected.formUnion(words.slots(holdingPhrase: name.forms[0], bound: bound))
      }
      #expect(found.count == count, "\(text)")
      if !text.contains("~") { #expect(found == expected, "\(text)") }
    }
  }

  @Test func aNameThatAllowsASlipIsAnotherThanTheSameWithout() {
    #expect(NameList("Karimov\nKarimov~1\nKarimov").names.map(\.allowsSlip) == [false, true])
  }
}
