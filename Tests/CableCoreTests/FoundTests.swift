import Foundation
import Testing

@testable import CableCore

/// What the fuzz targets found, kept: each input broke something once.
@Suite struct FoundTests {
  static let inputs: [LawTests.Fixture] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/found")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      (try? Data(contentsOf: folder.appending(path: name))).map {
        LawTests.Fixture(name: name, bytes: Array($0))
      }
    }
  }()

  @Test("Inputs that once failed are read in order, as a file and as a text", arguments: inputs)
  func parses(input: LawTests.Fixture) {
    #expect(LawTests.broken(input.bytes) == [])
    let repaired = Array(String(decoding: input.bytes, as: UTF8.self).utf8)
    #expect(Laws.broken(by: Cable(parsing: SourceText(bytes: repaired))) == [])
    _ = Cable(parsing: SourceText(bytes: input.bytes))
  }

  @Test("An id that was read is read again from its own spelling", arguments: inputs)
  func ids(input: LawTests.Fixture) {
    let text = String(decoding: input.bytes, as: UTF8.self)
    if let id = CableID(parsing: text) { #expect(CableID(parsing: id.description) == id) }
    if let id = CableID(correcting: text) { #expect(CableID(correcting: id.description) == id) }
  }

  @Test(
    "Ids that a fuzz target found round-trip, or are none",
    arguments: [
      ("73BANGKOKA50", "73BANGKOKA50"), ("2075LIBREVILLE1895", nil),
      ("7575LIBREVILLE1895", "75LIBREVILLE1895"),
      ("06MADRID002583ZFR2401336919", "06MADRID2583"), ("06MADRID002583ZFR2585", "06MADRID2585"),
    ] as [(String, String?)])
  func mended(text: String, id: String?) {
    #expect(CableID(correcting: text)?.description == id)
  }

  @Test(
    "Captions at the end of a passing line are outside of it, even if it continues",
    arguments: [
      "STATE FOR EUR/CE, SIPDIS\nNEA", "STATE FOR EUR/CE,\nNEA SIPDIS",
      "STATE FOR EUR/CE, SIPDIS\nNEA SIPDIS\nAND SCA", "STATE FOR EUR/CE AND SIPDIS SENSITIVE\nNEA",
    ])
  func captions(lines: String) {
    let text =
      Telegram.header + "\nUNCLAS ASTANA 001327\n\nSIPDIS\n\nSENSITIVE\n\n\(lines)\n\n"
      + "TAGS: PREL\nSUBJECT: X\n\n1. (U) The text.\nHOAGLAND\n"
    let cable = Cable(parsing: SourceText(bytes: Array(text.utf8)))
    #expect(Laws.broken(by: cable) == [])
    #expect(cable.distribution.first?.value.hasPrefix("STATE FOR EUR") == true)
  }

  @Test("The inputs exist")
  func areThere() { #expect(Self.inputs.count >= 4) }

  @Test("Sections in files of their own are joined to one cable, whatever their order")
  func sections() throws {
    let text = { (number: Int, rest: String) in
      SourceText(
        bytes: Array(
          (Telegram.header + "\nCONFIDENTIAL SECTION 0\(number) OF 02 ASTANA 001327\n\nSIPDIS\n\n"
            + "TAGS: PREL\nSUBJECT: X\n\n" + rest).utf8))
    }
    let first = text(1, "1. (C) The talks with the\n\n")
    let second = text(2, "Minister went on.\n\n2. (C) They ended.\nHOAGLAND\n")
    for order in [[first, second], [second, first]] {
      let cable = Cable(parsing: try #require(SectionText.joined(order)))
      #expect(cable.paragraphs.compactMap(\.label) == ["1", "2"])
      #expect(cable.signature.map(\.value) == ["HOAGLAND"])
      #expect(cable.section?.value.number == 1)
      #expect(!cable.diagnostics.contains { $0.code == .missingSection })
      #expect(Laws.broken(by: cable) == [])
    }
    #expect(SectionText.joined([first, first]) == nil)
    #expect(SectionText.joined([first]) == nil)
    let alone = Cable(parsing: second)
    #expect(alone.diagnostics.contains { $0.code == .missingSection })
  }

  @Test("Fields alone are those of the whole parse")
  func fieldsAlone() {
    let source = SourceText(bytes: Array(LawTests.everyField.utf8))
    let whole = Cable(parsing: source)
    let fields = Cable(fieldsOf: source)
    #expect(fields.id == whole.id)
    #expect(fields.tags == whole.tags)
    #expect(fields.subject == whole.subject)
    #expect(fields.references == whole.references)
    #expect(fields.paragraphs == [])
  }
}
