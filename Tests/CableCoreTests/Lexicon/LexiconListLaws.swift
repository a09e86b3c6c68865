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

  @Test("No mark and no phrase of TAGS is twice in its list")
  func rowsAreThereOnce() {
    for rows in [Vocabulary.bases.map(\.spelling), TagPhrases.phrases] {
      let counts = Dictionary(grouping: rows, by: \.self).mapValues(\.count)
      #expect(counts.filter { $0.value > 1 }.isEmpty)
    }
  }

  @Test("Every bullet is read as a whole wherever its row says", arguments: Bullet.forms.indices)
  func bullet(index: Int) {
    let form = Bullet.forms[index]
    #expect(!form.met.isEmpty, "row \(index)")
    let places: [(place: Bullet.Place, next: String)] = [
      (.reference, " QUITO"), (.nextReference, " QUITO"), (.gluedReference, "QUITO"),
      (.point, " The harbor"), (.mention, " says"), (.paragraph, " (U) The harbor"),
    ]
    for (place, next) in places where form.met.contains(place) {
      for bullet in Self.spellings(form).flatMap(\.self) {
        let found = Bullet.read(Word(spelled: bullet + next, at: 0..<0), place)
        #expect(found?.length == bullet.utf8.count, "row \(index): \(bullet)\(next)")
      }
    }
  }

  @Test("Every bullet of the references labels the second of two", arguments: Bullet.forms.indices)
  func reference(index: Int) {
    let form = Bullet.forms[index]
    for bullets in Self.spellings(form) {
      for (place, gap) in [
        (Bullet.Place.reference, " "), (.nextReference, " "), (.gluedReference, ""),
      ] where form.met.contains(place) {
        let lines = zip(bullets, ["QUITO 99123", "LIMA 22"]).map { $0 + gap + $1 }
        let cable = Telegram.with("TAGS: PREL\nSUBJECT: X\nREF: \(lines[0])\n     \(lines[1])")
        #expect(
          cable.references.map { $0.id?.description } == ["09QUITO99123", "09LIMA22"],
          "row \(index): \(lines)")
        #expect(cable.references.map(\.bullet) == Self.labels(form), "row \(index): \(lines)")
      }
    }
  }

  @Test("Every bullet of a sub-point begins one", arguments: Bullet.forms.indices)
  func point(index: Int) {
    let form = Bullet.forms[index]
    guard form.met.contains(.point) else { return }
    for bullets in Self.spellings(form) {
      let lines = bullets.map { "\($0) The harbor opened." }
      let cable = Telegram.with(
        "TAGS: PREL\nSUBJECT: X", body: "1. (U) It said:\n\n" + lines.joined(separator: "\n\n"))
      let points = cable.paragraphs.dropFirst()
      #expect(points.map(\.kind) == [.subpoint, .subpoint], "row \(index): \(lines)")
      #expect(points.map(\.label) == Self.labels(form).map { $0.lowercased() }, "row \(index)")
      #expect(points.allSatisfy { $0.text == "The harbor opened." }, "row \(index): \(lines)")
    }
  }

  @Test("Every bullet after Ref names a reference", arguments: Bullet.forms.indices)
  func mention(index: Int) {
    let form = Bullet.forms[index]
    guard form.met.contains(.mention) else { return }
    for bullets in Self.spellings(form) {
      let cable = Telegram.with(
        "TAGS: PREL\nSUBJECT: X\nREF: A. QUITO 99123\n     B. LIMA 22",
        body: "1. (U) As ref \(bullets[1]) says.")
      #expect(cable.mentions.map { $0.id?.description } == ["09LIMA22"], "row \(index): \(bullets)")
    }
  }

  @Test("Every bullet after a paragraph's number is in its label", arguments: Bullet.forms.indices)
  func paragraph(index: Int) {
    let form = Bullet.forms[index]
    guard form.met.contains(.paragraph) else { return }
    for (bullet, label) in Self.spellings(form).flatMap({ zip($0, Self.labels(form)) }) {
      let cable = Telegram.with(
        "TAGS: PREL\nSUBJECT: X", body: "1.\(bullet) (U) The harbor opened.")
      #expect(cable.paragraphs.first?.label == "1.\(label)", "row \(index): \(bullet)")
      #expect(cable.paragraphs.first?.text == "The harbor opened.", "row \(index): \(bullet)")
    }
  }

  /// The labels of two items one after another.
  private static func labels(_ form: Bullet.Form) -> [String] {
    switch form.inner {
    case .letter: ["A", "B"]
    case .number: ["1", "2"]
    case .roman: ["ii", "iii"]
    case .sign(let sign): [sign.description, sign.description]
    }
  }

  /// The bullets of two items as a form writes them, for each of its closing signs.
  private static func spellings(_ form: Bullet.Form) -> [[String]] {
    let opening = form.opening.description
    if case .sign = form.inner { return [[opening, opening]] }
    let signs =
      form.closing.utf8CodeUnitCount == 0 ? [""] : form.closing.description.map { String($0) }
    // A bracket that is opened is closed first.
    let brackets = ["(": ")", "[": "]", "{": "}"]
    let closing = signs.filter { $0 == brackets[opening] }
    return (closing.isEmpty ? signs : closing).map { sign in
      labels(form).map { opening + $0 + sign }
    }
  }

  @Test("Every phrase of TAGS is one tag over a line's end", arguments: TagPhrases.phrases)
  func phrase(text: String) {
    #expect(text == text.uppercased())
    let words = text.split(separator: " ")
    #expect(words.count > 1, "One word needs no row.")
    for place in words.indices.dropFirst() {
      let broken =
        words[..<place].joined(separator: " ") + "\n" + words[place...].joined(separator: " ")
      let tags = Telegram.with("TAGS: PREL, \(broken), FR\nSUBJECT: X").tags.map(\.value)
      // `COUNTERTERRORISM` is printed in two words.
      let expected = ["PREL", text, "FR"].map { $0.replacing(" ", with: "") }
      #expect(tags.map { $0.replacing(" ", with: "") } == expected, "\(broken)")
    }
  }
}
