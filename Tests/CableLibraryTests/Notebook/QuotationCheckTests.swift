import CableCore
import Testing

@testable import CableCatalog

@Suite("A quotation is unchanged, altered, changed or gone")
struct QuotationCheckTests {
  private func cable(_ paragraphs: String...) throws -> Cable {
    let text = "UNCLAS ROME 000012\n\nSUBJECT: TEA\n\n" + paragraphs.joined(separator: "\n\n")
    return Cable(
      parsing: try #require(
        Container.read(Array(text.utf8), fileName: "x.txt").cables.first))
  }

  private static let first = "1. (U) The price of tea rose in the south after the long harvest."
  private static let second = "2. (C) Nobody sold a leaf of it in the north."

  private func check(_ quoted: String? = nil, in now: Cable?) throws -> QuotationCheck {
    let before = try cable(Self.first, Self.second)
    let paragraph = try #require(before.paragraphs.first)
    var text = ParagraphQuotation(
      paragraph, in: before, citation: Citation(before, fallbackID: "x")
    ).text(.markdown)
    if let quoted { text = text.replacing("The price of tea rose in the south", with: quoted) }
    let record = try #require(QuotationRecord.all(in: text).first)
    return QuotationCheck(record, in: now.map { [$0] } ?? [])
  }

  @Test("A paragraph with the same words is unchanged, wherever it is now")
  func unchanged() throws {
    #expect(try check(in: cable(Self.first, Self.second)).state == .unchanged)
    let moved = try check(in: cable("1. (U) New.", Self.first.replacing("1.", with: "2.")))
    #expect(moved.state == .unchanged && moved.paragraph?.ordinal == 2)
    #expect(
      try check("The price … rose in the ... south", in: cable(Self.first)).state == .unchanged)
  }

  @Test("Other words in the text are altered, other words in the cable are changed")
  func differs() throws {
    #expect(
      try check("The price of tea fell in the south", in: cable(Self.first)).state == .altered)
    let now = try check(in: cable(Self.first.replacing("rose", with: "fell"), Self.second))
    #expect(now.state == .changed && now.paragraph?.text.contains("fell") == true)
    #expect(try check(in: cable(Self.first.replacing("(U)", with: "(C)"))).state == .changed)
  }

  @Test("What nothing says is gone, and so is a cable that is not here")
  func gone() throws {
    #expect(try check(in: cable(Self.second.replacing("2.", with: "1."))).state == .gone)
    #expect(try check(in: nil).state == .gone)
  }
}
