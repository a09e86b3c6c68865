/// The labels of the preamble's fields, in the spellings that are met.
enum FieldLabel: Sendable {
  case executiveOrder, tags, subject, reference, classifiedBy

  /// A label and the bytes it takes.
  struct Place {
    var label: FieldLabel
    var start: Int
    var end: Int
  }

  /// Every label in a line's words, in order.
  static func find(in words: [Word]) -> [Place] {
    var places: [Place] = []
    for (index, word) in words.enumerated() {
      let isFirst = index == 0
      if let (label, length) = match(
        word.text, next: words.dropFirst(index + 1).first?.text, isFirst)
      {
        var end = word.range.lowerBound + length
        if label == .classifiedBy, let next = words.dropFirst(index + 1).first {
          end = next.range.upperBound
        }
        places.append(Place(label: label, start: word.range.lowerBound, end: end))
      }
    }
    return places
  }

  private static func match(
    _ word: Substring, next: Substring?, _ isFirst: Bool
  ) -> (FieldLabel, Int)? {
    let upper = word.uppercased()
    for (text, label) in colonLabels where upper.hasPrefix(text) {
      return (label, text.utf8.count)
    }
    if upper.hasPrefix("E.O.") { return (.executiveOrder, 4) }
    if isFirst {
      switch upper {
      case "EO": return (.executiveOrder, 2)
      case "TAGS": return (.tags, 4)
      case "SUBJECT", "SUBJ": return (.subject, upper.utf8.count)
      case "REF", "REFS", "REFERENCES", "REFTEL": return (.reference, upper.utf8.count)
      default: break
      }
    }
    if let next = next?.uppercased(), upper == "CLASSIFIED" || upper == "(U)CLASSIFIED",
      next == "BY:" || (next == "BY" && isFirst)
    {
      return (.classifiedBy, word.utf8.count)
    }
    return nil
  }

  private static let colonLabels: [(String, FieldLabel)] = [
    ("TAGS:", .tags), ("TAG:", .tags), ("TAS:", .tags), ("AGS:", .tags), ("SUBJECT:", .subject),
    ("SUBJ:", .subject), ("UBJECT:", .subject), ("REF:", .reference), ("REFS:", .reference),
    ("REFTEL:", .reference), ("REFTELS:", .reference), ("REF(S):", .reference),
    ("REFERENCES:", .reference), ("REFERENCE:", .reference),
  ]
}
