import CableCatalog
import CableCore
import Testing

@testable import CableScreen

@Suite struct SnippetsTests {
  private let words = Query(parsing: "oak")
  private let hit = KeywordInContext(before: "an ", found: "oak", after: " fell")

  @Test func whatIsKnownOrWasAskedIsNotAskedAgain() throws {
    var snippets = Snippets()
    snippets.renew(words, generation: 1, isTyping: false)
    var asked = snippets.question([3, 4, 5])
    let first = try #require(asked)
    #expect(first.rows == [3, 4, 5])
    asked = snippets.question([3, 4, 5])
    #expect(asked == nil)
    // Given up half way by the next question, which asks for the rest.
    snippets.take([3: hit], to: first)
    asked = snippets.question([4, 5])
    #expect(asked == nil)
    asked = snippets.question([4, 5, 6])
    let second = try #require(asked)
    #expect(second.rows == [4, 5, 6] && second.number > first.number)
    snippets.take([4: hit, 5: hit, 6: hit], to: second)
    asked = snippets.question([3, 4, 5, 6])
    #expect(asked == nil)
    #expect(snippets.found[3] == hit)
  }

  @Test func anotherFilterForgetsThemAndIgnoresOldAnswers() throws {
    var snippets = Snippets()
    snippets.renew(words, generation: 1, isTyping: false)
    var asked = snippets.question([1])
    let question = try #require(asked)
    snippets.renew(Query(parsing: "elm"), generation: 2, isTyping: false)
    snippets.take([1: hit], to: question)
    #expect(snippets.found.isEmpty)
    asked = snippets.question([1])
    #expect(asked?.query == Query(parsing: "elm"))
  }

  @Test func withoutWordsAndWhileTypingThereAreNone() {
    var snippets = Snippets()
    for (query, isTyping) in [(Query(parsing: "tag:SENV"), false), (words, true), (Query(), false)]
    {
      snippets.renew(query, generation: 1, isTyping: isTyping)
      let asked = snippets.question([1])
      #expect(snippets.query == nil && asked == nil)
    }
    snippets.renew(words, generation: 2, isTyping: false)
    #expect(snippets.query != nil)
  }
}
