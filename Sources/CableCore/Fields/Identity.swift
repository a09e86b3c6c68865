/// Which cable it is: from the text first, the container second, the file's name third.
enum Identity {
  /// Fills id, and from it what a text leaves out.
  static func fill(_ cable: inout Cable) {
    let hints = cable.source.hints
    // Correcting a name is expensive, and most texts say all that is asked for.
    lazy var listed =
      (hints.id.flatMap(CableID.init(correcting:)))
      ?? hints.fileName.flatMap(id(ofFile:))
    mendYear(of: &cable, listed: cable.source.format == .nara ? listed?.year : nil)
    if cable.sent == nil, let created = hints.created, let time = DateText.time(created) {
      cable.sent = Field(time, at: 0..<0)
    }
    if cable.from == nil, let from = hints.from ?? hints.origin {
      cable.from = Field(from, at: 0..<0)
    }
    if cable.to.isEmpty { cable.to = hints.to.map { Addressee(name: $0, range: 0..<0) } }
    if cable.info.isEmpty {
      cable.info = hints.all(.info).map { Addressee(name: $0, range: 0..<0) }
    }
    if cable.distribution.isEmpty {
      cable.distribution = hints.all(.distribution).map { Field($0, at: 0..<0) }
    }
    if cable.subject == nil, let subject = hints.subject {
      cable.subject = Field(subject, at: 0..<0)
    }
    let named = classification(hints.classification)
    if cable.classification == nil { cable.classification = named }
    // A page's own table names a control that the text does not.
    if let named, let own = cable.classification?.value, own.level == named.value.level,
      own.controls.isEmpty
    {
      cable.classification?.value.controls = named.value.controls
    }
    if cable.classification == nil { cable.classification = prosignLevel(cable.securityProsign) }
    if cable.precedence == nil, let word = hints.precedence,
      let precedence = Precedence.allCases.last(where: { word.hasSuffix($0.word) })
    {
      cable.precedence = Field(precedence, at: 0..<0)
    }
    for caption in hints.captions where !cable.captions.contains(where: { $0.value == caption }) {
      if Vocabulary.caption(caption) != nil { cable.captions.append(Field(caption, at: 0..<0)) }
    }
    if cable.tags.isEmpty, let tags = hints.tags { TagsField.read(placeless(tags), into: &cable) }
    let published: PublisherList? =
      if cable.sent == nil, let station = cable.station?.value, let number = cable.number?.value {
        PublisherList.find(station, number, in: cable)
      } else {
        nil
      }
    if let sent = published?.sent { cable.sent = Field(sent, at: 0..<0) }
    if cable.from == nil, let origin = published?.origin { cable.from = Field(origin, at: 0..<0) }
    guard let station = cable.station?.value, let number = cable.number?.value, number > 0,
      let year = cable.sent?.value.year ?? published?.year ?? listed?.year
    else {
      cable.id = listed
      return
    }
    // A post's name that the table does not know is a slip where the container's is known.
    let read = CableID(year: year, station: station, number: number)
    if !Vocabulary.isStation(station), let listed, listed.number == number, listed != read,
      Vocabulary.isStation(listed.station)
    {
      cable.id = listed
    } else if cable.source.format == .nara, let listed, listed.station == station,
      listed.year == year, listed.number > number,
      String(listed.number).hasPrefix(String(number))
    {
      // `LIMA 44 12`: the archive's page lines were printed by a machine.
      cable.id = listed
    } else {
      cable.id = read
    }
  }

  /// The id that a file's name is; `12-notes3` and `01-utf16` name no post that anybody knows.
  private static func id(ofFile name: String) -> CableID? {
    guard let id = CableID(correcting: name) else { return nil }
    let isPlain = name.utf8.allSatisfy { $0.isUpper || $0.isDigit }
    return isPlain || Vocabulary.isStation(id.station) ? id : nil
  }

  /// Gives the date-time group the year of the archive's document number where blanks or lost figures
  /// made it another: `MAR 7 5`.
  private static func mendYear(of cable: inout Cable, listed year: Int?) {
    guard let year, let sent = cable.sent, !sent.range.isEmpty, sent.value.year != year,
      // A cable of the first days of January is numbered in its own year.
      abs(sent.value.year - year) > 1
    else { return }
    cable.sent?.value.year = year
  }

  /// Words that are not from the text but from a container.
  static func placeless(_ text: String) -> [Word] {
    let bytes = Array(text.utf8)
    return Word.words(bytes, 0..<bytes.count).map { word in
      var word = word
      word.range = 0..<0
      return word
    }
  }

  /// The level that `ZNR UUUUU` or `ZNY CCCCC` gives, where the text has no line of its own.
  private static func prosignLevel(_ prosign: Field<String>?) -> Field<Classification>? {
    guard let prosign, let level = SecurityProsign.level(prosign.value) else { return nil }
    return Field(Classification(level: level), at: prosign.range)
  }

  /// `UNCLASSIFIED//FOR OFFICIAL USE ONLY` and the like, where the text has no line of its own.
  static func classification(_ printed: String?) -> Field<Classification>? {
    guard let printed else { return nil }
    let bytes = Array(printed.uppercased().utf8)
    let words = Word.words(bytes, 0..<bytes.count)
    guard let level = ClassificationLine.level(words)?.level else { return nil }
    var controls: [String] = []
    func says(_ control: StaticString) -> Bool {
      bytes.place(of: control, in: 0..<bytes.count) != nil
    }
    if says("OFFICIAL USE ONLY") || says("FOUO") { controls = ["FOUO"] }
    if says("NOFORN") { controls = ["NOFORN"] }
    if controls.isEmpty, bytes.count <= 80 {
      // `SECRET//REL TO USA, GBR`: as printed.
      controls = printed.uppercased().split(separator: "/").dropFirst()
        .map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
    }
    if level == .limitedOfficialUse || level == .officialUseOnly { controls = [] }
    return Field(Classification(level: level, controls: controls), at: 0..<0)
  }
}
