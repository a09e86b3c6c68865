import Foundation
import Testing

@testable import CableCore

/// The laws of the parser on every fixture, whole, cut and damaged.
@Suite struct LawTests {
  /// A file to damage, with a name for the report.
  struct Fixture: CustomTestStringConvertible, Sendable {
    var name: String
    var bytes: [UInt8]
    /// How far apart the places of the damage are: every byte of a short text, a third of those of a longer one.
    ///
    /// The fuzzer tries the others.
    var step: Int { bytes.count <= 256 ? 1 : max(3, bytes.count / 200 + 1) }
    var testDescription: String { name }
  }

  /// Every file of `Fixtures`.
  static let files: [Fixture] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (names ?? []).sorted().compactMap { name in
      (try? Data(contentsOf: folder.appending(path: name))).map {
        Fixture(name: name, bytes: Array($0))
      }
    }
  }()

  @Test("Every fixture that is a file is found")
  func filesAreFound() {
    #expect(Self.files.count >= 14)
    #expect(Self.files.contains { $0.name == "table-of-two.csv" })
    #expect(Self.files.contains { $0.name.hasPrefix("found/") })
  }

  static let small: [Fixture] = [
    ("page", ContainerTests.page), ("table", ContainerTests.table),
    ("archive", ContainerTests.archive), ("volume", ContainerTests.volume),
    ("reading room", ContainerTests.readingRoom), ("dump", ContainerTests.dump),
    ("lined", ContainerTests.lined), ("mail", ContainerTests.mail),
    ("markdown", ContainerTests.markdown), ("library page", ContainerTests.library),
    ("text", everyField),
  ].map { Fixture(name: $0.0, bytes: Array($0.1.utf8)) }

  /// One telegram with every field that the parser knows.
  static let everyField = """
    VZCZCXRO4167
    OO RUEHAG RUEHAST
    DE RUEHTA #1327/01 2161111
    ZNR UUUUU ZZH
    O R 041111Z AUG 09
    FM AMEMBASSY ASTANA
    TO RUEHC/SECSTATE WASHDC IMMEDIATE 5947
    INFO RUEHBJ/AMEMBASSY BEIJING 1177
    XMT AMCONSUL ALMATY

    C O N F I D E N T I A L SECTION 01 OF 02 ASTANA 001327
    SENSITIVE SIPDIS
    C O R R E C T E D  C O P Y
    STATE FOR EUR/RPM
    E.O. 12958: DECL: 08/04/2019
    TAGS: PHUM PREL
     KZ
    SUBJECT: TREES
    AND SHRUBS
    REF: A. STATE 78227
     B. 08 ASTANA 12 (NOTAL)
    Classified By: DCM A. B. Smith, reasons 1.4(b), (d).
    1. (C) SUMMARY: See Ref A and 09 PARIS 12. END SUMMARY.

    ASTANA 00001327  002 OF 002

    ----------
    BACKGROUND
    ----------
    2. (SBU) He said the govern-
    ment is
    committed, see reftel.
    a. One
    b. Two

    COUNTRY     TREES     SHRUBS
    KAZAKHSTAN  12        30
    KYRGYZ      4         5

    4. (U) COMMENT: "Good." END COMMENT.
    HOAGLAND
    BT
    """

  static func broken(_ bytes: [UInt8]) -> [String] {
    Container.read(bytes, fileName: "09ASTANA1327.txt").cables.flatMap {
      Laws.broken(by: Cable(parsing: $0))
    }
  }

  @Test("The check of the laws can fail")
  func lawsCanFail() {
    var cable = Telegram.parse(Self.everyField)
    #expect(Laws.broken(by: cable) == [])
    let paragraphs = cable.paragraphs
    cable.paragraphs.removeLast()
    #expect(Laws.broken(by: cable).contains { $0.hasPrefix("a word of the body is lost") })
    cable.paragraphs = paragraphs
    cable.paragraphs[0].text = "other"
    #expect(Laws.broken(by: cable).contains { $0.hasSuffix("than its pieces have") })
    cable.paragraphs = paragraphs.reversed()
    #expect(Laws.broken(by: cable).contains { $0.hasSuffix("overlaps the one before") })
    cable = Telegram.parse(Self.everyField)
    cable.tags.append(Field("KZ", at: 0..<100_000))
    #expect(Laws.broken(by: cable).contains { $0.contains("is outside") })
  }

  @Test("Every prefix of every fixture is a cable in order", arguments: small + files)
  func prefixes(fixture: Fixture) {
    for count in stride(from: 0, to: fixture.bytes.count, by: fixture.step) {
      let broken = Self.broken(Array(fixture.bytes[..<count]))
      if !broken.isEmpty { Issue.record("the first \(count) bytes: \(broken)") }
    }
  }

  @Test("Every fixture without one of its lines is a cable in order", arguments: small + files)
  func deletedLines(fixture: Fixture) {
    let lines = fixture.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for index in lines.indices {
      var rest = lines
      rest.remove(at: index)
      let broken = Self.broken(Array(rest.joined(separator: [0x0A])))
      if !broken.isEmpty { Issue.record("without line \(index + 1): \(broken)") }
    }
  }

  @Test("Every fixture with one flipped byte is a cable in order", arguments: small + files)
  func flippedBytes(fixture: Fixture) {
    var bytes = fixture.bytes
    for place in stride(from: 0, to: bytes.count, by: fixture.step) {
      let byte = bytes[place]
      bytes[place] = byte ^ UInt8(truncatingIfNeeded: 1 << (place % 8))
      let broken = Self.broken(bytes)
      if !broken.isEmpty { Issue.record("byte \(place) flipped: \(broken)") }
      bytes[place] = byte
    }
  }

  /// Lines that belong to no cable: prose, capitals, and one word.
  static let markers = [
    "Quince trees were counted near the river.", "QUINCE TREES WERE COUNTED", "QUINCE",
  ]

  /// The places of a text's lines at which a line that was put in is not found again.
  static func placesWhereLost(_ marker: String, in source: SourceText) -> [String] {
    let lines = source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return (0...lines.count).compactMap { place in
      var marked = source
      marked.headerEnd = nil
      marked.bytes = Array(
        (lines[..<place] + [Array(marker.utf8)[...]] + lines[place...]).joined(separator: [0x0A]))
      let cable = Cable(parsing: marked)
      if CableJSON.line(cable, path: "").uppercased().contains("QUINCE") { return nil }
      let below = place < lines.count ? lines[place] : []
      return "above line \(place + 1): \(String(decoding: below.prefix(50), as: UTF8.self))"
    }
  }

  @Test(
    "A line anywhere in a cable is in its values, its text or its passing lines",
    arguments: small + files)
  func markers(fixture: Fixture) {
    for source in Container.read(fixture.bytes, fileName: "09ASTANA1327.txt").cables {
      for marker in Self.markers {
        let lost = Self.placesWhereLost(marker, in: source)
        if !lost.isEmpty { Issue.record("\(marker) is lost \(lost)") }
      }
    }
  }

  @Test("The sample library is in order, whole, and cut and damaged in many places")
  func samples() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Samples")
    let files = try #require(
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where ["txt", "html"].contains(file.pathExtension) {
      let bytes = Array(try Data(contentsOf: file))
      #expect(Self.broken(bytes) == [], "\(file.lastPathComponent)")
      for place in stride(from: count % 7, to: bytes.count, by: bytes.count / 40 + 1) {
        var damaged = bytes
        damaged[place] ^= UInt8(truncatingIfNeeded: 1 << (place % 8))
        #expect(Self.broken(damaged) == [], "\(file.lastPathComponent), byte \(place) flipped")
        #expect(
          Self.broken(Array(bytes[..<place])) == [], "\(file.lastPathComponent) up to \(place)")
        #expect(
          Self.broken(Array(bytes[place...])) == [], "\(file.lastPathComponent) from \(place)")
      }
      count += 1
    }
    #expect(count > 20)
  }
}
