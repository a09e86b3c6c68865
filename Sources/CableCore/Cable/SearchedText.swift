/// What a text of a cable is that is searched by itself.
package enum SearchedPassage: Sendable, Hashable {
  /// The subject, or a header line.
  case line
  /// A paragraph, with the level of its portion mark.
  case paragraph(Level?)
}

extension Cable {
  /// The header lines that are searched beside the subject, in order: those that pass the cable on,
  /// and those that no field takes.
  package var aboveText: [Field<String>] { distribution + passing }

  /// Calls with each text that a search for words looks through, each by itself: subject, passing
  /// lines, paragraphs.
  ///
  /// Cost: paragraphs are given where the parser has laid them out; nothing is copied.
  package func forEachSearchedText(_ body: (UnsafeBufferPointer<UInt8>, SearchedPassage) -> Void) {
    var line = subject?.value ?? ""
    line.withUTF8 { body($0, .line) }
    for field in aboveText {
      line = field.value
      line.withUTF8 { body($0, .line) }
    }
    for paragraph in paragraphs {
      paragraph.flowed.utf8.withUnsafeBufferPointer {
        body($0, .paragraph(paragraph.mark?.level))
      }
    }
  }
}
