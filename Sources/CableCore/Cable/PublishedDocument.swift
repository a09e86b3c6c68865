/// A document as a volume of Foreign Relations of the United States (FRUS) prints it.
public struct PublishedDocument: Sendable, Hashable {
  /// The title, without the number before it: `Telegram From the Embassy in Japan to …`.
  public var title: String
  /// Its number within the volume, as printed.
  public var number: String?
  /// Where the original is, as the source note says: `National Archives, RG 59, …`.
  public var archive: String?
  /// The volume; nil if the file holds a document without the volume's header.
  public var volume: Volume?

  /// A volume, as its own header says.
  public struct Volume: Sendable, Hashable {
    /// `Foreign Relations of the United States`.
    public var series: String?
    /// The years of the sub-series, such as `1964–1968`.
    public var subseries: String?
    /// `Volume XXIX, Part 2`.
    public var number: String?
    /// `Japan`.
    public var title: String?
    /// Those who edited it, first names first, in the order of the header.
    public var editors: [String] = []
    /// Who printed it.
    public var publisher: String?
    /// Where it was printed.
    public var place: String?
    /// The year in which it was printed.
    public var year: String?

    /// Nothing known.
    init() {}

    /// Series and sub-series, such as `Foreign Relations of the United States, 1964–1968`.
    public var wholeSeries: String {
      [series ?? "Foreign Relations of the United States", subseries].compactMap(\.self)
        .joined(separator: ", ")
    }

    /// The number without the word for it, such as `XXIX, Part 2`.
    public var bareNumber: String? {
      number.map { $0.hasPrefix("Volume ") ? String($0.dropFirst(7)) : $0 }
    }
  }
}
