/// Which of the phrases by which forms are known the beginning of a text may have, found in one pass.
///
/// What recognises a form asks here first: hardly a text has the phrase that its form needs. Each phrase
/// is found by two or three of its bytes that prose hardly has next to each other.
struct FormPhrases {
  /// Some of the phrases.
  struct Phrases: OptionSet {
    let rawValue: UInt8

    /// `MRN`, `DATE/DTG`: the labels of SMART.
    static let messageNumber = Phrases(rawValue: 1)
    static let dateGroup = Phrases(rawValue: 2)
    /// `REFID:`, `HEADER ENDS ---`: the marks of a dump.
    static let refID = Phrases(rawValue: 4)
    static let headerEnds = Phrases(rawValue: 8)
    /// `CANONICAL ID:`: the label of a page of PlusD.
    static let canonicalID = Phrases(rawValue: 16)
    /// `MESSAGE ATTRIBUTES`, `MESSAGE TEXT`: the marks of the archives.
    static let attributes = Phrases(rawValue: 32)
    static let messageText = Phrases(rawValue: 64)
  }

  /// The phrases, and where in each of them the letters are by which it is found.
  private static let all: [(phrase: Phrases, text: StaticString, letters: Int)] = [
    (.messageNumber, "MRN", 0), (.dateGroup, "DATE/DTG", 4), (.refID, "REFID:", 3),
    (.headerEnds, "HEADER ENDS ---", 10), (.canonicalID, "CANONICAL ID:", 10),
    (.attributes, "MESSAGE ATTRIBUTES", 3), (.messageText, "MESSAGE TEXT", 3),
  ]

  /// Those that are there.
  private(set) var found: Phrases = []

  /// Looks at the beginning of a text.
  ///
  /// Cost: linear, sixteen bytes at a time where none of them is.
  init(in head: [UInt8]) {
    let all = Self.all
    var from = 0
    while let place = Self.place(in: head, from: from) {
      for row in all where head.has(row.text, at: place - row.letters) { found.insert(row.phrase) }
      from = place + 1
    }
  }

  /// The next place of the letters by which a phrase is found.
  private static func place(in head: [UInt8], from start: Int) -> Int? {
    head.withUnsafeBufferPointer { text in
      ByteBlock.firstByBlock(in: text, start..<max(start, text.count - 2), reach: 2) {
        places($0)
      } _: {
        isPlace($0, in: text)
      }
    }
  }

  @inline(__always)
  private static func places(_ window: ByteBlock.Window) -> ByteBlock.Places {
    let (first, second, third) = (window[0], window[1], window[2])
    let isD = second.areLetter(UInt8(ascii: "d"))
    let isGroup = first.are(UInt8(ascii: "/")) & isD
    let isID = first.areLetter(UInt8(ascii: "i")) & isD & third.are(UInt8(ascii: ":"))
    let isNumber = first.areLetter(UInt8(ascii: "m")) & second.areLetter(UInt8(ascii: "r"))
    // `S -` of a header's end, and the letters in the middle of MESSAGE.
    let isMark =
      first.areLetter(UInt8(ascii: "s"))
      & (third.are(UInt8(ascii: "-"))
        | second.areLetter(UInt8(ascii: "a")) & third.areLetter(UInt8(ascii: "g")))
    return isID | isGroup | isNumber | isMark
  }

  private static func isPlace(_ place: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let (second, third) = (text[place + 1] | 0x20, text[place + 2] | 0x20)
    return switch text[place] | 0x20 {
    case UInt8(ascii: "/"): second == UInt8(ascii: "d")
    case UInt8(ascii: "i"): third == UInt8(ascii: ":")
    case UInt8(ascii: "m"): second == UInt8(ascii: "r") && third == UInt8(ascii: "n")
    case UInt8(ascii: "s"):
      second == 0x20 && third == UInt8(ascii: "-") || third == UInt8(ascii: "g")
    default: false
    }
  }
}
