/// The post that the words of a reference name.
enum ReferencePost {
  /// What the words before a number are.
  enum Found: Equatable {
    /// A post of the tables.
    case listed(String)
    /// Taken out before the cable was published: `XXXXXXXXXXXX 123`.
    case redacted
    /// Words that are no post of the tables; as one word, where they may be one all the same.
    case unlisted(String?)
  }

  /// What some words are.
  ///
  /// - Parameters:
  ///   - names: the words before the number, at least one.
  ///   - number: the number, which may show that the words are a title.
  ///   - own: the citing post, for `EMBTEL`.
  ///   - year: of the citing cable.
  /// - Returns: the post, or what the words are instead.
  static func find(
    _ names: [ReferencePiece], number: ReferencePiece, own: String?, year: Int?
  ) -> Found {
    if names.contains(where: { $0.word.count >= 4 && $0.word.allSatisfy { $0 == 0x58 } }) {
      return .redacted
    }
    // `STATE (EXDIS) 12`: the caption is none of the name.
    let bare = names.filter { !$0.isBracketed }
    let words = withoutFillers(bare.isEmpty ? names : bare)
    guard !words.isEmpty, words.count <= 8 else { return .unlisted(nil) }
    if let listed = listed(words) { return .listed(listed) }
    if words.count == 1, let only = words.first, let relation = ReferenceWords.relations[only.word]
    {
      return (relation == .own ? own : "STATE").map { .listed($0) } ?? .redacted
    }
    // `ROME PARA 5`: what is counted is not the post's.
    if words.contains(where: { ReferenceWords.ends.contains($0.word) || $0.month != nil }) {
      return .unlisted(nil)
    }
    // `INCSR MALTA 2008`: after words that are no post's, four digits of a year are one.
    let isYear =
      number.word.count == 4 && year.map { ($0 - 20...$0 + 1).contains(number.value ?? 0) } ?? false
    if !isYear, let last = listedEnd(words) { return .listed(last) }
    let whole = words.map(\.word.text).joined()
    if let corrected = Vocabulary.correctedStation(whole) { return .listed(corrected) }
    // `BANJA LUKA`: a post that no table has; more words, or a number in brackets, are a title.
    let mayBePost =
      words.count <= 3 && (3...17).contains(whole.utf8.count) && !number.isBracketed
      && !number.joint.contains(.hyphen)
    return .unlisted(mayBePost ? whole : nil)
  }

  /// The words without those that only surround a post's name.
  private static func withoutFillers(_ names: [ReferencePiece]) -> ArraySlice<ReferencePiece> {
    var words = names[...]
    while let first = words.first, ReferenceWords.fillers.contains(first.word),
      listed(words) == nil
    {
      words = words.dropFirst()
    }
    while words.count > 1, let last = words.last, ReferenceWords.fillers.contains(last.word),
      listed(words) == nil
    {
      words = words.dropLast()
    }
    return words
  }

  /// The station of some words that are in the tables together.
  private static func listed(_ words: ArraySlice<ReferencePiece>) -> String? {
    guard let first = words.first, words.count <= 4 else { return nil }
    let whole = words.dropFirst().reduce(first.word) { $0.appending($1.word) }
    return Vocabulary.listedStation(whole) ?? Vocabulary.station(whole.text)
  }

  /// The station of the last words, after others that are none.
  private static func listedEnd(_ words: ArraySlice<ReferencePiece>) -> String? {
    for count in stride(from: min(words.count - 1, 4), to: 0, by: -1) {
      let last = words.suffix(count)
      // `DIA WASHDC` is in the same city, and is not the Department.
      if last.first?.word.begins("WASH") == true { continue }
      if let found = listed(last) { return found }
    }
    return nil
  }
}
