import CableCore
import CableLibrary
import CableScreen

/// What differs between two cables, paragraph by paragraph.
enum Comparison {
  /// Reads both and gives a box that shows the differences, or why there is none.
  static func event(of row: Int, with other: Int, width: Int, _ library: Library) -> Event {
    do throws(LibraryError) {
      let here = try LibraryLoader.cable(at: row, of: library)
      let there = try LibraryLoader.cable(at: other, of: library)
      let lines = lines(here, there, width: width)
      let path = library.files[library.rows[other].file]
      guard !lines.isEmpty else { return .said("the text of \(path) is the same") }
      var head = StyledText("− only here   ", .missingLink)
      head.append("+ only in \(path)", .link)
      return .notice(
        Notice(
          title: "Two copies of \(library.rows[row].id)",
          lines: [head.truncated(to: width), StyledText()] + lines, choice: .cable(row: other)))
    } catch {
      return .said(error.message)
    }
  }

  /// Lines that only one of them has, with a line where the same text lies between.
  static func lines(_ here: Cable, _ there: Cable, width: Int) -> [StyledText] {
    let before = blocks(here)
    let after = blocks(there)
    let difference = after.difference(from: before)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    guard !difference.isEmpty else { return [] }
    var lines: [StyledText] = []
    var skipped = 0
    func add(_ sign: String, _ text: String, _ role: Role) {
      if skipped > 0 { lines.append(StyledText("  ⋯ \(skipped) alike", .dim)) }
      skipped = 0
      lines += StyledText("\(sign) \(text)", role).wrapped(to: width, indent: 2)
    }
    var old = 0
    var new = 0
    while old < before.count || new < after.count {
      if old < before.count, removed.contains(old) {
        add("−", before[old], .missingLink)
        old += 1
      } else if new < after.count, inserted.contains(new) {
        add("+", after[new], .link)
        new += 1
      } else {
        skipped += 1
        old += 1
        new += 1
      }
    }
    return lines
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
