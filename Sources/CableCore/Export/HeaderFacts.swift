/// The facts of a cable's header in the words of a reader, the same in text, Markdown and HTML.
public struct HeaderFacts: Sendable, Hashable {
  /// A labelled fact.
  public struct Fact: Sendable, Hashable {
    /// `From`, `TAGS` and so on.
    public var label: String
    /// As it is to be read.
    public var value: String
  }

  /// The facts that the cable has, in order; what is missing is left out.
  public let facts: [Fact]

  /// The facts of a cable, without subject, TAGS and references.
  public init(_ cable: Cable) {
    var facts: [Fact] = []
    func add(_ label: String, _ value: String?) {
      if let value, !value.isEmpty { facts.append(Fact(label: label, value: value)) }
    }
    add("Classification", cable.classification?.value.description)
    add("Captions", cable.captions.map(\.value).joined(separator: ", "))
    add("Sent", cable.sent?.value.inWords)
    add("Precedence", cable.precedence?.value.word)
    add("From", cable.from?.value ?? cable.station?.value)
    add("To", cable.to.map(Self.addressee).joined(separator: "; "))
    add("Info", cable.info.map(Self.addressee).joined(separator: "; "))
    add("Section", cable.section.map { "\($0.value.number) of \($0.value.count)" })
    add("For", cable.distribution.map(\.value).joined(separator: "; "))
    add("Also", cable.passing.map(\.value).joined(separator: "; "))
    add(
      "Order",
      cable.executiveOrder.map { line in
        (line.value.order.map { "E.O. \($0): " } ?? "") + line.value.text
      })
    add("Classified by", cable.classifiedBy.map(\.value).joined(separator: "; "))
    add("Reasons", cable.reasons.joined(separator: ", "))
    self.facts = facts
  }

  private static func addressee(_ addressee: Addressee) -> String {
    let exempt =
      addressee.exempt.isEmpty ? "" : " (not \(addressee.exempt.joined(separator: ", ")))"
    return addressee.name + (addressee.precedence.map { " \($0.word)" } ?? "") + exempt
  }
}

extension ZuluTime {
  /// The names of the months, January first.
  public static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// The month's name; `?` where the month is none.
  public var monthName: String {
    Self.months.indices.contains(month - 1) ? Self.months[month - 1] : "?"
  }

  /// `4 August 2009, 11:11 UTC`.
  public var inWords: String {
    "\(day) \(monthName) \(year), \(iso8601.dropFirst(11).prefix(5)) UTC"
  }
}
