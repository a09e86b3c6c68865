import Glibc

/// Writes invented cables in the real shape: routing, marks, TAGS, references, wrapped paragraphs.
///
/// The same count gives the same cables. No sentence means anything: words come from syllables, by
/// Zipf's law, so that an index has common and rare ones to deal with.
struct Generator {
  private static let posts = [
    "ANKARA", "ASTANA", "BAGHDAD", "BEIJING", "BERLIN", "BOGOTA", "CAIRO", "CANBERRA", "DAKAR",
    "DUSHANBE", "GENEVA", "HANOI", "KABUL", "KYIV", "LIMA", "LISBON", "MADRID", "MANILA", "MOSCOW",
    "NAIROBI", "NEWDELHI", "OSLO", "PARIS", "PRAGUE", "QUITO", "ROME", "SEOUL", "STATE", "TBILISI",
    "TOKYO", "VIENNA", "WARSAW",
  ]
  private static let tags = [
    "PREL", "PGOV", "ECON", "PHUM", "ETRD", "PTER", "MARR", "EFIN", "ENRG", "EINV", "KDEM", "KNNP",
    "SENV", "SNAR", "SOCI", "CVIS", "ASEC", "AMGT", "OVIP", "PINR", "PARM", "EAIR", "EAGR", "KJUS",
    "KIRF", "OSCE", "UN", "RS", "CH", "FR", "TU", "KZ", "IZ", "UP",
  ]
  private static let levels: [(line: String, mark: String)] = [
    ("UNCLAS", "U"), ("UNCLAS", "SBU"), ("C O N F I D E N T I A L", "C"), ("S E C R E T", "S"),
  ]
  private static let months = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
  ]
  private static let common = [
    "the", "of", "to", "and", "in", "that", "a", "for", "is", "on", "with", "said", "was", "as",
    "by", "he", "government", "has", "not", "be", "from", "are", "would", "at", "have", "this",
    "president", "minister", "were", "will", "political", "trade", "party", "human", "rights",
  ]

  private var random: UInt64 = 0x5EED
  private let words: [String]
  private var serials: [Int: Int] = [:]
  /// Ids of the latest cables, as a reference cites them.
  private var recent: [String] = []

  /// A generator with its vocabulary.
  init() {
    let syllables = [
      "ba", "dor", "mi", "ren", "tal", "vo", "ki", "sur", "la", "pen", "go", "ster", "ni", "cal",
      "fe", "ron", "du", "mar", "si", "ten",
    ]
    var words = Self.common
    for number in 0..<60_000 {
      var rest = number &* 7_919 &+ 20
      var word = ""
      while rest > 0 {
        word += syllables[rest % syllables.count]
        rest /= syllables.count * (word.utf8.count > 8 ? 3 : 1)
      }
      words.append(word)
    }
    self.words = words
  }

  /// Writes cables as `YEAR/MONTH/ID.txt` below a folder.
  mutating func write(_ count: Int, below folder: String) {
    var made: Set<String> = []
    mkdir(folder, 0o755)
    for number in 0..<count {
      // Dates rise through thirty years, denser towards the end, as in the archives.
      let share = Double(number) / Double(max(1, count))
      let month = Int(360 * share.squareRoot())
      let (year, monthOfYear) = (1980 + month / 12, month % 12)
      let path = "\(folder)/\(year)/\(monthOfYear < 9 ? "0" : "")\(monthOfYear + 1)"
      if made.insert(path).inserted {
        mkdir("\(folder)/\(year)", 0o755)
        mkdir(path, 0o755)
      }
      let (id, text) = cable(year: year, month: monthOfYear)
      let bytes = Array(text.utf8)
      let file = open("\(path)/\(id).txt", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
      guard file >= 0, Glibc.write(file, bytes, bytes.count) == bytes.count else {
        print(
          "\(path)/\(id).txt cannot be written: \(String(cString: strerror(errno))). Make room.")
        exit(1)
      }
      close(file)
    }
  }

  private mutating func next(_ bound: Int) -> Int {
    random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: random >> 33) % bound
  }

  /// A word by Zipf's law: its rank is a random power of the vocabulary's size.
  private mutating func word() -> String {
    let share = Double(next(1 << 30)) / Double(1 << 30)
    return words[min(words.count - 1, Int(exp(share * log(Double(words.count)))) - 1)]
  }

  private mutating func cable(year: Int, month: Int) -> (id: String, text: String) {
    let post = next(Self.posts.count)
    let name = Self.posts[post]
    let key = year * 1_000 + post
    let serial = (serials[key] ?? 0) + 1
    serials[key] = serial
    let twoDigits = (year % 100 < 10 ? "0" : "") + String(year % 100)
    let id = "\(twoDigits)\(name)\(serial)"
    let level = Self.levels[[0, 0, 1, 1, 2, 2, 2, 3][next(8)]]
    let day = 10 + next(18)
    let time = "\(10 + next(13))\(10 + next(49))"
    var text = """
      VZCZCXRO\(1_000 + next(8_999))
      PP RUEHFL RUEHKW
      DE RUEH\(name.prefix(2)) #\(serial)/01 1231234
      ZNR UUUUU ZZH
      P \(day)\(time)Z \(Self.months[month]) \(twoDigits)
      FM AMEMBASSY \(name)
      TO RUEHC/SECSTATE WASHDC PRIORITY \(1_000 + next(8_999))
      INFO RUEHZG/NATO EU COLLECTIVE PRIORITY
      RUEH\(Self.posts[next(Self.posts.count)].prefix(2))/AMEMBASSY \(Self.posts[next(Self.posts.count)]) 0012
      BT
      \(level.line) \(name) \(serial)

      SIPDIS

      E.O. 12958: DECL: 01/01/2030
      TAGS: \((0...next(5)).map { _ in Self.tags[next(8) * next(5) % Self.tags.count] }.joined(separator: ", "))
      SUBJECT: \((0..<4 + next(8)).map { _ in word().uppercased() }.joined(separator: " "))

      """
    let references = recent.isEmpty ? 0 : next(4)
    if references > 0 {
      let cited = (0..<references).map { _ in recent[next(recent.count)] }
      text +=
        "\nREF: "
        + cited.enumerated().map {
          "\(Character(UnicodeScalar(UInt8(65 + $0.offset)))). \($0.element)"
        }.joined(separator: "\n     ") + "\n"
    }
    for paragraph in 1...3 + next(9) {
      text += "\n" + paragraphText(paragraph, mark: level.mark)
    }
    text += "\n\(words[200 + next(400)].uppercased())\n\nNNNN\n"
    recent.append("\(twoDigits) \(name) \(serial)")
    if recent.count > 2_000 {
      let latest = recent.removeLast()
      recent[next(recent.count)] = latest
    }
    return (id, text)
  }

  /// Some sentences, wrapped as a teleprinter would.
  private mutating func paragraphText(_ number: Int, mark: String) -> String {
    var line = "\(number). (\(next(5) == 0 ? "U" : mark)) "
    if number == 1 { line += "SUMMARY: " }
    var text = ""
    var isStart = true
    let count = 60 + next(160)
    for place in 0..<count {
      var word = word()
      if isStart { word = word.prefix(1).uppercased() + word.dropFirst() }
      isStart = place == count - 1 || next(14) == 0
      if isStart { word += "." }
      if line.utf8.count + word.utf8.count > 66 {
        text += line.trimmedEnd + "\n"
        line = ""
      }
      line += word + " "
    }
    return text + line.trimmedEnd + "\n"
  }
}

extension String {
  fileprivate var trimmedEnd: Substring {
    last == " " ? dropLast() : self[...]
  }
}
