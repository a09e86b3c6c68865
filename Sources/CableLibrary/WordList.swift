import CableCore

/// The words of a cable as the filter looks for them.
enum WordList {
  /// Letters and digits of subject and paragraphs, lower case, each once, sorted.
  static func words(of cable: Cable) -> [String] {
    var words: Set<String> = []
    for text in [cable.subject?.value ?? ""] + cable.paragraphs.map(\.text) {
      for word in split(text) { words.insert(word) }
    }
    return words.sorted()
  }

  /// A text's words in order, lower case.
  static func split(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
