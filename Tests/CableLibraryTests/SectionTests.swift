import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Cables that came in sections, each in a file of its own.
@Suite struct SectionTests {
  private static func section(_ number: Int, of count: Int, text: String, refs: String = "")
    -> String
  {
    """
    R 041111Z AUG 09
    FM AMEMBASSY ASTANA
    TO SECSTATE WASHDC
    UNCLAS SECTION 0\(number) OF 0\(count) ASTANA 000007
    TAGS: PHUM, KZ
    SUBJECT: PLANTING TREES
    REF: \(refs)
    \(number). (U) \(text)
    """
  }

  private func searcher(_ files: [(String, String)]) throws -> (TemporaryFolder, Searcher) {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    return (folder, try folder.searcher())
  }

  private func rows(_ query: String, _ searcher: Searcher) -> [Int] {
    searcher.matches(Query(parsing: query))
  }

  @Test("What a row shows is looked for in all its sections")
  func tagsOfALaterSection() throws {
    let second = Self.section(2, of: 2, text: "An oak stood there.")
      .replacing("TAGS: PHUM, KZ", with: "TAGS: PHUM, SENV")
    let (folder, searcher) = try searcher([
      ("a.txt", Self.section(1, of: 2, text: "A birch stood there.")), ("b.txt", second),
      ("c.txt", TemporaryFolder.cable("09ASTANA8")),
    ])
    defer { withExtendedLifetime(folder) {} }
    let library = searcher.library
    #expect(library.rows[0].tags.contains("SENV"))
    #expect(library.places(showing: "senv", among: [1, 0]) == [1])
  }

  @Test("Sections in several files are one row, one cable, and found by any of them")
  func sectionsInSeveralFilesAreOneCable() throws {
    let (folder, searcher) = try searcher([
      ("b.txt", Self.section(2, of: 2, text: "An oak stood there.", refs: "09 ASTANA 8")),
      ("a.txt", Self.section(1, of: 2, text: "A birch stood there.", refs: "09 ASTANA 9")),
      ("c.txt", TemporaryFolder.cable("09ASTANA8", refs: "09 ASTANA 7")),
    ])
    defer { withExtendedLifetime(folder) {} }
    let library = searcher.library
    #expect(library.rows.map(\.id) == ["09ASTANA7", "09ASTANA8"])
    #expect(library.rows[0].sectionFiles.map { library.files[$0].suffix(5) } == ["a.txt", "b.txt"])
    for query in ["oak", "\"oak stood\" birch", "path:b.txt", "path:a.txt", "tag:PHUM oak"] {
      #expect(rows(query, searcher) == [0], "\(query)")
    }
    #expect(rows("-oak", searcher) == [1])
    #expect(library.resolve(CableID(year: 2009, station: "ASTANA", number: 7)) == .found(0))
    #expect(library.citing(0) == [1])
    #expect(library.citing(1) == [0])
    #expect(library.rows[1].citedByCount == 1)
    #expect(library.rows[0].cites == ["09ASTANA9", "09ASTANA8"])
    #expect(library.rows[0].citesCount == 2)
    let cable = try LibraryLoader.cable(at: 0, of: library)
    #expect(cable.paragraphs.compactMap(\.label) == ["1", "2"])
    let text = String(decoding: try LibraryLoader.bytes(at: 0, of: library), as: UTF8.self)
    #expect(text.contains("birch") && text.contains("oak"))
  }

  @Test("A phrase is found where it continues in the next section's file")
  func aPhraseIsFoundAcrossTheSeam() throws {
    let (folder, searcher) = try searcher([
      (
        "a.txt",
        TemporaryFolder.section(
          1, "TAGS: PHUM\nSUBJECT: TREES\n\n1. (U) There was a tree, and an oak")
      ), ("b.txt", TemporaryFolder.section(2, "tree stood there.\n\n2. (U) An elm.")),
      ("c.txt", TemporaryFolder.cable("09ASTANA8", text: "An oak. A tree.")),
    ])
    defer { withExtendedLifetime(folder) {} }
    #expect(rows("\"oak tree\"", searcher) == [0])
    #expect(rows("\"an oak tree stood\"", searcher) == [0])
    #expect(rows("-\"oak tree\"", searcher) == [1])
    for query in ["\"tree oak\"", "\"oak stood\"", "\"oak elm\""] {
      #expect(rows(query, searcher) == [], "\(query)")
    }
  }

