/// What a person says of the collection that cables come from: set once, and in every citation.
public struct CitationSource: Sendable, Hashable {
  /// The collection's name, such as `Embassy files of Rome, box 12`.
  public var collection: CitationTemplate?
  /// Who keeps it.
  public var archive: CitationTemplate?
  /// The address of a cable on the web, such as `https://example.org/cables/{id}`.
  public var url: CitationTemplate?

  /// Nothing said.
  public init() {}
}

/// A text with places for what is a cable's own: `{id}`, `{post}`, `{number}`, `{year}`, `{date}`.
public struct CitationTemplate: Sendable, Hashable {
  /// What can be in braces.
  public enum Placeholder: String, Sendable, Hashable, CaseIterable {
    case id, post, number, year, date
  }

  /// A template that cannot be used.
  public struct Fault: Error, Sendable, Hashable {
    /// Where, as bytes of the text.
    public var offset: Int
    /// The content of the braces; nil if a brace is not closed.
    public var name: String?

    /// A fault at its place.
    public init(offset: Int, name: String?) {
      self.offset = offset
      self.name = name
    }
  }

  private enum Part: Sendable, Hashable {
    case text(String)
    case value(Placeholder)
  }

  /// As it was written.
  public let spelled: String
  private var parts: [Part] = []

  /// Reads a template.
  ///
  /// - Throws: for an unknown placeholder, and for a brace without its other.
  public init(_ text: String) throws(Fault) {
    spelled = text
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      let offset = text.utf8.distance(from: text.startIndex, to: open)
      guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else {
        throw Fault(offset: offset, name: nil)
      }
      let name = String(rest[rest.index(after: open)..<close])
      guard let placeholder = Placeholder(rawValue: name) else {
        throw Fault(offset: offset, name: name)
      }
      parts.append(.text(String(rest[..<open])))
      parts.append(.value(placeholder))
      rest = rest[rest.index(after: close)...]
    }
    parts.append(.text(String(rest)))
  }

  /// The text for a cable; nil if the cable lacks what it asks for.
  ///
  /// - Parameters:
  ///   - citation: of the cable.
  ///   - isAddress: true writes what is no letter, digit, hyphen or full stop as `%20` (RFC 3986, 2.1).
  /// - Returns: the text, or nil.
  func text(of citation: Citation, isAddress: Bool = false) -> String? {
    var written = ""
    for part in parts {
      switch part {
      case .text(let text): written += text
      case .value(let placeholder):
        guard let value = placeholder.value(of: citation) else { return nil }
        written += isAddress ? PercentEncoding.text(value, keeping: "-._~") : value
      }
    }
    return written.isEmpty ? nil : written
  }
}

extension CitationTemplate.Placeholder {
  fileprivate func value(of citation: Citation) -> String? {
    let id = CableID(parsing: citation.id)
    return switch self {
    case .id: citation.id
    case .post: id?.station
    case .number: id.map { String($0.number) }
    case .year: citation.sent.map { String($0.year) }
    case .date: citation.sent?.isoDate
    }
  }
}
