import Foundation
import Testing

@testable import CableReader
@testable import CableScreen

/// README.md and docs/keys.md tell of the keys that the program has.
///
/// `RECORD=1 swift test --filter KeyDocumentTests` writes them anew, and fails.
@Suite struct KeyDocumentTests {
  private static let table = KeyDocument(keymap: .standard)
  private static let introduction = """
    # Keys

    Every key of the screen, as the program itself has them; `?` shows them there, searched by word or
    by key. The name is what `:` and `config.toml` call the action.


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
  func everyActionIsTold(text: String) {
    let plain = text.replacing("\\-", with: "-").replacing("\\e", with: "\\")
    for action in Action.allCases { #expect(plain.contains(action.help)) }
  }

  /// Fails where the file differs; writes it where this is asked for.
  private func hold(_ wanted: String, in url: URL) throws {
    let there = try? String(contentsOf: url, encoding: .utf8)
    guard there != wanted else { return }
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data(wanted.utf8).write(to: url)
    }
    Issue.record("\(url.lastPathComponent) tells of other keys; record it anew with RECORD=1")
  }
}