  @Test("Facets and rows count what any section says, each once")
  func facetsCountWhatAnySectionSays() throws {
    let second = Self.section(2, of: 2, text: "Oaks.").replacing("PHUM, KZ", with: "KZ, ECON")
    let (folder, searcher) = try searcher([
      ("a.txt", Self.section(1, of: 2, text: "Birches.")), ("b.txt", second),
    ])
    defer { withExtendedLifetime(folder) {} }
    let library = searcher.library
    #expect(library.rows[0].tags == ["PHUM", "KZ", "ECON"])
    let facets = library.facets(among: [0])
    #expect(facets.tags.map(\.value) == ["ECON", "KZ", "PHUM"])
    #expect(facets.tags.allSatisfy { $0.count == 1 })
    for tag in ["PHUM", "KZ", "ECON"] { #expect(rows("tag:\(tag)", searcher) == [0]) }
  }

  @Test("The rows of a few slots and of many are those of their slots, in the order of the list")
  func rowsOfSlots() throws {
    var files = [
      ("a.txt", Self.section(1, of: 2, text: "A birch.")),
      ("b.txt", Self.section(2, of: 2, text: "An oak.")),
    ]
    for number in 20..<120 {
      let hour = 10 + number % 14
      files.append(
        (
          "\(number).txt",
          TemporaryFolder.cable("09ASTANA\(number)", date: "04\(hour)11Z AUG 09")
        ))
    }
    let (folder, searcher) = try searcher(files)
    defer { withExtendedLifetime(folder) {} }
    let storage = searcher.storage
    for step in [1, 2, 3, 7, 35, 51, 101, 200] {
      for first in [0, 1, 2] {
        var slots = SlotSet(bound: storage.columns.count)
        for slot in stride(from: first, to: storage.columns.count, by: step) {
          slots.insert(Slot(slot))
        }
        let wanted = storage.order.indices.filter { slots.contains(storage.order[$0]) }
        #expect(searcher.library.rows(in: slots) == wanted, "from \(first) by \(step)")
      }
    }
  }

  @Test(
    "Read one after another, sections in one folder come once, with the lines of their files",
    // A folder that waits for its end, and one that is too large for that.
    arguments: [1 << 20, 0])
  func aStreamGivesSectionsOnce(mostHeld: Int) throws {
    let files = [
      ("b.txt", Self.section(1, of: 2, text: "A birch.\n")),
      ("a.txt", Self.section(2, of: 2, text: "An oak.")),
      ("copy.txt", Self.section(2, of: 2, text: "An elm.")),
      ("far/x.txt", Self.section(2, of: 2, text: "A fir.")),
      ("whole.txt", TemporaryFolder.cable("09ASTANA8", text: "A tree.")),
    ]
    let (folder, _) = try searcher(files)
    var found: [StreamedCable] = []
    try CableStream.read([folder.path], mostHeld: mostHeld) {
      found.append($0)
    } skipped: { file in
      Issue.record("\(file.path) was skipped")
    }
    #expect(found.map(\.path) == ["b.txt", "copy.txt", "whole.txt", "far/x.txt"])
    #expect(found.map(\.fileCount) == [2, 1, 1, 1])
    #expect(found.first?.cable.paragraphs.compactMap(\.label) == ["1", "2"])
    #expect(found.first?.cable.diagnostics.contains { $0.code == .missingSection } == false)
    let lines = files[0].1.count { $0 == "\n" }
    let first = try #require(found.first)
    for (line, path, own) in [(1, "b.txt", 1), (lines, "b.txt", lines), (lines + 3, "a.txt", 3)] {
      let place = first.place(ofLine: line)
      #expect(place.path == path && place.line == own, "line \(line)")
    }
  }

  @Test("Files that are read ahead on all cores come in their order, with those that hold nothing")
  func aStreamKeepsItsOrder() throws {
    let folder = try TemporaryFolder()
    for number in 100..<180 {
      let name = "\(number % 3)/\(number).txt"
      try folder.write(
        name, number % 10 == 0 ? "\u{0}" : TemporaryFolder.cable("09ASTANA\(number)"))
    }
    var (found, skipped): ([String], [String]) = ([], [])
    try CableStream.read([folder.path]) { cable in
      found.append(cable.path)
    } skipped: { file in
      skipped.append(String(file.path.suffix(5 + 2)))
    }
    let all = (0..<3).flatMap { part in
      (100..<180).filter { $0 % 3 == part }.map { "\(part)/\($0).txt" }
    }
    #expect(found == all.filter { !$0.hasSuffix("0.txt") })
    #expect(
      skipped.map { String($0.suffix(5)) }
        == all.filter { $0.hasSuffix("0.txt") }.map { String($0.suffix(5)) })
  }

