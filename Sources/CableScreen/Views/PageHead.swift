import CableCore
import CableCatalog

/// The head of the page: which cable, then the place in it.
enum PageHead {
  static func draw(_ state: AppState, in rect: Rect, on grid: inout Grid) {
    var right = right(state)
    if state.layout.list == nil { right += ListHead.progress(state) }
    Head.draw(
      left(state), right: right.map { StyledText($0, .head) }, in: rect,
      isFocused: state.pane == .reader && state.layers.allSatisfy { $0.place == .line }, on: &grid)
  }

  /// Id, star and notes; then the subject, once it is out of sight on the page.
  private static func left(_ state: AppState) -> StyledText {
    guard let id = state.reader.id else { return StyledText("no cable", .head) }
    var text = StyledText(id, .head)
    if let key = state.reader.key {
      let book = state.work.notebook
      if state.work.isPending(key) {
        text.append(" …", .head)
      } else if book.isStarred(key) {
        text.append(" ★", .star)
      }
      let notes = book.notes(on: key).count
      if notes > 0 { text.append(" ✎\(notes)", .note) }
    }
    let page = state.reader.page
    let isOut = page.subject.isEmpty || state.reader.scroll >= page.subject.upperBound
    if isOut, let subject = state.reader.cable?.subject?.value {
      text.append("  " + subject, .head)
    }
    return text
  }

  /// Match, paragraph, mark, share and time, each omitted before the one to its left.
  private static func right(_ state: AppState) -> [String] {
    guard let cable = state.reader.cable, !state.reader.page.lines.isEmpty else { return [] }
    let reader = state.reader
    var parts: [String] = []
    if let hit = reader.hit, reader.hits.count > 1 {
      parts.append("match \(hit + 1) of \(reader.hits.count)")
    }
    if let lens = reader.options.lens.name { parts.append("only \(lens)") }
    if reader.options.view != .reflowed { parts.append(reader.options.view.name) }
    if let phrase = reader.phrase { parts.append("\(phrase.count.grouped("word"))") }
    if let block = reader.block {
      let name = BlockName(block, in: cable)
      parts.append(name.position(isSpoken: false))
      if let mark = name.mark { parts.append(mark) }
    } else {
      let count = cable.paragraphs.count { $0.kind == .paragraph }
      if count > 0 { parts.append("\(count) ¶") }
    }
    let place = PagePlace(state, rows: state.readerHeight)
    if reader.current != 0 || reader.scroll > 0 { parts.append("\(place.percent) %") }
    if place.minutes > 0 { parts.append("\(place.minutes) min left") }
    return parts
  }
}

/// How far a cable is read.
struct PagePlace: Sendable, Hashable {
  /// Of the lines, those up to the last on the screen.
  let percent: Int
  /// What is left to read, rounded up.
  let minutes: Int

  /// The place of a page that has so many rows of the screen.
  init(_ state: AppState, rows: Int) {
    let count = max(1, state.reader.page.lines.count)
    let seen = min(count, state.reader.scroll + max(1, rows))
    percent = seen * 100 / count
    // People read some 230 words a minute; a word with its blank is some six bytes.
    let left = (state.reader.cable?.source.bytes.count ?? 0) * (count - seen) / count
    minutes = (left + 1_379) / 1_380
  }
}
