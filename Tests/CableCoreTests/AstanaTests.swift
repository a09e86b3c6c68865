import Foundation
import Testing

@testable import CableCore

/// The cable that the project began with: everything in it is read.
@Suite struct AstanaTests {
  static func file() throws -> [UInt8] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return Array(try Data(contentsOf: root.appending(path: "Samples/09ASTANA1327.txt")))
  }

  let cable: Cable

  init() throws {
    let contents = Container.read(try Self.file(), fileName: "09ASTANA1327.txt")
    cable = Cable(parsing: try #require(contents.cables.first))
  }

  @Test func theHeaderIsRead() {
    #expect(cable.id?.description == "09ASTANA1327")
    #expect(cable.transmissionID?.value == "VZCZCXRO4167")
    #expect(cable.routing.count == 24)
    #expect(
      cable.transmission?.value
        == TransmissionLine(routing: "RUEHTA", serial: 1327, section: 1, julianDay: 216, time: 1111)
    )
    #expect(cable.securityProsign?.value == "ZNR UUUUU ZZH")
    #expect(cable.precedence?.value == .immediate)
    #expect(cable.sent?.value.iso8601 == "2009-08-04T11:11:00Z")
    #expect(cable.from?.value == "AMEMBASSY ASTANA")
    #expect(cable.to.map(\.name) == ["SECSTATE WASHDC"])
    #expect(cable.to.first?.routing == "RUEHC")
    #expect(cable.to.first?.precedence == .immediate)
    #expect(cable.to.first?.messageNumber == "5947")
    #expect(cable.info.count == 14)
    #expect(cable.info.last?.name == "CDR USCENTCOM MACDILL AFB FL")
  }

  @Test func theClassificationAndTheLabelledFieldsAreRead() {
    #expect(cable.classification?.value.description == "UNCLASSIFIED//FOUO")
    #expect(cable.section?.value == SectionMark(number: 1, count: 2))
    #expect(cable.captions.map(\.value) == ["SENSITIVE", "SIPDIS"])
    #expect(cable.distribution.map(\.value) == ["STATE FOR EUR/RPM, SCA/CEN, DRL"])
    #expect(cable.executiveOrder?.value == ExecutiveOrder(order: "12958", text: "N/A"))
    #expect(cable.tags.map(\.value) == ["PHUM", "PREL", "PGOV", "KDEM", "KIRF", "OSCE", "KZ"])
    #expect(
      cable.subject?.value
        == "KAZAKHSTAN: FOR THE HUMAN DIMENSION IMPLEMENTATION MEETING, MFA URGES FOCUS ON \"DEMOCRATIC TRAJECTORY\""
    )
    #expect(cable.references.map { $0.id?.description } == ["09STATE78227"])
  }

  @Test func theParagraphsKeepTheirPrintedNumbers() {
    #expect(cable.paragraphs.map(\.label) == ["1", "2", "3", "4", "15", "16", "17"])
    #expect(cable.paragraphs.map(\.mark?.mark) == ["U"] + Array(repeating: "SBU", count: 6))
    let jumps = cable.diagnostics.filter { $0.code == .paragraphNumberJump }
    #expect(jumps.map(\.message) == ["paragraph numbering jumps from 4 to 15"])
  }

  @Test func theParagraphSplitByAPageBreakReadsAsOne() {
    let fourth = cable.paragraphs[3]
    #expect(fourth.text.contains("that the government is committed to more \"liberalizing"))
    #expect(fourth.pieces.count == 2)
    #expect(cable.diagnostics.contains { $0.code == .pageBreakLost })
    #expect(cable.pageBreaks.map { cable.printed($0) } == ["ASTANA 00001327 002 OF 002"])
  }

  @Test func summarySignatureAndMentionAreFound() {
    #expect(cable.summary?.hasPrefix("On August 4, we met with") == true)
    #expect(cable.summary?.hasSuffix("local law enforcement authorities.") == true)
    #expect(cable.signature.map(\.value) == ["HOAGLAND"])
    #expect(cable.mentions.map(\.text) == ["reftel", "reftel"])
    #expect(cable.mentions.allSatisfy { $0.id?.description == "09STATE78227" })
    #expect(cable.mentions.map { cable.printed($0.range) } == ["reftel", "reftel"])
  }

  @Test func anyPrefixAndAnyChangedByteParsesWithRangesInside() throws {
    let bytes = try Self.file()
    func check(_ file: [UInt8]) {
      for source in Container.read(file, fileName: "x.txt").cables {
        let cable = Cable(parsing: source)
        let all = 0..<source.bytes.count
        let ranges =
          cable.paragraphs.flatMap { [$0.range] + $0.pieces } + cable.tags.map(\.range)
          + cable.references.map(\.range) + cable.diagnostics.map(\.range)
          + cable.mentions.map(\.range) + cable.pageBreaks
        for range in ranges where !(range.clamped(to: all) == range) {
          Issue.record("range \(range) outside \(all)")
        }
      }
    }
    for end in stride(from: 0, to: bytes.count, by: 17) { check(Array(bytes[..<end])) }
    for place in stride(from: 0, to: bytes.count, by: 23) {
      var changed = bytes
      changed[place] ^= UInt8(place % 255 + 1)
      check(changed)
    }
  }
}
