/// A cable as a scholar cites it.
public struct Citation: Sendable, Hashable {
  /// The canonical id, or the file's name where there is none.
  public var id: String
  /// Names it in a bibliography, without spaces: the id, or the file with the number of the document.
  public var key: String
  /// What it is called in a sentence: `cable`, `airgram`, `memorandum`.
  public var kind: String
  /// Who wrote, such as `U.S. Embassy Astana`.
  public var author: String
  /// The subject, or words that say there is none.
  public var title: String
  /// When it was sent; nil if that is not known.
  public var sent: ZuluTime?
  /// The classification as `Classification` describes it.
  public var classification: String?
  /// To whom, as printed; nil if that is not known.
  public var recipient: String?
  /// Keywords, as printed.
  public var tags: [String]
  /// Where a volume of FRUS prints it.
  public var published: PublishedDocument?
  /// The collection that it was read in, with its locator there; nil if it is unknown.
  public var collection: String?
  /// Who keeps that collection.
  public var archive: String?
  /// Where it can be read on the web.
  public var url: String?
  /// Which of the cables of this id it is in one export, from 1: each needs a key of its own.
  public var copy = 1

  /// The citation of a cable.
  ///
  /// - Parameters:
  ///   - cable: the cable.
  ///   - fallbackID: names a cable which has no id.
  ///   - source: what a person says of the collection, before what the file says.
  public init(_ cable: Cable, fallbackID: String, source: CitationSource = CitationSource()) {
    id = cable.id?.description ?? fallbackID
    let number = cable.source.hints.published?.number.map { "-d\($0)" }
    key = cable.id?.description ?? fallbackID + (number ?? "")
    kind = cable.kind == .telegram ? "cable" : cable.kind.rawValue
    let station = cable.station?.value ?? cable.id?.station
    author = station.map(Vocabulary.author) ?? cable.from?.value ?? "U.S. Department of State"
    sent = cable.sent?.value
    classification = cable.classification?.value.description
    recipient = cable.to.first?.name
    tags = cable.tags.map(\.value)
    published = cable.source.hints.published
    title = published?.title ?? cable.subject?.value ?? "No subject"
    if let published {
      archive = published.archive
      if cable.id == nil { id = published.number.map { "Document \($0)" } ?? fallbackID }
    } else if cable.source.format == .nara, let sent, (1973...1979).contains(sent.year) {
      // The telegrams that the National Archives give in this form are all of one series; they ask to
      // be cited by document number and record group (General Information Leaflet 17).
      let film = cable.source.hints.values.first { $0.source.lowercased() == "film number" }
      let number = cable.source.hints.id ?? id
      collection =
        (["document number \(number)"] + (film.map { ["film \($0.value)"] } ?? [])
        + ["Electronic Telegrams", "Central Foreign Policy Files, 1973–79", "RG 59"])
        .joined(separator: ", ")
      archive = "National Archives"
    }
    if let text = source.collection?.text(of: self) { collection = text }
    if let text = source.archive?.text(of: self) { archive = text }
    url = source.url?.text(of: self, isAddress: true)
  }

  /// Where it is kept: collection, archive and address, those that are known.
  var place: [String] { [collection, archive, url].compactMap(\.self).filter { !$0.isEmpty } }
}
