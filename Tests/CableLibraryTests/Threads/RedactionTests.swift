import CableCore
import Testing

@testable import CableCatalog

@Suite("What one copy blacks out and another prints")
struct RedactionTests {
  private func cable(_ paragraph: String) throws -> Cable {
    let text = "UNCLAS ROME 000012\n\nSUBJECT: TEA\n\n1. (C) " + paragraph
    return Cable(
      parsing: try #require(Container.read(Array(text.utf8), fileName: "x.txt").cables.first))
  }

  @Test(
    "A place is found by the words around it",
    arguments: [
      ("The minister met XXXXXXXXXXXX in the old market.", "XXXXXXXXXXXX", "Ida Borg"),
      ("The minister met [...] in the old market.", "[...]", "Ida Borg"),
      ("The minister met [REDACTED] in the old market.", "[REDACTED]", "Ida Borg"),
      ("The minister met ██████ in the old market.", "██████", "Ida Borg"),
      ("XXXX XXXX met Ida Borg in the old market.", "XXXX XXXX", "The minister"),
      ("The minister met Ida Borg in the XXXXXXXX", "XXXXXXXX", "old market."),
      ("THE MINISTER, MET XXXXX IN THE OLD MARKET.", "XXXXX", "Ida Borg"),
    ])
  func filled(blacked: String, sign: String, text: String) throws {
    let other = try cable("The minister met Ida Borg in the old market.")
    let found = Redactions.filled(in: try cable(blacked), by: other)
    #expect(found.map(\.sign) == [sign])
    #expect(found.map(\.text) == [text])
    #expect(found.map(\.paragraph) == [1])
    #expect(Redactions.filled(in: other, by: try cable(blacked)).isEmpty)
  }

  @Test(
    "Text that is no redaction, or is one in both copies, is not listed",
    arguments: [
      ("The minister met XXX in the old market.", "The minister met Ida in the old market."),
      ("The minister met XXXXX in the old market.", "The minister met XXXX X in the old market."),
      ("The minister met XXXXX in the old market.", "The mayor met Ida in a new market."),
      ("XXXXX met.", "Ida met."),
    ])
  func others(blacked: String, other: String) throws {
    #expect(Redactions.filled(in: try cable(blacked), by: try cable(other)).isEmpty)
  }
}
