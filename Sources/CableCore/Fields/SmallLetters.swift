/// Header lines in small letters, as a copy of a cable below its preview has them: `S e c r e t tirana
/// 001438`, `Fm amembassy tirana`.
///
/// They are read in capitals. Since prose has the same words, a line is one of these only by what no
/// prose has: a transmission's own signs, or a level with a known post and its number.
enum SmallLetters {
  /// The words of a classification line in capitals; nil for any other line, and for one in capitals.
  ///
  /// After the number captions and labels may follow, and nothing else.
  static func classification(_ words: [Word], of source: SourceText) -> [Word]? {
    guard let first = words.first, ClassificationLine.mayBeginLevel(first.uppercased),
      words.prefix(24).contains(where: \.hasSmallLetter),
      words.prefix(24).contains(where: \.hasDigit)
    else { return nil }
    let raised = words.map(\.uppercased)
    guard let level = ClassificationLine.level(raised) else { return nil }
    var cable = Cable(unparsed: source)
    guard let found = ClassificationLine.read(raised, found: level, next: [], into: &cable),
      let station = cable.station?.value, Vocabulary.isStation(station),
      let number = cable.number, number.range.count >= 4 || cable.section != nil
    else { return nil }
    guard let rest = found.rest else { return raised }
    let after = raised.filter { $0.range.lowerBound >= rest }
    let label = FieldLabel.find(in: after, seen: [], isReadingRoom: false).first?.start
    let captions = after.prefix { word in
      label.map { word.range.upperBound <= $0 } ?? true
    }
    return captions.isEmpty || CaptionLines.isCaptions(Array(captions)) ? raised : nil
  }

  /// True for a line with which a routing header in small letters begins: `Vzczcxro2201`, `De ruehti
  /// #1438`, `Fm amembassy tirana`.
  static func beginsHeader(_ words: [Word]) -> Bool {
    guard let first = words.first, first.hasSmallLetter else { return false }
    let name = first.uppercased
    if HeaderWords.isIdentifier(name) { return words.count == 1 }
    guard words.count > 1 else { return false }
    let next = words[1].uppercased
    return switch HeaderWords.openings[name] {
    case .station: next.isRoutingIndicator
    case .prosign: next.count == 5 && (0..<5).allSatisfy { next[$0] == next.first }
    case .from: AddressWords.opensLine(next)
    default: false
    }
  }
}
