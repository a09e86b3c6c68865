import CableCore
import CableCatalog

/// A paragraph as it is copied.
enum Quote {
  /// The text of the paragraph that a copy is of, ending with a line end.
  ///
  /// - Parameters:
  ///   - share: `paragraph`, with its mark, its number and the id, or `quotation`, with a citation in
  ///     the style of the settings.
  ///   - paragraph: of the cable.
  ///   - cable: the one that is read.
  ///   - state: of the screen.
  /// - Returns: the text.
  static func text(
    _ share: Share, of paragraph: Paragraph, in cable: Cable, _ state: AppState
  ) -> String {
    let id = state.reader.id ?? ""
    if share == .quotation { return quotation(of: paragraph, in: cable, state) }
    let label = paragraph.label.map { "\($0). " } ?? ""
    let mark = paragraph.mark.map { "(\($0.mark)) " } ?? ""
    let place = BlockName(paragraph, in: cable).place
    return "\(label)\(mark)\(paragraph.text)\n— \(id), \(place)\n"
  }

  /// The paragraph, or a phrase of it, with a citation in the style of the settings.
  static func quotation(
    of paragraph: Paragraph, phrase: String? = nil, in cable: Cable, _ state: AppState
  ) -> String {
    let citation = Citation(
      cable, fallbackID: state.reader.id ?? "", source: state.settings.citation)
    return ParagraphQuotation(paragraph, in: cable, citation: citation, phrase: phrase)
      .text(state.settings.citationStyle)
  }
}

extension Share {
  /// True for what is made of the paragraph that is read, and not of whole cables.
  var isOfParagraph: Bool { self == .paragraph || self == .quotation }
}
