import CableCore
import CableLibrary
import CableScreen

/// What differs between two cables, paragraph by paragraph.
enum Comparison {
  /// A box that shows the differences between two copies, with the paths of both; nil where there are none.
  static func notice(
    _ here: Cable, _ own: String, _ there: Cable, _ path: String, id: String, width: Int
  ) -> Notice? {
    let (lines, changes) = lines(here, there, width: width)
    guard !lines.isEmpty else { return nil }
    let head = head(own, path, width: width)
    return Notice(
      title: title(id, here, there), lines: head + [StyledText()] + lines,
      stops: changes.map { head.count + 1 + $0 })
  }

  /// The id, and how many places one copy blacks out and the other prints.
  static func title(_ id: String, _ here: Cable, _ there: Cable) -> String {
    let filled =
      Redactions.filled(in: here, by: there).count + Redactions.filled(in: there, by: here).count
    return "\(id)  two copies"
      + (filled > 0 ? ", \(filled.grouped("redaction")) printed by the other" : "")
  }

  /// Which side, or which sign, is of which copy.
  static func head(_ own: String, _ path: String, width: Int) -> [StyledText] {
    guard beside(width) else {
      return [
        StyledText("- only in \(own)", .missingLink).truncated(to: width),
        StyledText("+ only in \(path)", .link).truncated(to: width),
      ]
    }
    let sides = [own, path].map {
      StyledText("  " + DisplayText($0).shortened(to: column(width) - 2), .dim)
    }
    return columns(sides[0], sides[1], width: width)
  }

  /// What only one of them has: side by side where there is room, the words that differ in bold and
  /// underlined; a line says how much equal text is between.
  ///
  /// Cost: the blocks times those that differ; the same for the words of two blocks, up to a bound.
  ///
  /// - Returns: the lines, none where both say the same, and the index of each change's first one.
  static func lines(_ here: Cable, _ there: Cable, width: Int) -> (
    lines: [StyledText], changes: [Int]
  ) {
    let pairs = pairs(blocks(here), blocks(there))
    guard pairs.contains(where: { $0.before != $0.after }) else { return ([], []) }
    var lines: [StyledText] = []
    var changes: [Int] = []
    var alike = 0
    for pair in pairs {
      if pair.before == pair.after {
        alike += 1
        continue
      }
      if alike > 0 { lines.append(StyledText("  ⋯ \(alike) alike", .dim)) }
      alike = 0
      changes.append(lines.count)
      let (before, after) = marked(pair)
      lines +=
        beside(width)
        ? columns(before, after, width: width)
        : [before, after].filter { $0.columns > 0 }.flatMap { $0.wrapped(to: width, indent: 2) }
    }
    return (lines, changes)
  }

  /// A block of each, nil where one has none: those that are alike, and those that took the place of
  /// others.
  private struct Pair {
    var before: String?
    var after: String?
  }

  private static func pairs(_ before: [String], _ after: [String]) -> [Pair] {
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var pairs: [Pair] = []
    var (old, new) = (0, 0)
    while old < before.count || new < after.count {
      let isGone = old < before.count && removed.contains(old)
      let isNew = new < after.count && inserted.contains(new)
      let isBoth = !isGone && !isNew
      pairs.append(
        Pair(
          before: isGone || isBoth ? before[old] : nil, after: isNew || isBoth ? after[new] : nil))
      old += isGone || isBoth ? 1 : 0
      new += isNew || isBoth ? 1 : 0
    }
    return pairs
  }

  /// Words of two blocks beyond which they are only shown, not compared.
  private static let mostWords = 4_000

  /// The two texts with their signs, the words that only one has marked.
  private static func marked(_ pair: Pair) -> (StyledText, StyledText) {
    let before = pair.before.map { $0.split(separator: " ") } ?? []
    let after = pair.after.map { $0.split(separator: " ") } ?? []
    var gone = Set(before.indices)
    var new = Set(after.indices)
    let isCompared =
      !before.isEmpty && !after.isEmpty && before.count + after.count <= Self.mostWords
    if isCompared {
      gone = []
      new = []
      for change in after.difference(from: before) {
        switch change {
        case .remove(let offset, _, _): gone.insert(offset)
        case .insert(let offset, _, _): new.insert(offset)
        }
      }
    }
    func text(_ sign: String, _ words: [Substring], _ marked: Set<Int>, _ role: Role) -> StyledText
    {
      guard !words.isEmpty else { return StyledText() }
      var text = StyledText(sign + " ", role, isBold: true)
      for (place, word) in words.enumerated() {
        let isMarked = marked.contains(place)
        text.append(
          String(word),
          Style(role: isMarked ? role : .body, isBold: isMarked, isUnderlined: isMarked))
        // The blank between two marked words belongs to them.
        let isOn = isMarked && marked.contains(place + 1)
        text.append(" ", Style(role: isOn ? role : .body, isUnderlined: isOn))
      }
      return text
    }
    return (text("-", before, gone, .missingLink), text("+", after, new, .link))
  }

  /// True where two columns can be read side by side.
  static func beside(_ width: Int) -> Bool { width >= 118 }

  /// Columns of one side.
  static func column(_ width: Int) -> Int { (width - 3) / 2 }

  /// Two texts side by side, each in lines of its own.
  static func columns(_ left: StyledText, _ right: StyledText, width: Int) -> [StyledText] {
    let column = column(width)
    let parts = [left, right].map { $0.columns == 0 ? [] : $0.wrapped(to: column, indent: 2) }
    return (0..<max(parts[0].count, parts[1].count)).map { row in
      var line = row < parts[0].count ? parts[0][row] : StyledText()
      line.pad(to: column)
      line.append(" │ ", .border)
      if row < parts[1].count { line.append(parts[1][row]) }
      return line
    }
  }

  /// A line on which neither side has a text.
  static func bare(width: Int) -> StyledText {
    var line = StyledText()
    line.pad(to: column(width))
    line.append(" │", .border)
    return line
  }

  private static func blocks(_ cable: Cable) -> [String] {
    let facts: [String?] = [
      cable.transmissionID?.value, cable.sent?.value.iso8601,
      cable.classification?.value.description, cable.subject?.value,
      cable.tags.map(\.value).joined(separator: " "),
      cable.references.map(\.text).joined(separator: ", "),
    ]
    return facts.compactMap(\.self).filter { !$0.isEmpty }
      + cable.paragraphs.map { paragraph in
        let label = paragraph.label.map { "\($0). " } ?? ""
        return label + (paragraph.mark.map { "(\($0.mark)) " } ?? "") + paragraph.text
      }
  }
}
