/// A paragraph as one quotes it: with its number, its mark and where it is from.
public struct ParagraphQuotation: Sendable, Hashable {
  /// What is quoted, or a phrase of it.
  public let paragraph: Paragraph
  /// The words that are quoted, `[…]` for what is left out before and after a phrase.
  public let words: String
  /// Of its cable.
  public let citation: Citation
  /// `¶8`, or what the paragraph is where no number is printed.
  public let place: String

  /// A quotation.
  ///
  /// - Parameters:
  ///   - paragraph: of the cable.
  ///   - cable: the cable that it is from.
  ///   - citation: of the cable.
  ///   - phrase: words of the paragraph that are quoted alone; nil for all.
  public init(
    _ paragraph: Paragraph, in cable: Cable, citation: Citation, phrase: String? = nil
  ) {
    self.paragraph = paragraph
    let text = paragraph.text
    words =
      phrase.map { phrase in
        (text.hasPrefix(phrase) ? "" : "[…] ") + phrase + (text.hasSuffix(phrase) ? "" : " […]")
      } ?? text
    self.citation = citation
    place = BlockName(paragraph, in: cable).place
  }

  /// The quotation with its citation, ending with a line end.
  ///
  /// In Markdown and Org a comment below it carries the digest of the paragraph, by which
  /// `QuotationRecord` finds it again.
  public func text(_ style: CitationStyle) -> String {
    let source = "— " + citation.text(style, at: place)
    switch style {
    case .chicago, .chicagoBibliography, .mla, .plain:
      return "\(lead)\(words)\n\(source)\n"
    case .markdown:
      var shown = paragraph
      shown.text = words
      let block = CableMarkdown.paragraph(shown) + "\n\n" + source
      let quoted = block.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
      return "\(quoted)\n\n<!-- \(record) -->\n"
    case .org:
      return "#+begin_quote\n\(OrgText.inert(lead + words))\n\n\(source)\n#+end_quote\n"
        + "# \(record)\n"
    }
  }

  private var lead: String {
    let label = paragraph.label.map { $0.allSatisfy(\.isNumber) ? "\($0). " : "\($0) " } ?? ""
    return label + (paragraph.mark.map { "(\($0.mark)) " } ?? "")
  }

  private var record: String {
    QuotationRecord.line(
      id: citation.id, ordinal: paragraph.ordinal, digest: Self.digest(of: paragraph))
  }

  /// What distinguishes the words of a paragraph and its mark from all others.
  ///
  /// How its lines are broken is no part of it.
  ///
  /// - Returns: 32 hexadecimal digits of SHA-256.
  public static func digest(of paragraph: Paragraph) -> String {
    var digest = Digest()
    digest.append(Array((paragraph.mark?.mark ?? "").utf8) + [0x0A])
    digest.append(
      Array(paragraph.text.split(whereSeparator: \.isWhitespace).joined(separator: " ").utf8))
    return String(digest.hexadecimal.prefix(32))
  }
}
