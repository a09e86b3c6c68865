/// Compares what a container and the text say about a cable, and notes where they contradict.
enum ContainerCheck {
  static func run(on cable: inout Cable) {
    let values = cable.source.hints.values
    guard !values.isEmpty else { return }
    // Where the text has a date of its own, nobody needs the other.
    if cable.sent?.range.isEmpty == true, let date = cable.source.hints.first(.sent),
      cable.source.hints.dateOrder.isOpen(date)
    {
      cable.note(
        .dateGuessed, .notice, at: 0..<0,
        "the date \(date) was read with the month first: nothing says which comes first")
    }
    if cable.classification == nil,
      let level = values.first(where: { $0.field == .classification }),
      level.value.utf8.contains(where: \.isLetter), Identity.classification(level.value) == nil
    {
      cable.note(
        .containerMismatch, .notice, at: 0..<0,
        "the level \(level.value.prefix(80)) of \(level.source) is in no table: it is kept as printed"
      )
    }
    // An array, since it never holds more than there are fields.
    var done: [ContainerValue.Field] = []
    for value in values {
      guard let field = value.field, !done.contains(field) else { continue }
      done.append(field)
      guard let (said, place) = contradicted(value, cable) else { continue }
      cable.note(
        .containerMismatch, field == .id ? .warning : .notice, at: place,
        "the text says \(said), \(value.source) says \(value.value.prefix(80))")
    }
  }

  /// What the text says instead, and where; nil if both agree or one is silent.
  private static func contradicted(_ value: ContainerValue, _ cable: Cable) -> (String, Range<Int>)?
  {
    switch value.field {
    case .id:
      // Most containers give it as it is: to correct one is expensive.
      guard let number = cable.number, let id = cable.id, value.value != id.description,
        let listed = CableID(correcting: value.value), listed != id, !listed.isAirgram
      else { return nil }
      return (id.description, number.range)
    case .sent:
      let printed = cable.source.hints.dateOrder.monthFirst(value.value)
      guard let sent = cable.sent, !sent.range.isEmpty, let time = DateText.time(printed),
        abs(days(time) - days(sent.value)) > 1
      else { return nil }
      return (sent.value.isoDate, sent.range)
    case .classification:
      guard let printed = cable.classification, !printed.range.isEmpty,
        let level = Identity.classification(value.value)?.value.level,
        level.withoutHandling != printed.value.level.withoutHandling
      else { return nil }
      return (printed.value.description, printed.range)
    case .subject:
      guard let subject = cable.subject, !subject.range.isEmpty,
        !areAlike(subject.value, value.value)
      else { return nil }
      return (String(subject.value.prefix(80)), subject.range)
    case .tags:
      guard let first = cable.tags.first, !first.range.isEmpty else { return nil }
      let listed = Set(value.value.split { !$0.isLetter && !$0.isNumber }.map { $0.uppercased() })
      let codes = cable.tags.map(\.value)
      guard !listed.isEmpty, codes.allSatisfy({ !listed.contains($0) && !$0.contains(",") }) else {
        return nil
      }
      return (codes.joined(separator: " "), first.range)
    default: return nil
    }
  }

  /// Days since some day, near enough to compare two.
  private static func days(_ time: ZuluTime) -> Int {
    365 * time.year + time.year / 4 + time.julianDay
  }

  /// True if two subjects share a word of some length for every three of the shorter one, also
  /// where a publisher cut or re-set one of them.
  private static func areAlike(_ left: String, _ right: String) -> Bool {
    func words(_ text: String) -> Set<String> {
      Set(text.uppercased().split { !$0.isLetter && !$0.isNumber }.map { String($0.prefix(6)) })
    }
    let (one, other) = (words(left), words(right))
    return one.isEmpty || other.isEmpty
      || 3 * one.intersection(other).count >= min(one.count, other.count)
  }
}
