extension Cable {
  /// Moves every range that counts in the text, from a text to the one that it was made of.
  mutating func move(_ moved: (Range<Int>) -> Range<Int>) {
    bodyStart = moved(bodyStart..<bodyStart).lowerBound
    transmissionID?.move(moved)
    transmission?.move(moved)
    securityProsign?.move(moved)
    precedence?.move(moved)
    sent?.move(moved)
    from?.move(moved)
    classification?.move(moved)
    number?.move(moved)
    station?.move(moved)
    section?.move(moved)
    executiveOrder?.move(moved)
    subject?.move(moved)
    if let mark = subjectMark { subjectMark?.range = moved(mark.range) }
    for list: WritableKeyPath<Cable, [Field<String>]> in [
      \.routing, \.captions, \.distribution, \.passing, \.classifiedBy, \.tags, \.signature,
      \.draftedBy, \.exemptions,
    ] {
      for place in self[keyPath: list].indices { self[keyPath: list][place].move(moved) }
    }
    for place in to.indices { to[place].range = moved(to[place].range) }
    for place in info.indices { info[place].range = moved(info[place].range) }
    for place in references.indices { references[place].range = moved(references[place].range) }
    for place in mentions.indices { mentions[place].range = moved(mentions[place].range) }
    for place in passages.indices { passages[place].range = moved(passages[place].range) }
    for place in diagnostics.indices { diagnostics[place].range = moved(diagnostics[place].range) }
    for place in paragraphs.indices {
      let pieces = paragraphs[place].pieces.map(moved)
      paragraphs[place].range = moved(paragraphs[place].range)
      paragraphs[place].pieces = pieces
      if let mark = paragraphs[place].mark { paragraphs[place].mark?.range = moved(mark.range) }
    }
    pageBreaks = pageBreaks.map(moved)
  }
}

extension Field {
  /// Moves the range; an empty one is of no text.
  fileprivate mutating func move(_ moved: (Range<Int>) -> Range<Int>) {
    if !range.isEmpty { range = moved(range) }
  }
}
