/// A cable that the prose names by post and number, without a year: `(Rome 443, 2042)`,
/// `see Paris 1766`, `Berlin 1095 reported`.
///
/// A name and a number alone are no reference (`in Paris 300 people`): a bracket, a word such as
/// `see`, a list of references or a verb of reporting must show that they are one.
struct PostMention {
  /// The canonical name of the post.
  var station: String
  var number: Int
  /// Where the post's name begins; the number, where it shares the post of the one before.
  var start: Int
  /// After the number.
  var end: Int
  /// True where it is in a list in brackets or after a word such as `see`, which may continue.
  var mayGoOn: Bool

  /// The list that may continue.
  struct Chain {
    /// Of the cable named last, which a number alone shares; nil where it may not.
    var station: String?
    /// Where that one ends.
    var end: Int
  }

  /// The post whose name ends right before a number, and where it begins.
  ///
  /// Cost: a look-up for each of at most four words.
  static func post(_ text: [UInt8], before number: Int, from start: Int) -> (
    station: String, start: Int
  )? {
    guard number >= start + 5, text[number - 1] == 0x20 else { return nil }
    var end = number - 1
    var name: Word?
    var found: (station: String, start: Int)?
    for _ in 0..<4 {
      var begin = end
      while begin > start, text[begin - 1].isLetter || text[begin - 1] == UInt8(ascii: "'") {
        begin -= 1
      }
      guard begin < end, text[begin].isUpper, end - begin <= 17 else { break }
      let word = Word(text, begin..<end).uppercased
      let whole = name.map { word.appending($0) } ?? word
      if let station = Vocabulary.listedStation(whole) { found = (station, begin) }
      name = whole
      guard begin > start + 1, text[begin - 1] == 0x20 else { break }
      end = begin - 1
    }
    return found
  }

  /// Reads the mention whose number begins at a place; nil where there is none.
  ///
  /// - Parameters:
  ///   - text: the prose of all paragraphs.
  ///   - place: the first digit.
  ///   - range: of the paragraph.
  ///   - chain: the list before, where there is one.
  /// - Returns: the post, the number and where both are.
  static func read(
    _ text: [UInt8], at place: Int, in range: Range<Int>, after chain: Chain?
  ) -> PostMention? {
    var end = place
    while end < range.upperBound, text[end].isDigit { end += 1 }
    guard (1...7).contains(end - place), let number = Int(text.string(place..<end)), number > 0,
      endsNumber(text, end, range.upperBound),
      // `Paris 2008` is a place and a year.
      !(end - place == 4 && (1800...2030).contains(number))
    else { return nil }
    let goesOn = goesOn(text, end, range.upperBound)
    if let chain, let station = chain.station, goesOn, end - place >= 2,
      isJoint(text, chain.end..<place)
    {
      return PostMention(
        station: station, number: number, start: place, end: end, mayGoOn: true)
    }
    guard end - place >= 2 || chain != nil,
      let post = post(text, before: place, from: range.lowerBound)
    else { return nil }
    let isListed = chain.map { isJoint(text, $0.end..<max($0.end, post.start)) } ?? false
    guard end - place >= 2 || isListed else { return nil }
    let isIn = isBracketed(text, post.start, from: range.lowerBound)
    let isCued = isCued(text, post.start, from: range.lowerBound)
    guard
      (isIn || isListed) && goesOn || isCued
        || end - place >= 3 && isReporting(text, end, post.start, range)
        || namesParagraph(text, end, range.upperBound)
        // The Department is no place: `In State 12345 it asked`.
        || end - place >= 4 && post.station == "STATE"
        // Only a cable's number is printed with zeros before it.
        || end - place >= 5 && text[place] == 0x30
    else { return nil }
    return PostMention(
      station: post.station, number: number, start: post.start, end: end,
      mayGoOn: isIn || isListed || isCued)
  }

  /// `Rome 443, paras 3-5`: what has paragraphs is a cable.
  private static func namesParagraph(_ text: [UInt8], _ end: Int, _ limit: Int) -> Bool {
    var place = end
    while place < limit, place - end < 3, text[place].isOne(of: " ,(;") { place += 1 }
    var number = place
    while number < limit, text[number].isLetter, number - place < 12 { number += 1 }
    guard place > end, number > place,
      MentionWords.places.contains(Word(text, place..<number).uppercased)
    else { return false }
    return number + 1 < limit && text[number].isOne(of: " .") && text[number + 1].isDigit
  }

  /// `1,095`, `12.5`, `300-400` and `12%` are no numbers of cables.
  private static func endsNumber(_ text: [UInt8], _ end: Int, _ limit: Int) -> Bool {
    guard end < limit else { return true }
    if text[end].isLetter || text[end] == UInt8(ascii: "%") { return false }
    return !(end + 1 < limit && text[end + 1].isDigit && text[end].isOne(of: ",.-:"))
  }

