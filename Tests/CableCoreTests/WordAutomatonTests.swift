import Testing

@testable import CableCore

/// Which words a pattern matches that runs over them letter by letter.
@Suite struct WordAutomatonTests {
  private static func takes(_ pattern: Pattern, _ word: String) -> Bool {
    var trail = WordTrail(pattern)
    var word = word
    return word.withUTF8 { trail.follow($0, sharing: 0).hasForm }
  }

  static let shapes: [(shape: String, taken: [String], others: [String])] = [
    ("cart*l", ["cartl", "cartel", "cartwheel"], ["cartels", "acartel", "carte"]),
    ("*artel*", ["artel", "cartel", "cartels"], ["arte", "carte"]),
    ("*tel", ["tel", "cartel"], ["cartels", "el"]),
    ("c*t*l", ["ctl", "cartel", "cttl"], ["cal", "cat"]),
    ("*é*", ["é", "café", "éa"], ["cafe"]),
  ]

  @Test("A star takes any letters, and a word is matched as a whole", arguments: shapes)
  func takesShapes(shape: String, taken: [String], others: [String]) {
    for word in taken { #expect(Self.takes(Pattern(shape: shape), word), "\(word)") }
    for word in others { #expect(!Self.takes(Pattern(shape: shape), word), "\(word)") }
  }

  static let patterns: [(pattern: String, taken: [String], others: [String])] = [
    ("art", ["art", "cartel"], ["car"]), ("^car", ["cartel"], ["scar"]),
    ("tel$", ["cartel"], ["cartels"]), ("^(cartel|oak)s?$", ["oak", "cartels"], ["oaken"]),
    ("\\bcar", ["car"], ["scar"]), ("car\\b", ["scar"], ["cars"]), ("\\Bcar", ["scar"], ["car"]),
    ("k[ae]d+h?af", ["kaddafi", "kedhafi"], ["gadafi"]), ("OAK", ["oak"], ["oat"]),
    ("\\d{4}", ["a2009"], ["a200"]), ("[^a-z]", ["a1"], ["az"]), ("ş.$", ["kaşa"], ["kaş"]),
  ]

  @Test("A pattern matches some part of a word", arguments: patterns)
  func takesPatterns(pattern: String, taken: [String], others: [String]) throws {
    let parsed = try Pattern(parsing: pattern)
    for word in taken { #expect(Self.takes(parsed, word), "\(word)") }
    for word in others { #expect(!Self.takes(parsed, word), "\(word)") }
  }

  @Test("Typing errors are counted as the distance of two spellings")
  func countsErrors() {
    let letters = Array("abc")
    var words = [""]
    for _ in 0..<5 { words += words.flatMap { word in letters.map { word + String($0) } } }
    let all = Set(words)
    for word in ["abcab", "aab", "cbacb"] {
      for errors in 1...2 {
        var trail = WordTrail(Pattern(near: word, errors: errors))
        for var other in all where !other.isEmpty {
          let isNear = Spelling.distance(word, other, limit: errors) <= errors
          #expect(
            other.withUTF8 { trail.follow($0, sharing: 0).hasForm } == isNear,
            "\(word) \(errors) \(other)")
        }
      }
    }
  }

  @Test("A walk over sorted words finds what each word alone gives, however many states there are")
  func sharing() throws {
    let letters = Array("ab")
    var words = [""]
    for _ in 0..<13 { words = words.flatMap { word in [word] + letters.map { word + String($0) } } }
    let sorted = Set(words).filter { !$0.isEmpty }.sorted()
    // As many states as there are words of twelve letters.
    let pattern = try Pattern(parsing: "a[ab]{11}$")
    var walking = WordTrail(pattern)
    var last: [UInt8] = []
    for var word in sorted {
      let own = Array(word.utf8)
      let shared = zip(last, own).prefix { $0 == $1 }.count
      let isTaken = word.withUTF8 { walking.follow($0, sharing: shared).hasForm }
      let place = own.count - 12
      #expect(isTaken == (place >= 0 && own[max(0, place)] == 0x61), "\(word)")
      last = own
    }
  }

  @Test("States are forgotten, even where no word shares anything with the one before")
  func forgetting() throws {
    var trail = WordTrail(try Pattern(parsing: "a[ab]{15}$"))
    var most = 0
    for number in 0..<4_096 {
      var word = String((0..<16).map { number >> ($0 % 12) & 1 == 0 ? "a" : "b" })
      _ = word.withUTF8 { trail.follow($0, sharing: 0) }
      most = max(most, trail.automaton.stateCount)
    }
    #expect(most > 2_000 && most <= 2_100)
  }

  @Test("A word that no person wrote has no form, and costs nothing")
  func endlessWords() {
    #expect(!Self.takes(Pattern(shape: "a*"), String(repeating: "a", count: 100_000)))
    #expect(Self.takes(Pattern(shape: "a*"), String(repeating: "a", count: 256)))
  }

  @Test(arguments: [
    ("x*", true), ("^", true), ("$", true), ("\\b", true), ("(a|b?)", true), ("a?", true),
    ("a", false), ("^a$", false), ("a+", false), ("(a|bc)d*", false), ("", true),
  ])
  func aPatternThatTakesNothingIsKnown(pattern: String, takesNothing: Bool) throws {
    #expect(try Pattern(parsing: pattern).takesNothing == takesNothing)
  }
}
