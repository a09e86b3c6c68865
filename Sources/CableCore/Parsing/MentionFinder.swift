/// References in the prose: `reftel`, `Ref A`, `07 PARIS 123`.
enum MentionFinder {
  /// Finds the mentions of every paragraph.
  ///
  /// Cost: linear in the text.
  static func find(in cable: inout Cable) {
    for paragraph in cable.paragraphs {
      let bytes = Array(paragraph.text.utf8)
      let words = Word.words(bytes, 0..<bytes.count)
      // The source's words, in step with the text's.
      let from = paragraph.pieces.first.map { $0.lowerBound } ?? 0
      let printed = paragraph.pieces.flatMap {
        Word.words(cable.source.bytes, max(from, $0.lowerBound)..<$0.upperBound)
      }
      let skipped = printed.count - words.count
      var index = 0
      while index < words.count {
        let (length, reference) = read(words, at: index, in: cable)
        if let (kind, id) = reference {
          let run = Array(words[index..<(index + length)])
          let source =
            skipped >= 0 && index + length + skipped <= printed.count
            ? Array(printed[(index + skipped)..<(index + skipped + length)]).range : nil
          if let range = run.range {
            cable.mentions.append(
              Mention(
                kind: kind, id: id, paragraph: paragraph.ordinal, text: bare(run.joined),
                range: source ?? paragraph.range,
                textRange: range.lowerBound..<(range.lowerBound + bare(run.joined).utf8.count)))
          }
        }
        index += length
      }
    }
  }

  private static func bare(_ text: String) -> String {
    var text = text
    while let last = text.last, ".,;:)\"'".contains(last) { text.removeLast() }
    return text
  }

  private static func read(_ words: [Word], at index: Int, in cable: Cable)
    -> (length: Int, reference: (ReferenceKind, CableID?)?)
  {
    let word = bare(String(words[index].text)).uppercased()
    switch word {
    case "REFTEL", "REFTELS", "REF":
      if word == "REF" || word == "REFTEL", index + 1 < words.count {
        let next = bare(String(words[index + 1].text))
        if next.count == 1, let letter = next.first, letter.isLetter, letter.isUppercase,
          let found = cable.references.first(where: { $0.bullet == next })
        {
          return (2, (found.kind, found.id))
        }
      }
      guard word != "REF" else { return (1, nil) }
      return (1, (cable.references.first?.kind ?? .other, cable.references.first?.id))
    case "SEPTEL", "SEPTELS":
      return (1, (.other, nil))
    default:
      if word.utf8.count >= 7, word.utf8.first?.isDigit == true, let id = CableID(parsing: word),
        Vocabulary.station(id.station) != nil
      {
        return (1, (.cable, id))
      }
      guard index + 2 < words.count, words[index].text.utf8.count == 2, words[index].isNumber,
        let year = Int(words[index].text),
        let station = Vocabulary.station(words[index + 1].text.uppercased()),
        words[index + 1].text.utf8.allSatisfy(\.isUpper),
        let number = Int(bare(String(words[index + 2].text)))
      else { return (1, nil) }
      let id = CableID(year: CableID.fullYear(year), station: station, number: number)
      return (3, (.cable, id))
    }
  }
}