  /// Whether a list may end or continue after a number: a sign, or a word such as `and`.
  private static func goesOn(_ text: [UInt8], _ end: Int, _ limit: Int) -> Bool {
    guard end < limit else { return true }
    if text[end].isOne(of: ")],;/.") { return true }
    guard let next = wordAfter(text, end, limit) else {
      return end + 1 < limit && text[end + 1].isOne(of: "&([")
    }
    return MentionWords.joints.contains(next)
  }

  /// Whether nothing but signs and words of a list is between two cables.
  private static func isJoint(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.count <= 16 else { return false }
    var hasSign = false
    var place = range.lowerBound
    while place < range.upperBound {
      if text[place].isLetter {
        var end = place
        while end < range.upperBound, text[end].isLetter { end += 1 }
        guard MentionWords.joints.contains(Word(text, place..<end).uppercased) else { return false }
        hasSign = true
        place = end
        continue
      }
      guard text[place].isOne(of: " ,;/&") else { return false }
      if text[place] != 0x20 { hasSign = true }
      place += 1
    }
    return hasSign
  }

  /// Whether a bracket is before a post, with nothing but `e.g.`, `reported` and the like between.
  private static func isBracketed(_ text: [UInt8], _ place: Int, from start: Int) -> Bool {
    var place = place
    for _ in 0..<4 {
      if place > start, text[place - 1].isOne(of: "([") { return true }
      guard let word = wordBefore(text, place, from: start),
        MentionWords.cues[word.uppercased] == .example
          || MentionWords.reports.contains(word.uppercased)
      else { return false }
      place = word.range.lowerBound
    }
    return place > start && text[place - 1].isOne(of: "([")
  }

  /// Whether the words before a post show that a cable follows.
  static func isCued(_ text: [UInt8], _ place: Int, from start: Int) -> Bool {
    var end = place
    var isReport = false
    for _ in 0..<4 {
      guard let word = wordBefore(text, end, from: start) else { return false }
      end = word.range.lowerBound
      let cue = MentionWords.cues[word.uppercased]
      if isReport, cue != .passing, cue != .example {
        return MentionWords.reports.contains(word.uppercased)
      }
      switch cue {
      case .cable: return true
      case .afterReport: isReport = true
      case .passing, .example: continue
      case nil: return false
      }
    }
    return false
  }

  /// Whether a verb of reporting is after a number, and no preposition before its post.
  private static func isReporting(
    _ text: [UInt8], _ end: Int, _ place: Int, _ range: Range<Int>
  ) -> Bool {
    guard isReport(text, after: end, range.upperBound) else { return false }
    return wordBefore(text, place, from: range.lowerBound).map {
      let cue = MentionWords.cues[$0.uppercased]
      return cue == nil || cue == .example
    } ?? true
  }

  /// Whether a verb of reporting follows a number, or the number of another cable in between:
  /// `Berlin 1095 and Rome 443 reported`.
  private static func isReport(_ text: [UInt8], after end: Int, _ limit: Int) -> Bool {
    guard let next = wordAfter(text, end, limit) else { return false }
    if MentionWords.reports.contains(next) { return true }
    guard MentionWords.joints.contains(next) else { return false }
    var place = end + 1 + next.count
    let last = min(limit, place + 36)
    while place < last, text[place].isLetter || text[place].isOne(of: " '") { place += 1 }
    let digits = place
    while place < last, text[place].isDigit { place += 1 }
    return place - digits >= 3
      && wordAfter(text, place, limit).map(MentionWords.reports.contains) == true
  }

  /// The word before a place, a blank or a sign between them or not; nil at a sentence's beginning.
  ///
  /// `e.g.` is one, without its last stop.
  private static func wordBefore(_ text: [UInt8], _ place: Int, from start: Int) -> Word? {
    var end = place
    while end > start, text[end - 1].isOne(of: " ,:."), place - end < 3 { end -= 1 }
    var begin = end
    while begin > start, end - begin < 16,
      text[begin - 1].isLetter
        || text[begin - 1] == UInt8(ascii: ".") && begin < end && end - begin < 3
    {
      begin -= 1
    }
    return begin < end ? Word(text, begin..<end) : nil
  }

  /// The word after a blank, in capitals.
  private static func wordAfter(_ text: [UInt8], _ place: Int, _ limit: Int) -> Word? {
    guard place + 1 < limit, text[place] == 0x20 else { return nil }
    var end = place + 1
    while end < limit, text[end].isLetter, end - place < 16 { end += 1 }
    return end > place + 1 ? Word(text, (place + 1)..<end).uppercased : nil
  }
}
