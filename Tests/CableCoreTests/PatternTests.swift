import Testing

@testable import CableCore

/// Regular expressions: what they find, what they refuse, and that none is slow.
@Suite struct PatternTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var pattern: String
    var text: String
    var found: [String]

    init(_ pattern: String, _ text: String, _ found: [String]) {
      self.pattern = pattern
      self.text = text
      self.found = found
    }

    var testDescription: String { "\(pattern) in \(text)" }
  }

  static func find(_ pattern: String, in text: String) throws -> [String] {
    var budget = 1_000_000
    let characters = Array(text)
    return try Pattern(parsing: pattern).matches(in: characters, budget: &budget).map {
      String(characters[$0])
    }
  }

  @Test(arguments: [
    Case("state", "STATE 12, the state", ["STATE", "state"]),
    Case("State", "STATE 12, the State", ["State"]),
    Case("[A-Z]+", "to STATE and OSCE", ["STATE", "OSCE"]),
    Case(#"\W+"#, "a, b", [", "]),
    Case("a.c", "abc a c ac aéc", ["abc", "a c", "aéc"]),
    Case("^on|tea$", "on tea on tea", ["on", "tea"]),
    Case(#"\bme\b"#, "me meme me.", ["me", "me"]),
    Case(#"me\B"#, "me meme", ["me"]),
    Case(#"\d{2,3}"#, "1 12 123 1234", ["12", "123", "123"]),
    Case(#"\d{2}"#, "1 12 1234", ["12", "12", "34"]),
    Case(#"\d{2,}"#, "1 12 1234", ["12", "1234"]),
    Case("colou?r", "color colour", ["color", "colour"]),
    Case("<.+>", "<a> <b>", ["<a> <b>"]),
    Case("<.+?>", "<a> <b>", ["<a>", "<b>"]),
    Case("a|ab", "ab", ["a"]),
    Case("ab|a", "ab a", ["ab", "a"]),
    Case("(?:ab)+", "ababa", ["abab"]),
    Case("(a|b)*c", "abbac c", ["abbac", "c"]),
    Case("[^a-c ]+", "abcde f", ["de", "f"]),
    Case("[]x-]+", "]-x", ["]-x"]),
    Case(#"[\d\-]+"#, "12-3 a", ["12-3"]),
    Case(#"\(S\)"#, "(S) S", ["(S)"]),
    Case("a{x", "a{x", ["a{x"]),
    Case("x*", "axxb", ["xx"]),
    Case("(a*)*b", "aab", ["aab"]),
    Case("(|a)+b", "aab", ["aab"]),
    Case("é", "E\u{301} é", ["E\u{301}", "é"]),
    Case("straße", "STRASSE Straße", ["Straße"]),
    Case("", "abc", []),
  ])
  func aPatternFinds(row: Case) throws {
    #expect(try Self.find(row.pattern, in: row.text) == row.found)
  }

  struct Faulty: Sendable, CustomTestStringConvertible {
    var pattern: String
    var column: Int
    var says: String

    var testDescription: String { pattern }
  }

  @Test(arguments: [
    Faulty(pattern: "a(b", column: 1, says: "not closed"),
    Faulty(pattern: "ab)", column: 2, says: "closes nothing"),
    Faulty(pattern: "x[a-", column: 1, says: "not closed"),
    Faulty(pattern: "*a", column: 0, says: "nothing to repeat"),
    Faulty(pattern: "a|+", column: 2, says: "nothing to repeat"),
    Faulty(pattern: "a**", column: 2, says: "repeats a repetition"),
    Faulty(pattern: "[z-a]", column: 1, says: "backwards"),
    Faulty(pattern: "a{3,1}", column: 1, says: "backwards"),
    Faulty(pattern: "a{999}", column: 1, says: "too often"),
    Faulty(pattern: #"(a)\1"#, column: 3, says: "back references"),
    Faulty(pattern: #"ab\q"#, column: 2, says: "not known"),
    Faulty(pattern: #"ab\"#, column: 2, says: "escapes nothing"),
    Faulty(pattern: "(?=a)", column: 1, says: "only (?:"),
    Faulty(pattern: "[[:alpha:]]", column: 1, says: "[:…:]"),
    Faulty(pattern: "^*", column: 1, says: "cannot be repeated"),
    Faulty(
      pattern: String(repeating: "(", count: 60) + String(repeating: ")", count: 60), column: 50,
      says: "too deep"),
    Faulty(pattern: "((a{50}){50}){50}", column: 0, says: "repeats too much"),
  ])
  func aFaultHasItsColumn(row: Faulty) {
    let fault = #expect(throws: Pattern.Fault.self) { try Pattern(parsing: row.pattern) }
    #expect(fault?.column == row.column)
    #expect(fault?.message.contains(row.says) == true, "\(fault?.message ?? "")")
  }

  /// Each takes a backtracking engine longer than anyone lives.
  @Test(arguments: [
    "(a+)+b", "(a|a)*b", "(a|aa)+$b", "(.*)*x", "(a?){20}a{20}b", "((a*)*)*b", "a.*b.*c.*d",
  ])
  func hostilePatternsCostNoMoreThanTextTimesPattern(pattern: String) throws {
    let text = Array(String(repeating: "a", count: 2_000))
    let compiled = try Pattern(parsing: pattern)
    var budget = 1_000_000_000
    #expect(compiled.matches(in: text, budget: &budget).isEmpty)
    #expect(1_000_000_000 - budget <= (text.count + 1) * (compiled.steps.count + 1))
  }

  @Test func aSpentBudgetEndsTheSearchWithWhatItHas() throws {
    let text = Array(String(repeating: "ab", count: 1_000))
    var budget = 500
    let found = try Pattern(parsing: "a").matches(in: text, budget: &budget)
    #expect(budget <= 0)
    #expect(!found.isEmpty && found.count < 1_000)
  }

  @Test func everyBeginningOfAPatternIsReadOrRefused() {
    let pattern = Array(#"^(?:a[^\d-z]{2,3}?|\b(x)+.*?)|[]\]]$\W{1}"#)
    for count in 0...pattern.count {
      do throws(Pattern.Fault) {
        let compiled = try Pattern(parsing: String(pattern.prefix(count)))
        var budget = 10_000
        _ = compiled.matches(in: Array("axx]1-z"), budget: &budget)
      } catch {
        #expect((0...count).contains(error.column))
      }
    }
  }
}
