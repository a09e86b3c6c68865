extension Cable {
  /// The cable of a text, such as one that was pasted; any text gives one.
  ///
  /// Cost: linear in the length of the text.
  public init(_ text: String) { self.init(parsing: SourceText(bytes: Array(text.utf8))) }

  /// The first cable of a file, in whatever form the file holds it; nil if there is nothing of a
  /// cable.
  ///
  /// For a file that may hold several, and for the reason where it holds none, use
  /// ``Container/read(_:fileName:isNamed:)``.
  ///
  /// Cost: linear in the length of the file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - fileName: its name without folder; the id may be in it.
  public init?(contentsOf bytes: [UInt8], fileName: String = "") {
    guard let source = Container.read(bytes, fileName: fileName, isNamed: true).cables.first else {
      return nil
    }
    self.init(parsing: source)
  }
}
