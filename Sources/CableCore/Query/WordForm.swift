/// A word that is asked for by its form: every word of the library that has the form is meant.
public enum WordForm: Sendable, Hashable {
  /// Letters and digits, and `*` for any number of them: `*artel*`, `cart*l`.
  case shape(String)
  /// A word with so many typing errors at most: `karimov~1`, `karimov~2`.
  ///
  /// An error is a letter too many, missing or wrong, or two neighbours that changed places.
  case near(String, errors: Int)
  /// A regular expression that some part of the word matches: `/^kad+h?afi$/`.
  case pattern(String)
  /// Every word that has the stem of an English word: `stem:cartel`.
  case stem(String)

  /// The form as a person would type it.
  public var typed: String {
    switch self {
    case .shape(let shape): shape
    case .near(let word, let errors): "\(word)~\(errors)"
    case .pattern(let pattern): "/\(pattern)/"
    case .stem(let word): "stem:\(word)"
    }
  }

  /// The most letters of a word whose typing errors are looked for: no word of any language has more.
  package static let mostLetters = 64

  /// The fewest letters of a word for which so many errors still say something.
  static func fewestLetters(errors: Int) -> Int { errors == 1 ? 4 : 5 }
}

extension Pattern {
  /// The pattern of whole words of a shape, in which `*` is any number of letters.
  ///
  /// - Parameter shape: folded as the words are.
  package init(shape: String) {
    var steps: [Step] = [.start]
    for character in shape {
      if character == "*" {
        let fork = steps.count
        steps += [
          .both(fork + 1, fork + 3), .one(PatternSet(parts: [PatternSet.Part(kind: .any)])),
          .jump(fork),
        ]
      } else {
        steps.append(.one(PatternSet(ranges: [character...character])))
      }
    }
    let runs = shape.utf8.split { $0 == UInt8(ascii: "*") || $0 >= 0x80 }.map(Array.init)
    self.init(
      steps: steps + [.end, .found], literal: runs.max { $0.count < $1.count } ?? [])
  }

  /// The pattern of whole words that are some typing errors away from a word.
  ///
  /// Cost: its steps grow with the letters times the errors.
  ///
  /// - Parameters:
  ///   - word: folded as the words are.
  ///   - errors: at most so many.
  package init(near word: String, errors: Int) {
    let letters = Array(word)
    let any = Step.one(PatternSet(parts: [PatternSet.Part(kind: .any)]))
    /// What can come next after so many letters of the word and so many errors: steps, and where
    /// these lead.
    func ways(_ place: Int, _ errors: Int, most: Int) -> [(steps: [Step], to: (Int, Int))] {
      func one(_ place: Int) -> Step {
        .one(PatternSet(ranges: [letters[place]...letters[place]]))
      }
      var ways: [(steps: [Step], to: (Int, Int))] = []
      let isEnd = place == letters.count
      if !isEnd { ways.append(([one(place)], (place + 1, errors))) }
      guard errors < most else { return ways }
      ways.append(([any], (place, errors + 1)))
      guard !isEnd else { return ways }
      ways.append(([any], (place + 1, errors + 1)))
      ways.append(([], (place + 1, errors + 1)))
      if place + 1 < letters.count {
        ways.append(([one(place + 1), one(place)], (place + 2, errors + 1)))
      }
      return ways
    }
    var steps: [Step] = [.start]
    var starts: [Int] = []
    var jumps: [(step: Int, to: (Int, Int))] = []
    for made in 0...errors {
      for place in 0...letters.count {
        starts.append(steps.count)
        for way in ways(place, made, most: errors) {
          // Before each way a fork to the next.
          let fork = steps.count
          steps.append(.both(fork + 1, fork + way.steps.count + 2))
          steps += way.steps
          jumps.append((steps.count, way.to))
          steps.append(.jump(0))
        }
        // After all letters the word may end; else there is no other way.
        steps += place == letters.count ? [.end, .found] : [.one(PatternSet())]
      }
    }
    for jump in jumps {
      steps[jump.step] = .jump(starts[jump.to.1 * (letters.count + 1) + jump.to.0])
    }
    self.init(steps: steps)
  }

  /// True if the pattern can match without taking a character, as `x*` and `^` do.
  public var takesNothing: Bool {
    var seen = Set<Int>()
    var stack = [0]
    while let step = stack.popLast() {
      guard seen.insert(step).inserted else { continue }
      switch steps[step] {
      case .found: return true
      case .one: continue
      case .jump(let to): stack.append(to)
      case .both(let first, let second): stack += [first, second]
      case .start, .end, .edge: stack.append(step + 1)
      }
    }
    return false
  }
}