  @Test("The joined cable reports what is missing, not each of its sections")
  func missingSections() throws {
    let (folder, searcher) = try searcher([
      ("1.txt", Self.section(1, of: 3, text: "A birch stood there.")),
      ("2.txt", Self.section(2, of: 3, text: "An oak stood there.")),
    ])
    defer { withExtendedLifetime(folder) {} }
    let library = searcher.library
    #expect(library.rows.count == 1)
    #expect(rows("has:diagnostic", searcher) == [0])
    let missing = try LibraryLoader.cable(at: 0, of: library).diagnostics
    #expect(missing.map(\.code) == [.missingSection])
    #expect(library.rows[0].diagnosticCount == missing.count)
    try folder.write("3.txt", Self.section(3, of: 3, text: "A fir stood there."))
    let again = try folder.searcher()
    let whole = again.library
    #expect(try LibraryLoader.cable(at: 0, of: whole).diagnostics.isEmpty)
    #expect(whole.rows[0].diagnosticCount == 0)
    #expect(rows("has:diagnostic", again) == [])
    #expect(whole.rows[0].digest != library.rows[0].digest)
  }

  @Test("Copies of one section stay rows of their own")
  func copiesOfOneSectionStayRowsOfTheirOwn() throws {
    let (folder, searcher) = try searcher([
      ("a.txt", Self.section(1, of: 2, text: "A birch stood there.")),
      ("b.txt", Self.section(2, of: 2, text: "An oak stood there.")),
      ("c.txt", Self.section(1, of: 2, text: "A fir stood there.")),
    ])
    defer { withExtendedLifetime(folder) {} }
    let library = searcher.library
    #expect(library.rows.count == 2)
    #expect(rows("fir", searcher).count == 1)
  }

  @Test("Two folders with all sections are two cables, each of its own folder")
  func copiesOfAllSections() throws {
    let (folder, searcher) = try searcher([
      ("x/1.txt", Self.section(1, of: 2, text: "A birch stood there.")),
      ("y/1.txt", Self.section(1, of: 2, text: "A birch stood there.")),
      ("y/2.txt", Self.section(2, of: 2, text: "An oak stood there.")),
      ("z/2.txt", Self.section(2, of: 2, text: "An ash stood there.")),
    ])
    defer { withExtendedLifetime(folder) {} }
    let library = searcher.library
    #expect(library.rows.count == 2)
    for row in library.rows {
      let folders = Set(row.sectionFiles.map { library.files[$0].dropLast(6).suffix(2) })
      #expect(folders == ["/y"] || folders == ["/x", "/z"])
    }
    #expect(rows("oak ash", searcher) == [])
  }

  @Test("Cables without an id are never joined, whatever their files are called")
  func withoutID() throws {
    let (folder, searcher) = try searcher([
      ("x/1.txt", "UNCLAS SECTION 01 OF 02\nSUBJECT: A\n\n1. A birch.\n"),
      ("y/1.txt", "UNCLAS SECTION 02 OF 02\nSUBJECT: A\n\n1. An oak.\n"),
    ])
    defer { withExtendedLifetime(folder) {} }
    let library = searcher.library
    #expect(library.rows.count == library.files.count - library.skipped.count)
  }

  @Test("A kept index joins as reading everything again does, even after a section changed")
  func keptIndex() throws {
    let (folder, _) = try searcher([
      ("lib/a.txt", Self.section(1, of: 2, text: "A birch stood there.")),
      ("lib/b.txt", Self.section(2, of: 2, text: "An oak stood there.")),
    ])
    func load() throws -> Searcher {
      var last = Searcher()
      try LibraryLoader.load(
        [folder.path + "/lib"], options: LoadOptions(index: .below(folder.path + "/cache"))
      ) { last = $0 }
      return last
    }
    _ = try load()
    var kept = try load()
    #expect(kept.library.rows.count == 1)
    #expect(rows("oak birch", kept) == [0])
    try folder.write("lib/a.txt", Self.section(1, of: 2, text: "A fir stood there, and a lime."))
    kept = try load()
    #expect(kept.library.rows.map(\.sectionFiles.count) == [2])
    #expect(rows("oak fir", kept) == [0])
    #expect(rows("birch", kept) == [])
  }
}
