import CableCore
import CableCatalog

extension AppState {
  /// Lays the reading pane out anew: another size, cable, view or library.
  mutating func layOut() {
    reader.options.width = layout.reader?.width ?? width
    reader.options.measure = settings.measure
    guard let cable = reader.cable ?? reader.arriving else { return }
    let links = PageLink.all(of: cable, in: library, row: openRow)
    var notes: [Int: [String]] = [:]
    for note in reader.key.map({ work.notebook.notes(on: $0) }) ?? [] {
      guard let place = note.anchor.found(in: cable.paragraphs) else { continue }
      let doubt = place.isUnsure ? " (the paragraph may be another one)" : ""
      let state = work.isPending(note) ? " (not saved yet)" : ""
      notes[place.ordinal, default: []].append(note.text + doubt + state)
    }
    reader.layOut(
      PageSource(
        cable: cable, options: reader.options, links: links, notes: notes, file: reader.file),
      height: readerHeight)
  }

  /// The first row of the list that is on the screen.
  ///
  /// It moves only when the cursor would leave the screen; after a jump the cursor is in the middle.
  func listTop(height: Int) -> Int {
    let height = max(1, height)
    var top = listScroll
    if selection < top - height || selection >= top + 2 * height {
      top = selection - height / 2
    } else if selection < top {
      top = selection
    } else if selection >= top + height {
      top = selection - height + 1
    }
    return max(0, min(top, matched.count - height))
  }
}
