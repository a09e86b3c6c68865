extension Cable {
  /// The header lines that are searched beside the subject, in order: those that pass the cable on,
  /// and those that no field takes.
  package var aboveText: [Field<String>] { distribution + passing }

  /// Calls with each text that a search for words looks through, each by itself: subject, passing
  /// lines, paragraphs.
  ///
  /// Cost: paragraphs are given where the parser has laid them out; nothing is copied.
  package func forEachSearchedText(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var line = subject?.value ?? ""
    line.withUTF8(body)
    for field in aboveText {
      line = field.value
      line.withUTF8(body)
    }
    for paragraph in paragraphs { paragraph.flowed.utf8.withUnsafeBufferPointer(body) }
  }
}
