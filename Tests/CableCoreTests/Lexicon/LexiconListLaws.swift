import Testing

@testable import CableCore

/// What holds for the rows of the lexicon's lists that are no `Forms`: marks, bullets, phrases of TAGS.
@Suite struct LexiconListLaws {
  @Test(
    "Every level of a mark is read before a paragraph", arguments: Vocabulary.bases.map(\.spelling))
  func mark(spelling: String) throws {
    let row = try #require(Vocabulary.bases.first { $0.spelling == spelling })
    #expect(spelling == spelling.uppercased())
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X", body: "1. (\(spelling)) The harbor opened.")
    let mark = try #require(cable.paragraphs.first?.mark, "\(spelling)")
    #expect(mark.level == row.level && mark.mark == row.mark)
    #expect(cable.paragraphs.first?.text == "The harbor opened.")
  }

  @Test("Every control is read after a blank", arguments: Vocabulary.controls.keys.sorted())
  func control(name: String) throws {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X", line: "SECRET ASTANA 001327",
      body: "1. (S \(name)) The harbor opened.")
    let mark = try #require(cable.paragraphs.first?.mark, "\(name)")
    #expect(name == name.uppercased())
    #expect(mark.level == .secret && mark.mark == "S//\(Vocabulary.controls[name]?.word ?? "")")
  }

  @Test("Every bullet of the references labels the second of two", arguments: Bullet.forms.indices)
  func bullet(index: Int) {
    let form = Bullet.forms[index]
    guard form.met.contains(.reference) || form.met.contains(.nextReference) else { return }
    let signs =
      form.closing.utf8CodeUnitCount == 0 ? [""] : form.closing.description.map { String($0) }
    // A bracket that is opened is closed first.
    let closed =
      switch form.opening.description {
      case "(": [")"]
      case "[": ["]"]
      default: signs
      }
    for sign in closed {
      let labels: [String] =
        switch form.inner {
        case .letter: ["A", "B"]
        case .number: ["1", "2"]
        case .roman: ["ii", "iii"]
        case .sign: ["", ""]
        }
      let lines = zip(labels, ["QUITO 99123", "LIMA 22"]).map { label, name in
        "\(form.opening)\(label)\(sign) \(name)"
      }
      let cable = Telegram.with("TAGS: PREL\nSUBJECT: X\nREF: \(lines[0])\n     \(lines[1])")
      #expect(
        cable.references.map { $0.id?.description } == ["09QUITO99123", "09LIMA22"],
        "row \(index): \(lines)")
    }
  }

  @Test("Every phrase of TAGS is one tag over a line's end", arguments: TagPhrases.phrases)
  func phrase(text: String) {
    #expect(text == text.uppercased())
    let words = text.split(separator: " ")
    for place in 1..<words.count {
      let broken =
        words[..<place].joined(separator: " ") + "\n" + words[place...].joined(separator: " ")
      let tags = Telegram.with("TAGS: PREL, \(broken), FR\nSUBJECT: X").tags.map(\.value)
      #expect(tags.first == "PREL" && tags.last == "FR" && tags.count == 3, "\(broken): \(tags)")
    }
  }
}
