import Foundation
import Testing

@testable import CableReader
@testable import CableScreen

/// README.md and docs/keys.md list the keys that the program has.
///
/// `RECORD=1 swift test --filter KeyDocumentTests` writes them again, and fails.
@Suite struct KeyDocumentTests {
  private static let table = KeyDocument(keymap: .standard)
  private static let introduction = """
    # Keys

    Every key of the screen, generated from the program. `?` lists them there, and searches them by word
    or by key. The name is what `:` and `config.toml` call the action.


    """

  @Test func theReadmeHasTheFirstKeys() throws {
    let url = TestLibrary.folder("README.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    let parts = text.components(separatedBy: "<!-- keys -->\n")
    try #require(parts.count == 3, "README.md has its table of keys between two <!-- keys -->")
    try hold(
      [parts[0], Self.table.shortMarkdown, parts[2]].joined(separator: "<!-- keys -->\n"), in: url)
  }

  @Test func theDocumentHasEveryKey() throws {
    try hold(Self.introduction + Self.table.markdown, in: TestLibrary.folder("docs/keys.md"))
  }

  @Test(arguments: [KeyDocument(keymap: .standard).text, KeyDocument(keymap: .standard).manual])
  func everyActionIsDescribed(text: String) {
    let plain = text.replacing("\\-", with: "-").replacing("\\e", with: "\\")
    for action in Action.allCases { #expect(plain.contains(action.help)) }
  }

  /// Fails if the file differs; writes it if that is requested.
  private func hold(_ wanted: String, in url: URL) throws {
    let there = try? String(contentsOf: url, encoding: .utf8)
    guard there != wanted else { return }
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data(wanted.utf8).write(to: url)
    }
    Issue.record("\(url.lastPathComponent) lists other keys; record it again with RECORD=1")
  }
}
