public import CableCore

/// A cable that cites a missing one, and what it says of it.
public struct CitingCable: Sendable, Hashable {
  /// A sentence with the ordinal of its paragraph.
  public struct Mentioning: Sendable, Hashable {
    /// Of the paragraph, from 1.
    public var paragraph: Int
    /// The sentence in one line.
    public var sentence: String
  }

  /// Of the library.
  public var row: Int
  /// The item of the REF block as printed; nil if the cable could not be read again.
  public var item: String?
  /// The sentences of the text that mention it, in their order.
  public var mentions: [Mentioning]

  /// The sentences alone.
  public var sentences: [String] { mentions.map(\.sentence) }
}

extension Library {
  /// What a cable that cites a missing one says of it.
  ///
  /// Cost: one pass over its references, and over the paragraphs that mention it.
  ///
  /// - Parameters:
  ///   - missing: the cable that is not here.
  ///   - row: of the citing cable.
  ///   - cable: the citing cable as it was read again; nil where that failed.
  /// - Returns: the item and the sentences; nothing but the row where the cable could not be read.
  public func citing(_ missing: MissingCable, from row: Int, in cable: Cable?) -> CitingCable {
    guard let cable else { return CitingCable(row: row, item: nil, mentions: []) }
    func isMeant(_ cited: CitedCable?) -> Bool {
      guard let cited else { return false }
      return cited.id == missing.id || missing.candidates.contains(cited.id)
        || cited.candidates.contains(missing.id)
    }
    let item = cable.references.first { isMeant(self.cited($0, from: row)) }
    var mentions: [CitingCable.Mentioning] = []
    for mention in cable.mentions where isMeant(self.cited(mention, from: row)) {
      guard let paragraph = cable.paragraphs.first(where: { $0.ordinal == mention.paragraph })
      else { continue }
      let sentence = Sentence.around(mention.textRange, in: paragraph.text)
      if mentions.last?.sentence != sentence {
        mentions.append(.init(paragraph: paragraph.ordinal, sentence: sentence))
      }
    }
    return CitingCable(row: row, item: item?.text, mentions: mentions)
  }
}
