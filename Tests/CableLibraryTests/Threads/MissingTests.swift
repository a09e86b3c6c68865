import CableCore
import Foundation
import Testing

@testable import CableCatalog
@testable import CableLibrary

@Suite struct MissingTests {
  /// Cables of Rome and Oslo, of which Oslo's 4 and 9, Bern's 7 and one of the Department are not here.
  private func library() throws -> Library {
    let folder = try TemporaryFolder()
    for (id, refs, level) in [
      ("09ROME1", "09 OSLO 4, STATE 50", "UNCLAS"), ("09ROME2", "09 OSLO 4, 09 ROME 1", "SECRET"),
      ("09ROME6", "09 BERN 7", "UNCLAS"), ("09OSLO3", "09 OSLO 4, 08 OSLO 9", "UNCLAS"),
      ("09OSLO2", "", "SECRET"), ("08OSLO1", "", "UNCLAS"),
    ] {
      try folder.write("\(id).txt", TemporaryFolder.cable(id, refs: refs, level: level))
    }
    try folder.write("copy.txt", TemporaryFolder.cable("09OSLO2", text: "Another text."))
    return try folder.load()
  }

  @Test func missingCablesComeByHowManyCiteThem() throws {
    let library = try library()
    let (cables, count) = library.missing(citedBy: Array(library.rows.indices))
    #expect(cables.map(\.id.description) == ["09OSLO4", "08OSLO9", "09BERN7", "09STATE50"])
    #expect(cables.map(\.citing.count) == [3, 1, 1, 1] && count == 4)
    #expect(Set(cables[0].citing.map { library.rows[$0].id }) == ["09ROME1", "09ROME2", "09OSLO3"])
  }

  @Test func copiesOfACableCiteAMissingOneOnce() throws {
    let folder = try TemporaryFolder()
    let cable = TemporaryFolder.cable("09ROME1", refs: "09 OSLO 4, 09 OSLO 5")
    for name in ["a.txt", "b.txt", "other/a.txt"] { try folder.write(name, cable) }
    try folder.write("c.txt", TemporaryFolder.cable("09ROME2", refs: "09 OSLO 5"))
    let library = try folder.load()
    let cables = library.missing(citedBy: Array(library.rows.indices)).cables
    #expect(cables.map { "\($0.id) \($0.citing.count)" } == ["09OSLO5 2", "09OSLO4 1"])
  }

  @Test func aYearThatNobodyPrintedIsOpen() throws {
    let library = try library()
    let cables = library.missing(citedBy: Array(library.rows.indices)).cables
    #expect(cables.filter(\.isYearOpen).map(\.name) == ["STATE 50 (08 or 09)"])
    #expect(cables.last?.candidates.map(\.description) == ["09STATE50", "08STATE50"])
  }

  @Test func onlyWhatTheGivenRowsCiteIsCounted() throws {
    let library = try library()
    let rome = library.rows.indices.filter { library.rows[$0].id == "09ROME2" }
    #expect(library.missing(citedBy: rome).cables.map(\.id.description) == ["09OSLO4"])
    let (few, count) = library.missing(citedBy: Array(library.rows.indices), limit: 1)
    #expect(few.count == 1 && count == 4)
  }

  @Test func theLedgerCountsWhatIsHeldCitedAndNeverSeen() throws {
    let library = try library()
    let ledger = SerialLedger(library, of: Array(library.rows.indices))
    let counts = ledger.entries.map {
      "\($0.year) \($0.post) \($0.held) \($0.cited) \($0.unseen) \($0.open) \($0.highest)"
    }
    #expect(
      counts == [
        "2009 ROME 3 0 3 0 6", "2009 OSLO 2 1 1 0 4", "2008 OSLO 1 1 7 0 9", "2009 BERN 0 1 6 0 7",
        "2009 STATE 0 0 0 1 0",
      ])
    #expect(
      ledger.entries[0].classes == [
        .init(value: "UNCLASSIFIED", count: 2), .init(value: "SECRET", count: 1),
      ])
  }

  @Test func theLedgerLeavesAirgramsAndWhatIsNoIdOut() throws {
    let folder = try TemporaryFolder()
    for (id, refs) in [
      ("73VIENNA50", "BANGKOK A-50, 73 VIENNA 3"), ("73VIENNA9", "73 BANGKOK 7"), ("52ACCRA1", ""),
      ("49ACCRA2", "09 ACCRA 1234567"),
    ] {
      try folder.write("\(id).txt", TemporaryFolder.cable(id, refs: refs))
    }
    try folder.write("notes.txt", TemporaryFolder.cable("", text: "No id at all."))
    let library = try folder.load()
    let all = Array(library.rows.indices)
    let counts = SerialLedger(library, of: all).entries.map {
      "\($0.year) \($0.post) \($0.held) \($0.cited) \($0.highest)"
    }
    // What each entry counts, from ids that are parsed one by one.
    var held: [String: Set<Int>] = [:]
    for id in all.compactMap({ CableID(parsing: library.rows[$0].id) }) where !id.isAirgram {
      held["\(id.year) \(id.station)", default: []].insert(id.number)
    }
    for (series, numbers) in held {
      #expect(counts.contains { $0.hasPrefix("\(series) \(numbers.count) ") }, "\(series)")
    }
    #expect(counts.contains("1973 VIENNA 2 1 50") && counts.contains("1973 BANGKOK 0 1 7"))
    #expect(!counts.contains { $0.hasPrefix("1973 BANGKOKA") })
  }

  @Test func aFilterChoosesPostsAndYearsAndHidesNoNumber() throws {
    let library = try library()
    let secret = library.rows.indices.filter { library.rows[$0].id == "09ROME2" }
    let ledger = SerialLedger(library, of: secret)
    #expect(ledger.entries.map(\.post) == ["ROME", "OSLO"])
    #expect(ledger.entries.map(\.held) == [3, 2])
  }

  @Test(arguments: [
    ("We met. See reftel for more. It rained.", "See reftel for more."),
    ("We met Mr. Hill and saw reftel. It rained.", "We met Mr. Hill and saw reftel."),
    ("As Ref A. told, reftel is old. We left.", "As Ref A. told, reftel is old."),
    ("The U.S. side read reftel.", "The U.S. side read reftel."),
    ("\"Where is reftel?\" He left.", "\"Where is reftel?\""),
    ("It is 3.5 in reftel, he said", "It is 3.5 in reftel, he said"),
    ("First.\nThen reftel\ncame in.  Last.", "Then reftel came in."),
    ("reftel", "reftel"), ("Über reftel. Ändern.", "Über reftel."),
  ])
  func aSentenceIsFoundAroundAPlace(text: String, sentence: String) throws {
    let place = try #require(text.range(of: "reftel"))
    let start = text.utf8.distance(from: text.startIndex, to: place.lowerBound)
    #expect(Sentence.around(start..<start + 6, in: text) == sentence)
  }

  @Test(arguments: [0..<0, 5..<5, 0..<99, 90..<99]) func noPlaceIsOutOfBounds(place: Range<Int>) {
    #expect(Sentence.around(place, in: "A. B? C").count <= 7)
    #expect(Sentence.around(place, in: "") == "")
  }
}
