import CableCore
import CableLibrary

/// A piece of a line in one style, perhaps a link.
struct ReaderSpan: Sendable, Hashable {
  var text: DisplayText
  var style: Style
  /// Index in `ReaderLayout.links`.
  var link: Int?
}

/// One line of the reading pane.
struct ReaderLine: Sendable, Hashable {
  var spans: [ReaderSpan]
  /// Ordinal of the paragraph that it belongs to.
  var paragraph: Int?
  /// True for a paragraph's first line.
  var isFirst = false
  var mark: Level?

  /// Case counts only where the searched words have capitals.
  func isMatch(_ search: String) -> Bool {
    guard !search.isEmpty else { return false }
    let text = spans.map(\.text.string).joined()
    return search == search.lowercased()
      ? text.lowercased().contains(search) : text.contains(search)
  }
}

/// A cable laid out in lines of some width.
enum ReaderLayout {
  /// The references of the REF block, then the mentions in the prose.
  static func links(_ cable: Cable) -> [(id: CableID?, text: String, isYearAssumed: Bool)] {
    cable.references.map { ($0.id, $0.text, $0.isYearAssumed) }
      + cable.mentions.map { mention in
        let cited = cable.references.first { $0.id == mention.id && $0.id != nil }
        return (mention.id, mention.text, cited?.isYearAssumed ?? false)
      }
  }

  static func lines(_ cable: Cable, width: Int, state: AppState) -> [ReaderLine] {
    let measure = max(8, min(80, width - 4))
    var lines = HeaderCard.lines(cable, measure: measure, state: state)
    for (index, paragraph) in cable.paragraphs.enumerated() {
      lines.append(ReaderLine(spans: []))
      let from = index == 0 ? cable.bodyStart : cable.paragraphs[index - 1].range.upperBound
      for note in cable.diagnostics
      where note.range.lowerBound >= from && note.range.lowerBound < paragraph.range.upperBound
        && note.range.lowerBound > 0
      {
        lines.append(
          ReaderLine(spans: [
            ReaderSpan(text: DisplayText("⚠ " + note.message), style: Style(role: .error))
          ]))
      }
      lines += self.lines(paragraph, of: cable, measure: measure, focused: state.link)
    }
    for name in cable.signature {
      lines.append(ReaderLine(spans: []))
      lines.append(
        ReaderLine(spans: [
          ReaderSpan(text: DisplayText(name.value), style: Style(role: .heading, isBold: true))
        ]))
    }
    return lines
  }

  private static func lines(
    _ paragraph: Paragraph, of cable: Cable, measure: Int, focused: Int?
  ) -> [ReaderLine] {
    let label = paragraph.label.map { "\($0). " } ?? ""
    let mark = paragraph.mark.map { "(\($0.mark)) " } ?? ""
    let prefix = label + mark
    let prefixCount = prefix.utf8.count
    let role = Theme.role(of: paragraph.mark?.level)
    let mentions = cable.mentions.enumerated().filter {
      $0.element.paragraph == paragraph.ordinal && $0.element.kind == .cable
    }
    var wrapped: [DisplayText] = []
    if paragraph.kind == .table {
      wrapped = paragraph.text.split(separator: "\n").map { DisplayText(String($0)) }
    } else {
      wrapped = DisplayText(prefix + paragraph.text).wrapped(to: measure)
    }
    return wrapped.enumerated().map { number, text in
      var spans: [ReaderSpan] = []
      var run: [DisplayText.Glyph] = []
      var current: (style: Style, link: Int?) = (Style(), nil)
      for glyph in text.glyphs {
        var style = Style(isBold: paragraph.kind == .heading)
        var link: Int?
        if paragraph.kind != .table {
          if glyph.offset < prefixCount {
            style = Style(role: role, isBold: true)
          } else if let mention = mentions.first(where: {
            $0.element.textRange.contains(glyph.offset - prefixCount)
          }) {
            link = cable.references.count + mention.offset
            style = Style(role: link == focused ? .linkFocused : .link, isUnderlined: true)
          }
        }
        if style != current.style || link != current.link, !run.isEmpty {
          spans.append(
            ReaderSpan(text: DisplayText(glyphs: run), style: current.style, link: current.link))
          run = []
        }
        current = (style, link)
        run.append(glyph)
      }
      if !run.isEmpty {
        spans.append(
          ReaderSpan(text: DisplayText(glyphs: run), style: current.style, link: current.link))
      }
      return ReaderLine(
        spans: spans, paragraph: paragraph.ordinal, isFirst: number == 0,
        mark: paragraph.mark?.level)
    }
  }
}
